/** What people in the story press on a card that came: as people do, now this and now that, but the same every time. */
import { ACTIONS, PEOPLE } from './plan.ts';
import type { Came } from './story.ts';

export interface Press {
  verb: string;
  inputs?: Record<string, unknown>;
}

const textsOf = (part: unknown): string[] => {
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  const { type, text, items } = part as { type?: string; text?: string; items?: unknown };
  return type === 'TextBlock' && text !== undefined ? [text] : textsOf(items);
};

/** The words of a card, line by line. */
export const wordsOf = ({ card }: Pick<Came, 'card'>): string[] => textsOf(card?.body);

const onAction = (words: string): Press[] => {
  const action = ACTIONS.find(({ title }) => words.includes(title));
  if (action === undefined) return [];
  const last = words.includes('Inga fler påminnelser') || words.includes('I dag:');
  const pressed = last ? action.second : action.first;
  return pressed === null ? [] : [{ verb: pressed }];
};

/** What the person presses on this card; a card of several matters gets one press. */
export const answersTo = (came: Came): Press[] => {
  if (came.person === null || came.card === null) return [];
  const { name } = came.person;
  const words = wordsOf(came).join('\n');
  const month = Number(came.at.slice(5, 7));
  if (/förslag till APT/.test(words)) return month === 5 ? [{ verb: 'skip' }] : [{ verb: 'place' }];
  if (/hur gick det\?/.test(words))
    return [{ verb: month === 3 ? 'notReached' : month === 9 ? 'promote' : 'discussed' }];
  if (/Stämmer besluten/.test(words)) return month === 10 ? [] : [{ verb: 'confirm' }];
  if (/En fråga att tänka på/.test(words)) return name === PEOPLE.skips ? [{ verb: 'skip' }] : [];
  if (/Utbildning · bara för dig|Training/.test(words)) {
    const slow = PEOPLE.slow.some((one) => one === name) && month === 1 && came.at < '2026-01-20';
    return slow || !/öppen till|open until/.test(words) ? [] : [{ verb: 'done' }];
  }
  if (/Datum att planera för/.test(words) && name === PEOPLE.fewer) return [{ verb: 'fewer' }];
  if (/uppföljning av SAM/.test(words) && name === 'Maria Östlund' && came.at < '2026-01-20')
    return [{ verb: 'later' }];
  return onAction(words);
};
