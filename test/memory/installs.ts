/** What is kept about adding the app for people, in memory; and the app in people's chats, as a tenant would answer. */
import { done, failed } from '../../bot/core/fault.ts';
import type {
  InstallOutcome,
  InstallRecord,
  InstallStop,
  InstallStore,
  PeopleStore,
  PersonalApps,
} from '../../bot/usecases/ports.ts';

export const makeMemoryInstalls = (people: Pick<PeopleStore, 'many'>, ids: () => string[]): InstallStore => {
  const records = new Map<string, InstallRecord>();
  const stops = new Map<string, InstallStop>();
  return {
    of: async (wanted) => new Map([...records].filter(([id]) => wanted.includes(id))),
    async begin(person, day, most) {
      const known = records.get(person);
      if (known && known.state !== 'open' && known.state !== 'refused') return false;
      if (known && (known.refusals >= most || (known.triedOn ?? '') >= day)) return false;
      records.set(person, { refusals: 0, ...known, state: 'asked', triedOn: day });
      return true;
    },
    async settle(person, state) {
      const known = records.get(person);
      if (!known) return 0;
      const refusals = state === 'refused' ? known.refusals + 1 : state === 'installed' ? 0 : known.refusals;
      records.set(person, { ...known, state: known.state === 'removed' ? 'removed' : state, refusals });
      return refusals;
    },
    async removed(person) {
      const known = records.get(person) ?? { triedOn: null, refusals: 0 };
      records.set(person, { ...known, state: 'removed' });
    },
    async reached(tenant, most) {
      const found = (await people.many(ids())).filter((one) => one.tenant === tenant && one.address !== null);
      found.sort((a, b) => a.id.localeCompare(b.id, 'en'));
      return {
        people: found.slice(0, most).map(({ id }) => id),
        serviceUrl: found[0]?.address?.serviceUrl ?? null,
      };
    },
    stops: async () => [...stops.values()],
    async stop(stop) {
      const before = stops.get(stop.tenant)?.kind;
      stops.set(stop.tenant, stop);
      return before !== stop.kind;
    },
    async resume(tenant) {
      stops.delete(tenant);
    },
    givenUp: async (most) =>
      [...records.values()].filter(({ state, refusals }) => state === 'refused' && refusals >= most).length,
  };
};

export interface MemoryPersonalApps extends PersonalApps {
  /** Who has the app. */
  has: Set<string>;
  /** Whom somebody asked to install it for, in order. */
  asked: string[];
  /** What comes instead of the installation, by person, or for everybody under `*`. */
  instead: Map<string, InstallOutcome>;
  /** Called after an installation, as Teams then tells the bot. */
  told: (person: string) => Promise<void>;
  /** Whether questions are answered. */
  away: boolean;
}

export const makeMemoryPersonalApps = (): MemoryPersonalApps => {
  const offline = failed({ kind: 'offline', inDoubt: false, retryAt: '2026-01-12T07:01:00Z' });
  const apps: MemoryPersonalApps = {
    has: new Set(),
    asked: [],
    instead: new Map(),
    told: async () => undefined,
    away: false,
    async catalogId(_as, holders) {
      if (apps.away) return offline;
      return done(holders.some((holder) => apps.has.has(holder)) ? 'app-in-catalogue' : null);
    },
    async install(_as, person) {
      apps.asked.push(person);
      const instead = apps.instead.get(person) ?? apps.instead.get('*');
      if (instead) return instead;
      if (apps.has.has(person)) return { kind: 'already' };
      apps.has.add(person);
      await apps.told(person);
      return { kind: 'installed' };
    },
    chat: async (_as, person) => (apps.away ? offline : done(apps.has.has(person) ? `a:${person}` : null)),
  };
  return apps;
};
