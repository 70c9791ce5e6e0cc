/** What every implementation of the port `Rosters` must do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Rosters, UnitRecord, UnitStore } from '../../bot/usecases/ports.ts';

export interface RostersBench {
  rosters: Rosters;
  units: UnitStore;
  close?(): Promise<void>;
}

const TENANT = 'a0000000-0000-4000-8000-000000000001';
const AT = '2026-01-13T07:00:00.000Z';

const unit = (id: string, team: string): UnitRecord => ({
  id,
  tenant: TENANT,
  name: `Enhet ${id}`,
  team,
  site: `site of ${id}`,
  programme: 'hbtq-klivet',
  start: '2026-01-12',
  manager: 'one',
  group: [],
  processLead: null,
  safetyRep: null,
  members: [],
  membersReadAt: null,
});

/** Declares the suite. `open` is called once. */
export const rostersContract = (name: string, open: () => Promise<RostersBench>): void =>
  describe(`rosters in ${name}`, () => {
    let bench: RostersBench;
    beforeAll(async () => {
      bench = await open();
      for (const one of [unit('roster-a', 'team'), unit('roster-b', 'team'), unit('roster-c', 'other')])
        await bench.units.save(one);
    });
    afterAll(() => bench.close?.());
    const look = async (id: string) => (await bench.rosters.looks([id]))[0];

    test('a unit that was never looked at says so; one that is not there is not told of', async () => {
      expect(await bench.rosters.looks(['roster-a', 'nowhere'])).toEqual([
        { unit: 'roster-a', lookedAt: null, stale: false },
      ]);
    });

    test('a change in a team makes its units stale, in its own tenant only, and tells their sites', async () => {
      expect(await bench.rosters.markStale('another tenant', 'team')).toEqual([]);
      expect(await bench.rosters.markStale(TENANT, 'nobody')).toEqual([]);
      expect(await bench.rosters.markStale(TENANT, 'team')).toEqual(['site of roster-a', 'site of roster-b']);
      expect([await look('roster-a'), await look('roster-b'), await look('roster-c')]).toMatchObject([
        { stale: true },
        { stale: true },
        { stale: false },
      ]);
    });

    test('a look settles what was stale when it began, and not what became so since', async () => {
      const mark = await bench.rosters.begin();
      await bench.rosters.keep('roster-a', mark, AT, false);
      expect(await look('roster-a')).toEqual({ unit: 'roster-a', lookedAt: AT, stale: false });
      await bench.rosters.markStale(TENANT, 'team');
      await bench.rosters.keep('roster-a', mark, AT, false);
      expect(await look('roster-a')).toMatchObject({ stale: true });
    });

    test('sites are told whose members were last read by an instant', async () => {
      const readBy = async (at: string) =>
        (await bench.rosters.sitesReadBefore(at)).filter((site) => site.includes('roster'));
      await bench.rosters.keep('roster-b', await bench.rosters.begin(), AT, false);
      expect(await readBy('2026-01-13T06:59:59.000Z')).toEqual([]);
      expect(await readBy(AT)).toContain('site of roster-b');
      expect(await readBy('2030-01-01T00:00:00.000Z')).not.toContain('site of roster-c');
    });

    test('units whose members the app may not read are told until it may', async () => {
      const named = async () => (await bench.rosters.refused()).filter(({ id }) => id.startsWith('roster'));
      await bench.rosters.keep('roster-c', await bench.rosters.begin(), AT, true);
      await bench.rosters.keep('nowhere', await bench.rosters.begin(), AT, true);
      expect(await named()).toEqual([{ id: 'roster-c', name: 'Enhet roster-c' }]);
      await bench.rosters.keep('roster-c', await bench.rosters.begin(), AT, false);
      expect(await named()).toEqual([]);
    });

    test('a team is known by its thread once both were told', async () => {
      expect(await bench.rosters.teamOf('19:thread')).toBeNull();
      await bench.rosters.knowTeam('19:thread', 'team');
      await bench.rosters.knowTeam('19:thread', 'team');
      expect(await bench.rosters.teamOf('19:thread')).toBe('team');
      await bench.rosters.knowTeam('19:thread', 'other');
      expect(await bench.rosters.teamOf('19:thread')).toBe('other');
    });
  });
