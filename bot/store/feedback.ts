/** Feedback on plans: the numbers of the copies that reviewers got, their comments, and what was decided. */
import type { Comment, Decision } from '../core/api-feedback.ts';
import type { FeedbackStore, StoredCopy } from '../usecases/ports.ts';
import { type Pool, transaction } from './database.ts';

interface CopyRow {
  number: number;
  at: Date;
  actions: StoredCopy['actions'];
}
const toCopy = ({ number, at, actions }: CopyRow): StoredCopy => ({ number, at: at.toISOString(), actions });

interface CommentRow {
  id: string;
  key: string;
  version: number;
  number: number | null;
  text: string;
  action: string | null;
  decision: Decision | null;
  reason: string | null;
  decided_on: string | null;
}
const COMMENT = 'id, key, version, number, text, action, decision, reason, decided_on';
const toComment = (row: CommentRow): Comment => ({
  id: row.id,
  version: String(row.version),
  number: row.number,
  text: row.text,
  action: row.action,
  decision: row.decision,
  reason: row.reason,
  decidedOn: row.decided_on,
});

export const makeFeedback = (pool: Pool): FeedbackStore => ({
  keepCopy: (unit, actions, at) =>
    transaction(pool, async (client) => {
      await client.query('select pg_advisory_xact_lock(hashtextextended($1, 87))', [unit]);
      const newest = await client.query<CopyRow>(
        'select number, at, actions from feedback_copies where unit = $1 order by number desc limit 1',
        [unit],
      );
      const last = newest.rows[0];
      const same = (copy: CopyRow): boolean =>
        copy.actions.length === actions.length &&
        copy.actions.every(
          ({ id, title }, place) => id === actions[place]?.id && title === actions[place]?.title,
        );
      if (last !== undefined && same(last)) return toCopy(last);
      const number = (last?.number ?? 0) + 1;
      await client.query(
        'insert into feedback_copies (unit, number, at, actions) values ($1, $2, $3, $4::jsonb)',
        [unit, number, at, JSON.stringify(actions)],
      );
      return { number, at: new Date(at).toISOString(), actions };
    }),
  async copy(unit, number) {
    const { rows } = await pool.query<CopyRow>(
      `select number, at, actions from feedback_copies
       where unit = $1 and ($2::integer is null or number = $2) order by number desc limit 1`,
      [unit, number],
    );
    return rows[0] === undefined ? null : toCopy(rows[0]);
  },
  async add(unit, comments, at) {
    await pool.query(
      `insert into feedback (unit, id, key, number, text, action, at)
       select $1, given.id, given.key, given.number, given.text, given.action, $3
       from jsonb_to_recordset($2::jsonb) as given(id text, key text, number integer, text text, action text)
       on conflict (unit, key) do nothing`,
      [unit, JSON.stringify(comments), at],
    );
  },
  async list(unit) {
    const { rows } = await pool.query<CommentRow>(
      `select ${COMMENT} from feedback where unit = $1 order by place`,
      [unit],
    );
    return rows.map((row) => ({ ...toComment(row), key: row.key }));
  },
  async decide(unit, id, version, { decision, reason, decidedOn }) {
    const changed = await pool.query<CommentRow>(
      `update feedback set decision = $4, reason = $5, decided_on = $6, version = version + 1
       where unit = $1 and id = $2 and ($3::text is null or version::text = $3) returning ${COMMENT}`,
      [unit, id, version, decision, reason, decidedOn],
    );
    const row = changed.rows[0];
    if (row !== undefined) return { kind: 'decided', comment: toComment(row) };
    const there = await pool.query<CommentRow>(
      `select ${COMMENT} from feedback where unit = $1 and id = $2`,
      [unit, id],
    );
    return there.rows[0] === undefined
      ? { kind: 'not-found' }
      : { kind: 'stale', comment: toComment(there.rows[0]) };
  },
});
