/** What every store of who has done what promises. Units are those that the suite is given. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { LifeStore, UnitStore } from '../../bot/usecases/ports.ts';

const AT = '2026-01-12T08:00:00Z';

export const lifeContract = (
  name: string,
  make: () => Promise<{ life: LifeStore; units: UnitStore }>,
): void =>
  describe(`who has done what, in ${name}`, () => {
    let life: LifeStore;
    const done = async (unit: string, step: string): Promise<string[]> =>
      [...((await life.of([unit])).get(unit)?.done.get(step) ?? [])].sort();
    beforeEach(async () => {
      const made = await make();
      life = made.life;
      for (const id of ['here', 'there'])
        await made.units.save({
          ...{ id, tenant: 't', name: id, team: id, site: 's', programme: 'soderhamn-rfsl' },
          ...{ start: '2026-01-12', manager: 'amal', group: [], processLead: null, safetyRep: null },
          ...{ members: [], membersReadAt: null },
        });
    });

    test('a word is noted once, and the second time is told as such', async () => {
      expect(await life.markDone('here', 'pass-1', 'bo', AT)).toBe(true);
      expect(await life.markDone('here', 'pass-1', 'bo', AT)).toBe(false);
      expect(await done('here', 'pass-1')).toEqual(['bo']);
      await life.unmarkDone('here', 'pass-1', 'bo');
      expect(await done('here', 'pass-1')).toEqual([]);
    });

    test('a list takes the place of what stood there, of one step in one unit', async () => {
      await life.setDone('here', 'pass-1', ['amal', 'bo'], AT);
      await life.setDone('here', 'pass-2', ['bo'], AT);
      await life.setDone('there', 'pass-1', ['bo'], AT);
      await life.setDone('here', 'pass-1', ['bo', 'cia', 'cia'], AT);
      expect(await done('here', 'pass-1')).toEqual(['bo', 'cia']);
      expect(await done('here', 'pass-2')).toEqual(['bo']);
      expect(await done('there', 'pass-1')).toEqual(['bo']);
      await life.setDone('here', 'pass-1', [], AT);
      expect(await done('here', 'pass-1')).toEqual([]);
    });

    test('a change touches only those that it names, and two at once are both kept', async () => {
      await life.setDone('here', 'pass-1', ['amal', 'bo'], AT);
      await Promise.all([
        life.changeDone('here', 'pass-1', { present: ['cia'], absent: ['bo'] }, AT),
        life.changeDone('here', 'pass-1', { present: ['dan'], absent: ['nobody'] }, AT),
        life.markDone('here', 'pass-1', 'eva', AT),
      ]);
      expect(await done('here', 'pass-1')).toEqual(['amal', 'cia', 'dan', 'eva']);
    });
  });
