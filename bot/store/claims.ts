/**
 * Claims and cards. A claim's key is the table's primary key, so whoever inserts it first has it, however many
 * workers plan at once; the card's job is queued in the same transaction, so there is never one without the other.
 */
import type { Claim, Matter } from '../core/nudge.ts';
import { aboutOf } from '../core/nudges/about.ts';
import type { Answer } from '../core/reply.ts';
import type { CardRecord, ClaimStore, NewCard } from '../usecases/ports.ts';
import { insist, type Pool, type Sql, transaction } from './database.ts';
import { makeMarks } from './marks.ts';

/** Queues the jobs that deliver cards, with the given connection, inside its transaction. */
export type Enqueue = (sql: Sql, cards: readonly QueuedCard[]) => Promise<void>;

/** `turn`: lower ones go first; 0 when left out. */
export interface QueuedCard {
  card: string;
  tenant: string;
  turn?: number;
}

interface CardTableRow {
  id: string;
  person: string;
  tenant: string;
  unit: string;
  day: string;
  lines: CardRecord['lines'];
  state: CardRecord['state'];
  activity: string | null;
  at: Date;
  sent_at: Date | null;
  answers: CardRecord['answers'];
}

interface ClaimTableRow {
  key: string;
  kind: Claim['kind'];
  person: string;
  unit: string;
  why: Claim['why'];
  card: string | null;
  card_state: CardRecord['state'] | null;
  card_reason: Claim['reason'];
  reason: Claim['reason'];
  at: Date;
  later_on: string | null;
  answered: boolean;
  about: string;
}

const cardOf = (row: CardTableRow): CardRecord => ({
  id: row.id,
  person: row.person,
  // a channel is written to under its unit's id, and no person has such an id
  to: row.person === row.unit ? 'channel' : 'person',
  tenant: row.tenant,
  unit: row.unit,
  day: row.day,
  lines: row.lines,
  state: row.state,
  activity: row.activity,
  at: row.at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
  answers: row.answers,
});

const claimOf = (row: ClaimTableRow): Claim => ({
  key: row.key,
  kind: row.kind,
  person: row.person,
  unit: row.unit,
  why: row.why,
  card: row.card,
  state: row.card_state ?? 'dropped',
  reason: row.reason ?? row.card_reason,
  at: row.at.toISOString(),
  laterOn: row.later_on,
  answered: row.answered,
  about: row.about,
});

const WOKEN_AT_ONCE = 1_000;

interface NewClaim {
  matter: Matter;
  card: string | null;
  reason: string | null;
  at: string;
}

/** Somebody who has erased everything and not written since: nothing is claimed for or about them, planned before or not. */
const ERASED = (id: string): string => `(exists (select 1 from left_alone where mark = mark_of(${id}))
       and not exists (select 1 from people where people.id = ${id}))`;

/**
 * Takes the keys that are free; gives them with the card that now has each. Always in the order of the keys, so that
 * two who claim the same ones at once wait for each other and never in a circle.
 */
const insertClaims = async (sql: Sql, claims: readonly NewClaim[]): Promise<Map<string, string | null>> => {
  if (claims.length === 0) return new Map();
  const rows = claims.map(({ matter, card, reason, at }) => {
    const { key, kind, person, unit } = matter;
    return { key, kind, person, unit, card, reason, at, about: aboutOf(matter.line), why: matter.why };
  });
  const inserted = await sql.query<{ key: string; card: string | null }>(
    `insert into claims (key, kind, person, unit, card, reason, at, about, why)
     select key, kind, person, unit, card, reason, at, about, why
     from jsonb_to_recordset($1::jsonb) as given (key text, kind text, person text, unit text, card text, reason text,
       at timestamptz, about text, why text)
     where not ${ERASED('person')} and not ${ERASED('about')}
     order by key on conflict (key) do nothing returning key, card`,
    [JSON.stringify(rows)],
  );
  return new Map(inserted.rows.map(({ key, card }) => [key, card]));
};

/** Claims first and cards after: the reference from one to the other is looked at when the transaction ends. */
const claimAll = (pool: Pool, enqueue: Enqueue, cards: readonly NewCard[]): Promise<CardRecord[]> =>
  transaction(pool, async (client) => {
    const won = await insertClaims(
      client,
      cards.flatMap(({ id, planned, at }) =>
        planned.matters.map((matter) => ({ matter, card: id, reason: null, at })),
      ),
    );
    const claimed = cards.flatMap(({ id, tenant, unit, planned, at, turn = 0 }) => {
      const lines = planned.matters
        .filter(({ key }) => won.get(key) === id)
        .map(({ key, line }) => ({ key, line }));
      const { person, to, day } = planned;
      const rest = { state: 'claimed' as const, activity: null, sentAt: null, answers: [] };
      return lines.length === 0
        ? []
        : [{ turn, card: { id, person, to, tenant, unit, day, lines, at, ...rest } }];
    });
    if (claimed.length === 0) return [];
    await client.query(
      `insert into cards (id, person, tenant, unit, day, lines, state, at)
       select id, person, tenant, unit, day, lines, 'claimed', at
       from jsonb_to_recordset($1::jsonb) as given (id text, person text, tenant text, unit text, day text, lines jsonb,
         at timestamptz)`,
      [JSON.stringify(claimed.map(({ card }) => card))],
    );
    await enqueue(
      client,
      claimed.map(({ card: { id, tenant }, turn }) => ({ card: id, tenant, turn })),
    );
    return claimed.map(({ card }) => card);
  });

