/** The link between a unit's meetings and people's calendars. The meetings' own facts live in the SharePoint list. */
import type { MeetingAnswers } from '../core/api-calendar.ts';
import type { EventAsRead } from '../core/calendar-link.ts';
import type { CalendarStore, ChosenSeries, EventLink } from '../usecases/ports.ts';
import { type Pool, transaction } from './database.ts';

interface SeriesRow {
  unit: string;
  organiser: string;
  id: string;
  uid: string;
  title: string;
  read_at: Date | null;
  gone: boolean;
}

interface LinkRow {
  unit: string;
  meeting: string;
  organiser: string;
  event: string;
  series: string | null;
  day: string | null;
  read_at: Date;
  read: EventAsRead;
  answers: MeetingAnswers | null;
  agenda: string | null;
}

const toSeries = (row: SeriesRow): ChosenSeries => ({
  unit: row.unit,
  organiser: row.organiser,
  id: row.id,
  uid: row.uid,
  title: row.title,
  readAt: row.read_at?.toISOString() ?? null,
  gone: row.gone,
});

const toLink = (row: LinkRow): EventLink => ({
  unit: row.unit,
  meeting: row.meeting,
  organiser: row.organiser,
  event: row.event,
  series: row.series,
  day: row.day,
  readAt: row.read_at.toISOString(),
  read: row.read,
  answers: row.answers,
  agenda: row.agenda,
});

/** Makes the port over the pool. */
export const makeCalendarStore = (pool: Pool): CalendarStore => ({
  async series(unit) {
    const found = await pool.query<SeriesRow>('select * from calendar_series where unit = $1', [unit]);
    return found.rows[0] ? toSeries(found.rows[0]) : null;
  },
  async choose(unit, series) {
    if (series === null) {
      await pool.query('delete from calendar_series where unit = $1', [unit]);
      return;
    }
    await pool.query(
      `insert into calendar_series (unit, organiser, id, uid, title, read_at, gone) values ($1, $2, $3, $4, $5, $6, $7)
       on conflict (unit) do update set organiser = excluded.organiser, id = excluded.id, uid = excluded.uid,
         title = excluded.title, read_at = excluded.read_at, gone = excluded.gone`,
      [unit, series.organiser, series.id, series.uid, series.title, series.readAt, series.gone],
    );
  },
  async links(unit) {
    const found = await pool.query<LinkRow>('select * from calendar_links where unit = $1 order by meeting', [
      unit,
    ]);
    return found.rows.map(toLink);
  },
  async keep(links) {
    if (links.length === 0) return;
    await transaction(pool, async (sql) => {
      for (const link of links)
        await sql.query(
          `insert into calendar_links (unit, meeting, organiser, event, series, day, read_at, read, answers, agenda)
           values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
           on conflict (unit, meeting) do update set organiser = excluded.organiser, event = excluded.event,
             series = excluded.series, day = excluded.day,
             read_at = greatest(calendar_links.read_at, excluded.read_at), read = excluded.read,
             answers = excluded.answers, agenda = excluded.agenda`,
          [
            link.unit,
            link.meeting,
            link.organiser,
            link.event,
            link.series,
            link.day,
            link.readAt,
            JSON.stringify(link.read),
            link.answers === null ? null : JSON.stringify(link.answers),
            link.agenda,
          ],
        );
    });
  },
  async forget(unit, meetings) {
    await pool.query('delete from calendar_links where unit = $1 and meeting = any($2)', [unit, meetings]);
  },
  async confirm(unit, meeting, at) {
    const changed = await pool.query(
      'update calendar_links set read_at = greatest(read_at, $3) where unit = $1 and meeting = $2',
      [unit, meeting, at],
    );
    return (changed.rowCount ?? 0) > 0;
  },
  async reads(units) {
    const found = await pool.query<Pick<LinkRow, 'unit' | 'meeting' | 'read_at'>>(
      'select unit, meeting, read_at from calendar_links where unit = any($1)',
      [units],
    );
    const reads = new Map<string, Record<string, string>>();
    for (const { unit, meeting, read_at } of found.rows)
      reads.set(unit, { ...reads.get(unit), [meeting]: read_at.toISOString() });
    return reads;
  },
  async linkedUnits() {
    const found = await pool.query<{ unit: string }>(
      'select unit from calendar_series union select unit from calendar_links order by unit',
    );
    return found.rows.map(({ unit }) => unit);
  },
  async refusedUntil(person) {
    const found = await pool.query<{ refused_until: Date | null }>(
      'select refused_until from calendar_access where person = $1',
      [person],
    );
    return found.rows[0]?.refused_until?.toISOString() ?? null;
  },
  async setRefused(person, until) {
    await pool.query(
      `insert into calendar_access (person, refused_until) values ($1, $2)
       on conflict (person) do update set refused_until = excluded.refused_until`,
      [person, until],
    );
  },
  async appReads() {
    const found = await pool.query<{ allowed: string; refused: string }>(
      `select count(*) filter (where refused_until is null) as allowed, count(refused_until) as refused
       from calendar_access`,
    );
    return { allowed: Number(found.rows[0]?.allowed ?? 0), refused: Number(found.rows[0]?.refused ?? 0) };
  },
});
