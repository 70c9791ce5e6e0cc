/** What every store of frozen themes does. */
import { expect, test } from '@jest/globals';
import type { Counted } from '../../bot/core/themes-round.ts';
import type { Snapshot } from '../../bot/core/themes-snapshot.ts';
import type { SnapshotStore } from '../../bot/usecases/ports.ts';

const snapshot = (number: number, given: Partial<Snapshot> = {}): Snapshot => ({
  ...{ number, day: '2026-01-12', areas: [{ id: 'normer', area: 'kunskap' }], of: 5, told: { normer: 5 } },
  ...{ round: { normer: 'planera' }, shown: { normer: 'planera' }, plan: { kunskap: 'planera' } },
  ...{ roundReached: false, allReached: false },
  ...given,
});
const people = (...ids: string[]): Map<string, Counted> =>
  new Map(ids.map((id) => [id, { mark: `mark of ${id}`, areas: ['normer'] }]));

export const snapshotContract = (open: () => SnapshotStore): void => {
  const freeze = async (unit: string, made: Snapshot, whom: Map<string, Counted>): Promise<boolean> => {
    const { mark } = await open().rounds(unit, []);
    return open().freeze(unit, mark, made, whom);
  };

  test('snapshots stand as they were frozen, oldest first, each unit’s by itself', async () => {
    expect(await open().list('s-norr')).toEqual([]);
    expect(await freeze('s-norr', snapshot(1), people('a', 'b'))).toBe(true);
    expect(await freeze('s-norr', snapshot(2, { allReached: true }), people('c'))).toBe(true);
    expect(await freeze('s-soder', snapshot(1), people('d'))).toBe(true);
    expect(await open().list('s-norr')).toEqual([snapshot(1), snapshot(2, { allReached: true })]);
    expect(await open().told(['s-norr', 's-soder', 's-none'])).toEqual(
      new Map([
        ['s-norr', { snapshots: 2, allReached: true }],
        ['s-soder', { snapshots: 1, allReached: false }],
      ]),
    );
  });

  test('the rounds that matter are the unit’s own and those that counted one of the people', async () => {
    await freeze('r-norr', snapshot(1), people('r1', 'r2'));
    await freeze('r-soder', snapshot(1), people('r2', 'r3'));
    await freeze('r-vast', snapshot(1), people('r4'));
    const { rounds } = await open().rounds('r-norr', ['r2']);
    expect(rounds.map(({ unit, number, of, told, people }) => ({ unit, number, of, told, people }))).toEqual([
      { unit: 'r-norr', number: 1, of: 5, told: { normer: 5 }, people: people('r1', 'r2') },
      { unit: 'r-soder', number: 1, of: 5, told: { normer: 5 }, people: people('r2', 'r3') },
    ]);
  });

  test('of two who freeze after the same look, whichever unit they are in, one does', async () => {
    const { mark } = await open().rounds('t-norr', []);
    const both = await Promise.all(
      ['t-norr', 't-soder'].map((unit) => open().freeze(unit, mark, snapshot(1), people(unit))),
    );
    expect(both.sort()).toEqual([false, true]);
  });

  test('somebody who is forgotten in a unit stands in none of its rounds; how many they counted stays', async () => {
    await freeze('f-norr', snapshot(1), people('f1', 'f2'));
    await freeze('f-soder', snapshot(1), people('f1'));
    await open().forget('f-norr', 'f1');
    const { rounds } = await open().rounds('f-norr', ['f1']);
    expect(rounds.map(({ unit, of, people }) => [unit, of, [...people.keys()]])).toEqual([
      ['f-norr', 5, ['f2']],
      ['f-soder', 5, ['f1']],
    ]);
    expect(await open().list('f-norr')).toEqual([snapshot(1)]);
  });
};
