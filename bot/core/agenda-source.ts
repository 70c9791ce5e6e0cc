/**
 * Where an agenda item came from, as its row's source says: an idea of the library by its id, `person`, `gruppen`, or
 * another row (`routine:`, `answer:`, `action:` with the list item's id). A declined proposal keeps its source behind
 * `declined:` and has the reason as its outcome, since the list's states are those that other programs rely on.
 */
import { agendaState } from './agenda.ts';
import type { AgendaRow, Stored } from './rows.ts';

const DECLINED = 'declined:';

export const PERSON = 'person';
/** Proposed through the group: nobody is named, anywhere. */
export const GROUP = 'gruppen';

/** The source of an item that came from a routine, from a consultation group's answer, or from an action. */
export const routineSource = (id: string): string => `routine:${id}`;
export const answerSource = (id: string): string => `answer:${id}`;
export const actionSource = (id: string): string => `action:${id}`;

/** A finding's link to the agenda item that it came from, and back; null: the link is another. */
const FROM_ITEM = 'agenda:';
export const itemLink = (id: string): string => `${FROM_ITEM}${id}`;
export const itemOfLink = (link: string | null): string | null =>
  link?.startsWith(FROM_ITEM) ? link.slice(FROM_ITEM.length) : null;

/** A proposal that was declined. */
export const isDeclined = ({ source }: Pick<AgendaRow, 'source'>): boolean =>
  source?.startsWith(DECLINED) === true;

/** The source itself, also of a declined proposal. */
export const sourceOf = ({ source }: Pick<AgendaRow, 'source'>): string | null =>
  source?.startsWith(DECLINED) ? source.slice(DECLINED.length) || null : source;

/** A proposal that waits for somebody to place or decline it; what was raised waits for its answer instead. */
export const isProposal = (row: AgendaRow): boolean =>
  agendaState(row) === 'proposed' && row.raisedTo === null;

/** The columns of a proposal that is declined; the reason is for everybody to read. */
export const declined = (row: AgendaRow, reason: string): Partial<AgendaRow> => ({
  state: 'notReached',
  meetingKey: null,
  order: null,
  outcome: reason,
  source: `${DECLINED}${sourceOf(row) ?? PERSON}`,
});

/** The columns of an item that is put on an agenda; a declined proposal is one no longer. */
export const placedAt = (row: AgendaRow, meetingKey: string, order: number): Partial<AgendaRow> => ({
  state: 'onAgenda',
  meetingKey,
  order,
  ...(isDeclined(row) ? { source: sourceOf(row), outcome: null } : {}),
});

/** What an item shows beside its own fields. Who proposed it is told only if they wished to be named. */
export const agendaDetailsOf = (row: AgendaRow) => ({
  samPhase: row.samPhase,
  activeMeasure: row.activeMeasure,
  whose: row.whose,
  source: sourceOf(row),
  proposedBy: sourceOf(row) === GROUP ? null : row.proposedBy,
  declined: isDeclined(row),
  raisedTo: row.raisedTo,
  raisedOn: row.raisedOn,
  answerDue: row.answerDue,
  answer: row.answer,
});

/** A title as it is kept: one line, without spaces around. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether two titles say the same, whatever their spaces and capitals. */
export const sameTitle = (a: string, b: string): boolean =>
  oneLine(a).toLocaleLowerCase('sv') === oneLine(b).toLocaleLowerCase('sv');

/** 53 bits of a text (cyrb53), for keys that must be short; whoever relies on it compares the text too. */
const digest = (text: string): string => {
  let [high, low] = [0xdeadbeef, 0x41c6ce57];
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36);
};

/**
 * How the keys of a person's (or the group's) proposals of this title begin, so that an identical one is one, also when
 * two presses race. It is made of the person only where the person is named: of a proposal through the group it could
 * be tried out who sent it.
 */
export const proposalBase = (unit: string, by: string | null, title: string): string =>
  `proposed:${digest([unit, by ?? GROUP, oneLine(title).toLocaleLowerCase('sv')].join('\n'))}:`;

/** The identical proposal that waits already, or the key of a new one: what was settled can be proposed anew. */
export const nextProposal = (
  rows: readonly Stored<AgendaRow>[],
  base: string,
  title: string,
): { open: Stored<AgendaRow> } | { key: string } => {
  const same = rows.filter(({ key }) => key?.startsWith(base) === true);
  const open = same.find(({ value }) => isProposal(value) && sameTitle(value.title, title));
  if (open !== undefined) return { open };
  const rounds = same.map(({ key }) => Number(key?.slice(base.length))).filter(Number.isInteger);
  return { key: `${base}${Math.max(0, ...rounds) + 1}` };
};
