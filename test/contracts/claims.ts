/** What every implementation of the port `ClaimStore` must do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { CardRecord, ClaimStore } from '../../bot/usecases/ports.ts';
import { matter } from './samples.ts';

export interface ClaimsBench {
  claims: ClaimStore;
  /** The cards whose delivery was queued, oldest first. */
  queued: string[];
  /** Makes a card's mark so old that its request must be over. */
  lapse(card: string): Promise<void>;
  close?(): Promise<void>;
}

export const AT = '2026-01-12T09:00:00.000Z';

let made = 0;

/** Declares the suite. `open` is called once; every test uses keys of its own. */
export const claimsContract = (name: string, open: () => Promise<ClaimsBench>): void =>
  describe(`the claims of ${name}`, () => {
    let bench: ClaimsBench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close?.());

    const claim = (...keys: string[]): Promise<CardRecord | null> => claimAs(`card-${++made}`, AT, keys);
    const claimAs = (id: string, at: string, keys: string[], unit = 'unit'): Promise<CardRecord | null> =>
      bench.claims.claim({
        id,
        tenant: 'tenant',
        unit,
        at,
        planned: {
          person: 'person',
          to: 'person',
          day: at.slice(0, 10),
          matters: keys.map((key) => matter(key, { unit })),
        },
      });
    const claimed = async (...keys: string[]): Promise<CardRecord> => {
      const card = await claim(...keys);
      if (card === null) throw new Error('nothing was free');
      return card;
    };
    let attempts = 0;
    const start = async (id: string, attempt = `attempt-${++attempts}`) =>
      (await bench.claims.startSending([id], attempt)).get(id);
    const stateOf = async (id: string) => (await bench.claims.card(id))?.state ?? null;
    const seen = async (key: string) =>
      (await bench.claims.recent('2025-01-01T00:00:00.000Z')).get(key) ?? null;

    test('of forty who claim the same matter at once one has it, with one card and one job', async () => {
      const before = bench.queued.length;
      const all = await Promise.all(Array.from({ length: 40 }, () => claim('raced')));
      const won = all.filter((card) => card !== null);
      expect(won).toHaveLength(1);
      expect(bench.queued.slice(before)).toEqual([won[0]?.id]);
      expect(await seen('raced')).toMatchObject({ card: won[0]?.id, state: 'claimed', about: '7', at: AT });
    });

    test('a card carries only the matters that were free', async () => {
      await claimed('taken');
      const card = await claimed('taken', 'free');
      expect(card.lines.map(({ key }) => key)).toEqual(['free']);
      expect(await bench.claims.card(card.id)).toEqual(card);
    });

    test('a matter is dropped once, and not when it is claimed', async () => {
      await bench.claims.drop(matter('dropped'), 'cap', AT);
      await bench.claims.drop(matter('dropped'), 'quiet', AT);
      expect(await seen('dropped')).toMatchObject({ state: 'dropped', reason: 'cap', card: null });
      expect(await claim('dropped')).toBeNull();
      const card = await claimed('kept');
      await bench.claims.drop(matter('kept'), 'quiet', AT);
      expect(await seen('kept')).toMatchObject({ state: 'claimed', reason: null, card: card.id });
    });

    test('a sending that was not taken back is in doubt the next time, and each doubt is counted', async () => {
      const { id } = await claimed('doubt');
      expect(await start(id)).toBe('go');
      expect(await stateOf(id)).toBe('sending');
      await bench.claims.doubted([id]);
      expect(await start(id)).toEqual({ doubts: 1, crashes: 0 });
      await bench.claims.doubted([id]);
      expect(await start(id)).toEqual({ doubts: 2, crashes: 0 });
      expect(await bench.claims.notSent([id])).toEqual(new Map([[id, 3]]));
      expect(await stateOf(id)).toBe('claimed');
      expect(await start(id)).toBe('go');
      const counts = await bench.claims.counts();
      expect(counts.find(({ state }) => state === 'sending')).toMatchObject({ kind: 'N6', repeated: 2 });
      await bench.claims.sent([{ id, activity: 'activity', at: '2026-01-12T09:00:05.000Z' }]);
      expect(await start(id)).toBe('settled');
      expect(await bench.claims.card(id)).toMatchObject({
        state: 'sent',
        activity: 'activity',
        sentAt: '2026-01-12T09:00:05.000Z',
      });
      expect(await start('no-card')).toBe('settled');
    });

    test('whoever marked a card has it until its request must be over, and may repeat the mark', async () => {
      const { id } = await claimed('held');
      const other = await claimed('other');
      expect(await start(id, 'one')).toBe('go');
      expect(await start(id, 'one')).toBe('go');
      const both = await bench.claims.startSending([other.id, id, 'no-card'], 'two');
      expect(both.get(other.id)).toBe('go');
      expect(both.get('no-card')).toBe('settled');
      const held = both.get(id);
      if (typeof held !== 'object' || !('heldUntil' in held)) throw new Error(JSON.stringify(held));
      const ms = Date.parse(held.heldUntil) - Date.now();
      expect(ms).toBeGreaterThan(10_000);
      expect(ms).toBeLessThan(13_000);
      expect(await bench.claims.notSent([id, other.id])).toEqual(
        new Map([
          [id, 1],
          [other.id, 1],
        ]),
      );
    });

    test('a mark whose worker ended is counted by itself, once its request must be over', async () => {
      const { id } = await claimed('crashed');
      expect(await start(id, 'one')).toBe('go');
      await bench.lapse(id);
      expect(await start(id, 'two')).toEqual({ doubts: 0, crashes: 1 });
      expect(await start(id, 'two')).toEqual({ doubts: 0, crashes: 1 });
      await bench.claims.doubted([id]);
      expect(await start(id, 'three')).toEqual({ doubts: 1, crashes: 1 });
      await bench.lapse(id);
      expect(await start(id, 'four')).toEqual({ doubts: 1, crashes: 2 });
      await bench.claims.notSent([id]);
    });

    test('cards that are claimed together each get what is free, with one job each', async () => {
      const before = bench.queued.length;
      await claimed('together-taken');
      const planned = (person: string, ...keys: string[]) => ({
        person,
        to: 'person' as const,
        day: '2026-01-12',
        matters: keys.map((key) => matter(key, { person })),
      });
      const all = await bench.claims.claimAll([
        {
          id: 'one',
          tenant: 'tenant',
          unit: 'unit',
          at: AT,
          planned: planned('a', 'together-1', 'together-taken'),
        },
        { id: 'two', tenant: 'tenant', unit: 'unit', at: AT, planned: planned('b', 'together-taken') },
        {
          id: 'three',
          tenant: 'tenant',
          unit: 'unit',
          at: AT,
          planned: planned('c', 'together-1', 'together-3'),
        },
      ]);
      expect(all.map(({ id, lines }) => [id, lines.map(({ key }) => key)])).toEqual([
        ['one', ['together-1']],
        ['three', ['together-3']],
      ]);
      expect(bench.queued.slice(before + 1).sort()).toEqual(['one', 'three']);
      expect((await bench.claims.cards(['one', 'two', 'three'])).map(({ id }) => id).sort()).toEqual([
        'one',
        'three',
      ]);
      expect(await bench.claims.claimAll([])).toEqual([]);
      await bench.claims.dropAll(
        [
          { matter: matter('together-3'), reason: 'cap' },
          { matter: matter('together-4'), reason: 'cap' },
        ],
        AT,
      );
      expect(await seen('together-3')).toMatchObject({ card: 'three', state: 'claimed' });
      expect(await seen('together-4')).toMatchObject({ card: null, reason: 'cap' });
    });

    test('of forty who claim the same thirty cards at once, in any order, each is won once', async () => {
      const keys = Array.from({ length: 30 }, (_, n) => `crowd-${n}`);
      const all = await Promise.all(
        Array.from({ length: 40 }, (_, who) =>
          bench.claims.claimAll(
            (who % 2 ? keys : [...keys].reverse()).map((key) => ({
              id: `${key} of ${who}`,
              tenant: 'tenant',
              unit: 'unit',
              at: AT,
              planned: {
                person: key,
                to: 'person',
                day: '2026-01-12',
                matters: [matter(key, { person: key })],
              },
            })),
          ),
        ),
      );
      expect(
        all
          .flat()
          .map(({ person }) => person)
          .sort(),
      ).toEqual(keys.sort());
    });

    test('claims can be asked for by key', async () => {
      await claimed('by-key');
      const found = await bench.claims.recent('2025-01-01T00:00:00.000Z', {
        units: [],
        people: [],
        keys: ['by-key', 'unknown'],
      });
      expect([...found.keys()]).toEqual(['by-key']);
    });

    test('a card that was sent is not dropped any more; one that was dropped is not sent', async () => {
      const first = await claimed('sent-first');
      await bench.claims.sent([{ id: first.id, activity: 'a', at: AT }]);
      await bench.claims.dropCard(first.id, 'failed', AT);
      expect(await stateOf(first.id)).toBe('sent');
      const second = await claimed('dropped-first');
      await bench.claims.dropCard(second.id, 'blocked', AT);
      expect(await start(second.id)).toBe('settled');
      expect(await seen('dropped-first')).toMatchObject({ state: 'dropped', reason: 'blocked' });
    });

    test.each(['claimed', 'in doubt'])(
      'a card that waits (%s) is queued again once its time has come',
      async (how) => {
        const { id } = await claimed(`waits ${how}`);
        if (how === 'in doubt') await start(id);
        await bench.claims.postpone(id, '2026-01-13T08:00:00.000Z');
        const before = bench.queued.length;
        await bench.claims.wake('2026-01-13T07:59:00.000Z');
        expect(bench.queued.length).toBe(before);
        await bench.claims.wake('2026-01-13T08:00:00.000Z');
        await bench.claims.wake('2026-01-13T08:30:00.000Z');
        expect(bench.queued.slice(before)).toEqual([id]);
        await bench.claims.dropCard(id, 'quiet', AT);
      },
    );

    test('lines that do not go out are settled with their reason; the card keeps the others', async () => {
      const card = await claimed('goes', 'stays');
      const lines = card.lines.filter(({ key }) => key === 'goes');
      await bench.claims.keepLines(card.id, lines, ['stays'], 'irrelevant');
      expect((await bench.claims.card(card.id))?.lines).toEqual(lines);
      expect(await seen('stays')).toMatchObject({ state: 'dropped', reason: 'irrelevant', card: null });
      expect(await seen('goes')).toMatchObject({ state: 'claimed', card: card.id });
    });

    test('of answers at the same time the first stands, until it is taken back', async () => {
      const { id } = await claimed('asked');
      const answers = (['skipped', 'irrelevant', 'not-now', 'fewer'] as const).map((kind) => ({ kind }));
      const given = await Promise.all(answers.map((one) => bench.claims.answer(id, 'asked', one)));
      expect(given.filter(Boolean)).toHaveLength(1);
      const kept = await bench.claims.card(id);
      expect(kept?.answers).toEqual([{ key: 'asked', answer: answers[given.indexOf(true)] }]);
      expect(await seen('asked')).toMatchObject({ answered: true, laterOn: null });
      await bench.claims.unanswer(id, 'asked');
      const later = { kind: 'later', title: 'x', day: '2026-01-19' } as const;
      expect(await bench.claims.answer(id, 'asked', later, '2026-01-19')).toBe(true);
      expect(await seen('asked')).toMatchObject({ answered: true, laterOn: '2026-01-19' });
      await bench.claims.unanswer(id, 'asked');
      expect(await seen('asked')).toMatchObject({ answered: false, laterOn: null });
      expect(await bench.claims.answer('no-card', 'asked', { kind: 'skipped' })).toBe(false);
    });

    test('claims are told by time and unit, and forgotten with their cards', async () => {
      await claimAs('old-card', '2024-01-10T09:00:00.000Z', ['old'], 'elsewhere');
      await claimAs('new-card', AT, ['new'], 'elsewhere');
      const keys = async (since: string, units?: string[]) => [
        ...(await bench.claims.recent(since, units && { units, people: [] })).keys(),
      ];
      expect((await keys('2020-01-01T00:00:00.000Z', ['elsewhere'])).sort()).toEqual(['new', 'old']);
      expect(await keys('2025-01-01T00:00:00.000Z', ['elsewhere'])).toEqual(['new']);
      expect(await keys('2020-01-01T00:00:00.000Z', ['nowhere'])).toEqual([]);
      await bench.claims.forget('2025-01-01T00:00:00.000Z');
      expect(await keys('2020-01-01T00:00:00.000Z', ['elsewhere'])).toEqual(['new']);
      expect(await bench.claims.card('old-card')).toBeNull();
      expect(await bench.claims.card('new-card')).not.toBeNull();
    });
  });
