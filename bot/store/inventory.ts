/** The competence inventory in PostgreSQL. A leaver's rows go with their row in `unit_members_seen`, by a trigger. */
import { type Answers, confirmedOf } from '../core/competence.ts';
import { liveMatrix, type NewestMatrix } from '../core/competence-matrix.ts';
import { NO_INVENTORY } from '../core/competence-open.ts';
import { done, failed } from '../core/fault.ts';
import type { InventoryStore } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';

interface AnswersRow {
  person: string;
  areas: Answers['areas'];
  comment: string | null;
  comment_lead: string | null;
  version: string;
  mark: string;
}

const fromRow = ({ areas, comment, comment_lead, version, mark }: AnswersRow): Answers => ({
  areas,
  comment,
  commentLead: comment_lead,
  version,
  mark,
});

const newestMatrix = async (sql: Sql, unit: string): Promise<NewestMatrix | null> => {
  const { rows } = await sql.query<NewestMatrix>(
    'select version, published, areas, withdrawn from matrices where unit = $1 order by version desc limit 1',
    [unit],
  );
  return rows[0] ?? null;
};

const answersOf = async (sql: Sql, unit: string, person: string): Promise<Answers | null> => {
  const { rows } = await sql.query<AnswersRow>('select * from competence where unit = $1 and person = $2', [
    unit,
    person,
  ]);
  return rows[0] === undefined ? null : fromRow(rows[0]);
};

const allOf = async (sql: Sql, unit: string): Promise<Map<string, Answers>> => {
  const { rows } = await sql.query<AnswersRow>('select * from competence where unit = $1 order by person', [
    unit,
  ]);
  return new Map(rows.map((row) => [row.person, fromRow(row)]));
};

/** Answering shares it, changing the matrix has it alone: nobody answers a version that is being taken back. */
const MATRIX_LOCK = 120;

const keep = (sql: Sql, unit: string, person: string, answers: Answers) =>
  sql.query(
    `insert into competence (unit, person, areas, comment, comment_lead, version, mark) values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (unit, person) do update set areas = excluded.areas, comment = excluded.comment,
       comment_lead = excluded.comment_lead, version = excluded.version, mark = excluded.mark`,
    [
      ...[unit, person, JSON.stringify(answers.areas), answers.comment, answers.commentLead],
      ...[answers.version, answers.mark],
    ],
  );

/** Locks the person's place in the unit, so that leaving and answering come one after the other; false: not there. */
const isThere = async (sql: Sql, unit: string, person: string): Promise<boolean> => {
  const { rows } = await sql.query(
    'select 1 from unit_members_seen where unit = $1 and person = $2 for no key update',
    [unit, person],
  );
  return rows.length > 0;
};

export const makeInventory = (pool: Pool): InventoryStore => ({
  async of(unit) {
    const { rows } = await pool.query<{ trust_held: string | null; paused_on: string | null }>(
      'select trust_held, paused_on from inventories where unit = $1',
      [unit],
    );
    const { trustHeld, pausedOn } = NO_INVENTORY;
    const own = rows[0];
    return {
      trustHeld: own?.trust_held ?? trustHeld,
      pausedOn: own?.paused_on ?? pausedOn,
      newest: await newestMatrix(pool, unit),
    };
  },
  async begun(units) {
    const { rows } = await pool.query<{ unit: string }>(
      'select unit from inventories where unit = any($1) and trust_held is not null',
      [units],
    );
    return new Set(rows.map(({ unit }) => unit));
  },
  async recordTrust(unit, held) {
    await pool.query(
      `insert into inventories (unit, trust_held) values ($1, $2)
       on conflict (unit) do update set trust_held = excluded.trust_held, paused_on = null`,
      [unit, held],
    );
  },
  async pause(unit, day) {
    await pool.query(
      `insert into inventories (unit, paused_on) values ($1, $2)
       on conflict (unit) do update set paused_on = coalesce(inventories.paused_on, excluded.paused_on)`,
      [unit, day],
    );
  },
  matrix: async (unit) => liveMatrix(await newestMatrix(pool, unit)),
  changeMatrix: (unit, decide) =>
    transaction(pool, async (sql) => {
      await sql.query('select pg_advisory_xact_lock(hashtextextended($1, $2))', [unit, MATRIX_LOCK]);
      const answered = await sql.query(
        `select 1 from competence, jsonb_each(areas) as each where unit = $1 and each.value->>'level' is not null limit 1`,
        [unit],
      );
      const decided = decide(await newestMatrix(sql, unit), answered.rowCount !== 0);
      if (!decided.ok) return decided;
      if (decided.value?.kind === 'publish') {
        const { version, published, areas } = decided.value.matrix;
        await sql.query('insert into matrices (unit, version, published, areas) values ($1, $2, $3, $4)', [
          unit,
          version,
          published,
          JSON.stringify(areas),
        ]);
      } else if (decided.value?.kind === 'withdraw')
        await sql.query(
          `update matrices set withdrawn = true
           where unit = $1 and version = (select max(version) from matrices where unit = $1)`,
          [unit],
        );
      return done(undefined);
    }),
  answers: (unit, person) => answersOf(pool, unit, person),
  all: (unit) => allOf(pool, unit),
  change: (unit, person, decide) =>
    transaction(pool, async (sql) => {
      await sql.query('select pg_advisory_xact_lock_shared(hashtextextended($1, $2))', [unit, MATRIX_LOCK]);
      if (!(await isThere(sql, unit, person))) return failed({ kind: 'not-found', what: 'unit' });
      const before = await answersOf(sql, unit, person);
      const decided = decide(before, liveMatrix(await newestMatrix(sql, unit)));
      if (decided.ok && decided.value !== null && decided.value !== before)
        await keep(sql, unit, person, decided.value);
      return decided;
    }),
  async forget(unit, person) {
    await pool.query('delete from competence where unit = $1 and person = $2', [unit, person]);
  },
  async offer(unit, person) {
    await pool.query(
      `with there as (
         select unit, person from unit_members_seen where unit = $1 and person = $2 for no key update)
       insert into interview_offers (unit, mark) select unit, mark_of(person) from there on conflict do nothing`,
      [unit, person],
    );
  },
  async offered(unit, people) {
    const { rows } = await pool.query<{ person: string }>(
      `select person from unnest($2::text[]) as person
       where exists (select 1 from interview_offers where unit = $1 and mark = mark_of(person))`,
      [unit, people],
    );
    return new Set(rows.map(({ person }) => person));
  },
  async confirmed(unit) {
    const matrix = liveMatrix(await newestMatrix(pool, unit));
    if (matrix === null) return [];
    const ids = matrix.areas.map(({ id }) => id);
    return [...(await allOf(pool, unit))]
      .map(([person, answers]) => ({ person, ...confirmedOf(answers, ids), confirmedAt: answers.mark }))
      .filter(({ levels }) => levels.size > 0);
  },
});
