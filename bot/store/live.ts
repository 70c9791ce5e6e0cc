/**
 * News of units between processes: a number in the store that rises with every change, and PostgreSQL's own NOTIFY that
 * says so at once. A message may be lost with its connection, the number never: whoever hears nothing compares it.
 */
import pg from 'pg';
import type { LiveStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

const CHANNEL = 'stegvis_live';
/** Pauses before a lost line is taken up again, the last one repeated. */
const PAUSES_MS = [200, 500, 1_000, 2_000, 5_000, 10_000];
/** A worker that takes a unit has it for so long; cards of one unit are refreshed no more often than this. */
const HOLD = '20 seconds';
const SPACING = '3 seconds';
const QUIET = '700 milliseconds';

type Heard = (unit: string | null) => void;

/** Makes the store with a line of its own for listening, which opens with the first listener. */
export const makeLive = (
  pool: Pool,
  url: string,
  onError: (error: Error) => void,
): LiveStore & { close(): Promise<void> } => {
  const listeners = new Set<Heard>();
  let line: pg.Client | null = null;
  let closed = false;
  let failures = 0;
  let again: NodeJS.Timeout | null = null;
  const tell = (unit: string | null): void => {
    for (const heard of listeners) heard(unit);
  };

  const lost = (client: pg.Client, error: Error | null): void => {
    if (line !== client) return;
    line = null;
    // What was said meanwhile is not said again.
    client.removeAllListeners();
    client.on('error', () => undefined);
    client.end().catch(() => undefined);
    if (closed) return;
    if (error !== null) onError(error);
    const pause = PAUSES_MS[Math.min(failures++, PAUSES_MS.length - 1)] ?? 0;
    again = setTimeout(open, pause);
    again.unref();
  };
  const open = (): void => {
    if (closed || line !== null) return;
    const client = new pg.Client({
      connectionString: url,
      application_name: 'stegvis-live',
      connectionTimeoutMillis: 5_000,
      // A line that broke without a word is noticed.
      keepAlive: true,
    });
    line = client;
    client.on('error', (error) => lost(client, error));
    client.on('end', () => lost(client, null));
    client.on('notification', ({ payload }) => tell(payload ?? null));
    client
      .connect()
      .then(() => client.query(`listen ${CHANNEL}`))
      .then(() => {
        failures = 0;
        tell(null);
      })
      .catch((error: unknown) => lost(client, error instanceof Error ? error : new Error(String(error))));
  };

  return {
    async version(unit) {
      const found = await pool.query<{ version: string }>('select version from live_units where unit = $1', [
        unit,
      ]);
      return Number(found.rows[0]?.version ?? 0);
    },
    async changed(units) {
      if (units.length === 0) return;
      // In the order of their names: two who change the same units wait for each other and never in a circle.
      const names = [...new Set(units)].sort();
      await pool.query(
        `with raised as (
           insert into live_units (unit) select unnest($1::text[])
           on conflict (unit) do update set version = live_units.version + 1, changed_at = now()
           returning unit)
         select pg_notify('${CHANNEL}', unit) from raised`,
        [names],
      );
    },
    listen(heard) {
      listeners.add(heard);
      open();
      return () => listeners.delete(heard);
    },
    async takeStale(most, eager = false) {
      const taken = await pool.query<{ unit: string; version: string }>(
        `update live_units set held_until = now() + interval '${HOLD}' where unit in (
           select unit from live_units where refreshed < version and ($2 or changed_at <= now() - interval '${QUIET}')
             and (held_until is null or held_until <= now())
           order by changed_at limit $1 for update skip locked)
         returning unit, version`,
        [most, eager],
      );
      return taken.rows.map(({ unit, version }) => ({ unit, version: Number(version) }));
    },
    async giveBack(unit, upTo, notBefore) {
      await pool.query(
        `update live_units set refreshed = greatest(refreshed, coalesce($2, 0)),
           held_until = coalesce($3, now() + interval '${SPACING}') where unit = $1`,
        [unit, upTo, notBefore ?? null],
      );
    },
    async close() {
      closed = true;
      listeners.clear();
      if (again !== null) clearTimeout(again);
      const client = line;
      line = null;
      client?.removeAllListeners();
      client?.on('error', () => undefined);
      await client?.end().catch(() => undefined);
    },
  };
};
