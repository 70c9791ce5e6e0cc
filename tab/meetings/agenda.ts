/** The order of an agenda and its minutes. Pure. */
import type { AgendaItem, Meeting } from '../../bot/core/api.ts';
import { minutesBetween } from '../when.ts';

/** The items as they are taken up: by their order, those without one last. */
export const inOrder = (agenda: readonly AgendaItem[]): AgendaItem[] =>
  agenda.toSorted(
    (one, other) =>
      (one.order ?? Number.MAX_SAFE_INTEGER) - (other.order ?? Number.MAX_SAFE_INTEGER) ||
      Number(one.id) - Number(other.id) ||
      one.id.localeCompare(other.id),
  );

/** The items that must get another order for `id` to move by one place, each with its new one; none at the edge. */
export const moved = (
  agenda: readonly AgendaItem[],
  id: string,
  by: -1 | 1,
): { item: AgendaItem; order: number }[] => {
  const items = inOrder(agenda);
  const from = items.findIndex((item) => item.id === id);
  const item = items[from];
  const other = items[from + by];
  if (!item || !other) return [];
  items[from] = other;
  items[from + by] = item;
  return items
    .map((each, index) => ({ item: each, order: index + 1 }))
    .filter(({ item: each, order }) => each.order !== order);
};

/** Minutes on the agenda, and of the whole meeting (0: unknown). Proposals and what was not reached take none. */
export const minutesOf = (meeting: Meeting): { agenda: number; meeting: number } => ({
  agenda: meeting.agenda
    .filter(({ state }) => state === 'onAgenda' || state === 'discussed')
    .reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
  meeting: minutesBetween(meeting.start, meeting.end),
});

const startOf = ({ start }: Meeting): string => start ?? '9999';

/**
 * Coming meetings, the nearest first, and earlier ones, the latest first. A meeting is coming until its Swedish day is
 * over, or it has been held or cancelled; one without a time is coming.
 */
export const split = (
  meetings: readonly Meeting[],
  today: string,
): { coming: Meeting[]; earlier: Meeting[] } => {
  const coming = meetings.filter(
    ({ state, start }) => state === 'planned' && (start === null || start.slice(0, 10) >= today),
  );
  const earlier = meetings.filter((meeting) => !coming.includes(meeting));
  return {
    coming: coming.toSorted((one, other) => startOf(one).localeCompare(startOf(other))),
    earlier: earlier.toSorted((one, other) => startOf(other).localeCompare(startOf(one))),
  };
};
