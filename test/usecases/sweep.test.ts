import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Fault } from '../../bot/core/fault.ts';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { LIFETIME_MINUTES, RENEW_BELOW_MINUTES, stepsFor } from '../../bot/usecases/keep-subscriptions.ts';
import type { SiteLook, SubscriptionRecord } from '../../bot/usecases/ports.ts';
import { lookAfterSite, sitesToLookAt, sweep } from '../../bot/usecases/sweep.ts';
import { syncStatus } from '../../bot/usecases/sync-status.ts';
import { noticing } from '../../bot/usecases/waiting-for-it.ts';
import { makeMemoryAccess } from '../memory/access.ts';
import { SITE, TENANT } from '../memory/world.ts';
import { openSyncWorld } from './sync-world.ts';

const NOW = new Date('2026-01-12T09:00:00Z');
const nowhere = async (): Promise<Set<string>> => new Set();
const inMinutes = (minutes: number): string => new Date(NOW.getTime() + minutes * 60_000).toISOString();

describe('which subscriptions need something', () => {
  const record = (given: Partial<SubscriptionRecord>): SubscriptionRecord => ({
    site: SITE,
    tenant: TENANT,
    list: 'StegvisPlan',
    id: 'known',
    clientState: 'x',
    expires: inMinutes(LIFETIME_MINUTES),
    state: 'live',
    reason: null,
    triedAt: NOW.toISOString(),
    ...given,
  });
  const stepFor = (given: Partial<SubscriptionRecord>) =>
    stepsFor(
      LIST_NAMES.map((list) => record({ list, ...(list === 'StegvisPlan' ? given : {}) })),
      NOW,
    );
  const create = [{ do: 'create', list: 'StegvisPlan' }];
  const renew = [{ do: 'renew', list: 'StegvisPlan', id: 'known' }];

  test('a new site gets one for each of its six lists', () => {
    expect(stepsFor([], NOW)).toEqual(LIST_NAMES.map((list) => ({ do: 'create', list })));
  });
  test('no lifetime is asked for that Microsoft does not give', () => {
    expect(LIFETIME_MINUTES).toBeLessThanOrEqual(42_300);
  });
  test.each<[string, Partial<SubscriptionRecord>, object[]]>([
    ['one that has long to live is left alone', {}, []],
    ['one is renewed days before its end', { expires: inMinutes(RENEW_BELOW_MINUTES - 1) }, renew],
    ['one is not renewed earlier', { expires: inMinutes(RENEW_BELOW_MINUTES + 1) }, []],
    ['one that Graph challenges is renewed at once', { state: 'doubted' }, renew],
    ['one that ran out is made anew', { expires: inMinutes(-1) }, create],
    ['one that ran out while challenged is made anew', { state: 'doubted', expires: inMinutes(-1) }, create],
    ['one that Graph removed is made anew', { state: 'lost' }, create],
    ['one refused today is not asked for again today', { state: 'refused', id: null, expires: null }, []],
    [
      'one refused yesterday is asked for again',
      { state: 'refused', id: null, expires: null, triedAt: inMinutes(-1440) },
      create,
    ],
  ])('%s', (_, given, steps) => {
    expect(stepFor(given)).toEqual(steps);
  });
});

