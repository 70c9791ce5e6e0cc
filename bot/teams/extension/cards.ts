/**
 * What a search shows and puts into a message: an Adaptive Card, and the preview in the list, which Teams asks for with
 * one (learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search). The
 * card is the person's own message and may stand where nobody knows the bot, so it has a link and no other button.
 */
import type { Language } from '../../core/content.ts';
import type { Hit } from '../../core/extension/hit.ts';
import { botTexts, fill } from '../../core/texts/bot/index.ts';
import { dayAndTime, mediumDay } from '../../core/texts/dates.ts';
import { type ExtensionTexts, extensionTexts } from '../../core/texts/extension/index.ts';
import { card, heading, kindLine, open, text } from '../cards/parts.ts';
import type { Links, View } from '../links.ts';
import { ADAPTIVE_CARD } from '../message.ts';

export const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';

interface Words {
  kind: string;
  title: string;
  body: string[];
  view: View;
  unit: string;
  row: string | null;
}

const areaWord = (area: string | null, language: Language): string | null =>
  (botTexts[language].areas as Readonly<Record<string, string>>)[area ?? ''] ?? null;

const minutesWord = (minutes: number | null, t: ExtensionTexts): string => {
  if (minutes === null) return '';
  return minutes === 1 ? t.minute : fill(t.minutes, { n: String(minutes) });
};

const action = (hit: Hit & { kind: 'action' }, language: Language): Words => {
  const t = extensionTexts[language];
  const area = areaWord(hit.area, language);
  const state = t.state[hit.state];
  const standing =
    hit.state === 'done'
      ? t.done
      : hit.dueDate === null
        ? fill(t.undated, { state })
        : fill(t.due, { state, day: mediumDay(hit.dueDate, language) });
  return {
    kind:
      area === null
        ? fill(t.kind.action, { unit: hit.unitName })
        : fill(t.kind.actionIn, { area, unit: hit.unitName }),
    title: hit.title,
    body: [standing],
    ...{ view: 'plan', unit: hit.unit, row: hit.id },
  };
};

const whereStands = (hit: Hit & { kind: 'item' }, language: Language): string => {
  const t = extensionTexts[language];
  const minutes = minutesWord(hit.minutes, t);
  const { meeting } = hit;
  if (hit.state === 'notReached') return fill(t.item.notReached, { minutes });
  if (meeting === null) return fill(t.item.proposed, { minutes });
  const start = meeting.start !== null && !Number.isNaN(Date.parse(meeting.start)) ? meeting.start : null;
  if (start === null)
    return hit.state === 'discussed'
      ? fill(t.item.discussedUndated, { meeting: meeting.title })
      : fill(t.item.undated, { meeting: meeting.title, minutes });
  const when = dayAndTime(start, language);
  return hit.state === 'discussed'
    ? fill(t.item.discussed, { meeting: meeting.title, when })
    : fill(t.item.on, { meeting: meeting.title, when, minutes });
};

const item = (hit: Hit & { kind: 'item' }, language: Language): Words => ({
  kind: fill(extensionTexts[language].kind.item, { unit: hit.unitName }),
  title: hit.title,
  body: [whereStands(hit, language).trim()],
  ...{ view: hit.meeting === null ? 'apt' : 'meetings', unit: hit.unit, row: hit.meeting?.id ?? null },
});

const idea = ({ idea: found, unit }: Hit & { kind: 'idea' }, language: Language): Words => {
  const t = extensionTexts[language];
  const { title, purpose, question } = found[language];
  return {
    kind: fill(t.kind.idea, { area: botTexts[language].areas[found.area] }),
    title,
    body: [purpose, fill(t.question, { question }), minutesWord(found.minutes, t)],
    ...{ view: 'apt', unit, row: null },
  };
};

const wordsOf = (hit: Hit, language: Language): Words => {
  switch (hit.kind) {
    case 'action':
      return action(hit, language);
    case 'item':
      return item(hit, language);
    case 'idea':
      return idea(hit, language);
  }
};

/** The preview's text may carry HTML; what people have written must not. */
const bare = (words: string): string =>
  words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A hit as Teams takes it in an answer: the card, and its preview. */
export const attachmentOf = (hit: Hit, language: Language, links: Links) => {
  const { kind, title, body, view, unit, row } = wordsOf(hit, language);
  const summary = `${title} — ${body[0] ?? ''}`;
  return {
    contentType: ADAPTIVE_CARD,
    content: card({
      language,
      summary,
      speak: title,
      body: [kindLine(kind), heading(title), ...body.filter((part) => part !== '').map((part) => text(part))],
      actions: [open(extensionTexts[language].button.open, links(view, unit, row))],
    }),
    preview: {
      contentType: THUMBNAIL,
      content: { title, text: bare([body[0] ?? '', kind].filter((part) => part !== '').join(' · ')) },
    },
  };
};
export type Attachment = ReturnType<typeof attachmentOf>;
