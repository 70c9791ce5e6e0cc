/** Integration talks in PostgreSQL: who talks with whom, and which actions the talks led to. */
import type { Member, StoredDecision, StoredSupport, StoredTalk, TalkStore } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';
import { VACANT } from './personal.ts';

interface TalkRow extends Omit<StoredTalk, 'people' | 'decisions'> {
  people: string[] | null;
  decisions: StoredDecision[] | null;
}

const TALK = `
  select id, unit, lead, part, day, held, version,
    (select jsonb_agg(person order by person) from talk_people where talk = talks.id) as people,
    (select jsonb_agg(jsonb_build_object('key', key, 'title', title, 'action', action) order by place)
      from talk_decisions where talk = talks.id) as decisions
  from talks`;

const toTalk = ({ people, decisions, ...talk }: TalkRow): StoredTalk => ({
  ...talk,
  people: people ?? [],
  decisions: decisions ?? [],
});

const read = async (sql: Sql, unit: string, id: string): Promise<StoredTalk | null> => {
  const { rows } = await sql.query<TalkRow>(`${TALK} where unit = $1 and id = $2`, [unit, id]);
  return rows[0] === undefined ? null : toTalk(rows[0]);
};

/**
 * Whoever has left the unit is taken out of its talks; their partner's talk stays without them (R35). One whose lead has
 * left is confided to nobody any more.
 */
export const forgetLeavers = async (sql: Sql, unit: string, members: readonly Member[]): Promise<void> => {
  const ids = members.filter(({ guest }) => !guest).map(({ id }) => id);
  await sql.query(
    `with gone as (
       delete from talk_people using talks where talks.id = talk and unit = $1 and person <> all($2::text[])
       returning talk)
     delete from talks where id in (select talk from gone)
       and not exists (select 1 from talk_people where talk = talks.id and person = any($2::text[]))`,
    [unit, ids],
  );
  await sql.query(
    `update talks set lead = '${VACANT}', key = id where unit = $1 and lead <> '${VACANT}' and lead <> all($2::text[])`,
    [unit, ids],
  );
};

export const makeTalks = (pool: Pool): TalkStore => ({
  plan: ({ id, unit, lead, key, people, part, day, at }) =>
    transaction(pool, async (client) => {
      const added = await client.query<{ id: string }>(
        `insert into talks (id, unit, lead, key, part, day, at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (unit, lead, key) do nothing returning id`,
        [id, unit, lead, key, part, day, at],
      );
      if (added.rowCount === 1)
        await client.query('insert into talk_people (talk, person) select $1, unnest($2::text[])', [
          id,
          people,
        ]);
      const { rows } = await client.query<TalkRow>(`${TALK} where unit = $1 and lead = $2 and key = $3`, [
        unit,
        lead,
        key,
      ]);
      const talk = rows[0];
      if (talk === undefined) throw new Error('a talk that was just planned is not there');
      return toTalk(talk);
    }),
  async of(unit) {
    const { rows } = await pool.query<TalkRow>(`${TALK} where unit = $1 order by place`, [unit]);
    return rows.map(toTalk);
  },
  get: (unit, id) => read(pool, unit, id),
  change: (unit, id, seen, { day, held, settled }) =>
    transaction(pool, async (client) => {
      const changed = await client.query(
        `update talks set version = version + 1, day = case when $4 then $5 else day end, held = coalesce($6, held)
         where unit = $1 and id = $2 and version = $3`,
        [unit, id, seen, day !== undefined, day ?? null, held ?? null],
      );
      if (changed.rowCount !== 1) return null;
      if (settled !== undefined)
        await client.query('update talk_decisions set action = $3 where talk = $1 and key = $2', [
          id,
          settled.key,
          settled.action,
        ]);
      return read(client, unit, id);
    }),
  async decide(unit, id, title, key) {
    await pool.query(
      `insert into talk_decisions (talk, title, key) select id, $3, $4 from talks where unit = $1 and id = $2
       on conflict (talk, title) do nothing`,
      [unit, id, title, key],
    );
    const { rows } = await pool.query<{ key: string }>(
      `select talk_decisions.key from talk_decisions join talks on talks.id = talk
       where unit = $1 and talk = $2 and title = $3`,
      [unit, id, title],
    );
    return rows[0]?.key ?? null;
  },
  async support(unit) {
    const { rows } = await pool.query<StoredSupport>(
      'select name, url, questions, standing from method_supports where unit = $1',
      [unit],
    );
    return rows[0] ?? null;
  },
  async saveSupport(unit, { name, url, questions, standing }) {
    await pool.query(
      `insert into method_supports (unit, name, url, questions, standing) values ($1, $2, $3, $4, $5)
       on conflict (unit) do update set name = excluded.name, url = excluded.url, questions = excluded.questions,
         standing = excluded.standing`,
      [unit, name, url, JSON.stringify(questions), standing],
    );
  },
});