describe('which sites are looked at', () => {
  const site = (given: Partial<SiteLook>): SiteLook[] => [
    { site: SITE, lastLook: NOW.toISOString(), stale: false, subscribed: true, ...given },
  ];
  test('a subscribed site is looked at once a day, at the first slot of the day', () => {
    expect(sitesToLookAt(site({}), new Date('2026-01-12T15:00:00Z'), 'slot')).toEqual([]);
    expect(sitesToLookAt(site({}), new Date('2026-01-13T07:30:00Z'), 'slot')).toEqual([SITE]);
  });
  test('the day is the people’s, not Greenwich’s', () => {
    const late = site({ lastLook: '2026-01-12T22:59:00Z' });
    expect(sitesToLookAt(late, new Date('2026-01-12T23:01:00Z'), 'slot')).toEqual([SITE]);
  });
  test('a site whose subscriptions are refused is looked at every two hours of the working day', () => {
    const looked = (last: string, at: string): boolean =>
      sitesToLookAt(site({ subscribed: false, lastLook: last }), new Date(at), 'slot').length > 0;
    expect(looked('2026-01-12T09:00:00Z', '2026-01-12T10:30:00Z')).toBe(false);
    expect(looked('2026-01-12T09:00:00Z', '2026-01-12T11:00:00Z')).toBe(true);
    expect(looked('2026-01-12T15:30:00Z', '2026-01-12T17:30:00Z')).toBe(true);
    expect(looked('2026-01-12T16:30:00Z', '2026-01-12T18:30:00Z')).toBe(false);
    expect(looked('2026-01-12T16:30:00Z', '2026-01-12T23:30:00Z')).toBe(true);
  });
  test('whatever hours people have, that is no more than fifty resource units a day, a refusal included', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 47 }), { minLength: 1 }), (halfHours) => {
        let lastLook = '2026-01-11T22:30:00.000Z';
        let looks = 0;
        for (const slot of halfHours.sort((a, b) => a - b)) {
          const at = new Date(Date.parse('2026-01-11T23:00:00Z') + slot * 1_800_000);
          if (sitesToLookAt(site({ subscribed: false, lastLook }), at, 'slot').length === 0) continue;
          looks++;
          lastLook = at.toISOString();
        }
        expect(looks).toBeGreaterThan(0);
        expect(looks * LIST_NAMES.length + 2).toBeLessThanOrEqual(50);
      }),
    );
  });
  test('a clock that is moved by hand is answered with what stands there now', () => {
    expect(sitesToLookAt(site({ subscribed: false }), NOW, 'moved')).toEqual([SITE]);
    expect(sitesToLookAt(site({}), NOW, 'moved')).toEqual([]);
  });
  test('so is one in which something may have changed, and one that was never seen', () => {
    expect(sitesToLookAt(site({ stale: true }), NOW, 'slot')).toEqual([SITE]);
    expect(sitesToLookAt(site({ lastLook: null }), NOW, 'slot')).toEqual([SITE]);
  });
  test('a start and a jump of the clock look at every site', () => {
    expect(sitesToLookAt(site({}), NOW, 'started')).toEqual([SITE]);
    expect(sitesToLookAt(site({}), NOW, 'jumped')).toEqual([SITE]);
  });
});

