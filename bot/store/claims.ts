/**
 * Claims and cards. A claim's key is the table's primary key, so whoever inserts it first has it, however many
 * workers plan at once; the card's job is queued in the same transaction, so there is never one without the other.
 */
import type { Claim, Matter } from '../core/nudge.ts';
import { aboutOf } from '../core/nudges/about.ts';
import type { Answer } from '../core/reply.ts';
import type { CardRecord, ClaimStore } from '../usecases/ports.ts';
import { insist, type Pool, type Sql, transaction } from './database.ts';

/** Queues the job that delivers a card, with the given connection, inside its transaction. */
export type Enqueue = (sql: Sql, card: string) => Promise<void>;

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

const insertClaim = async (
  sql: Sql,
  matter: Matter,
  card: string | null,
  reason: string | null,
  at: string,
): Promise<boolean> => {
  const inserted = await sql.query(
    `insert into claims (key, kind, person, unit, card, reason, at, about, why)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (key) do nothing`,
    [matter.key, matter.kind, matter.person, matter.unit, card, reason, at, aboutOf(matter.line), matter.why],
  );
  return inserted.rowCount === 1;
};

export const makeClaims = (pool: Pool, enqueue: Enqueue): ClaimStore => ({
  claim: ({ id, tenant, unit, planned, at }) =>
    transaction(pool, async (client) => {
      const card: CardRecord = {
        id,
        person: planned.person,
        to: planned.to,
        tenant,
        unit,
        day: planned.day,
        lines: [],
        state: 'claimed',
        activity: null,
        at,
        sentAt: null,
        answers: [],
      };
      await client.query(
        `insert into cards (id, person, tenant, unit, day, lines, state, at) values ($1, $2, $3, $4, $5, '[]', 'claimed', $6)`,
        [id, card.person, tenant, unit, card.day, at],
      );
      for (const matter of planned.matters) {
        if (await insertClaim(client, matter, id, null, at))
          card.lines.push({ key: matter.key, line: matter.line });
      }
      if (card.lines.length === 0) {
        await client.query('delete from cards where id = $1', [id]);
        return null;
      }
      await client.query('update cards set lines = $2 where id = $1', [id, JSON.stringify(card.lines)]);
      await enqueue(client, id);
      return card;
    }),
  async drop(matter, reason, at) {
    await insertClaim(pool, matter, null, reason, at);
  },
  async recent(since, of) {
    const found = await pool.query<ClaimTableRow>(
      `select claims.key, claims.kind, claims.person, claims.unit, claims.card, claims.reason, claims.later_on, claims.answered, claims.about,
         claims.why,
         coalesce(cards.sent_at, claims.at) as at, cards.state as card_state, cards.reason as card_reason
       from claims left join cards on cards.id = claims.card where claims.at >= $1 ${of ? 'and (claims.unit = any($2) or claims.person = any($3))' : ''}`,
      of ? [since, of.units, of.people] : [since],
    );
    return new Map(found.rows.map((row) => [row.key, claimOf(row)]));
  },
  async card(id) {
    const found = await pool.query<CardTableRow>('select * from cards where id = $1', [id]);
    const row = found.rows[0];
    return row ? cardOf(row) : null;
  },
  startSending: (id) =>
    transaction(pool, async (client) => {
      const found = await client.query<{ state: string }>(
        'select state from cards where id = $1 for update',
        [id],
      );
      const state = found.rows[0]?.state;
      if (state !== 'claimed' && state !== 'sending') return 'settled';
      const updated = await client.query<{ doubts: number }>(
        `update cards set state = 'sending', attempts = attempts + 1, doubts = doubts + $2 where id = $1
         returning doubts`,
        [id, state === 'sending' ? 1 : 0],
      );
      return state === 'sending' ? { doubts: updated.rows[0]?.doubts ?? 1 } : 'go';
    }),
  async notSent(id) {
    const updated = await insist(() =>
      pool.query<{ attempts: number }>(
        `update cards set state = 'claimed' where id = $1 and state = 'sending' returning attempts`,
        [id],
      ),
    );
    return updated.rows[0]?.attempts ?? 0;
  },
  async postpone(id, until) {
    await pool.query('update cards set wait_until = $2 where id = $1', [id, until]);
  },
  wake: (now) =>
    transaction(pool, async (client) => {
      const woken = await client.query<{ id: string }>(
        `update cards set wait_until = null where wait_until <= $1 and state in ('claimed', 'sending') returning id`,
        [now],
      );
      for (const { id } of woken.rows) await enqueue(client, id);
    }),
  async keepLines(id, lines, dropped, reason) {
    await transaction(pool, async (client) => {
      await client.query('update cards set lines = $2 where id = $1', [id, JSON.stringify(lines)]);
      await client.query('update claims set card = null, reason = $2 where key = any($1)', [dropped, reason]);
    });
  },
  async sent(id, activity, at) {
    await insist(() =>
      pool.query(`update cards set state = 'sent', activity = $2, sent_at = $3 where id = $1`, [
        id,
        activity,
        at,
      ]),
    );
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
         count(*) as count, coalesce(sum(cards.doubts), 0) as repeated
       from claims left join cards on cards.id = claims.card group by 1, 2, 3 order by 1, 2, 3`,
    );
    return found.rows.map((row) => ({ ...row, count: Number(row.count), repeated: Number(row.repeated) }));
  },
  async forget(before) {
    await pool.query('delete from cards where at < $1', [before]);
    await pool.query('delete from claims where at < $1', [before]);
  },
});
