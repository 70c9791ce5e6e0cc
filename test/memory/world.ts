/** A small municipality in memory: two units, their people, and the tab's use cases over memory ports. */
import type { Holidays } from '../../bot/core/nudge.ts';
import { makeFiles } from '../../bot/documents/calendar-file.ts';
import { readFileHere } from '../../bot/documents/read-file.ts';
import { makeBaselineDoor } from '../../bot/usecases/competence/baseline-door.ts';
import type {
  BaselineDoor,
  Clock,
  Ids,
  InstallStore,
  Journal,
  LifeStore,
  Member,
  Rosters,
  SnapshotStore,
  SyncStore,
} from '../../bot/usecases/ports.ts';
import { type Caller, makeTabUseCases, type TabPorts } from '../../bot/usecases/tab/index.ts';
import { type MemorySites, makeMemoryAccess, makeMemorySites } from './access.ts';
import { type MemoryCalendars, makeMemoryCalendarStore, makeMemoryCalendars } from './calendar.ts';
import { type MemoryDirectory, makeMemoryDirectory } from './directory.ts';
import { makeMemoryInstalls } from './installs.ts';
import { type MemoryInventory, makeMemoryInventory } from './inventory.ts';
import { makeMemoryLife } from './life.ts';
import { type MemoryLists, makeMemoryLists } from './lists.ts';
import { makeMemoryProgrammes } from './programmes.ts';
import { makeMemoryRosters } from './rosters.ts';
import { makeMemorySnapshots } from './snapshots.ts';
import { makeMemoryPeople, makeMemoryProjection, makeMemoryUnits } from './stores.ts';
import { makeMemoryRequests, makeMemorySync } from './sync.ts';
import { type MemoryTalks, makeMemoryTalks, withTalks } from './talks.ts';

export const TENANT = 'a0000000-0000-4000-8000-000000000000';
export const UNIT = '19:norr@thread.tacv2';
export const OTHER_UNIT = '19:soder@thread.tacv2';
export const SITE = 'exempel.sharepoint.com,norr,web';

const member = (id: string, given: Partial<Member> = {}): Member => ({
  id,
  name: id.charAt(0).toUpperCase() + id.slice(1),
  owner: false,
  guest: false,
  ...given,
});

export const caller = (person: string, given: Partial<Caller> = {}): Caller => ({
  person,
  tenant: TENANT,
  name: person,
  roles: [],
  assertion: `token of ${person}`,
  ...given,
});

/** A clock that stands still until it is set. */
export const makeMemoryClock = (start = '2026-01-12T07:00:00Z'): Clock & { set(now: string): void } => {
  let now = new Date(start);
  return {
    now: () => now,
    wait: async (until) => {
      now = until > now ? until : now;
      return { now, lived: true };
    },
    set: (instant) => {
      now = new Date(instant);
    },
  };
};

const counting = (): Ids => {
  let last = 0;
  return {
    uuid: () => {
      last += 1;
      return `key-${last}`;
    },
  };
};

export interface Told {
  level: 'info' | 'warn' | 'error';
  event: string;
  facts: Record<string, unknown>;
}

export const makeMemoryJournal = (): Journal & { told: Told[] } => {
  const told: Told[] = [];
  const tell =
    (level: Told['level']) =>
    (event: string, facts: Record<string, unknown> = {}): void => {
      told.push({ level, event, facts });
    };
  return { told, info: tell('info'), warn: tell('warn'), error: tell('error') };
};

export const HOLIDAYS: Holidays = {
  free: {
    '2026-01-01': 'holiday',
    '2026-01-06': 'holiday',
    '2026-04-03': 'holiday',
    '2026-04-06': 'holiday',
    '2026-05-01': 'holiday',
    '2026-05-14': 'holiday',
    '2026-06-06': 'holiday',
    '2026-06-19': 'eve',
  },
};

export interface World {
  ports: TabPorts & {
    lists: MemoryLists;
    directory: MemoryDirectory;
    sync: SyncStore;
    life: LifeStore;
    sites: MemorySites;
    calendars: MemoryCalendars;
    syncRequests: ReturnType<typeof makeMemoryRequests>;
    rosters: Rosters;
    snapshots: SnapshotStore;
    installs: InstallStore;
    inventory: MemoryInventory;
    talks: MemoryTalks;
    baseline: BaselineDoor;
  };
  /** Waits for what follows the answers. */
  settled(): Promise<void>;
  clock: ReturnType<typeof makeMemoryClock>;
  journal: ReturnType<typeof makeMemoryJournal>;
  tab: ReturnType<typeof makeTabUseCases>;
}

