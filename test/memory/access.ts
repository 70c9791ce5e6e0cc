/** Sites that the app has or has not been given, in memory, and what is remembered of them. */
import { done, type Fault, failed } from '../../bot/core/fault.ts';
import type { SiteAccessStore, Sites, UnitStore } from '../../bot/usecases/ports.ts';

export const makeMemoryAccess = (units: Pick<UnitStore, 'all'>): SiteAccessStore => {
  const known = new Map<string, boolean>();
  return {
    has: async (site) => known.get(site) ?? null,
    set: async (site, granted) => void known.set(site, granted),
    waitingUnits: async () =>
      (await units.all())
        .filter(({ site }) => known.get(site) === false)
        .map(({ id, name, site }) => ({ id, name, site })),
    counts: async () => {
      const counts = { good: 0, missing: 0, unknown: 0 };
      for (const { site } of await units.all()) {
        const granted = known.get(site);
        counts[granted === undefined ? 'unknown' : granted ? 'good' : 'missing']++;
      }
      return counts;
    },
  };
};

export interface MemorySites extends Sites {
  /** Sites that the app has not been given. */
  closed: Set<string>;
  /** Every question fails with this while set. */
  fault: Fault | null;
  /** How many sites the app has asked about. */
  asked: number;
}

/** Every site is given until it is closed. Grants are the administrator's own, and have no memory form. */
export const makeMemorySites = (): MemorySites => {
  const none = async () => failed({ kind: 'refused', remedy: 'not in memory' });
  const sites: MemorySites = {
    closed: new Set(),
    fault: null,
    asked: 0,
    async find(_as, where) {
      if (sites.fault) return failed(sites.fault);
      return done({ site: where, name: 'Norr', address: 'https://exempel.sharepoint.com/sites/norr' });
    },
    async readable(_as, wanted) {
      sites.asked += wanted.length;
      return wanted.map((site) => (sites.fault ? failed(sites.fault) : done(!sites.closed.has(site))));
    },
    grants: none,
    grant: none,
    revoke: none,
  };
  return sites;
};
