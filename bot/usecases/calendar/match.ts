/** What a reading of the calendar means for a unit's meetings: which stand, which are new, which are gone. */

import { localDay } from '../../core/calendar.ts';
import {
  type CalendarEventHead,
  dayOf,
  type EventAsRead,
  MONTHS_AHEAD,
  paired,
  writtenDown,
} from '../../core/calendar-link.ts';
import type { UnitRows } from '../../core/rows.ts';
import type { ChosenSeries, EventLink } from '../ports.ts';
import { isLetGo, occurrenceKey } from './frame.ts';

/** A meeting that was linked before, and what stands in the calendar now; null: it is gone. */
export interface Standing {
  link: EventLink;
  head: CalendarEventHead | null;
}

/** An occurrence that no meeting is linked to yet. `row`: a meeting of the list that it is. */
export interface Fresh {
  head: CalendarEventHead;
  key: string;
  row: boolean;
}

export interface Reading {
  standing: Standing[];
  fresh: Fresh[];
}

/** Until when the calendar is looked at. */
export const windowFrom = (now: Date): { from: string; to: string } => {
  const to = new Date(now);
  to.setUTCMonth(to.getUTCMonth() + MONTHS_AHEAD);
  return { from: now.toISOString(), to: to.toISOString() };
};

export const asRead = ({ title, start, end, cancelled }: EventAsRead): EventAsRead => ({
  title,
  start,
  end,
  cancelled,
});

const isOf = (link: EventLink, series: string, head: CalendarEventHead): boolean =>
  link.event === head.id || (link.series === series && link.day === dayOf(head));

/**
 * Matches what was linked with what was read. `single`: heads of linked events that are no occurrence in the window,
 * by event id (null: gone).
 */
export const match = async (
  unit: string,
  rows: UnitRows,
  series: ChosenSeries | null,
  links: readonly EventLink[],
  occurrences: readonly CalendarEventHead[],
  single: ReadonlyMap<string, CalendarEventHead | null>,
): Promise<Reading> => {
  const headOf = (link: EventLink): CalendarEventHead | null | undefined =>
    (series && occurrences.find((head) => isOf(link, series.id, head))) ?? single.get(link.event);
  const standing = links
    .filter((link) => !isLetGo(link))
    .flatMap((link): Standing[] => {
      const head = headOf(link);
      return head === undefined ? [] : [{ link, head }];
    });
  if (series === null) return { standing, fresh: [] };

  const fresh = occurrences.filter(
    (head) => !head.cancelled && !links.some((link) => isOf(link, series.id, head)),
  );
  const gone = standing.filter(({ link, head }) => head === null && link.series === series.id);
  const horizon = series.readAt === null ? '' : localDay(new Date(windowFrom(new Date(series.readAt)).to));
  const pairs = paired(
    gone.flatMap(({ link }) => (link.day === null ? [] : [{ meeting: link.meeting, day: link.day }])),
    fresh.map(dayOf),
    horizon,
  );
  for (const one of gone) {
    const day = pairs.get(one.link.meeting);
    one.head = fresh.find((head) => dayOf(head) === day) ?? null;
  }
  const taken = new Set(links.map(({ meeting }) => meeting));
  const keys = new Set(rows.StegvisMeetings.map(({ key }) => key));
  const left: Fresh[] = [];
  for (const head of fresh) {
    if ([...pairs.values()].includes(dayOf(head))) continue;
    const own = await occurrenceKey(unit, series.uid, dayOf(head));
    const key = keys.has(own) ? own : (writtenDown(rows.StegvisMeetings, head, taken)?.key ?? own);
    taken.add(key);
    left.push({ head, key, row: keys.has(key) });
  }
  return { standing, fresh: left };
};
