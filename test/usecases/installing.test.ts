/** Adding the app for members who lack it: whom, when, how often, and what is told. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { done, failed } from '../../bot/core/fault.ts';
import { INSTALL_ROLE } from '../../bot/core/permissions.ts';
import type { Reply } from '../../bot/core/reply.ts';
import { installed } from '../../bot/usecases/install.ts';
import { firstServiceUrl, type Installing, makeInstalling } from '../../bot/usecases/installing.ts';
import type { Address, InstallOutcome, Sent } from '../../bot/usecases/ports.ts';
import type { OwnTokens } from '../../bot/usecases/self-check.ts';
import { uninstalled } from '../../bot/usecases/uninstall.ts';
import { type MemoryPersonalApps, makeMemoryPersonalApps } from '../memory/installs.ts';
import { makeUnitWorld, TENANT, type World } from '../memory/world.ts';
import { addressOf, writer } from './chat-world.ts';

/** Monday 10.00 in Stockholm. */
const SLOT = new Date('2026-01-12T09:00:00.000Z');
const REFUSED: InstallOutcome = { kind: 'refused', cause: 'Graph answered 403 Forbidden: blocked' };

let world: World;
let apps: MemoryPersonalApps;
let installing: Installing;
let roles: string[] | null;
let queued: { slot: string; tenant: string; people: string[] }[];
let said: { to: Address; reply: Reply }[];
let answer: Sent;

beforeEach(async () => {
  world = await makeUnitWorld();
  world.clock.set(SLOT.toISOString());
  apps = makeMemoryPersonalApps();
  roles = ['Sites.Selected', INSTALL_ROLE];
  queued = [];
  said = [];
  answer = { kind: 'sent', activity: 'a' };
  // Amal has the app, so its id in the catalogue can be learnt.
  apps.has.add('amal');
  await installed(world.ports, writer('amal'), null);
  apps.told = async (person) => void (await installed(world.ports, writer(person), null));
  installing = makeInstalling({
    ...world.ports,
    personalApps: apps,
    tokens: { app: async () => done({ roles }) },
    messenger: {
      send: async (to, reply) => {
        said.push({ to, reply });
        return answer;
      },
    },
    installRequests: {
      request: async (slot, tenant, people) =>
        void queued.push({ slot: slot.toISOString(), tenant, people: [...people] }),
    },
    place: { bot: '28:bot', serviceUrl: 'https://first/' },
  });
});
const carryOut = (...people: string[]) => installing.carryOut(world.clock.now(), TENANT, people);
const state = async (id: string) => (await world.ports.installs.of([id])).get(id)?.state;
const address = async (id: string) => (await world.ports.people.get(id))?.address ?? null;
const told = (event: string) => world.journal.told.filter((one) => one.event === event);
const nextDay = (): void => {
  world.clock.set(new Date(world.clock.now().getTime() + 86_400_000).toISOString());
};

describe('who gets the app', () => {
  test('members; no guests, nobody from elsewhere, nobody who removed it', async () => {
    await uninstalled(world.ports, 'bo');
    await installing.want(SLOT, ['bo', 'cecilia', 'greta', 'nobody', 'cecilia']);
    expect(queued).toEqual([{ slot: SLOT.toISOString(), tenant: TENANT, people: ['cecilia'] }]);
    await carryOut('bo', 'cecilia', 'greta', 'nobody');
    expect(apps.asked).toEqual(['cecilia']);
    expect(await address('cecilia')).toEqual(addressOf('cecilia'));
  });

  test('nobody any more once the slot is over, has left, or has got the app meanwhile', async () => {
    world.clock.set('2026-01-12T09:31:00.000Z');
    await installing.carryOut(SLOT, TENANT, ['cecilia']);
    world.clock.set('2026-01-12T09:29:00.000Z');
    await installed(world.ports, writer('david'), null);
    const unit = (await world.ports.units.all()).find(({ members }) =>
      members.some(({ id }) => id === 'elif'),
    );
    if (!unit) throw new Error('no unit');
    const rest = unit.members.filter(({ id }) => id !== 'elif');
    await world.ports.units.setMembers(unit.id, rest, SLOT.toISOString());
    await installing.carryOut(SLOT, TENANT, ['david', 'elif']);
    expect(apps.asked).toEqual([]);
  });

  test('whoever removes it between asking and answering is not asked again, ever', async () => {
    await carryOut('cecilia');
    await uninstalled(world.ports, 'cecilia');
    apps.has.delete('cecilia');
    for (let day = 0; day < 5; day++) {
      nextDay();
      expect(await installing.candidates(world.clock.now(), ['cecilia'])).toEqual([]);
      await carryOut('cecilia');
    }
    expect(apps.asked).toEqual(['cecilia']);
  });
});

