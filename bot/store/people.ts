/** People in the private store: how to reach them and what they chose. */
import type { PeopleStore, PersonRecord } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';

interface PersonTableRow {
  id: string;
  tenant: string;
  name: string;
  language: PersonRecord['language'];
  address: PersonRecord['address'];
  hours: PersonRecord['window'];
  days: PersonRecord['days'];
  paused_until: string | null;
  reflection: PersonRecord['reflection'];
  fewer: PersonRecord['fewer'];
  reflect_from: string | null;
}

const REFLECTING = `
  select * from people
  where reflection is not null and coalesce(reflect_from, '') <= $1 and (coalesce(reflect_from, ''), id) > ($2, $3)
  order by coalesce(reflect_from, ''), id limit $4`;

/** From one pair of hours to the next along the index: it costs the pairs there are and not the people. */
const SIGNATURE = `coalesce(hours::text, '') || '/' || coalesce(days::text, '')`;
const HOURS = `
  with recursive known (signature) as (
    select min(${SIGNATURE}) from people
    union all
    select (select min(${SIGNATURE}) from people where ${SIGNATURE} > signature) from known where signature is not null
  )
  select one.hours, one.days from known, lateral (
    select hours, days from people where ${SIGNATURE} >= signature order by ${SIGNATURE} limit 1) as one`;

const fromRow = (row: PersonTableRow): PersonRecord => ({
  id: row.id,
  tenant: row.tenant,
  name: row.name,
  language: row.language,
  address: row.address,
  window: row.hours,
  days: row.days,
  pausedUntil: row.paused_until,
  reflection: row.reflection,
  fewer: row.fewer,
});

const jsonb = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

const OVERWRITE = `do update set tenant = excluded.tenant, name = excluded.name, language = excluded.language,
  address = excluded.address, hours = excluded.hours, days = excluded.days,
  paused_until = excluded.paused_until, reflection = excluded.reflection, fewer = excluded.fewer`;

/** Writes the person; gives whether a row was written. */
const write = async (sql: Sql, person: PersonRecord, known = OVERWRITE): Promise<boolean> => {
  const written = await sql.query(
    `insert into people (id, tenant, name, language, address, hours, days, paused_until, reflection, fewer)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict (id) ${known}`,
    [
      person.id,
      person.tenant,
      person.name,
      person.language,
      jsonb(person.address),
      jsonb(person.window),
      jsonb(person.days),
      person.pausedUntil,
      jsonb(person.reflection),
      jsonb(person.fewer),
    ],
  );
  return written.rowCount === 1;
};

export const makePeople = (pool: Pool): PeopleStore => ({
  async get(id) {
    const found = await pool.query<PersonTableRow>('select * from people where id = $1', [id]);
    const row = found.rows[0];
    return row ? fromRow(row) : null;
  },
  async many(ids) {
    const found = await pool.query<PersonTableRow>('select * from people where id = any($1)', [ids]);
    return found.rows.map(fromRow);
  },
  async reflecting(today, after, limit) {
    const found = await pool.query<PersonTableRow>(REFLECTING, [
      today,
      after?.from ?? '',
      after?.id ?? '',
      limit,
    ]);
    const last = found.rows.at(-1);
    return {
      people: found.rows.map(fromRow),
      next: last && found.rows.length === limit ? { from: last.reflect_from ?? '', id: last.id } : null,
    };
  },
  async reflectFrom(days) {
    await pool.query(
      `update people set reflect_from = given.day
       from unnest($1::text[], $2::text[]) as given (id, day) where people.id = given.id`,
      [[...days.keys()], [...days.values()]],
    );
  },
  async hours() {
    const found = await pool.query<Pick<PersonTableRow, 'hours' | 'days'>>(HOURS);
    return found.rows.map(({ hours, days }) => ({ window: hours, days }));
  },
  async save(person) {
    await write(pool, person);
  },
  add: (person) => write(pool, person, 'do nothing'),
  change: (id, change) =>
    transaction(pool, async (client) => {
      const found = await client.query<PersonTableRow>('select * from people where id = $1 for update', [id]);
      const row = found.rows[0];
      if (!row) return null;
      const changed = change(fromRow(row));
      await write(client, changed);
      return changed;
    }),
});
