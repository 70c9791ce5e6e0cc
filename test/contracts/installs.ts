/** What every implementation of the port `InstallStore` must do. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import type { InstallStop, InstallStore, PeopleStore, PersonRecord } from '../../bot/usecases/ports.ts';

export interface InstallsBench {
  installs: InstallStore;
  people: PeopleStore;
}

const TENANT = 'a0000000-0000-4000-8000-0000000000e1';
const MONDAY = '2026-01-12';
const TUESDAY = '2026-01-13';
/** People whom `reached` may find. */
export const HOLDERS = ['holder-a', 'holder-b', 'holder-c'];

const person = (id: string, chat: boolean): PersonRecord => ({
  id,
  tenant: TENANT,
  name: id,
  language: 'sv',
  address: chat
    ? {
        tenant: TENANT,
        serviceUrl: `https://service/${id}/`,
        conversation: `a:${id}`,
        conversationType: 'personal',
        bot: '28:bot',
      }
    : null,
  window: null,
  days: null,
  pausedUntil: null,
  reflection: null,
  fewer: [],
});

/** Declares the suite. `open` is called once; the people in it are this suite's own. */
export const installsContract = (name: string, open: () => Promise<InstallsBench>): void =>
  describe(`installs in ${name}`, () => {
    let installs: InstallStore;
    let people: PeopleStore;
    beforeAll(async () => {
      ({ installs, people } = await open());
    });
    const of = async (id: string) => (await installs.of([id])).get(id);

    test('an attempt of the day is one caller’s, however many ask at once', async () => {
      const taken = await Promise.all(Array.from({ length: 5 }, () => installs.begin('bo', MONDAY, 3)));
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await of('bo')).toEqual({ state: 'asked', triedOn: MONDAY, refusals: 0 });
      expect(await installs.of(['nobody'])).toEqual(new Map());
    });

    test('what is asked for or installed is not begun again; what led nowhere is, on a later day', async () => {
      expect(await installs.begin('bo', TUESDAY, 3)).toBe(false);
      await installs.settle('bo', 'open');
      expect(await installs.begin('bo', MONDAY, 3)).toBe(false);
      expect(await installs.begin('bo', TUESDAY, 3)).toBe(true);
      await installs.settle('bo', 'installed');
      expect(await installs.begin('bo', '2026-02-01', 3)).toBe(false);
      expect(await of('bo')).toMatchObject({ state: 'installed' });
    });

    test('refusals are counted until nobody begins any more', async () => {
      const before = await installs.givenUp(2);
      const tries: (number | false)[] = [];
      for (const day of ['2026-01-12', '2026-01-13', '2026-01-14'])
        tries.push(
          (await installs.begin('cecilia', day, 2)) && (await installs.settle('cecilia', 'refused')),
        );
      expect(tries).toEqual([1, 2, false]);
      expect((await installs.givenUp(2)) - before).toBe(1);
    });

    test('whoever removed the app stays so, whatever comes in later, and was never asked if unknown', async () => {
      await installs.begin('david', MONDAY, 3);
      await installs.removed('david');
      for (const state of ['installed', 'open', 'refused'] as const) await installs.settle('david', state);
      await installs.removed('elif');
      for (const id of ['david', 'elif']) {
        expect(await of(id)).toMatchObject({ state: 'removed' });
        expect(await installs.begin(id, '2027-01-12', 3)).toBe(false);
      }
    });

    test('people who have a chat tell where Teams is reached for their tenant', async () => {
      expect(await installs.reached(TENANT, 5)).toEqual({ people: [], serviceUrl: null });
      for (const id of HOLDERS) await people.save(person(id, id !== 'holder-a'));
      expect(await installs.reached(TENANT, 5)).toEqual({
        people: ['holder-b', 'holder-c'],
        serviceUrl: 'https://service/holder-b/',
      });
      expect((await installs.reached(TENANT, 1)).people).toEqual(['holder-b']);
      expect((await installs.reached('another tenant', 5)).people).toEqual([]);
    });

    test('a stop is new once, until it is of another kind or over', async () => {
      const stop: InstallStop = { tenant: TENANT, kind: 'permission', cause: 'missing', on: MONDAY };
      const ours = async () => (await installs.stops()).filter(({ tenant }) => tenant === TENANT);
      expect(await installs.stop(stop)).toBe(true);
      expect(await installs.stop({ ...stop, on: TUESDAY })).toBe(false);
      expect(await ours()).toEqual([{ ...stop, on: TUESDAY }]);
      expect(await installs.stop({ ...stop, kind: 'catalog' })).toBe(true);
      expect(await ours()).toHaveLength(1);
      await installs.resume(TENANT);
      expect(await ours()).toEqual([]);
      expect(await installs.stop(stop)).toBe(true);
      await installs.resume(TENANT);
    });
  });
