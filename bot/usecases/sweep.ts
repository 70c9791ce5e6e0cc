/**
 * When and how a site's lists are looked at. Notifications say which sites are stale; the slow sweep catches what they
 * missed, once a day, and in every planning slot where a tenant's permissions refuse subscriptions. A look reads who is
 * in the site's units where that is due, keeps the site's subscriptions, reads what changed with a delta query a list, and gives the projection what rules read.
 */
import { localDay } from '../core/calendar.ts';
import type { ListName } from '../core/rows.ts';
import { type KeepPorts, keepSubscriptions } from './keep-subscriptions.ts';
import { lookAtMembers, type MembersPorts } from './members.ts';
import type { SiteLook, SyncRequests, UnitStore } from './ports.ts';
import { type SyncPorts, syncSite } from './sync.ts';

export interface SweepPorts extends SyncPorts, KeepPorts, MembersPorts {
  units: UnitStore;
  syncRequests: SyncRequests;
}

/** What woke the planner: its process has just started, a slot has come, or the clock jumped over the time between. */
export type Wake = 'started' | 'slot' | 'jumped';

/** The sites that are to be looked at now, on top of those that notifications have already asked for. */
export const sitesToLookAt = (looks: readonly SiteLook[], now: Date, wake: Wake): string[] =>
  looks
    .filter(
      ({ lastLook, stale, subscribed }) =>
        wake !== 'slot' ||
        stale ||
        !subscribed ||
        lastLook === null ||
        localDay(new Date(lastLook)) !== localDay(now),
    )
    .map(({ site }) => site);

/** Asks for the looks that are due; they are carried out by whichever workers are free. */
export const sweep = async (
  ports: Pick<SweepPorts, 'sync' | 'syncRequests'>,
  now: Date,
  wake: Wake,
): Promise<number> => {
  const sites = sitesToLookAt(await ports.sync.looks(now.toISOString()), now, wake);
  if (sites.length === 0) return 0;
  await ports.sync.markStale(sites, false);
  for (const site of sites) await ports.syncRequests.request(site);
  return sites.length;
};

/** Real time after which a site that another worker has in its hands is tried again. */
const BUSY_MS = 300;

/**
 * Looks after one site: its units' members, its subscriptions, and its lists when they may have changed. A look that fails leaves the site
 * stale, so that the next slot tries again. A `retryAt` (real time): another worker is at it.
 */
export const lookAfterSite = async (ports: SweepPorts, site: string): Promise<{ retryAt: Date } | null> => {
  const begun = await ports.sync.begin(site);
  if (begun === null) return { retryAt: new Date(Date.now() + BUSY_MS) };
  let lookedAt: string | null = null;
  try {
    const units = await ports.units.ofSite(site);
    const tenant = units[0]?.tenant;
    if (tenant === undefined) return null;
    // Asked of Teams, not of SharePoint: it does not wait for the site to be given.
    await lookAtMembers(ports, units);
    const made = await keepSubscriptions(ports, { tenant, site });
    // What changed before a subscription stood has not been told (learn.microsoft.com/graph/change-notifications-lifecycle-events).
    if (!begun.stale && made.length === 0) return null;
    const now = ports.clock.now().toISOString();
    const outcome = await syncSite(ports, site, units);
    if (outcome.ok) {
      lookedAt = now;
      if (!begun.told) await doubtSilence(ports, { tenant, site }, outcome.value.lists, made);
    } else {
      const remedy = outcome.fault.kind === 'refused' ? { remedy: outcome.fault.remedy } : {};
      ports.journal.error('sync-failed', { site, fault: outcome.fault.kind, ...remedy });
    }
  } finally {
    await ports.sync.finish(site, begun.mark, lookedAt);
  }
  return null;
};

/**
 * A sweep found changes that no notification told of. Graph does not say so when it drops a list's subscription
 * (only some other resources get `subscriptionRemoved`), so it is asked, and a lost one is made anew.
 */
const doubtSilence = async (
  ports: SweepPorts,
  place: { tenant: string; site: string },
  changed: readonly ListName[],
  made: readonly ListName[],
): Promise<void> => {
  let lost = false;
  for (const record of await ports.sync.subscriptions(place.site)) {
    if (record.id === null || record.state !== 'live') continue;
    if (!changed.includes(record.list) || made.includes(record.list)) continue;
    const stands = await ports.subscriptions.stands({ kind: 'app', tenant: place.tenant }, record.id);
    if (!stands.ok || stands.value) continue;
    ports.journal.warn('subscription-lost', { site: place.site, list: record.list });
    await ports.sync.setState(record.id, 'lost');
    lost = true;
  }
  if (lost) await keepSubscriptions(ports, place);
};