describe('the welcome', () => {
  test('says by whose leave the app came, and names the manager unless they read it', async () => {
    let spoken: Reply | undefined;
    apps.told = async (person) => {
      spoken = (await installed(world.ports, writer(person), null))?.reply;
    };
    await carryOut('cecilia');
    expect(spoken).toMatchObject({ kind: 'welcome', unit: 'Norr', byItself: { manager: 'Amal' } });
    await uninstalled(world.ports, 'amal');
    await world.ports.installs.begin('bo', '2026-01-12', 3);
    expect((await installed(world.ports, writer('bo'), null))?.reply).toMatchObject({
      byItself: { manager: 'Amal' },
    });
    // Somebody who adds it themselves gets the usual words.
    expect((await installed(world.ports, writer('fatima'), null))?.reply).not.toHaveProperty('byItself');
  });

  test('to the manager does not name them', async () => {
    await world.ports.people.change('amal', (known) => ({ ...known, address: null }));
    let spoken: Reply | undefined;
    apps.has.delete('amal');
    apps.has.add('fatima');
    await installed(world.ports, writer('fatima'), null);
    apps.told = async (person) => {
      spoken = (await installed(world.ports, writer(person), null))?.reply;
    };
    await carryOut('amal');
    expect(spoken).toMatchObject({ byItself: { manager: null } });
  });
});

describe('where Teams has not told', () => {
  test('the chat is found in the next slot, greeted once and kept; nothing is installed again', async () => {
    apps.told = async () => undefined;
    await carryOut('cecilia');
    expect(await address('cecilia')).toBeNull();
    world.clock.set('2026-01-12T09:30:00.000Z');
    await carryOut('cecilia');
    const expected = { ...addressOf('cecilia'), serviceUrl: addressOf('amal').serviceUrl };
    expect(await address('cecilia')).toEqual(expected);
    expect(said).toEqual([
      { to: expected, reply: expect.objectContaining({ kind: 'welcome', byItself: { manager: 'Amal' } }) },
    ]);
    await carryOut('cecilia');
    expect([apps.asked, said.length]).toEqual([['cecilia'], 1]);
  });

  test('an app that was there all along is found at once', async () => {
    apps.has.add('cecilia');
    await carryOut('cecilia');
    expect(await address('cecilia')).not.toBeNull();
    expect([await state('cecilia'), said.length]).toEqual(['installed', 1]);
  });

  test('an app that is gone by then was removed: that is final', async () => {
    apps.told = async () => undefined;
    await carryOut('cecilia');
    apps.has.delete('cecilia');
    world.clock.set('2026-01-12T09:30:00.000Z');
    await carryOut('cecilia');
    expect(await state('cecilia')).toBe('removed');
  });

  test('a greeting that meets a blocked bot is final too', async () => {
    apps.has.add('cecilia');
    answer = { kind: 'closed', cause: 'blocked' };
    await carryOut('cecilia');
    expect([await address('cecilia'), await state('cecilia')]).toEqual([null, 'removed']);
  });

  test('a lost answer is looked up, and begun anew the next day if nothing came of it', async () => {
    apps.instead.set('cecilia', { kind: 'away', inDoubt: true });
    await carryOut('cecilia');
    apps.instead.clear();
    expect(await state('cecilia')).toBe('asked');
    apps.away = true;
    await carryOut('cecilia');
    expect(await state('cecilia')).toBe('asked');
    apps.away = false;
    await carryOut('cecilia');
    expect(await state('cecilia')).toBe('open');
    await carryOut('cecilia');
    expect(apps.asked).toEqual(['cecilia']);
    nextDay();
    await carryOut('cecilia');
    expect(await state('cecilia')).toBe('installed');
  });
});

