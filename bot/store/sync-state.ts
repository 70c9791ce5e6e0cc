/**
 * Subscriptions to lists, and when each site was last looked at. What is stale, and who holds a site, follows the
 * database's own clock; ends of subscriptions and looks follow the rules' clock, which is passed in.
 */
import { LIST_NAMES, type ListName } from '../core/rows.ts';
import type { SubscriptionRecord, SyncStore } from '../usecases/ports.ts';
import type { Pool } from './database.ts';

interface SubscriptionRow {
  site: string;
  list: ListName;
  tenant: string;
  id: string | null;
  client_state: string;
  expires: Date | null;
  state: SubscriptionRecord['state'];
  refused_reason: string | null;
  tried_at: Date;
}

const fromRow = (row: SubscriptionRow): SubscriptionRecord => ({
  site: row.site,
  tenant: row.tenant,
  list: row.list,
  id: row.id,
  clientState: row.client_state,
  expires: row.expires?.toISOString() ?? null,
  state: row.state,
  reason: row.refused_reason,
  triedAt: row.tried_at.toISOString(),
});

const iso = (date: Date | null | undefined): string | null => date?.toISOString() ?? null;

/** Whether notifications come for a row of `subscriptions` at the instant $1. */
const STANDS = "(s.state in ('live', 'doubted') and s.expires > $1)";

/** A worker that dies with a site in its hands gives it back this way. */
const HELD = "interval '60 seconds'";

export const makeSyncStore = (pool: Pool): SyncStore => ({
  async subscriptions(site) {
    const found = await pool.query<SubscriptionRow>('select * from subscriptions where site = $1', [site]);
    return found.rows.map(fromRow);
  },
  async byId(ids) {
    const found = await pool.query<SubscriptionRow>('select * from subscriptions where id = any($1)', [ids]);
    return found.rows.map(fromRow);
  },
  async keep(record) {
    await pool.query(
      `insert into subscriptions (site, list, tenant, id, client_state, expires, state, refused_reason, tried_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
       on conflict (site, list) do update set tenant = excluded.tenant, id = excluded.id,
         client_state = excluded.client_state, expires = excluded.expires, state = excluded.state,
         refused_reason = excluded.refused_reason, tried_at = excluded.tried_at`,
      [
        record.site,
        record.list,
        record.tenant,
        record.id,
        record.clientState,
        record.expires,
        record.state,
        record.reason,
        record.triedAt,
      ],
    );
  },
  async setState(id, state) {
    await pool.query('update subscriptions set state = $2 where id = $1', [id, state]);
  },
  async looks(now) {
    const found = await pool.query<{
      site: string;
      last_look: Date | null;
      stale: boolean;
      standing: string;
    }>(
      `select u.site, l.last_look,
         l.stale_at is not null or exists (
           select 1 from units m join member_looks ml on ml.unit = m.id
           where m.site = u.site and ml.stale_at is not null) as stale,
         (select count(*) from subscriptions s where s.site = u.site and ${STANDS}) as standing
       from (select distinct site from units) u left join site_looks l on l.site = u.site order by u.site`,
      [now],
    );
    return found.rows.map((row) => ({
      site: row.site,
      lastLook: iso(row.last_look),
      stale: row.stale,
      subscribed: Number(row.standing) === LIST_NAMES.length,
    }));
  },
  async markStale(sites, told) {
    await pool.query(
      `insert into site_looks (site, stale_at, told_at)
       select site, clock_timestamp(), case when $2 then clock_timestamp() end from unnest($1::text[]) as site
       on conflict (site) do update set stale_at = excluded.stale_at,
         told_at = coalesce(excluded.told_at, site_looks.told_at)`,
      [[...new Set(sites)], told],
    );
  },
  async begin(site) {
    await pool.query('insert into site_looks (site) values ($1) on conflict do nothing', [site]);
    const taken = await pool.query<{ stale: boolean; told: boolean; mark: string }>(
      `update site_looks set held_until = clock_timestamp() + ${HELD}
       where site = $1 and (held_until is null or held_until < clock_timestamp())
       returning stale_at is not null as stale, told_at is not null as told, clock_timestamp()::text as mark`,
      [site],
    );
    return taken.rows[0] ?? null;
  },
  async finish(site, mark, lookedAt) {
    await pool.query(
      `update site_looks set held_until = null, last_look = coalesce($3, last_look),
         stale_at = case when $3::timestamptz is not null and stale_at <= $2::timestamptz then null else stale_at end,
         told_at = case when $3::timestamptz is not null and told_at <= $2::timestamptz then null else told_at end
       where site = $1`,
      [site, mark, lookedAt],
    );
  },
  async counts(now) {
    const [subscriptions, looks] = await Promise.all([
      pool.query<{ standing: string; refused: string; reasons: string[] | null }>(
        `select count(*) filter (where ${STANDS}) as standing, count(*) filter (where s.state = 'refused') as refused,
           array_agg(distinct s.refused_reason) filter (where s.state = 'refused') as reasons
         from subscriptions s`,
        [now],
      ),
      pool.query<{ sites: string; stale: string; last: Date | null; oldest: Date | null }>(
        `select count(*) as sites, count(l.stale_at) as stale, max(l.last_look) as last, min(l.last_look) as oldest
         from (select distinct site from units) u left join site_looks l on l.site = u.site`,
      ),
    ]);
    const told = subscriptions.rows[0];
    const sites = looks.rows[0];
    return {
      sites: Number(sites?.sites ?? 0),
      subscriptions: Number(told?.standing ?? 0),
      refused: Number(told?.refused ?? 0),
      reasons: told?.reasons ?? [],
      stale: Number(sites?.stale ?? 0),
      lastLook: iso(sites?.last),
      oldestLook: iso(sites?.oldest),
    };
  },
});
