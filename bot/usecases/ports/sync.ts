/** Change notifications, and what is known about sites’ lists beside their rows. */
import type { Outcome } from '../../core/fault.ts';
import type { ListName } from '../../core/rows.ts';
import type { Site } from './lists.ts';
import type { As } from './world.ts';

/** Graph's change notifications for lists. They carry no data: each only says that something changed. */
export interface Subscriptions {
  /** Asks to be told of changes in a list until `expires`; `clientState` comes back with every notification. */
  create(
    as: As,
    site: Site,
    list: ListName,
    wish: { clientState: string; expires: string },
  ): Promise<Outcome<{ id: string; expires: string }>>;
  /** Prolongs one, which also answers a `reauthorizationRequired`; `not-found`: Graph no longer knows it. */
  renew(as: As, id: string, expires: string): Promise<Outcome<{ expires: string }>>;
  /** Whether Graph still knows it. */
  stands(as: As, id: string): Promise<Outcome<boolean>>;
  /** Ends one; ending what is gone is done. */
  end(as: As, id: string): Promise<Outcome<void>>;
}

/**
 * A subscription as the private store knows it. `live`: notifications come. `doubted`: Graph wants it renewed now.
 * `lost`: Graph has removed it. `refused`: Graph would not make it, `reason` tells an operator why.
 */
export interface SubscriptionRecord {
  site: string;
  tenant: string;
  list: ListName;
  /** Null while refused. */
  id: string | null;
  /** Known to Graph and us alone: what proves that a notification comes from Graph. */
  clientState: string;
  /** End by the rules' clock, ISO; null while refused. */
  expires: string | null;
  state: 'live' | 'doubted' | 'lost' | 'refused';
  reason: string | null;
  /** When it was made, renewed or refused, by the rules' clock. */
  triedAt: string;
}

/** How a site stands between the looks at its lists. */
export interface SiteLook {
  site: string;
  /** The rules' clock at the last look; null before the first. */
  lastLook: string | null;
  /** Something may have changed since. */
  stale: boolean;
  /** Every list has a subscription that stands at the instant asked about. */
  subscribed: boolean;
}

/** What is known about sites' lists beside their rows: subscriptions, and when they were last looked at. */
export interface SyncStore {
  subscriptions(site: string): Promise<SubscriptionRecord[]>;
  /** Those of these subscription ids that are known. */
  byId(ids: readonly string[]): Promise<SubscriptionRecord[]>;
  /** Keeps the subscription of a list in place of the one before. */
  keep(record: SubscriptionRecord): Promise<void>;
  setState(id: string, state: SubscriptionRecord['state']): Promise<void>;
  /** Every site that holds a unit, as it stands at `now`. */
  looks(now: string): Promise<SiteLook[]>;
  /** Something may have changed in these sites; `told`: a notification said so. */
  markStale(sites: readonly string[], told: boolean): Promise<void>;
  /** Takes a site to look at, for a minute at most; null while another worker has it. */
  begin(site: string): Promise<{ stale: boolean; told: boolean; mark: string } | null>;
  /** Gives it back. `lookedAt`: it was looked at, which settles what was stale at `begin`. */
  finish(site: string, mark: string, lookedAt: string | null): Promise<void>;
  /** For operators. */
  counts(now: string): Promise<SyncCounts>;
}

export interface SyncCounts {
  sites: number;
  /** Subscriptions that stand. */
  subscriptions: number;
  /** Lists whose subscription Graph refused; their sites are looked at every few hours. */
  refused: number;
  /** Why, each reason once. */
  reasons: string[];
  stale: number;
  lastLook: string | null;
  oldestLook: string | null;
}

/** Has a site's subscriptions and lists looked after soon, by whichever worker is free; asked twice, once. */
export interface SyncRequests {
  request(site: string): Promise<void>;
}
