/**
 * The parts of a card, in Adaptive Card 1.5 (LOOK section 2): one column, kind, heading, body, small line, at most
 * three visible buttons. Texts come finished, in the reader's language.
 */
import type { Language } from '../../core/content.ts';

export interface Element {
  type: string;
  [property: string]: unknown;
}
export interface Button extends Element {
  title: string;
}
export interface AdaptiveCard extends Element {
  type: 'AdaptiveCard';
  version: '1.5';
  body: Element[];
  actions?: Button[];
}

/** A name that somebody gave an action must not become a link of its own: TextBlocks read Markdown. */
const tame = (text: string): string => text.replaceAll('](', ']\u200b(');

export const text = (words: string, look: Readonly<Record<string, unknown>> = {}): Element => ({
  type: 'TextBlock',
  text: tame(words),
  wrap: true,
  ...look,
});
export const kindLine = (words: string): Element => text(words, { size: 'Small', isSubtle: true });
export const heading = (words: string): Element =>
  text(words, { style: 'heading', size: 'Medium', weight: 'Bolder' });
export const small = (words: string): Element => text(words, { isSubtle: true });
/** The heading of one of several lines. */
export const subheading = (words: string): Element => text(words, { weight: 'Bolder' });

export interface Press {
  title: string;
  verb: string;
  data?: Readonly<Record<string, string>>;
  primary?: boolean;
  /** Behind the menu. */
  secondary?: boolean;
  /** Leaves the card's fields alone: no field has to be filled in first. */
  plain?: boolean;
}

/** A button that asks us: Action.Execute, and for clients without it an Action.Submit with the same data. */
export const press = ({
  title,
  verb,
  data = {},
  primary = false,
  secondary = false,
  plain = false,
}: Press): Button => {
  const look = {
    ...(primary ? { style: 'positive' } : {}),
    ...(secondary ? { mode: 'secondary' } : {}),
    ...(plain ? { associatedInputs: 'none' } : {}),
  };
  return {
    type: 'Action.Execute',
    title,
    ...look,
    verb,
    data,
    fallback: { type: 'Action.Submit', title, ...look, data: { verb, ...data } },
  };
};

/** A button that opens a link. */
export const open = (title: string, url: string, secondary = false): Button => ({
  type: 'Action.OpenUrl',
  title,
  ...(secondary ? { mode: 'secondary' } : {}),
  url,
});

export interface Sheet {
  language: Language;
  /** Title and body in one line, for notifications and clients that show no cards. */
  summary: string;
  /** At most two sentences. */
  speak: string;
  body: Element[];
  actions: Button[];
  /**
   * What a client asks with for a newer form when the card comes into view; absent: the card never grows old. Without
   * `userIds` Teams asks for everybody in a chat or channel of up to 60 people; in a larger one people find a button for
   * it in the message's menu (learn.microsoft.com/javascript/api/teams-sdk-typescript/@microsoft/teams.cards/irefreshdefinition).
   */
  refresh?: Press;
  /** As wide as the channel; only its agenda is. */
  full?: boolean;
}

export const card = ({
  language,
  summary,
  speak,
  body,
  actions,
  refresh,
  full = false,
}: Sheet): AdaptiveCard => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version: '1.5',
  lang: language,
  fallbackText: summary,
  speak,
  body,
  ...(actions.length > 0 ? { actions } : {}),
  ...(refresh === undefined ? {} : { refresh: { action: press(refresh) } }),
  ...(full ? { msteams: { width: 'Full' } } : {}),
});

/** What a message is: a sentence, or a card with its summary. */
export type Face = { kind: 'text'; text: string } | { kind: 'card'; card: AdaptiveCard; summary: string };

export const face = (sheet: Sheet): Face => ({ kind: 'card', card: card(sheet), summary: sheet.summary });
export const sentence = (words: string): Face => ({ kind: 'text', text: words });
