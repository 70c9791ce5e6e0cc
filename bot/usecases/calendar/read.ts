/**
 * Reads a calendar anew into the unit's meetings: new occurrences, moves, titles, cancellations. A link is kept after
 * its row was written, so what breaks off half-way is done again and never doubled. A reading that finds nothing new
 * writes nothing to SharePoint.
 */
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { UnitRows } from '../../core/rows.ts';
import type { ChosenSeries, EventLink, Mailbox } from '../ports.ts';
import { type Entered, readRows, type TabPorts } from '../tab/frame.ts';
import { addFresh, bringUpToDate } from './apply.ts';
import { isLetGo } from './frame.ts';
import { match, type Reading, windowFrom } from './match.ts';

/** The meeting is not over, as the calendar told last. */
const isAhead = (link: EventLink, now: Date): boolean => Date.parse(link.read.end) > now.getTime();

interface Found {
  reading: Reading;
  /** The series is no longer in the calendar. */
  gone: boolean;
}

const readEvents = async (
  ports: TabPorts,
  mailbox: Mailbox,
  unit: string,
  known: { rows: UnitRows; series: ChosenSeries | null; links: readonly EventLink[] },
  now: Date,
): Promise<Outcome<Found>> => {
  const { rows, series, links } = known;
  const { from, to } = windowFrom(now);
  const found = series === null ? null : await ports.calendars.occurrences(mailbox, series.id, from, to);
  const gone = found !== null && !found.ok && found.fault.kind === 'not-found';
  if (found !== null && !found.ok && !gone) return found;
  const occurrences = found?.ok ? found.value : [];
  const seen = new Set(occurrences.map(({ id }) => id));
  // Of a series that is gone nothing is asked: its meetings stay until another series is chosen.
  const asked = links.filter(
    (link) =>
      !isLetGo(link) &&
      !seen.has(link.event) &&
      isAhead(link, now) &&
      (link.series === null || (link.series === series?.id && !gone)),
  );
  const heads = await ports.calendars.events(
    mailbox,
    asked.map(({ event }) => event),
  );
  if (!heads.ok) return heads;
  const single = new Map(asked.map((link, index) => [link.event, heads.value[index] ?? null]));
  const reading = await match(unit, rows, gone ? null : series, links, occurrences, single);
  return done({ reading, gone });
};

/** Reads what of the unit stands in this calendar; gives the rows as they stand then. */
export const readCalendar = async (
  ports: TabPorts,
  entered: Entered,
  mailbox: Mailbox,
): Promise<Outcome<UnitRows>> => {
  const { unit } = entered;
  const rows = await readRows(ports, entered);
  if (!rows.ok) return rows;
  const chosen = await ports.calendarStore.series(unit.id);
  const series = chosen?.organiser === mailbox.person ? chosen : null;
  const links = (await ports.calendarStore.links(unit.id)).filter(
    ({ organiser }) => organiser === mailbox.person,
  );
  if (series === null && links.length === 0) return rows;
  const now = ports.clock.now();
  const found = await readEvents(ports, mailbox, unit.id, { rows: rows.value, series, links }, now);
  if (!found.ok) return found;
  const work = { ports, entered, mailbox, now };
  const updated = await bringUpToDate(work, rows.value, found.value.reading.standing);
  if (!updated.ok) return updated;
  const added =
    series === null ? updated : await addFresh(work, updated.value, series, found.value.reading.fresh);
  if (!added.ok) return failed(added.fault);
  if (series !== null)
    await ports.calendarStore.choose(unit.id, {
      ...series,
      gone: found.value.gone,
      readAt: found.value.gone ? series.readAt : now.toISOString(),
    });
  return added;
};