describe('looking after a site', () => {
  let world: Awaited<ReturnType<typeof openSyncWorld>>;
  beforeEach(async () => {
    world = await openSyncWorld();
  });

  test('the set-up makes six subscriptions, each with a secret of its own, and reads the lists', async () => {
    expect(world.subscriptions.standing.size).toBe(6);
    const secrets = [...world.subscriptions.standing.values()].map(({ clientState }) => clientState);
    expect(new Set(secrets).size).toBe(6);
    expect(world.reads()).toBe(1);
  });

  test('a notification has the lists read once, however many come meanwhile', async () => {
    const before = world.reads();
    world.addByHand('Ny skylt');
    await world.hearing.hear([await world.notice('StegvisPlan'), await world.notice('StegvisAgenda')], 0);
    await world.hearing.hear([await world.notice('StegvisPlan')], 0);
    await world.work();
    expect(world.reads()).toBe(before + 1);
    expect(await world.titles()).toContain('Ny skylt');
    await world.wake('2026-01-12T14:00:00Z');
    expect(world.reads()).toBe(before + 1);
  });

  test('a change that nobody told of is found at the first slot of the next day, not before', async () => {
    world.addByHand('Ohörd');
    await world.wake('2026-01-12T14:00:00Z');
    expect(await world.titles()).not.toContain('Ohörd');
    await world.wake('2026-01-13T07:30:00Z');
    expect(await world.titles()).toContain('Ohörd');
  });

  test('a sweep that finds what nobody told of asks whether the subscription stands, and makes a lost one anew', async () => {
    const { id } = await world.subscription('StegvisPlan');
    world.subscriptions.standing.delete(id);
    world.addByHand('Ohörd');
    await world.wake('2026-01-13T07:30:00Z');
    expect(world.subscriptions.asked).toContain(`stands ${id}`);
    expect((await world.subscription('StegvisPlan')).id).not.toBe(id);
    expect(world.subscriptions.standing.size).toBe(6);
  });

  test('a quiet sweep asks nothing about subscriptions', async () => {
    const before = world.subscriptions.asked.length;
    await world.wake('2026-01-13T07:30:00Z');
    expect(world.subscriptions.asked).toHaveLength(before);
  });

  test('subscriptions live on for a year by renewal alone, and always have days to spare', async () => {
    for (let day = 0; day < 365; day++) {
      await world.wake(new Date(NOW.getTime() + day * 86_400_000).toISOString());
      for (const { expires } of world.subscriptions.standing.values())
        expect(Date.parse(expires) - world.clock.now().getTime()).toBeGreaterThan(9 * 86_400_000);
    }
    expect(world.subscriptions.asked.filter((asked) => asked.startsWith('create'))).toHaveLength(6);
  });

  test('what ran out while the program slept is made anew', async () => {
    await world.wake('2026-06-01T07:30:00Z', 'jumped');
    const ends = [...world.subscriptions.standing.values()].map(({ expires }) => expires);
    expect(ends.filter((end) => end > '2026-06-01')).toHaveLength(6);
    expect(await world.states()).toEqual(Array(6).fill('live'));
  });

  test('subscriptionRemoved has it made anew and the lists read', async () => {
    const { id } = await world.subscription('StegvisMeetings');
    world.subscriptions.standing.delete(id);
    const before = world.reads();
    await world.hearing.hear([await world.notice('StegvisMeetings', 'subscriptionRemoved')], 0);
    await world.work();
    expect((await world.subscription('StegvisMeetings')).id).not.toBe(id);
    expect(world.reads()).toBe(before + 1);
  });

  test('reauthorizationRequired is answered by a renewal, without reading any list', async () => {
    const { id } = await world.subscription('StegvisPlan');
    const before = world.reads();
    await world.hearing.hear([await world.notice('StegvisPlan', 'reauthorizationRequired')], 0);
    await world.work();
    expect(world.subscriptions.asked.at(-1)).toBe(`renew ${id}`);
    expect(await world.states()).toEqual(Array(6).fill('live'));
    expect(world.reads()).toBe(before);
  });

  test('missed has the lists read', async () => {
    world.addByHand('Missad');
    await world.hearing.hear([await world.notice('StegvisPlan', 'missed')], 0);
    await world.work();
    expect(await world.titles()).toContain('Missad');
  });

  test('a renewal that Graph does not know makes a new one', async () => {
    const { id } = await world.subscription('StegvisPlan');
    world.subscriptions.standing.delete(id);
    await world.wake('2026-02-05T07:30:00Z');
    expect((await world.subscription('StegvisPlan')).id).not.toBe(id);
  });

  test('where subscriptions are refused, what is about to be sent is looked at first', async () => {
    world.subscriptions.fault = { kind: 'refused', remedy: 'Graph answered 403 accessDenied' };
    await world.wake('2026-06-01T07:30:00Z', 'jumped');
    const before = world.reads();
    expect(await world.wake('2026-06-01T08:00:00Z')).toEqual([]);
    world.due.add(SITE);
    expect(await world.wake('2026-06-01T08:30:00Z')).toEqual([SITE]);
    expect(world.reads()).toBe(before + 1);
  });

  test('where notifications come, nothing is looked at for what is about to be sent', async () => {
    world.due.add(SITE);
    expect(await world.wake('2026-01-12T14:00:00Z')).toEqual([]);
  });

  test('a refusal is asked about once a day, in one request; meanwhile the lists are read every two hours and the status says so', async () => {
    world.subscriptions.fault = { kind: 'refused', remedy: 'Graph answered 403 accessDenied' };
    await world.wake('2026-06-01T07:30:00Z', 'jumped');
    const asked = world.subscriptions.asked.length;
    const before = world.reads();
    world.addByHand('Utan prenumeration');
    for (const time of ['08:00', '08:30', '09:00', '09:30', '10:00', '10:30', '11:00', '11:30'])
      await world.wake(`2026-06-01T${time}:00Z`);
    expect(world.reads()).toBe(before + 2);
    expect(await world.titles()).toContain('Utan prenumeration');
    expect(world.subscriptions.asked).toHaveLength(asked);
    expect(await syncStatus(world.ports, world.hearing)).toMatchObject({
      mode: 'sweep',
      subscriptions: 0,
      refused: 6,
      reasons: ['Graph answered 403 accessDenied'],
      lastSweep: '2026-06-01T11:30:00.000Z',
    });
    await world.wake('2026-06-02T07:30:00Z');
    expect(world.subscriptions.asked).toHaveLength(asked + 1);
    world.subscriptions.fault = null;
    await world.wake('2026-06-03T07:30:00Z');
    expect(await syncStatus(world.ports, world.hearing)).toMatchObject({
      mode: 'notifications',
      subscriptions: 6,
      refused: 0,
      reasons: [],
    });
  });

  test('Graph being away refuses nothing: it is asked again at the next look', async () => {
    world.subscriptions.fault = { kind: 'busy', retryAt: '2026-01-12T09:00:00Z' };
    await world.hearing.hear([await world.notice('StegvisPlan', 'subscriptionRemoved')], 0);
    await world.work();
    expect(await world.states()).toEqual(expect.arrayContaining(['lost']));
    world.subscriptions.fault = null;
    await world.wake('2026-01-12T09:30:00Z');
    expect(await world.states()).toEqual(Array(6).fill('live'));
  });

  test('a look that fails leaves the site stale, and the next slot tries again', async () => {
    world.addByHand('Senare');
    world.ports.lists.failNext('changes', { kind: 'busy', retryAt: '2026-01-12T09:00:00Z' });
    await world.hearing.hear([await world.notice('StegvisPlan')], 0);
    await world.work();
    expect(await world.titles()).not.toContain('Senare');
    await world.wake('2026-01-12T09:30:00Z');
    expect(await world.titles()).toContain('Senare');
  });

  test('a site that waits for IT is told of once, with the remedy; a real failure is an error every time', async () => {
    const access = makeMemoryAccess(world.ports.units);
    const lists = noticing(world.ports.lists, { access, journal: world.journal });
    const told = () => world.journal.told.map(({ level, event }) => `${level} ${event}`);
    const look = async (at: string, fault: Fault): Promise<void> => {
      world.clock.set(at);
      world.ports.lists.failNext('changes', fault);
      await sweep({ ...world.ports, whereDue: nowhere }, world.clock.now(), 'jumped');
      await lookAfterSite({ ...world.ports, lists }, SITE);
    };
    const closed: Fault = {
      kind: 'refused',
      closed: true,
      remedy: 'Graph answered 403. Give the app the site.',
    };
    world.subscriptions.fault = closed;
    for (const day of ['13', '14', '15'])
      for (const time of ['08:00', '08:30', '09:00']) await look(`2026-06-${day}T${time}:00Z`, closed);
    expect(told()).toEqual(['warn site-waits-for-it']);
    expect(world.journal.told[0]?.facts).toMatchObject({
      site: SITE,
      remedy: expect.stringContaining('grant'),
    });
    await look('2026-06-15T10:00:00Z', { kind: 'refused', remedy: 'Graph answered 400' });
    await look('2026-06-15T10:30:00Z', { kind: 'busy', retryAt: '2026-06-15T10:31:00Z' });
    expect(told().slice(1)).toEqual(['error sync-failed', 'error sync-failed']);
  });

  test('a site that another worker has in its hands is tried again in a moment', async () => {
    const held = await world.ports.sync.begin(SITE);
    expect(await lookAfterSite(world.ports, SITE)).toMatchObject({ retryAt: expect.any(Date) });
    await world.ports.sync.finish(SITE, held?.mark ?? '', null);
    expect(await lookAfterSite(world.ports, SITE)).toBeNull();
  });

  test('a notification that comes during a look leads to another', async () => {
    world.addByHand('Först');
    await world.hearing.hear([await world.notice('StegvisPlan')], 0);
    const late = await world.notice('StegvisPlan');
    world.ports.lists.before('changes', () => {
      void world.hearing.hear([late], 0);
    });
    await world.work();
    expect((await world.ports.sync.looks(NOW.toISOString()))[0]?.stale).toBe(true);
    expect(await world.work()).toEqual([SITE]);
  });

  test('a slot that comes during a look waits for it, and asks for no other', async () => {
    world.addByHand('Först');
    await world.hearing.hear([await world.notice('StegvisPlan')], 0);
    const before = world.reads();
    let slot: Promise<unknown> = Promise.resolve();
    world.ports.lists.before('changes', () => {
      slot = sweep({ ...world.ports, whereDue: nowhere }, new Date('2026-01-12T09:30:00Z'), 'slot');
    });
    await world.work();
    await slot;
    expect(await world.work()).toEqual([SITE]);
    expect(world.reads()).toBe(before + 1);
  });

  test('a jump of the clock during a look asks for another: the one under way may have read before', async () => {
    await world.hearing.hear([await world.notice('StegvisPlan')], 0);
    const before = world.reads();
    let jump: Promise<unknown> = Promise.resolve();
    world.ports.lists.before('changes', () => {
      jump = sweep({ ...world.ports, whereDue: nowhere }, new Date('2026-01-12T09:30:00Z'), 'jumped');
    });
    await world.work();
    await jump;
    await world.work();
    expect(world.reads()).toBe(before + 2);
  });

  test('tokens that are too old, or are gone with the projection, bring everything back', async () => {
    world.addByHand('Kvar');
    await world.wake('2026-01-13T07:30:00Z');
    world.ports.lists.expireTokens();
    await world.ports.projection.replace(SITE, 'StegvisPlan', []);
    expect(await world.titles()).toEqual([]);
    await world.wake('2026-01-14T07:30:00Z');
    expect(await world.titles()).toContain('Kvar');
  });
});