describe('restraint', () => {
  test('one attempt a person and day; after three refusals it stops, and operators are told without a name', async () => {
    apps.instead.set('cecilia', REFUSED);
    for (let day = 0; day < 5; day++) {
      await carryOut('cecilia');
      await carryOut('cecilia');
      nextDay();
    }
    expect(apps.asked).toEqual(['cecilia', 'cecilia', 'cecilia']);
    expect(told('install-given-up')).toHaveLength(1);
    expect(JSON.stringify(world.journal.told)).not.toContain('cecilia');
    expect(await world.ports.installs.givenUp(3)).toBe(1);
  });

  test('three people refused after each other end the day for the tenant; it is told once', async () => {
    apps.instead.set('*', REFUSED);
    const all = ['bo', 'cecilia', 'david', 'elif', 'fatima'];
    await carryOut(...all);
    expect(apps.asked).toHaveLength(3);
    await carryOut(...all);
    expect(await installing.candidates(world.clock.now(), all)).toEqual([]);
    nextDay();
    await carryOut(...all);
    expect(apps.asked).toHaveLength(6);
    expect(told('install-stopped')).toHaveLength(1);
    apps.instead.clear();
    nextDay();
    await carryOut('elif');
    expect(await world.ports.installs.stops()).toEqual([]);
  });

  test('a permission that the token lacks is not tried at all, and told once until it is there', async () => {
    roles = ['Sites.Selected'];
    for (let day = 0; day < 3; day++) {
      await carryOut('bo', 'cecilia');
      await carryOut('bo', 'cecilia');
      nextDay();
    }
    expect(apps.asked).toEqual([]);
    expect(told('install-stopped').map(({ facts }) => facts)).toEqual([
      expect.objectContaining({ kind: 'permission', remedy: expect.stringContaining(INSTALL_ROLE) }),
    ]);
    roles = [INSTALL_ROLE];
    await carryOut('bo');
    expect(await address('bo')).not.toBeNull();
  });

  test('a token whose permissions cannot be read is tried; Graph’s no ends the day, and is nobody’s refusal', async () => {
    roles = null;
    apps.instead.set('*', { kind: 'not-allowed', cause: 'Graph answered 403' });
    await carryOut('bo', 'cecilia');
    expect([apps.asked, await state('bo'), await state('cecilia')]).toEqual([['bo'], 'open', undefined]);
    expect(told('install-stopped')).toHaveLength(1);
  });

  test('an app whose id in the catalogue nobody can tell is told of, and nobody is asked for', async () => {
    apps.has.clear();
    await carryOut('bo');
    expect(apps.asked).toEqual([]);
    expect(told('install-stopped')[0]?.facts.remedy).toContain('TEAMS_CATALOG_APP_ID');
  });

  test.each<[string, () => void]>([
    ['Graph', () => void apps.instead.set('*', { kind: 'away', inDoubt: false })],
    [
      'the catalogue',
      () => {
        apps.away = true;
      },
    ],
  ])('when %s is away nobody is refused, and the others are not tried', async (_name, take) => {
    take();
    await carryOut('bo', 'cecilia');
    expect(apps.asked.length).toBeLessThan(2);
    expect(await world.ports.installs.stops()).toEqual([]);
    expect(told('install-stopped')).toEqual([]);
  });

  test('without a token nothing is tried, and nothing said: the self-check tells of it', async () => {
    const none: Pick<OwnTokens, 'app'> = { app: async () => failed({ kind: 'refused', remedy: 'no' }) };
    const without = makeInstalling({
      ...world.ports,
      personalApps: apps,
      tokens: none,
      messenger: { send: async () => answer },
      installRequests: { request: async () => undefined },
      place: { bot: '28:bot', serviceUrl: '' },
    });
    await without.carryOut(SLOT, TENANT, ['bo']);
    expect([apps.asked, world.journal.told.filter(({ level }) => level === 'error')]).toEqual([[], []]);
  });
});

// learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages
test('a tenant of which nothing is known is reached at Microsoft’s address for all, or at the one allowed', () => {
  expect(firstServiceUrl(['https://smba.trafficmanager.net/'])).toBe(
    'https://smba.trafficmanager.net/teams/',
  );
  expect(firstServiceUrl(['https://localhost:3981/connector/', 'https://b/'])).toBe(
    'https://localhost:3981/connector/',
  );
});
