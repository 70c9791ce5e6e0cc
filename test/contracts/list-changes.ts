/** The part of the suite on `Lists` that is about changes since a token. */
import { describe, expect, test } from '@jest/globals';
import type { ActionRow, ListName, RowOf, Stored } from '../../bot/core/rows.ts';
import type { ListsBench } from './lists.ts';
import { action, got, key } from './samples.ts';

/** Declares the tests on the bench that `bench` gives once the suite is open. */
export const changesContract = (bench: () => ListsBench): void => {
  const add = async <L extends ListName>(list: L, row: RowOf[L], unit = bench().unit) =>
    got(await bench().lists.addRow(bench().as, bench().site, list, unit, key(), row));
  const change = (row: Stored<ActionRow>, to: Partial<ActionRow>) =>
    bench().lists.changeRow(bench().as, bench().site, 'StegvisPlan', row.id, row.version, to);

  describe('changes', () => {
    type Tokens = Partial<Record<ListName, string>>;
    const changes = async (tokens: Tokens) => {
      const { lists } = got(await bench().lists.changes(bench().as, bench().site, tokens));
      const next: Tokens = {};
      for (const { list, token } of lists) next[list] = token;
      const of = (list: ListName) => {
        const found = lists.find((one) => one.list === list);
        if (!found) throw new Error(`${list} is missing among the changes`);
        return found;
      };
      return { next, of, lists };
    };

    test('without tokens every row of all six lists comes, whatever its unit', async () => {
      const mine = await add('StegvisPlan', action());
      const theirs = await add('StegvisPlan', action(), bench().other);
      const first = await changes({});
      expect(first.lists).toHaveLength(6);
      const ids = first.of('StegvisPlan').rows.map(({ id }) => id);
      expect(ids).toEqual(expect.arrayContaining([mine.id, theirs.id]));
      expect(first.of('StegvisPlan').rows.find(({ id }) => id === mine.id)).toMatchObject({
        version: mine.version,
        value: action(),
        unit: bench().unit,
      });
    });

    test('with tokens only what changed since comes, and nothing when nothing did', async () => {
      const kept = await add('StegvisPlan', action());
      const gone = await add('StegvisPlan', action());
      const { next } = await changes({});
      const quiet = await changes(next);
      expect(quiet.lists.every(({ rows, deleted }) => rows.length + deleted.length === 0)).toBe(true);
      expect(quiet.lists.every(({ resync }) => !resync)).toBe(true);
      got(await change(kept, { title: 'Ändrad' }));
      await bench().outside.remove('StegvisPlan', gone.id);
      const byHand = await bench().outside.add('StegvisMeetings', 'Möte för hand');
      const after = await changes(quiet.next);
      expect(after.of('StegvisPlan').rows).toMatchObject([{ id: kept.id, value: { title: 'Ändrad' } }]);
      expect(after.of('StegvisPlan').deleted).toEqual([gone.id]);
      expect(after.of('StegvisMeetings').rows).toMatchObject([{ id: byHand, key: null, unit: null }]);
      expect(after.of('StegvisSteps')).toMatchObject({ rows: [], deleted: [] });
    });

    test('a row that came and went is at most a deletion', async () => {
      const { next } = await changes({});
      const row = await add('StegvisPlan', action());
      await bench().outside.remove('StegvisPlan', row.id);
      expect((await changes(next)).of('StegvisPlan').rows).toEqual([]);
    });

    test('tokens that are too old bring everything anew and say so', async () => {
      const row = await add('StegvisPlan', action());
      const { next } = await changes({});
      await bench().outside.expireTokens();
      const after = await changes(next);
      expect(after.of('StegvisPlan').resync).toBe(true);
      expect(after.of('StegvisPlan').rows.map(({ id }) => id)).toContain(row.id);
      expect((await changes(after.next)).of('StegvisPlan')).toMatchObject({ resync: false, rows: [] });
    });
  });
};
