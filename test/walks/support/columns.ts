/** Every text column of a database in which something stands. */
import pg from 'pg';

const COLUMNS = `
  select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as column
  from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
  where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
    and c.data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY', 'uuid')`;

export const columnsWith = async (needle: string, databaseUrl: string): Promise<string[]> => {
  const database = new pg.Client(databaseUrl);
  await database.connect();
  try {
    const { rows } = await database.query<{ table: string; column: string }>(COLUMNS);
    const found: string[] = [];
    for (const { table, column } of rows) {
      const hit = await database.query(
        `select 1 from ${table} where strpos("${column}"::text, $1) > 0 limit 1`,
        [needle],
      );
      if (hit.rowCount) found.push(`${table.replace('public.', '')}.${column}`);
    }
    return found.sort();
  } finally {
    await database.end();
  }
};
