/**
 * [Senare]: puts the next reminder off to tomorrow, next week or a date, never past what it concerns. An action's second
 * reminder moves and no third one comes; the year's matters come once more on that day.
 */
import { addDays, addWorkingDays, isWorkingDay, nextWorkingDay, weekday } from '../../core/calendar.ts';
import type { Day, Holidays } from '../../core/nudge.ts';
import { lastDayOfUse } from '../../core/nudges/put-off.ts';
import type { DayFault, Reply } from '../../core/reply.ts';
import { keptSince } from '../nudge-facts.ts';
import { type Act, gone, hindered, isTheirAction, present, settle, textOf } from './act.ts';
import { followingKey } from './siblings.ts';

/** Monday next week, or the first working day after it. */
const nextWeek = (today: Day, holidays: Holidays): Day =>
  nextWorkingDay(addDays(today, 8 - weekday(today)), holidays);

const isDay = (text: string): boolean => {
  const at = /^\d{4}-\d{2}-\d{2}$/.test(text) ? new Date(`${text}T00:00:00Z`) : new Date('');
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

/** What somebody wishes: one of the two usual days, or a date as it was filled in; null: nothing yet. */
export type Wish = 'tomorrow' | 'next-week' | { date: string } | null;

/**
 * The day of the next reminder, or why it cannot be. The usual days are moved to a working day and no further than the
 * last one; a date of one's own is taken as it is or refused. Null: there is no day left.
 */
export const laterDay = (
  wish: Wish,
  last: Day | null,
  today: Day,
  holidays: Holidays,
): { day: Day | null } | { fault: DayFault } => {
  if (last === null || last <= today) return { day: null };
  if (wish !== null && typeof wish === 'object') {
    if (!isDay(wish.date)) return { fault: 'unreadable' };
    if (wish.date <= today) return { fault: 'past' };
    if (wish.date > last) return { fault: 'too-late' };
    return isWorkingDay(wish.date, holidays) ? { day: wish.date } : { fault: 'day-off' };
  }
  const usual = wish === 'tomorrow' ? addWorkingDays(today, 1, holidays) : nextWeek(today, holidays);
  return { day: usual > last ? last : usual };
};

const wishOf = (act: Act): Wish => {
  const when = textOf(act.data, 'when');
  if (when === 'tomorrow' || when === 'next-week') return when;
  const date = textOf(act.data, 'day');
  return date === null ? null : { date };
};

/** Whether the reminder that would be put off has come already, or is dropped: an old card promises none any more. */
const isPast = async ({ ports, line, key, unit, now }: Act): Promise<boolean> => {
  const next = followingKey(line.kind, key);
  if (next === null) return true;
  return (await ports.claims.recent(keptSince(now), { units: [unit.id], people: [] })).has(next);
};

/** Keeps the day on the claim; the card then offers the others. `until`: the last day that can be chosen. */
const put = async (act: Act, title: string, until: Day): Promise<Reply> => {
  const last = (await isPast(act)) ? null : until;
  const { holidays } = act.ports;
  const chosen = laterDay(wishOf(act), last, act.today, holidays);
  if ('fault' in chosen) return { kind: 'day-refused', fault: chosen.fault, last };
  const { day } = chosen;
  if (day === null || last === null) return settle(act, { kind: 'later', title, day: null });
  const soon = addWorkingDays(act.today, 1, holidays);
  const tomorrow = soon === addDays(act.today, 1);
  return settle(
    act,
    { kind: 'later', title, day, last, ...(soon > last ? {} : { soon: { day: soon, tomorrow } }) },
    day,
  );
};

/** Notes the wish on the claim; the list is not touched. */
export const remindLater = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind === 'N12' || line.kind === 'N13') return put(act, '', lastDayOfUse(line));
  if (line.kind !== 'N6') return present(act);
  const read = await act.ports.lists.readRow(act.as, act.site, 'StegvisPlan', line.action);
  if (!read.ok) {
    if (read.fault.kind === 'not-found') return gone(act, 'action');
    return hindered(act, read.fault);
  }
  const { title, dueDate, state } = read.value.value;
  if (state === 'done' || state === 'dropped' || !isTheirAction(act, read.value))
    return present(act, { key: act.key, answer: { kind: 'outdated', title } });
  return dueDate === null ? settle(act, { kind: 'later', title, day: null }) : put(act, title, dueDate);
};
