/** The projection: a copy of the lists' rows that rules read. Dropping it loses nothing; the next sweep rebuilds it. */
import { LIST_NAMES, type ListName, type RowOf, type Stored, type UnitRows } from '../core/rows.ts';
import type { Projection } from '../usecases/ports.ts';
import { type Pool, type Sql, transaction } from './database.ts';
import { stirringQuery } from './stirring.ts';

type AnyRow = Stored<RowOf[ListName]>;
type VersionsByList = Awaited<ReturnType<Projection['versions']>>;

const empty = (): UnitRows => ({
  StegvisUnit: [],
  StegvisSteps: [],
  StegvisPlan: [],
  StegvisMeetings: [],
  StegvisAgenda: [],
  StegvisFindings: [],
});

const put = async (sql: Sql, unit: string, list: ListName, rows: readonly AnyRow[]): Promise<void> => {
  if (rows.length === 0) return;
  await sql.query(
    `insert into projected_rows (unit, list, id, body)
     select $1, $2, body->>'id', body from jsonb_array_elements($3::jsonb) as body
     on conflict (unit, list, id) do update set body = excluded.body`,
    [unit, list, JSON.stringify(rows)],
  );
};

const isList = (name: string): name is ListName => (LIST_NAMES as readonly string[]).includes(name);

/** `$2` the last due date that rules look at, `$3` whether they count everything unfinished. */
const RULE_ROWS = `
  select unit, list, body from projected_rows
  where unit = any($1) and (
    list in ('StegvisUnit', 'StegvisSteps', 'StegvisMeetings', 'StegvisAgenda')
    or (list = 'StegvisPlan' and (
      ($3 and coalesce(body->'value'->>'state', 'draft') in ('draft', 'active'))
      or (body->'value'->>'state' = 'active' and (
        coalesce(body->'value'->>'dueDate', '') <= $2
        or (unit, id) in (
          select unit, about from claims where unit = any($1) and kind = 'N6' and later_on is not null))))))
  order by unit, list, length(id), id`;

export const makeProjection = (pool: Pool): Projection => ({
  async rows(unit) {
    const found = await pool.query<{ list: string; body: AnyRow }>(
      'select list, body from projected_rows where unit = $1 order by list, length(id), id',
      [unit],
    );
    const rows = empty();
    for (const row of found.rows) if (isList(row.list)) (rows[row.list] as AnyRow[]).push(row.body);
    return rows;
  },
  async versions(unit) {
    const found = await pool.query<{ list: string; id: string; version: string; changedAt: string | null }>(
      `select list, id, body->>'version' as version, body->>'changedAt' as "changedAt"
       from projected_rows where unit = $1`,
      [unit],
    );
    const known = Object.fromEntries(LIST_NAMES.map((list) => [list, new Map()])) as VersionsByList;
    for (const { list, id, version, changedAt } of found.rows)
      if (isList(list)) known[list].set(id, { version, changedAt });
    return known;
  },
  async row<L extends ListName>(unit: string, list: L, id: string) {
    const found = await pool.query<{ body: Stored<RowOf[L]> }>(
      'select body from projected_rows where unit = $1 and list = $2 and id = $3',
      [unit, list, id],
    );
    return found.rows[0]?.body ?? null;
  },
  async pick<L extends ListName>(list: L, places: readonly { unit: string; id: string }[]) {
    const rows = new Map<string, Stored<RowOf[L]>[]>();
    if (places.length === 0) return rows;
    const found = await pool.query<{ unit: string; body: Stored<RowOf[L]> }>(
      `select projected_rows.unit, body
       from (select distinct unit, id from unnest($2::text[], $3::text[]) as given (unit, id)) as wanted
       join projected_rows on list = $1 and projected_rows.unit = wanted.unit and projected_rows.id = wanted.id`,
      [list, places.map(({ unit }) => unit), places.map(({ id }) => id)],
    );
    for (const { unit, body } of found.rows) rows.set(unit, [...(rows.get(unit) ?? []), body]);
    return rows;
  },
  async stirring(look) {
    const found = await pool.query<{ unit: string }>(stirringQuery(look));
    return found.rows.map(({ unit }) => unit);
  },
  async ruleRows(units, { to, wholePlan }) {
    const found = await pool.query<{ unit: string; list: string; body: AnyRow }>(RULE_ROWS, [
      units,
      to,
      wholePlan,
    ]);
    const rows = new Map(units.map((unit) => [unit, empty()]));
    for (const row of found.rows)
      if (isList(row.list)) (rows.get(row.unit)?.[row.list] as AnyRow[] | undefined)?.push(row.body);
    return rows;
  },
  put: (unit, list, rows) => put(pool, unit, list, rows),
  async remove(unit, list, ids) {
    await pool.query('delete from projected_rows where unit = $1 and list = $2 and id = any($3)', [
      unit,
      list,
      ids,
    ]);
  },
  replace: (site, list, rows) =>
    transaction(pool, async (client) => {
      await client.query(
        'delete from projected_rows where list = $2 and unit in (select id from units where site = $1)',
        [site, list],
      );
      const byUnit = new Map<string, AnyRow[]>();
      for (const row of rows) {
        if (row.unit === null) continue;
        const own = byUnit.get(row.unit);
        if (own) own.push(row);
        else byUnit.set(row.unit, [row]);
      }
      for (const [unit, own] of byUnit) await put(client, unit, list, own);
    }),
  async tokens(site) {
    const found = await pool.query<{ list: string; token: string }>(
      'select list, token from delta_tokens where site = $1',
      [site],
    );
    const tokens: Partial<Record<ListName, string>> = {};
    for (const row of found.rows) if (isList(row.list)) tokens[row.list] = row.token;
    return tokens;
  },
  async setToken(site, list, token) {
    await pool.query(
      'insert into delta_tokens (site, list, token) values ($1, $2, $3) on conflict (site, list) do update set token = excluded.token',
      [site, list, token],
    );
  },
});
