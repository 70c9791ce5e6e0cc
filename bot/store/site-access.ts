/** Whether the app has been given each site, as it was last found. */
import type { SiteAccessStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

/** Makes the port over the pool. */
export const makeSiteAccess = (pool: Pool): SiteAccessStore => ({
  async has(site) {
    const { rows } = await pool.query<{ granted: boolean }>(
      'select granted from site_access where site = $1',
      [site],
    );
    return rows[0]?.granted ?? null;
  },
  async set(site, granted) {
    await pool.query(
      `insert into site_access (site, granted) values ($1, $2)
       on conflict (site) do update set granted = excluded.granted where site_access.granted <> excluded.granted`,
      [site, granted],
    );
  },
  async waitingUnits() {
    const { rows } = await pool.query<{ id: string; name: string; site: string }>(
      `select u.id, u.name, u.site from units u join site_access a on a.site = u.site
       where not a.granted order by u.name, u.id`,
    );
    return rows;
  },
  async counts() {
    const { rows } = await pool.query<{ good: number; missing: number; unknown: number }>(
      `select count(*) filter (where a.granted)::int as good, count(*) filter (where not a.granted)::int as missing,
         count(*) filter (where a.granted is null)::int as unknown
       from units u left join site_access a on a.site = u.site`,
    );
    return rows[0] ?? { good: 0, missing: 0, unknown: 0 };
  },
});