export const makeClaims = (pool: Pool, enqueue: Enqueue): ClaimStore => ({
  claimAll: (cards) => claimAll(pool, enqueue, cards),
  claim: async (card) => (await claimAll(pool, enqueue, [card]))[0] ?? null,
  async drop(matter, reason, at) {
    await insertClaims(pool, [{ matter, card: null, reason, at }]);
  },
  async dropAll(drops, at) {
    await insertClaims(
      pool,
      drops.map(({ matter, reason }) => ({ matter, card: null, reason, at })),
    );
  },
  async recent(since, of) {
    const found = await pool.query<ClaimTableRow>(
      `select claims.key, claims.kind, claims.person, claims.unit, claims.card, claims.reason, claims.later_on, claims.answered, claims.about,
         claims.why,
         coalesce(cards.sent_at, claims.at) as at, cards.state as card_state, cards.reason as card_reason
       from claims left join cards on cards.id = claims.card
       where claims.at >= $1 ${of ? 'and (claims.unit = any($2) or claims.person = any($3) or claims.key = any($4))' : ''}`,
      of ? [since, of.units, of.people, of.keys ?? []] : [since],
    );
    return new Map(found.rows.map((row) => [row.key, claimOf(row)]));
  },
  async card(id) {
    const found = await pool.query<CardTableRow>('select * from cards where id = $1', [id]);
    const row = found.rows[0];
    return row ? cardOf(row) : null;
  },
  async cards(ids) {
    const found = await pool.query<CardTableRow>('select * from cards where id = any($1)', [ids]);
    return found.rows.map(cardOf);
  },
  ...makeMarks(pool),
  async postpone(id, until) {
    await pool.query('update cards set wait_until = $2 where id = $1', [id, until]);
  },
  async wake(now) {
    const some = (): Promise<number> =>
      transaction(pool, async (client) => {
        const woken = await client.query<{ card: string; tenant: string }>(
          `update cards set wait_until = null where id in (
             select id from cards where wait_until <= $1 and state in ('claimed', 'sending') limit $2 for update)
           returning id as card, tenant`,
          [now, WOKEN_AT_ONCE],
        );
        if (woken.rows.length > 0) await enqueue(client, woken.rows);
        return woken.rows.length;
      });
    while ((await some()) === WOKEN_AT_ONCE);
  },
  async keepLines(id, lines, dropped, reason) {
    await transaction(pool, async (client) => {
      await client.query('update cards set lines = $2 where id = $1', [id, JSON.stringify(lines)]);
      await client.query('update claims set card = null, reason = $2 where key = any($1)', [dropped, reason]);
    });
  },
  async dropCard(id, reason, at) {
    await insist(() =>
      pool.query(
        `update cards set state = 'dropped', reason = $2, sent_at = $3 where id = $1 and state <> 'sent'`,
        [id, reason, at],
      ),
    );
  },
  answer: (id, key, answer, laterOn = null) =>
    transaction(pool, async (client) => {
      const found = await client.query<{ answers: { key: string; answer: Answer }[] }>(
        'select answers from cards where id = $1 for update',
        [id],
      );
      const answers = found.rows[0]?.answers;
      if (!answers || answers.some((given) => given.key === key)) return false;
      await client.query('update cards set answers = $2 where id = $1', [
        id,
        JSON.stringify([...answers, { key, answer }]),
      ]);
      await client.query(
        'update claims set answered = true, later_on = coalesce($2, later_on) where key = $1',
        [key, laterOn],
      );
      return true;
    }),
  unanswer: (id, key) =>
    transaction(pool, async (client) => {
      const found = await client.query<{ answers: { key: string }[] }>(
        'select answers from cards where id = $1 for update',
        [id],
      );
      const answers = (found.rows[0]?.answers ?? []).filter((given) => given.key !== key);
      await client.query('update cards set answers = $2 where id = $1', [id, JSON.stringify(answers)]);
      await client.query('update claims set answered = false, later_on = null where key = $1', [key]);
    }),
  async counts() {
    const found = await pool.query<{
      state: string;
      kind: string;
      reason: string | null;
      count: string;
      repeated: string;
    }>(
      `select coalesce(cards.state, 'dropped') as state, claims.kind, coalesce(claims.reason, cards.reason) as reason,
         count(*) as count, coalesce(sum(cards.doubts + cards.crashes), 0) as repeated
       from claims left join cards on cards.id = claims.card group by 1, 2, 3 order by 1, 2, 3`,
    );
    return found.rows.map((row) => ({ ...row, count: Number(row.count), repeated: Number(row.repeated) }));
  },
  async forget(before) {
    await pool.query('delete from cards where at < $1', [before]);
    await pool.query('delete from claims where at < $1', [before]);
  },
});
