/**
 * When and how a site's lists are looked at. Notifications say which sites are stale; the slow sweep catches what they
 * missed, once a day. Where a tenant's permissions refuse subscriptions it is all there is: then a site is looked at
 * every two hours of the working day, and whenever something is about to be sent. A look reads who is in
 * the site's units where that is due, keeps the site's subscriptions, reads what changed with a delta query a list, and
 * gives the projection what rules read.
 */
import { localDay, localTime } from '../core/calendar.ts';
import type { Fault } from '../core/fault.ts';
import type { ListName } from '../core/rows.ts';
import { type KeepPorts, keepSubscriptions } from './keep-subscriptions.ts';
import { lookAtMembers, type MembersPorts } from './members.ts';
import type { SiteLook, SyncRequests, UnitStore } from './ports.ts';
import { type SyncPorts, syncSite } from './sync.ts';

export interface SweepPorts extends SyncPorts, KeepPorts, MembersPorts {
  units: UnitStore;
  syncRequests: SyncRequests;
}

/**
 * What woke the planner: its process has just started, a slot has come, the clock jumped over the time between, or it
 * was moved by hand to here, where somebody looks at what has come of it.
 */
export type Wake = 'started' | 'slot' | 'jumped' | 'moved';

/**
 * A look costs six resource units (a delta query a list), and a quiet day fifty at most: the first slot of the day,
 * then every two hours between these times, is seven looks at most, and one request for a subscription.
 */
const UNTOLD_MS = 2 * 3_600_000;
const UNTOLD_FROM = '07:00';
const UNTOLD_TO = '19:00';

/** Whether a site of which nobody tells is looked at again in this slot. */
const isDueUntold = (lastLook: Date, now: Date): boolean => {
  const time = localTime(now);
  const open = time >= UNTOLD_FROM && time < UNTOLD_TO;
  return open && now.getTime() - lastLook.getTime() >= UNTOLD_MS;
};

/** The sites that are to be looked at now, on top of those that notifications have already asked for. */
export const sitesToLookAt = (looks: readonly SiteLook[], now: Date, wake: Wake): string[] =>
  looks
    .filter(({ lastLook, stale, subscribed }) => {
      if (wake === 'started' || wake === 'jumped' || stale || lastLook === null) return true;
      const last = new Date(lastLook);
      if (localDay(last) !== localDay(now)) return true;
      return !subscribed && (wake === 'moved' || isDueUntold(last, now));
    })
    .map(({ site }) => site);

/** Sites in whose units something is to be claimed or dropped in this slot, by what is known of them. */
export type WhereDue = (slot: Date) => Promise<ReadonlySet<string>>;

/** Asks for the looks that are due; they are carried out by whichever workers are free. */
export const sweep = async (
  ports: Pick<SweepPorts, 'sync' | 'syncRequests'> & { whereDue: WhereDue },
  now: Date,
  wake: Wake,
): Promise<number> => {
  const looks = await ports.sync.looks(now.toISOString());
  const sites = sitesToLookAt(looks, now, wake);
  // Nobody has told of changes there: what is sent is decided by the lists as they stand now.
  const untold = looks.filter(({ site, subscribed }) => !subscribed && !sites.includes(site));
  if (untold.length > 0) {
    const due = await ports.whereDue(now);
    sites.push(...untold.flatMap(({ site }) => (due.has(site) ? [site] : [])));
  }
  if (sites.length === 0) return 0;
  // A slot needs no other look than the one that may already be under way; asking waits for it. After a start or a
  // jump that one may have read too early, so there has to be another.
  const waiting = new Set(wake === 'slot' ? looks.filter(({ stale }) => stale).map(({ site }) => site) : []);
  const anew = sites.filter((site) => !waiting.has(site));
  if (anew.length > 0) await ports.sync.markStale(anew, false);
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
    } else if (!isWaiting(outcome.fault)) {
      const remedy = outcome.fault.kind === 'refused' ? { remedy: outcome.fault.remedy } : {};
      ports.journal.error('sync-failed', { site, fault: outcome.fault.kind, ...remedy });
    }
  } finally {
    await ports.sync.finish(site, begun.mark, lookedAt);
  }
  return null;
};

/**
 * The site waits for IT: that is no failure of a look. Operators are told when it is found, and once a day by the
 * self-check, with what an administrator can do.
 */
const isWaiting = (fault: Fault): boolean => fault.kind === 'refused' && fault.closed === true;

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
    const app = { kind: 'app', tenant: place.tenant, background: true } as const;
    const stands = await ports.subscriptions.stands(app, record.id);
    if (!stands.ok || stands.value) continue;
    ports.journal.warn('subscription-lost', { site: place.site, list: record.list });
    await ports.sync.setState(record.id, 'lost');
    lost = true;
  }
  if (lost) await keepSubscriptions(ports, place);
};
