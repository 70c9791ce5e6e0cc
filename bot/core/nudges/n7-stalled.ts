/**
 * N7: an active action whose date passed thirty days ago. Its owner has had two cards and gets no third: it is put on the
 * agenda of the group's next meeting, without a name, once for each date that it has missed.
 */
import { addDays, localDay } from '../calendar.ts';
import type { Day, NudgeFacts, Placement } from '../nudge.ts';
import type { AgendaRow } from '../rows.ts';
import { comingMeetings } from './meetings.ts';
import { rests } from './rest.ts';

const LATE = 30;

/** The last due date that has stalled on a day. */
export const stalledUntil = (today: Day): Day => addDays(today, -LATE);

/** What the agenda row names as its source: the action and the date that it missed. */
export const n7Source = (action: string, dueDate: Day): string => `N7:${action}:${dueDate}`;

/** Whether an agenda row is there for a stalled action. */
export const isStalled = ({ source }: Pick<AgendaRow, 'source'>): boolean =>
  source?.startsWith('N7:') === true;

/** What is to stand on the agenda of each unit's next group meeting and does not yet. */
export const n7Stalled = (facts: NudgeFacts, now: Date): Placement[] => {
  const stalled = stalledUntil(localDay(now));
  return facts.units.flatMap((unit) => {
    if (unit.life === null || rests(unit, localDay(now))) return [];
    const late = unit.rows.StegvisPlan.filter(
      ({ value }) => value.state === 'active' && value.dueDate !== null && value.dueDate <= stalled,
    );
    if (late.length === 0) return [];
    const next = comingMeetings(unit, 'group').find(({ start }) => Date.parse(start) > now.getTime());
    if (next === undefined) return [];
    const placed = new Set(unit.rows.StegvisAgenda.map(({ value }) => value.source));
    return late.flatMap(({ id, value: { title, dueDate } }) => {
      if (dueDate === null || placed.has(n7Source(id, dueDate))) return [];
      const at = { meeting: next.row.id, start: next.start };
      return [
        {
          key: `N7:${unit.id}:${id}:${dueDate}`,
          unit: unit.id,
          line: { kind: 'N7' as const, unit: unit.id, action: id, title, dueDate, ...at },
          source: n7Source(id, dueDate),
        },
      ];
    });
  });
};