describe('what Graph tells', () => {
  let world: Awaited<ReturnType<typeof openSyncWorld>>;
  beforeEach(async () => {
    world = await openSyncWorld();
  });

  test.each<[string, string, (good: Awaited<ReturnType<typeof world.notice>>) => object]>([
    ['of a subscription that is not ours', 'unknown', (good) => ({ ...good, subscriptionId: 'somebody' })],
    [
      'with the secret of another list',
      'state',
      (good) => ({ ...good, clientState: `${good.clientState}x` }),
    ],
    [
      'with a part of the secret',
      'state',
      (good) => ({ ...good, clientState: good.clientState.slice(0, 8) }),
    ],
    ['with an empty secret', 'state', (good) => ({ ...good, clientState: '' })],
    ['without a secret', 'state', (good) => ({ ...good, clientState: null })],
    [
      'from another tenant',
      'tenant',
      (good) => ({ ...good, tenantId: 'b0000000-0000-4000-8000-000000000000' }),
    ],
    ['without a tenant', 'tenant', (good) => ({ ...good, tenantId: null })],
    ['of an event that there is not', 'event', (good) => ({ ...good, lifecycleEvent: 'constructor' })],
  ])('%s is counted and does nothing', async (_, reason, change) => {
    const forged = change(await world.notice('StegvisPlan')) as Awaited<ReturnType<typeof world.notice>>;
    await world.hearing.hear([forged], 0);
    expect(world.ports.syncRequests.asked).toEqual([]);
    expect(world.hearing.counts()).toMatchObject({ taken: 0, ignored: { [reason]: 1 } });
    expect((await world.ports.sync.looks(NOW.toISOString()))[0]?.stale).toBe(false);
    expect(await world.states()).toEqual(Array(6).fill('live'));
  });

  test('a good one among forged ones is heard', async () => {
    const good = await world.notice('StegvisPlan');
    await world.hearing.hear([{ ...good, clientState: 'fel' }, good], 3);
    expect(await world.work()).toEqual([SITE]);
    expect(world.hearing.counts()).toMatchObject({ taken: 1, ignored: { state: 1, malformed: 3 } });
  });

  test('a replayed one only has the lists read again', async () => {
    const good = await world.notice('StegvisPlan');
    for (let n = 0; n < 50; n++) await world.hearing.hear([good], 0);
    const before = world.reads();
    await world.work();
    expect(world.reads()).toBe(before + 1);
  });
});
