/**
 * What Graph tells about lists. A notification bears no token: it is believed only when it names a subscription that
 * we made and brings back its secret, and even then it only wakes a look at the lists. Everything else is counted.
 */
import type { Journal, SubscriptionRecord, SyncRequests, SyncStore } from './ports.ts';

/** One notification of a collection (learn.microsoft.com/graph/api/resources/changenotification). */
export interface Notice {
  subscriptionId: string;
  clientState: string | null;
  tenantId: string | null;
  /** `reauthorizationRequired`, `subscriptionRemoved` or `missed`; null for a change. */
  lifecycleEvent: string | null;
}

export type Ignored = 'malformed' | 'unknown' | 'state' | 'tenant' | 'event';

export interface HearPorts {
  sync: SyncStore;
  syncRequests: SyncRequests;
  journal: Journal;
}

export interface Hearing {
  /** Takes notifications in; `malformed`: how many could not be read. Rejects only when the store cannot be reached. */
  hear(notices: readonly Notice[], malformed: number): Promise<void>;
  /** Since the process started. */
  counts(): { taken: number; ignored: Record<Ignored, number> };
}

/** Compares secrets in a time that does not tell how far they agree. */
const same = (a: string, b: string): boolean => {
  let differs = a.length ^ b.length;
  for (let i = 0; i < b.length; i++) differs |= (a.charCodeAt(i) || 0) ^ b.charCodeAt(i);
  return differs === 0;
};

const AFTER: Record<string, SubscriptionRecord['state'] | null> = {
  reauthorizationRequired: 'doubted',
  subscriptionRemoved: 'lost',
  missed: null,
};

/** Why a notification is not believed; null when it is. */
const doubt = (notice: Notice, known: SubscriptionRecord | undefined): Ignored | null => {
  if (!known) return 'unknown';
  if (notice.clientState === null || !same(notice.clientState, known.clientState)) return 'state';
  if (notice.tenantId?.toLowerCase() !== known.tenant.toLowerCase()) return 'tenant';
  return notice.lifecycleEvent !== null && !Object.hasOwn(AFTER, notice.lifecycleEvent) ? 'event' : null;
};

/** Makes the use case, with its counts at nought. */
export const makeHearing = ({ sync, syncRequests, journal }: HearPorts): Hearing => {
  let taken = 0;
  const ignored: Record<Ignored, number> = { malformed: 0, unknown: 0, state: 0, tenant: 0, event: 0 };

  return {
    async hear(notices, malformed) {
      ignored.malformed += malformed;
      const ids = [...new Set(notices.map(({ subscriptionId }) => subscriptionId))];
      const known = new Map(
        (ids.length === 0 ? [] : await sync.byId(ids)).map((record) => [record.id, record]),
      );
      const changed = new Set<string>();
      const challenged = new Set<string>();
      for (const notice of notices) {
        const record = known.get(notice.subscriptionId);
        const why = doubt(notice, record);
        if (why !== null || !record) {
          ignored[why ?? 'unknown']++;
          continue;
        }
        taken++;
        const event = notice.lifecycleEvent;
        const state = event === null ? null : (AFTER[event] ?? null);
        if (event !== null)
          journal.info('subscription-event', { site: record.site, list: record.list, event });
        // A challenge that comes late must not wake what is already known to be gone.
        if (state !== null && !(state === 'doubted' && record.state !== 'live'))
          await sync.setState(notice.subscriptionId, state);
        (event === 'reauthorizationRequired' ? challenged : changed).add(record.site);
      }
      if (changed.size > 0) await sync.markStale([...changed], true);
      for (const site of new Set([...changed, ...challenged])) await syncRequests.request(site);
    },
    counts: () => ({ taken, ignored: { ...ignored } }),
  };
};
