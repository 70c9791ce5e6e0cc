/** What the words of one line are, whatever its kind, and what each kind's file gets to make them. */
import type { Language } from '../../core/choices.ts';
import type { NudgeKind, NudgeLine } from '../../core/nudge.ts';
import { fill, numberWord } from '../../core/texts/bot/index.ts';
import type { Links } from '../links.ts';
import type { Button, Element, Press } from './parts.ts';

/** What every face needs: the reader's language and the links into the tab. */
export interface Look {
  language: Language;
  links: Links;
}

export interface LineWords {
  kind: string;
  title: string;
  body: string[];
  small: string | null;
  speak: string;
  /**
   * What a notification and a list of chats may show instead of title and body, where those would tell a bystander what
   * only the reader should know. Null: title and body tell nothing of anybody.
   */
  notice: string | null;
  /** The primary one first; those behind the menu last. */
  buttons: Button[];
}

/** What a line says once it is answered. */
export interface AnsweredWords {
  title: string;
  body: string[];
  /** Fields that belong to the answer: another day for a reminder. */
  inputs: Element[];
  buttons: Button[];
}

/** A card's line of one kind, with what its buttons carry. */
export interface Given<K extends NudgeKind> {
  line: NudgeLine & { kind: K };
  /** The thing's id and the card's id in the store. */
  data: NonNullable<Press['data']>;
  unitName: string;
  look: Look;
}

export type Words<K extends NudgeKind> = (given: Given<K>) => LineWords;

/** *Tre*, or the text for none or one where there is such. */
export const counted = (
  count: number,
  texts: { body: string; one: string; none?: string },
  language: Language,
): string => {
  if (count === 1) return texts.one;
  if (count === 0 && texts.none !== undefined) return texts.none;
  return fill(texts.body, { n: numberWord(count, language) });
};

/** As many of a list as a card shows; the rest is a number. A card is never longer for a long agenda. */
const SHOWN = 3;

/** *a, b, c och 4 till*. */
export const listed = (items: readonly string[], more: string): string => {
  const shown = items.slice(0, SHOWN).join(', ');
  return items.length > SHOWN ? fill(more, { items: shown, n: String(items.length - SHOWN) }) : shown;
};
