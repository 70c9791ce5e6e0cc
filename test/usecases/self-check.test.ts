/** What the program finds out about its own permissions, and what a unit is told while it waits for IT. */
import { describe, expect, test } from '@jest/globals';
import { done, type Fault, failed } from '../../bot/core/fault.ts';
import { INSTALL_ROLE } from '../../bot/core/permissions.ts';
import { makeSelfCheck, type OwnTokens, type SelfCheck } from '../../bot/usecases/self-check.ts';
import { holdingWaiting, noticing } from '../../bot/usecases/waiting-for-it.ts';
import {
  ACTIVE,
  caller,
  makeUnitWorld,
  SET_UP,
  SITE,
  TENANT,
  UNIT,
  value,
  type World,
} from '../memory/world.ts';

const OFFLINE: Fault = { kind: 'offline', inDoubt: false, retryAt: '2026-01-12T07:01:00Z' };
const GOOD: OwnTokens = {
  app: async () => done({ roles: ['Sites.Selected'] }),
  bot: async () => done(undefined),
};
const checkIn = (world: World, tokens: Partial<OwnTokens> = {}): SelfCheck =>
  makeSelfCheck({ ...world.ports, tokens: { ...GOOD, ...tokens } });
const APP = { kind: 'app', tenant: TENANT } as const;
const PLACE = { tenant: TENANT, site: SITE };

describe('the self-check', () => {
  test('finds nothing where nothing is missing', async () => {
    const world = await makeUnitWorld();
    const check = checkIn(world);
    expect(await check.status('sv')).toMatchObject({ checkedAt: null, app: 'unknown', bot: 'unknown' });
    await check.run();
    expect(await check.status('sv')).toEqual({
      checkedAt: '2026-01-12T07:00:00.000Z',
      app: 'good',
      bot: 'good',
      sites: { good: 1, missing: 0, unknown: 0 },
      calendars: {
        allowed: 0,
        refused: 0,
        text: 'Appen läser inga kalendrar själv. Det är frivilligt: datum läses när chefen öppnar fliken.',
      },
      installs: {
        on: false,
        allowed: 'missing',
        text: expect.stringContaining('Var och en lägger till appen själv'),
      },
      problems: [],
    });
  });

  test('says whether the app may add itself for members, and what an administrator does about it', async () => {
    const world = await makeUnitWorld();
    const { installs } = world.ports;
    const checked = (roles: string[]): SelfCheck =>
      makeSelfCheck({
        ...world.ports,
        ownInstalls: installs,
        tokens: { ...GOOD, app: async () => done({ roles: ['Sites.Selected', ...roles] }) },
      });
    const may = checked([INSTALL_ROLE]);
    expect((await may.status('en')).installs).toMatchObject({ on: true, allowed: 'unknown' });
    await may.run();
    expect(await may.status('en')).toMatchObject({ installs: { on: true, allowed: 'good' }, problems: [] });

    const mayNot = checked([]);
    await mayNot.run();
    // Found while installing too: told once all the same.
    await installs.stop({ tenant: TENANT, kind: 'permission', cause: 'Graph said so', on: '2026-01-12' });
    const missing = await mayNot.status('en');
    expect(missing.installs).toMatchObject({ on: true, allowed: 'missing' });
    expect(missing.problems).toEqual([
      { check: 'install-permission', text: expect.stringContaining(INSTALL_ROLE) },
    ]);
    // The app lacks nothing that it needs otherwise.
    expect(missing.app).toBe('good');

    await installs.stop({ tenant: TENANT, kind: 'catalog', cause: 'nobody has it', on: '2026-01-12' });
    const [lost] = (await may.status('sv')).problems;
    expect(lost).toMatchObject({
      check: 'install-catalog',
      text: expect.stringContaining('TEAMS_CATALOG_APP_ID'),
    });

    await installs.resume(TENANT);
    for (const day of ['2026-01-12', '2026-01-13', '2026-01-14'])
      if (await installs.begin('bo', day, 3)) await installs.settle('bo', 'refused');
    const given = await may.status('en');
    expect(given.installs.allowed).toBe('good');
    expect(given.problems).toEqual([
      { check: 'install-refused', text: expect.stringContaining('app permission policy') },
    ]);
    expect(JSON.stringify(given)).not.toContain('bo"');
  });

  test.each<[string, Partial<OwnTokens>, string, RegExp]>([
    [
      'the app’s token',
      { app: async () => failed({ kind: 'refused', remedy: 'invalid_client' }) },
      'app-token',
      /ENTRA_APP_ID.*/,
    ],
    ['the app’s permission', { app: async () => done({ roles: [] }) }, 'app-role', /Sites\.Selected/],
    [
      'the bot’s token',
      { bot: async () => failed({ kind: 'refused', remedy: 'unauthorized_client' }) },
      'bot-token',
      /MicrosoftAppId/,
    ],
  ])('names %s when it is missing, and what to do', async (_name, tokens, problem, words) => {
    const world = await makeUnitWorld();
    const check = checkIn(world, tokens);
    await check.run();
    for (const language of ['sv', 'en'] as const) {
      const { problems } = await check.status(language);
      expect(problems.map(({ check: name }) => name)).toEqual([problem]);
      expect(problems[0]?.text).toMatch(words);
    }
    expect(world.journal.told.find(({ event }) => event === 'consent-missing')?.facts.remedy).toMatch(words);
  });

  test('names each unit whose site is not given, with the command that gives it, until it is', async () => {
    const world = await makeUnitWorld();
    world.ports.sites.closed.add(SITE);
    const check = checkIn(world);
    await check.run();
    const { problems, sites } = await check.status('en');
    expect(sites).toEqual({ good: 0, missing: 1, unknown: 0 });
    expect(problems).toEqual([
      { check: 'site', unit: UNIT, text: expect.stringContaining(`npm run admin -- grant ${SITE}`) },
    ]);
    world.ports.sites.closed.clear();
    await noticing(world.ports.lists, world.ports).changes(APP, PLACE, {});
    expect((await check.status('en')).problems).toEqual([]);
  });

  test('asks of no site without a token for the app, and takes no answer for no finding', async () => {
    const world = await makeUnitWorld();
    const { asked } = world.ports.sites;
    const check = checkIn(world, { app: async () => failed(OFFLINE), bot: async () => failed(OFFLINE) });
    await check.run();
    expect(world.ports.sites.asked).toBe(asked);
    expect(await check.status('sv')).toMatchObject({ app: 'unknown', bot: 'unknown', problems: [] });
  });

  test('never throws, whatever breaks', async () => {
    const world = await makeUnitWorld();
    const check = checkIn(world, { app: () => Promise.reject(new Error('broken')) });
    await expect(check.run()).resolves.toBeUndefined();
    expect(world.journal.told.at(-1)?.event).toBe('self-check-failed');
  });
});

