/** Everything about one person, across the tables: read for that person, and erased in one transaction. */
import type { Leftover, NamingRow, OwnDataStore, OwnReminder } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';
import { makeNamesLeft, NOTE_NAMES } from './names-left.ts';
import { QUEUE_FORGET, TRACES } from './personal.ts';

const REMINDERS = `
  select coalesce(cards.sent_at, claims.at) as at, claims.kind, claims.unit, claims.answered,
    coalesce(cards.state, 'dropped') as state, coalesce(claims.reason, cards.reason) as reason
  from claims left join cards on cards.id = claims.card where claims.person = $1 order by 1 desc, claims.key`;

const NAMING = `
  select unit, list, id, body->'value'->>'title' as title, body->'value'->>'state' as state from projected_rows
  where (list = 'StegvisPlan' and body->'value'->>'ownerId' = $1)
    or (list = 'StegvisAgenda' and body->'value'->>'proposedBy' = $1)
  order by unit, list, id`;

/** Everything that the person is called in the store: a name may have changed since it was written down. */
const NAMES = `
  select name from people where id = $1 and name <> ''
  union select member->>'name' from units, jsonb_array_elements(members) as member
    where member->>'id' = $1 and member->>'name' <> ''`;

/** Cards in chats: the person's own, and others' that are about nothing but the person. */
const LEAVE = `
  insert into chat_leftovers (address, activity)
  select people.address, cards.activity from cards join people on people.id = cards.person
  where cards.activity <> '' and people.address is not null and (cards.person = $1 or (
    jsonb_array_length(lines) > 0 and not exists (
      select 1 from jsonb_array_elements(lines) as line where strpos(line::text, $1) = 0)))
  returning id`;

const hasQueue = async (sql: Sql): Promise<boolean> => {
  const { rows } = await sql.query<{ there: boolean }>(
    `select to_regclass('pgboss.job') is not null as there`,
  );
  return rows[0]?.there === true;
};

/** Runs a statement with the parameters that it names: `$1` the person, `$2` the list. */
const run = (sql: Sql, statement: string, person: string, list: readonly string[]) =>
  sql.query(statement, statement.includes('$2') ? [person, list] : statement.includes('$1') ? [person] : []);

const erase = (pool: Pool, person: string, at: string): ReturnType<OwnDataStore['erase']> =>
  transaction(pool, async (sql) => {
    const names = (await sql.query<{ name: string }>(NAMES, [person])).rows.map(({ name }) => name);
    const cards = (await sql.query<{ id: string }>('select id from cards where person = $1', [person])).rows;
    const left = await sql.query(LEAVE, [person]);
    if (await hasQueue(sql))
      for (const statement of QUEUE_FORGET)
        await run(
          sql,
          statement,
          person,
          cards.map(({ id }) => id),
        );
    const named = await sql.query(NOTE_NAMES, [person]);
    for (const { forget } of TRACES) for (const statement of forget) await run(sql, statement, person, names);
    const marked = await sql.query<{ mark: string }>(
      `insert into left_alone (mark, at) values (mark_of($1), $2)
       on conflict (mark) do update set at = excluded.at returning mark`,
      [person, at],
    );
    await sql.query(`insert into erasures (event, at) values ('erased', $1)`, [at]);
    return { cards: left.rowCount ?? 0, mark: marked.rows[0]?.mark ?? '', named: named.rowCount ?? 0 };
  });

/** Makes the port over the pool. */
export const makeOwnData = (pool: Pool): OwnDataStore => ({
  async naming(person) {
    return (await pool.query<NamingRow>(NAMING, [person])).rows;
  },
  async reminders(person) {
    const { rows } = await pool.query<Omit<OwnReminder, 'at'> & { at: Date }>(REMINDERS, [person]);
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },
  async courses(person) {
    const { rows } = await pool.query<{ unit: string; step: string; at: Date }>(
      'select unit, step, at from courses_done where person = $1 order by at, unit, step',
      [person],
    );
    return rows.map((row) => ({ ...row, at: row.at.toISOString() }));
  },
  async inventory(person) {
    const { rows } = await pool.query<{ levels: number; talks: number }>(
      `select (select count(*)::int from competence, jsonb_each(areas) as each
           where person = $1 and each.value->>'level' is not null) as levels,
         (select count(*)::int from talk_people where person = $1) as talks`,
      [person],
    );
    return rows[0] ?? { levels: 0, talks: 0 };
  },
  async calendarMeetings(person) {
    const { rows } = await pool.query<{ count: number }>(
      'select count(*)::int as count from calendar_links where organiser = $1',
      [person],
    );
    return rows[0]?.count ?? 0;
  },
  async tables(person) {
    const found: Record<string, unknown[]> = {};
    for (const { table, own } of TRACES) {
      const { rows } = await pool.query<{ row: unknown }>(own, [person]);
      if (rows.length > 0) found[table] = rows.map(({ row }) => row);
    }
    return found;
  },
  erase: (person, at) => erase(pool, person, at),
  async leftovers() {
    const { rows } = await pool.query<Leftover>(
      'select id::text, address, activity from chat_leftovers order by id limit 1000',
    );
    return rows;
  },
  async cleared(id) {
    await pool.query('delete from chat_leftovers where id = $1', [id]);
  },
  async mark(person) {
    const { rows } = await pool.query<{ mark: string }>('select mark_of($1) as mark', [person]);
    return rows[0]?.mark ?? '';
  },
  names: makeNamesLeft(pool),
});
