/** What nudges need to know of units beside roles and rows: settings, newcomers, courses done, where the channel is. */
import { localDay } from '../core/calendar.ts';
import { TALK_OFFERED } from '../core/evidence-talks.ts';
import type { UnitLife } from '../core/nudge.ts';
import type { Address, LifeStore, Member, ProblemTold } from '../usecases/ports.ts';
import type { Pool, Sql } from './database.ts';
import { forgetLeavers } from './talks.ts';

interface LifeTableRow {
  unit: string;
  closures: UnitLife['settings']['closures'] | null;
  awareness: boolean | null;
  pride: string | null;
  since: Date | null;
  newcomers: { person: string; at: string }[] | null;
  done: { step: string; person: string }[] | null;
  offered: string[] | null;
  channel: boolean;
  last_fact: string | null;
  rest_until: string | null;
  closed: boolean;
}

const LIFE = `
  select units.id as unit, closures, awareness, pride, unit_since.at as since,
    exists (select 1 from channels where channels.unit in (units.id, units.team)) as channel,
    (select jsonb_agg(jsonb_build_object('person', person, 'at', seen.at)) from unit_members_seen as seen
      where seen.unit = units.id and seen.at > unit_since.at) as newcomers,
    (select jsonb_agg(jsonb_build_object('step', step, 'person', person)) from courses_done
      where courses_done.unit = units.id) as done,
    (select jsonb_agg(person) from (
      select lead as person from talks where talks.unit = units.id and part = 1
      union select talking.person from talks join talk_people as talking on talk = talks.id
        where talks.unit = units.id and part = 1) as one) as offered,
    (select max(fact_day(list, body)) from projected_rows as fact where fact.unit = units.id) as last_fact,
    (select max(body->'value'->>'restUntil') from projected_rows as own
      where own.unit = units.id and own.list = 'StegvisUnit') as rest_until,
    exists (select 1 from projected_rows as own where own.unit = units.id and own.list = 'StegvisUnit'
      and body->'value'->>'planOwner' is not null) as closed
  from units left join unit_settings on unit_settings.unit = units.id left join unit_since on unit_since.unit = units.id
  where units.id = any($1)`;

/** One statement, so that nobody sees the list half written. */
const ADD_DONE = `insert into courses_done (unit, step, person, at) select $1, $2, unnest($3::text[]), $4
  on conflict do nothing`;
const REPLACE_DONE = `with others as (
    delete from courses_done where unit = $1 and step = $2 and person <> all($3::text[]))
  ${ADD_DONE}`;
const CHANGE_DONE = `with absent as (
    delete from courses_done where unit = $1 and step = $2 and person = any($5::text[]))
  ${ADD_DONE}`;

const fromRow = (row: LifeTableRow): UnitLife => {
  const done = new Map<string, Set<string>>();
  for (const { step, person } of row.done ?? []) done.set(step, (done.get(step) ?? new Set()).add(person));
  if (row.offered !== null) done.set(TALK_OFFERED, new Set(row.offered));
  return {
    settings: { closures: row.closures ?? [], awareness: row.awareness ?? false, pride: row.pride },
    since: row.since === null ? null : localDay(row.since),
    newcomers: new Map((row.newcomers ?? []).map(({ person, at }) => [person, localDay(new Date(at))])),
    done,
    channel: row.channel,
    pace: { lastFact: row.last_fact, restUntil: row.rest_until, closed: row.closed },
  };
};

/**
 * Notes who is seen as a member for the first time; the first time a unit is seen is when it was set up, and nobody
 * who is there then is new. Of those who have left nothing is kept, so whoever comes back is new again.
 */
export const noteMembers = async (
  sql: Sql,
  unit: string,
  members: readonly Member[],
  at: string,
): Promise<void> => {
  const ids = members.filter(({ guest }) => !guest).map(({ id }) => id);
  await sql.query('insert into unit_since (unit, at) values ($1, $2) on conflict do nothing', [unit, at]);
  await sql.query(
    // Whoever has erased everything is not announced as new when the list of names is read again.
    `insert into unit_members_seen (unit, person, at)
     select $1, person,
       case when exists (select 1 from left_alone where mark = mark_of(person)) then '-infinity' else $3::timestamptz end
     from unnest($2::text[]) as person on conflict do nothing`,
    [unit, ids, at],
  );
  await sql.query('delete from unit_members_seen where unit = $1 and person <> all($2)', [unit, ids]);
  await forgetLeavers(sql, unit, members);
};

export const makeLife = (pool: Pool): LifeStore => ({
  async of(units) {
    const found = await pool.query<LifeTableRow>(LIFE, [units]);
    return new Map(found.rows.map((row) => [row.unit, fromRow(row)]));
  },
  async saveSettings(unit, { closures, awareness, pride }) {
    await pool.query(
      `insert into unit_settings (unit, closures, awareness, pride) values ($1, $2, $3, $4)
       on conflict (unit) do update set closures = excluded.closures, awareness = excluded.awareness,
         pride = excluded.pride`,
      [unit, JSON.stringify(closures), awareness, pride],
    );
  },
  async markDone(unit, step, person, at) {
    const noted = await pool.query(
      'insert into courses_done (unit, step, person, at) values ($1, $2, $3, $4) on conflict do nothing',
      [unit, step, person, at],
    );
    return noted.rowCount === 1;
  },
  async unmarkDone(unit, step, person) {
    await pool.query('delete from courses_done where unit = $1 and step = $2 and person = $3', [
      unit,
      step,
      person,
    ]);
  },
  async setDone(unit, step, people, at) {
    await pool.query(REPLACE_DONE, [unit, step, people, at]);
  },
  async changeDone(unit, step, { present, absent }, at) {
    await pool.query(CHANGE_DONE, [unit, step, present, at, absent]);
  },
  async channel(unit) {
    const found = await pool.query<{ address: Address }>(
      `select address from channels join units on channels.unit in (units.id, units.team) where units.id = $1
       order by channels.unit = units.id desc limit 1`,
      [unit],
    );
    const address = found.rows[0]?.address;
    // Teams tells of one channel of the team; the bot may write in all of them
    return address === undefined ? null : { ...address, conversation: unit, conversationType: 'channel' };
  },
  async saveChannel(unit, address) {
    if (address === null)
      await pool.query(
        'delete from channels where unit = $1 or unit in (select team from units where units.id = $1)',
        [unit],
      );
    else
      await pool.query(
        `insert into channels (unit, address) values ($1, $2)
         on conflict (unit) do update set address = excluded.address`,
        [unit, JSON.stringify(address)],
      );
  },
  async tell({ key, kind, unit, about }, at) {
    const told = await pool.query(
      'insert into problems_told (key, at, kind, unit, about) values ($1, $2, $3, $4, $5) on conflict do nothing',
      [key, at, kind, unit, about],
    );
    return told.rowCount === 1;
  },
  async told(since) {
    const found = await pool.query<Omit<ProblemTold, 'key'> & { at: Date }>(
      `select kind, unit, about, at from problems_told where at >= $1 and kind is not null
       order by at desc, key limit 100`,
      [since],
    );
    return found.rows.map(({ at, ...problem }) => ({ ...problem, at: at.toISOString() }));
  },
});