const see = async (world: World, person = 'amal', language: 'sv' | 'en' = 'sv') =>
  value(await world.tab.seeUnit(caller(person), UNIT, language)).waitingForIt;

describe('a unit whose site is not given', () => {
  const waitingWorld = async (): Promise<World> => {
    const world = await makeUnitWorld();
    world.ports.sites.closed.add(SITE);
    value(await world.tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'));
    return world;
  };

  test('is set up and planned in with people’s own rights alone', async () => {
    const world = await waitingWorld();
    value(await world.tab.addAction(caller('amal'), UNIT, ACTIVE, null));
    expect(world.ports.lists.calls.every(({ as }) => as.kind === 'person')).toBe(true);
  });

  test('gives those who write the plan a request to send, in their language; others are left in peace', async () => {
    const world = await waitingWorld();
    const swedish = (await see(world))?.request ?? '';
    for (const part of [
      'https://exempel.sharepoint.com/sites/norr',
      'Sites.Selected',
      'rollen write',
      `npm run admin -- grant ${SITE}`,
    ])
      expect(swedish).toContain(part);
    expect((await see(world, 'bo', 'en'))?.request).toContain('Permission: Sites.Selected');
    expect(await see(world, 'fatima')).toBeNull();
  });

  test('is done waiting at the next look after the grant, and costs nothing from then on', async () => {
    const world = await waitingWorld();
    world.ports.sites.closed.clear();
    expect(await see(world)).toBeNull();
    const { asked } = world.ports.sites;
    expect(await see(world)).toBeNull();
    expect(world.ports.sites.asked).toBe(asked);
  });

  test('stays waiting while Graph does not answer; one that nobody has looked at says nothing', async () => {
    const world = await waitingWorld();
    world.ports.sites.fault = OFFLINE;
    expect(await see(world)).not.toBeNull();
    const fresh = await makeUnitWorld();
    fresh.ports.access.has = async () => null;
    fresh.ports.sites.fault = OFFLINE;
    expect(await see(fresh)).toBeNull();
  });

  test('is noticed by the sweep, which alone a 403 to the app tells', async () => {
    const world = await makeUnitWorld();
    const lists = noticing(world.ports.lists, world.ports);
    world.ports.lists.failNext('changes', OFFLINE, { kind: 'refused', remedy: '403', closed: true });
    await lists.changes(APP, PLACE, {});
    expect(await world.ports.access.has(SITE)).toBe(true);
    await lists.changes(APP, PLACE, {});
    expect(await world.ports.access.has(SITE)).toBe(false);
    expect(world.journal.told.filter(({ event }) => event === 'site-waits-for-it')).toHaveLength(1);
  });

  test('holds its reminders: rules see nothing of it until it is given', async () => {
    const world = await waitingWorld();
    value(await world.tab.addAction(caller('amal'), UNIT, ACTIVE, null));
    const held = holdingWaiting(world.ports.projection, world.ports.access);
    const look = { to: '2026-12-31', wholePlan: false };
    expect((await held.ruleRows([UNIT], look)).get(UNIT)?.StegvisPlan ?? []).toEqual([]);
    world.ports.sites.closed.clear();
    await see(world);
    expect((await held.ruleRows([UNIT], look)).get(UNIT)?.StegvisPlan).toHaveLength(1);
  });
});