/** Amal manages the unit in Norr and owns its team; Greta is a guest there; Sven manages another unit. */
export const makeWorld = (): World => {
  const clock = makeMemoryClock();
  const journal = makeMemoryJournal();
  const units = makeMemoryUnits();
  const norr = [
    member('amal', { owner: true }),
    member('bo'),
    member('cecilia'),
    member('david'),
    member('elif'),
    member('fatima'),
    member('greta', { guest: true }),
  ];
  const directory = makeMemoryDirectory([
    { team: 'norr', teamName: 'Norr', channel: UNIT, channelName: 'Plan', site: SITE, members: norr },
    {
      team: 'soder',
      teamName: 'Söder',
      channel: OTHER_UNIT,
      channelName: 'Plan',
      site: 'exempel.sharepoint.com,soder,web',
      members: [member('sven', { owner: true }), member('tove')],
    },
  ]);
  const people = makeMemoryPeople();
  const everybody = (): string[] => directory.teams.flatMap(({ members }) => members.map(({ id }) => id));
  const talks = makeMemoryTalks();
  const inventory = makeMemoryInventory(units);
  const ids = counting();
  const following: (() => Promise<unknown>)[] = [];
  const ports = {
    lists: makeMemoryLists(() => clock.now()),
    directory,
    units,
    life: withTalks(makeMemoryLife(units), talks),
    talks,
    people,
    installs: makeMemoryInstalls(people, everybody),
    programmes: makeMemoryProgrammes(),
    inventory,
    baseline: makeBaselineDoor({ units, inventory, ids }),
    snapshots: makeMemorySnapshots(),
    projection: makeMemoryProjection(units),
    sync: makeMemorySync(units),
    syncRequests: makeMemoryRequests(),
    rosters: makeMemoryRosters(units),
    afterwards: (work: () => Promise<unknown>) => void following.push(work),
    clock,
    ids,
    journal,
    access: makeMemoryAccess(units),
    sites: makeMemorySites(),
    calendars: makeMemoryCalendars(),
    calendarStore: makeMemoryCalendarStore(),
    files: makeFiles(),
    readFile: readFileHere,
    appId: 'app',
    holidays: HOLIDAYS,
  };
  const settled = async (): Promise<void> => {
    while (following.length > 0) await Promise.all(following.splice(0).map((work) => work()));
  };
  return { ports, clock, journal, tab: makeTabUseCases(ports), settled };
};

/** What the configuration page sends for Norr. */
export const SET_UP = {
  programme: 'hbtq-klivet',
  start: '2026-01-12',
  manager: 'amal',
  group: ['amal', 'bo', 'cecilia'],
  processLead: 'david',
  safetyRep: 'elif',
};

/** A world whose unit in Norr is set up with a programme. */
export const makeUnitWorld = async (programme = 'hbtq-klivet'): Promise<World> => {
  const world = makeWorld();
  const made = await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme }, 'sv');
  if (!made.ok) throw new Error(`not set up: ${JSON.stringify(made.fault)}`);
  return world;
};

/** An action with every field of R12. */
export const ACTIVE = {
  title: 'Gå igenom blanketter',
  area: 'bemotande',
  goal: 'Alla blanketter är öppna för alla familjer',
  ownerRole: 'chef',
  ownerId: 'amal',
  dueDate: '2026-01-28',
  indicator: 'Antal ändrade blanketter',
  followUpDate: '2026-03-02',
  state: 'active',
} as const;

/** The value of a success; a failure is the test's. */
export const value = <T>(outcome: { ok: true; value: T } | { ok: false; fault: unknown }): T => {
  if (!outcome.ok) throw new Error(`expected a success, got ${JSON.stringify(outcome.fault)}`);
  return outcome.value;
};

/** The fault of a failure; a success is the test's. */
export const fault = <F>(outcome: { ok: true; value: unknown } | { ok: false; fault: F }): F => {
  if (outcome.ok) throw new Error(`expected a fault, got ${JSON.stringify(outcome.value)}`);
  return outcome.fault;
};
