import { EMPTY, type ListName, type RowOf } from '../../bot/core/rows.ts';
import { directoryContract } from '../contracts/directory.ts';
import { HOLDERS, installsContract } from '../contracts/installs.ts';
import { listsContract } from '../contracts/lists.ts';
import { rostersContract } from '../contracts/rosters.ts';
import { subscriptionsContract } from '../contracts/subscriptions.ts';
import { wheelsContract } from '../contracts/wheels.ts';
import { makeMemoryDirectory } from './directory.ts';
import { makeMemoryInstalls } from './installs.ts';
import { makeMemoryLists } from './lists.ts';
import { makeMemoryRosters } from './rosters.ts';
import { makeMemoryPeople, makeMemoryUnits } from './stores.ts';
import { makeMemorySubscriptions } from './sync.ts';
import { makeMemoryWheels } from './wheels.ts';
import { TENANT } from './world.ts';

const SITE = 'site';
const AS = { kind: 'person', person: 'amal', tenant: TENANT, assertion: 'a' } as const;

listsContract('memory', async () => {
  const lists = makeMemoryLists();
  const add = (list: ListName, title: string): string =>
    lists.addByHand(SITE, list, null, { ...EMPTY[list], title } as RowOf[ListName]).id;
  return {
    lists,
    as: AS,
    site: { tenant: TENANT, site: SITE },
    unit: '19:one@thread.tacv2',
    other: '19:two@thread.tacv2',
    outside: {
      add: async (list, title) => add(list, title),
      retitle: async (list, id, title) => lists.changeByHand(SITE, list, id, { title }),
      remove: async (list, id) => lists.removeByHand(SITE, list, id),
      expireTokens: async () => lists.expireTokens(),
    },
  };
});

const memorySubscriptions = makeMemorySubscriptions();
subscriptionsContract('memory', () => ({
  subscriptions: memorySubscriptions,
  as: { kind: 'app', tenant: TENANT },
  site: { tenant: TENANT, site: SITE },
  inDays: (days) => new Date(Date.UTC(2026, 0, 12 + days)).toISOString(),
}));

directoryContract('memory', async () => {
  const place = {
    team: 'norr',
    teamName: 'Norr',
    channelName: 'Plan',
    site: SITE,
    membership: 'standard' as const,
  };
  const members = [
    { id: 'amal', name: 'Amal', owner: true, guest: false },
    { id: 'greta', name: 'Greta', owner: false, guest: true },
  ];
  const elsewhere = { team: 'soder', channel: '19:soder@thread.tacv2' };
  const strangers = [{ id: 'sven', name: 'Sven', owner: true, guest: false }];
  return {
    directory: makeMemoryDirectory([
      { ...place, channel: '19:norr@thread.tacv2', members },
      { ...elsewhere, teamName: 'Söder', channelName: 'Plan', site: 'other', members: strangers },
    ]),
    as: AS,
    channel: '19:norr@thread.tacv2',
    place,
    members,
    elsewhere,
  };
});

wheelsContract('memory', async () => ({ wheels: makeMemoryWheels() }));
rostersContract('memory', async () => {
  const units = makeMemoryUnits();
  return { rosters: makeMemoryRosters(units), units };
});

installsContract('memory', async () => {
  const people = makeMemoryPeople();
  return { installs: makeMemoryInstalls(people, () => HOLDERS), people };
});
