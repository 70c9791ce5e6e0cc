/** In memory: what is known of subscriptions and looks, requests for looks, and Graph's side of subscriptions. */

import { done, type Fault, failed } from '../../bot/core/fault.ts';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import type {
  SubscriptionRecord,
  Subscriptions,
  SyncRequests,
  SyncStore,
  UnitStore,
} from '../../bot/usecases/ports.ts';

interface Look {
  lastLook: string | null;
  staleAt: number | null;
  toldAt: number | null;
  held: boolean;
}

export const makeMemorySync = (units: UnitStore): SyncStore => {
  const records = new Map<string, SubscriptionRecord>();
  const looks = new Map<string, Look>();
  let tick = 0;
  const look = (site: string): Look => {
    const known = looks.get(site) ?? { lastLook: null, staleAt: null, toldAt: null, held: false };
    looks.set(site, known);
    return known;
  };
  const of = (site: string): SubscriptionRecord[] =>
    [...records.values()].filter((record) => record.site === site);
  const stands = (record: SubscriptionRecord, now: string): boolean =>
    (record.state === 'live' || record.state === 'doubted') &&
    record.expires !== null &&
    Date.parse(record.expires) > Date.parse(now);
  const sites = async (): Promise<string[]> => [...new Set((await units.all()).map(({ site }) => site))];

  return {
    subscriptions: async (site) => structuredClone(of(site)),
    byId: async (ids) =>
      structuredClone([...records.values()].filter(({ id }) => id !== null && ids.includes(id))),
    keep: async (record) => void records.set(`${record.site} ${record.list}`, structuredClone(record)),
    setState: async (id, state) => {
      for (const record of records.values()) if (record.id === id) record.state = state;
    },
    looks: async (now) =>
      (await sites()).map((site) => ({
        site,
        lastLook: look(site).lastLook,
        stale: look(site).staleAt !== null,
        subscribed: of(site).filter((record) => stands(record, now)).length === LIST_NAMES.length,
      })),
    markStale: async (given, told) => {
      tick += 1;
      for (const site of given) {
        look(site).staleAt = tick;
        if (told) look(site).toldAt = tick;
      }
    },
    begin: async (site) => {
      const known = look(site);
      if (known.held) return null;
      known.held = true;
      tick += 1;
      return { stale: known.staleAt !== null, told: known.toldAt !== null, mark: String(tick) };
    },
    finish: async (site, mark, lookedAt) => {
      const known = look(site);
      known.held = false;
      if (lookedAt === null) return;
      known.lastLook = lookedAt;
      if (known.staleAt !== null && known.staleAt <= Number(mark)) known.staleAt = null;
      if (known.toldAt !== null && known.toldAt <= Number(mark)) known.toldAt = null;
    },
    counts: async (now) => {
      const all = [...records.values()];
      const refused = all.filter(({ state }) => state === 'refused');
      const known = (await sites()).map(look);
      const at = known.flatMap(({ lastLook }) => lastLook ?? []).sort();
      return {
        sites: known.length,
        subscriptions: all.filter((record) => stands(record, now)).length,
        refused: refused.length,
        reasons: [...new Set(refused.flatMap(({ reason }) => reason ?? []))],
        stale: known.filter(({ staleAt }) => staleAt !== null).length,
        lastLook: at.at(-1) ?? null,
        oldestLook: at[0] ?? null,
      };
    },
  };
};

export const makeMemoryRequests = (): SyncRequests & { asked: string[] } => {
  const asked: string[] = [];
  return { asked, request: async (site) => void asked.push(site) };
};

/** Graph's side: which subscriptions stand, what was asked, and what it refuses. */
export interface MemorySubscriptions extends Subscriptions {
  standing: Map<string, { list: string; expires: string; clientState: string }>;
  asked: string[];
  /** Answers every making and renewal while set. */
  fault: Fault | null;
}

export const makeMemorySubscriptions = (): MemorySubscriptions => {
  let last = 0;
  const made: MemorySubscriptions = {
    standing: new Map(),
    asked: [],
    fault: null,
    create: async (_, __, list, { clientState, expires }) => {
      made.asked.push(`create ${list}`);
      if (made.fault) return failed(made.fault);
      last += 1;
      made.standing.set(`s${last}`, { list, expires, clientState });
      return done({ id: `s${last}`, expires });
    },
    renew: async (_, id, expires) => {
      made.asked.push(`renew ${id}`);
      if (made.fault) return failed(made.fault);
      const known = made.standing.get(id);
      if (!known) return failed({ kind: 'not-found', what: 'unit' });
      made.standing.set(id, { ...known, expires });
      return done({ expires });
    },
    stands: async (_, id) => {
      made.asked.push(`stands ${id}`);
      return done(made.standing.has(id));
    },
    end: async (_, id) => {
      made.standing.delete(id);
      return done(undefined);
    },
  };
  return made;
};
