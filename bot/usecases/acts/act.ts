/** What every press on a nudge's button shares: the card as it is stored, its line, the unit and who presses. */

import type { Actor } from '../../core/access.ts';
import { localDay } from '../../core/calendar.ts';
import type { ActorRole, Fault } from '../../core/fault.ts';
import type { Day, NudgeLine } from '../../core/nudge.ts';
import { n6Recipient } from '../../core/nudges/n6-action-due.ts';
import type { Answer, NudgeCard, Reply } from '../../core/reply.ts';
import type { ActionRow, Stored } from '../../core/rows.ts';
import type { ChatPorts, Click, Writer } from '../conversation.ts';
import type { As, CardRecord, Site, UnitRecord } from '../ports.ts';

/** A card shows three lines; the rest is in the tab. */
const SHOWN = 3;

export interface Act {
  ports: ChatPorts;
  writer: Writer;
  actor: Actor;
  card: CardRecord;
  key: string;
  line: NudgeLine;
  unit: UnitRecord;
  as: As;
  site: Site;
  data: Click['data'];
  now: Date;
  today: Day;
}

/** The roles that somebody has in a unit; none for people who are not in it, whatever they once were. */
export const rolesIn = (unit: UnitRecord, person: string): ActorRole[] => {
  const member = unit.members.find(({ id }) => id === person);
  if (member === undefined || member.guest) return [];
  const roles: ActorRole[] = ['member'];
  if (unit.manager === person) roles.push('manager');
  if (unit.group.includes(person)) roles.push('group');
  if (unit.processLead === person) roles.push('processLead');
  if (unit.safetyRep === person) roles.push('safetyRep');
  return roles;
};

export const makeAct = (
  ports: ChatPorts,
  writer: Writer,
  card: CardRecord,
  line: { key: string; line: NudgeLine },
  unit: UnitRecord,
  data: Click['data'],
): Act => {
  const now = ports.clock.now();
  return {
    ports,
    writer,
    actor: { id: writer.id, roles: rolesIn(unit, writer.id) },
    card,
    ...line,
    unit,
    as: { kind: 'app', tenant: unit.tenant },
    site: { tenant: unit.tenant, site: unit.site },
    data,
    now,
    today: localDay(now),
  };
};

/**
 * Whether an action's reminders are still this reader's: the owner's, and where nobody in the unit is that, theirs who
 * stand in. Whoever has handed it over decides nothing about the reminders of the one who has it now.
 */
export const isTheirAction = (
  { unit, card }: Pick<Act, 'unit' | 'card'>,
  row: Stored<ActionRow>,
): boolean => {
  const isIn = (id: string | null): id is string =>
    id !== null && unit.members.some((member) => member.id === id && !member.guest);
  return n6Recipient(unit, row, isIn)?.person === card.person;
};

/** The card as people see it. */
export const shown = (card: CardRecord, unitName: string): NudgeCard => ({
  card: card.id,
  unitName,
  lines: card.lines.slice(0, SHOWN),
  more: Math.max(0, card.lines.length - SHOWN),
  ...(card.to === 'channel' ? { to: card.to } : {}),
});

/** The card as it stands now, with what was answered; `also` shows an answer that is not kept. */
export const present = async (act: Act, also?: { key: string; answer: Answer }): Promise<Reply> => {
  const card = (await act.ports.claims.card(act.card.id)) ?? act.card;
  const kept = card.answers.filter(({ key }) => key !== also?.key);
  const answers = also === undefined ? card.answers : [...kept, also];
  const nudge = shown(card, act.unit.name);
  return answers.length === 0 ? { kind: 'nudge', card: nudge } : { kind: 'answered', card: nudge, answers };
};

/** How the line was answered before, if it was. */
export const answerOf = (act: Act): Answer | null =>
  act.card.answers.find(({ key }) => key === act.key)?.answer ?? null;

/** Answers that a later press may take the place of; the others stand. */
const passing = new Set<Answer['kind']>(['later', 'moved', 'proposed', 'paused', 'fewer', 'date-confirmed']);

/** Whether an answer stands that no later press takes the place of: then nothing more is done, and it is shown. */
export const isSettled = (act: Act): boolean => {
  const answer = answerOf(act);
  return answer !== null && !passing.has(answer.kind);
};

/** The presser's name as others read it. */
export const nameOf = ({ writer, unit }: Act): string =>
  writer.name ?? unit.members.find(({ id }) => id === writer.id)?.name ?? '';

/** Who says so, when, and that they can take it back. */
export const byMe = (act: Act): { by: string; mine: boolean; at: string; undo: boolean } => ({
  by: nameOf(act),
  mine: true,
  at: act.now.toISOString(),
  undo: true,
});

/** Who said so before, as the list tells it. */
export const byOther = (
  { changedBy, changedAt }: Pick<Stored<unknown>, 'changedBy' | 'changedAt'>,
  act: Act,
): { by: string; mine: boolean; at: string; undo: boolean } => ({
  by: changedBy ?? 'SharePoint',
  mine: false,
  at: changedAt ?? act.now.toISOString(),
  undo: false,
});

/** Keeps the answer and shows the card with it. Where somebody was first, theirs stands and is shown. */
export const settle = async (act: Act, answer: Answer, laterOn: Day | null = null): Promise<Reply> => {
  const before = answerOf(act);
  if (before !== null && passing.has(before.kind)) await act.ports.claims.unanswer(act.card.id, act.key);
  await act.ports.claims.answer(act.card.id, act.key, answer, laterOn);
  return present(act);
};

/** What stands in the way, in front of the card as it was. */
export const hindered = (act: Act, fault: Fault): Reply => ({
  kind: 'problem',
  fault,
  card: shown(act.card, act.unit.name),
});

/** The thing that the card is about was deleted: nothing to change any more. */
export const gone = (act: Act, what: 'action' | 'meeting'): Reply => ({
  kind: 'gone',
  what,
  unit: act.unit.id,
});

/** A text of the data, if it is one. */
export const textOf = (data: Click['data'], name: string): string | null => {
  const value = data[name];
  return typeof value === 'string' && value !== '' ? value : null;
};
