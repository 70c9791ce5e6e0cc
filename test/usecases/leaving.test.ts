/** When leavers are looked for: also on days on which nothing is planned, and always within a day. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { forgetLeavers, nextLeaving } from '../../bot/usecases/leaving.ts';
import type { Departures } from '../../bot/usecases/ports.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { openSyncWorld } from './sync-world.ts';

const HOUR = 3_600_000;
const none: Departures = { due: async () => [], next: async () => null, leave: async () => 'none' };

describe('the next look', () => {
  test('is when somebody is due, when the day begins in Sweden, or four hours from now', async () => {
    const at = async (now: string, due: string | null) =>
      (await nextLeaving({ departures: { ...none, next: async () => due } }, new Date(now))).toISOString();
    expect(await at('2026-01-12T08:00:00Z', null)).toBe('2026-01-12T12:00:00.000Z');
    expect(await at('2026-01-12T21:00:00Z', null)).toBe('2026-01-12T23:00:00.000Z');
    expect(await at('2026-07-12T21:00:00Z', null)).toBe('2026-07-12T22:00:00.000Z');
    expect(await at('2026-01-12T08:00:00Z', '2026-01-12T09:30:00Z')).toBe('2026-01-12T09:30:00.000Z');
    expect(await at('2026-01-12T08:00:00Z', '2026-01-11T09:30:00Z')).toBe('2026-01-12T08:00:00.001Z');
  });

  test('always comes, and within four hours', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.date({ min: new Date('2026-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        async (now) => {
          const next = await nextLeaving({ departures: none }, now);
          expect(next.getTime()).toBeGreaterThan(now.getTime());
          expect(next.getTime() - now.getTime()).toBeLessThanOrEqual(4 * HOUR);
        },
      ),
    );
  });
});

describe('a lost event', () => {
  /** Lives a time through, look by look, with nobody telling of anything; gives when each departure was settled. */
  const live = async (leftAt: string, until: string) => {
    const world = await openSyncWorld();
    const { ports, clock } = world;
    const readBefore = ports.directory.reads;
    const [team] = ports.directory.teams;
    if (!team) throw new Error('no team');
    const forgotten: { unit: string; person: string; at: string }[] = [];
    // As the database notes it: a day after the last reading that saw them, at the latest.
    let noted: { unit: string; person: string; dueAt: string }[] = [];
    const { setMembers } = ports.units;
    ports.units.setMembers = async (unit, members, at) => {
      const before = await ports.units.get(unit);
      await setMembers(unit, members, at);
      for (const { id } of before?.members ?? [])
        if (!members.some((one) => one.id === id))
          noted.push({
            unit,
            person: id,
            dueAt: new Date(Date.parse(before?.membersReadAt ?? at) + 20 * HOUR).toISOString(),
          });
    };
    const departures: Departures = {
      due: async (now) => noted.filter(({ dueAt }) => dueAt <= now),
      next: async () => noted.map(({ dueAt }) => dueAt).sort()[0] ?? null,
      async leave(person, unit, at) {
        noted = noted.filter((one) => one.person !== person || one.unit !== unit);
        forgotten.push({ unit, person, at });
        return 'gone';
      },
    };
    const leaving = { ...ports, departures, read: () => world.work() };
    let gone = false;
    while (clock.now() < new Date(until)) {
      const next = await nextLeaving(leaving, clock.now());
      if (!gone && next > new Date(leftAt)) {
        team.members = team.members.filter(({ id }) => id !== 'fatima');
        gone = true;
      }
      clock.set(next.toISOString());
      await forgetLeavers(leaving, next);
    }
    return { forgotten, told: world.journal.told, reads: ports.directory.reads - readBefore };
  };

  test.each([
    ['on a working day', '2026-01-14T10:00:00Z', '2026-01-17T00:00:00Z'],
    ['on a Friday evening', '2026-01-16T21:30:00Z', '2026-01-20T00:00:00Z'],
    ['just after a reading', '2026-01-13T23:00:01Z', '2026-01-17T00:00:00Z'],
    ['in the middle of July', '2026-07-15T12:00:00Z', '2026-07-19T00:00:00Z'],
  ])('%s leaves nobody remembered for longer than a day', async (_, leftAt, until) => {
    const { forgotten, told } = await live(leftAt, until);
    expect(forgotten.map(({ unit, person }) => [unit, person])).toEqual([[UNIT, 'fatima']]);
    expect(Date.parse(forgotten[0]?.at ?? '') - Date.parse(leftAt)).toBeLessThanOrEqual(24 * HOUR);
    expect(JSON.stringify(told)).not.toContain('fatima');
    expect(told).toContainEqual({ level: 'info', event: 'leavers-forgotten', facts: { left: 1 } });
  });

  test('costs one reading of a team a day', async () => {
    const { reads } = await live('2027-01-01T00:00:00Z', '2026-01-19T00:00:00Z');
    expect(reads).toBe(7);
  });
});

test('sites are asked about once, and the reading is waited for before anybody is looked up', async () => {
  const order: string[] = [];
  await forgetLeavers(
    {
      departures: {
        ...none,
        due: async () => {
          order.push('due');
          return [];
        },
      },
      rosters: {
        sitesReadBefore: async (at) => {
          order.push(at);
          return [SITE];
        },
      },
      syncRequests: { request: async (site) => void order.push(site) },
      read: async () => void order.push('read'),
      journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
    },
    new Date('2026-01-14T09:00:00Z'),
  );
  expect(order).toEqual(['2026-01-13T22:59:59.999Z', SITE, 'read', 'due']);
});
