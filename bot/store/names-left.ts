/** Names that are still to be taken out of lists, since SharePoint could not be written when they were erased. */
import type { NameLeft, NamesLeft } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

/** Rows of the lists' copy that name the person, as names to take out. Part of erasing, before the copy forgets. */
export const NOTE_NAMES = `
  insert into names_left (unit, list, id, mark)
  select unit, list, id, mark_of($1) from projected_rows
  where (list = 'StegvisPlan' and body->'value'->>'ownerId' = $1)
    or (list = 'StegvisAgenda' and body->'value'->>'proposedBy' = $1)
  on conflict (unit, list, id, mark) do update set next_at = now()`;

const TAKE = `
  update names_left set next_at = now() + interval '5 minutes'
  where (unit, list, id, mark) in (
    select unit, list, id, mark from names_left
    where case when $2::text is null then next_at <= now() else mark = $2 end
    order by next_at, unit, list, id limit $1 for update skip locked)
  returning unit, list, id, mark, tries, since`;

const OF = 'where unit = $1 and list = $2 and id = $3 and mark = $4';
const key = ({ unit, list, id, mark }: NameLeft): string[] => [unit, list, id, mark];

/** Makes the port over the pool. */
export const makeNamesLeft = (pool: Pool): NamesLeft => ({
  async take(most, mark) {
    const { rows } = await pool.query<Omit<NameLeft, 'since'> & { since: Date }>(TAKE, [most, mark ?? null]);
    return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
  },
  async settled(name) {
    await pool.query(`delete from names_left ${OF}`, key(name));
  },
  async later(name, ms, tried) {
    await pool.query(
      `update names_left set next_at = now() + $5 * interval '1 millisecond', tries = tries + $6 ${OF}`,
      [...key(name), ms, tried ? 1 : 0],
    );
  },
  async waiting(mark) {
    const { rows } = await pool.query<{ rows: number; since: Date | null }>(
      'select count(*)::int as rows, min(since) as since from names_left where mark = $1 or $1::text is null',
      [mark ?? null],
    );
    const [told] = rows;
    return { rows: told?.rows ?? 0, since: told?.since?.toISOString() ?? null };
  },
});
