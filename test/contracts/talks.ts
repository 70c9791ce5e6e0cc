/** What every store of integration talks must do. */
import { describe, expect, test } from '@jest/globals';
import type { NewTalk, TalkStore } from '../../bot/usecases/ports.ts';

export interface TalksBench {
  talks: TalkStore;
  /** Erases everything about somebody, as they ask for it. */
  erase(person: string): Promise<void>;
  /** The unit's members are these from now on. */
  stay(unit: string, people: readonly string[]): Promise<void>;
}

const AT = '2026-01-12T07:00:00.000Z';
const talk = (id: string, given: Partial<NewTalk> = {}): NewTalk => ({
  ...{ id, unit: 'talks-norr', lead: 'david', key: `key-${id}`, people: ['bo'], part: 1, day: null, at: AT },
  ...given,
});
const ids = async (talks: TalkStore, unit: string) => (await talks.of(unit)).map(({ id }) => id);

/** Declares the suite. */
export const talksContract = (name: string, open: () => TalksBench): void =>
  describe(`talks in ${name}`, () => {
    test('a talk is planned once per key of its lead, and is found in its unit alone', async () => {
      const { talks } = open();
      const first = await talks.plan(talk('a', { people: ['cecilia', 'bo'], day: '2026-02-02' }));
      expect(first).toEqual({
        ...{ id: 'a', unit: 'talks-norr', lead: 'david', people: ['bo', 'cecilia'], part: 1 },
        ...{ day: '2026-02-02', held: false, version: 1, decisions: [] },
      });
      expect(await talks.plan(talk('a2', { key: 'key-a', part: 2 }))).toEqual(first);
      expect((await talks.plan(talk('a3', { key: 'key-a', lead: 'elif' }))).id).toBe('a3');
      expect(await ids(talks, 'talks-norr')).toEqual(['a', 'a3']);
      expect(await talks.of('talks-soder')).toEqual([]);
      expect(await talks.get('talks-norr', 'a')).toEqual(first);
      expect(await talks.get('talks-soder', 'a')).toBeNull();
    });

    test('a change is made on the version that was seen, and on no other', async () => {
      const { talks } = open();
      await talks.plan(talk('b', { unit: 'talks-b' }));
      const changed = await talks.change('talks-b', 'b', 1, { day: '2026-02-03' });
      expect(changed).toMatchObject({ day: '2026-02-03', held: false, version: 2 });
      expect(await talks.change('talks-b', 'b', 1, { held: true })).toBeNull();
      expect(await talks.change('talks-soder', 'b', 2, { held: true })).toBeNull();
      expect(await talks.change('talks-b', 'b', 2, { held: true })).toMatchObject({
        ...{ day: '2026-02-03', held: true, version: 3 },
      });
      expect(await talks.change('talks-b', 'b', 3, { day: null })).toMatchObject({ day: null, held: true });
    });

    test('a decision keeps the key of its first try, and stands with its action once it is in the plan', async () => {
      const { talks } = open();
      await talks.plan(talk('c', { unit: 'talks-c' }));
      expect(await talks.decide('talks-c', 'c', 'Se över mallar', 'k-1')).toBe('k-1');
      expect(await talks.decide('talks-c', 'c', 'Se över mallar', 'k-2')).toBe('k-1');
      expect(await talks.decide('talks-soder', 'c', 'Se över mallar', 'k-3')).toBeNull();
      expect((await talks.get('talks-c', 'c'))?.version).toBe(1);
      const settled = await talks.change('talks-c', 'c', 1, { settled: { key: 'k-1', action: '17' } });
      expect(settled).toMatchObject({
        version: 2,
        decisions: [{ key: 'k-1', title: 'Se över mallar', action: '17' }],
      });
    });

    test('two changes at once: one of them is made', async () => {
      const { talks } = open();
      await talks.plan(talk('d', { unit: 'talks-d' }));
      const made = await Promise.all(
        ['2026-03-02', '2026-03-03'].map((day) => talks.change('talks-d', 'd', 1, { day })),
      );
      expect(made.filter((one) => one !== null)).toHaveLength(1);
      const planned = await Promise.all(
        ['e1', 'e2'].map((id) => talks.plan(talk(id, { unit: 'talks-d', key: 'both' }))),
      );
      expect(new Set(planned.map(({ id }) => id)).size).toBe(1);
    });

    test('whoever erases everything is out of their talks; the partner’s stays, one that nobody is left of goes', async () => {
      const { talks, erase } = open();
      const unit = 'talks-e';
      await talks.plan(talk('alone', { unit, people: ['fatima'] }));
      await talks.plan(talk('pair', { unit, people: ['fatima', 'bo'] }));
      await talks.decide(unit, 'alone', 'Ett beslut', 'k-alone');
      await erase('fatima');
      expect(await talks.of(unit)).toMatchObject([{ id: 'pair', people: ['bo'] }]);
      await talks.plan(talk('by-fatima', { unit, lead: 'fatima' }));
      await erase('fatima');
      const [, confided] = await talks.of(unit);
      expect(confided).toMatchObject({ id: 'by-fatima', people: ['bo'] });
      expect(confided?.lead).not.toBe('fatima');
    });

    test('whoever leaves the unit is out of its talks, and so is a lead who leaves', async () => {
      const { talks, stay } = open();
      const unit = 'talks-f';
      await talks.plan(talk('f1', { unit, people: ['gunnar'] }));
      await talks.plan(talk('f2', { unit, people: ['gunnar', 'bo'] }));
      await talks.plan(talk('f3', { unit: 'talks-g', people: ['gunnar'] }));
      await stay(unit, ['bo', 'david']);
      expect(await talks.of(unit)).toMatchObject([{ id: 'f2', people: ['bo'], lead: 'david' }]);
      expect(await ids(talks, 'talks-g')).toEqual(['f3']);
      await stay(unit, ['bo']);
      expect((await talks.of(unit))[0]?.lead).not.toBe('david');
    });

    test('the method support is kept by unit, with its questions in their order', async () => {
      const { talks } = open();
      expect(await talks.support('talks-norr')).toBeNull();
      const support = { name: 'Eget stöd', url: 'https://example.org/', questions: ['Två', 'Ett'] };
      await talks.saveSupport('talks-norr', { ...support, standing: false });
      await talks.saveSupport('talks-norr', { ...support, standing: true });
      expect(await talks.support('talks-norr')).toEqual({ ...support, standing: true });
      expect(await talks.support('talks-soder')).toBeNull();
    });
  });
