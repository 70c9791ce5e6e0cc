/** The private store: one pool, its tables, and the ports it fills. */
import type {
  CalendarStore,
  Departures,
  FeedbackStore,
  InstallStore,
  InventoryStore,
  LifeStore,
  LiveStore,
  MeetingChatStore,
  OwnDataStore,
  PeopleStore,
  PlanVersionStore,
  ProgrammeStore,
  Projection,
  Rosters,
  RunStore,
  SharedCardStore,
  SiteAccessStore,
  SnapshotStore,
  SyncStore,
  TalkStore,
  UnitStore,
  WheelStore,
} from '../usecases/ports.ts';
import { makeCalendarStore } from './calendar.ts';
import { migrate, openPool, type Pool } from './database.ts';
import { makeDepartures } from './departures.ts';
import { makeFeedback } from './feedback.ts';
import { makeInstallStore } from './installs.ts';
import { makeInventory } from './inventory.ts';
import { makeLife } from './life.ts';
import { makeLive } from './live.ts';
import { makeMeetingChats } from './meeting-chats.ts';
import { makeOwnData } from './own-data.ts';
import { makePeople } from './people.ts';
import { makePlanVersions } from './plan-versions.ts';
import { makeProgrammes } from './programmes.ts';
import { makeProjection } from './projection.ts';
import { makeRosters } from './rosters.ts';
import { makeRuns } from './runs.ts';
import { makeSharedCards } from './shared-cards.ts';
import { makeSiteAccess } from './site-access.ts';
import { makeSnapshots } from './snapshots.ts';
import { makeSyncStore } from './sync-state.ts';
import { makeTalks } from './talks.ts';
import { makeUnits } from './units.ts';
import { makeWheels } from './wheels.ts';

export interface Store {
  pool: Pool;
  people: PeopleStore;
  units: UnitStore;
  life: LifeStore;
  programmes: ProgrammeStore;
  projection: Projection;
  sync: SyncStore;
  access: SiteAccessStore;
  calendar: CalendarStore;
  rosters: Rosters;
  installs: InstallStore;
  wheels: WheelStore;
  planVersions: PlanVersionStore;
  feedback: FeedbackStore;
  ownData: OwnDataStore;
  inventory: InventoryStore;
  departures: Departures;
  snapshots: SnapshotStore;
  live: LiveStore;
  runs: RunStore;
  meetingChats: MeetingChatStore;
  sharedCards: SharedCardStore;
  talks: TalkStore;
  /** Resolves when the database answers; rejects when it does not. */
  check(): Promise<void>;
  close(): Promise<void>;
}

/** Opens the store and brings its tables up to date. Rejects when the database cannot be reached. */
export const openStore = async (url: string, onError: (error: Error) => void): Promise<Store> => {
  const pool = openPool(url, onError);
  try {
    await migrate(pool);
  } catch (error) {
    await pool.end();
    throw error;
  }
  const live = makeLive(pool, url, onError);
  return {
    pool,
    people: makePeople(pool),
    units: makeUnits(pool),
    life: makeLife(pool),
    programmes: makeProgrammes(pool),
    projection: makeProjection(pool),
    sync: makeSyncStore(pool),
    access: makeSiteAccess(pool),
    calendar: makeCalendarStore(pool),
    rosters: makeRosters(pool),
    installs: makeInstallStore(pool),
    wheels: makeWheels(pool),
    planVersions: makePlanVersions(pool),
    feedback: makeFeedback(pool),
    ownData: makeOwnData(pool),
    inventory: makeInventory(pool),
    departures: makeDepartures(pool),
    snapshots: makeSnapshots(pool),
    live,
    runs: makeRuns(pool),
    meetingChats: makeMeetingChats(pool),
    sharedCards: makeSharedCards(pool),
    talks: makeTalks(pool),
    async check() {
      await pool.query('select 1');
    },
    async close() {
      await live.close();
      await pool.end();
    },
  };
};

export { type Enqueue, makeClaims, type QueuedCard } from './claims.ts';
export type { Sql } from './database.ts';
