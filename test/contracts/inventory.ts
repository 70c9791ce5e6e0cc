/** What every store of the inventory keeps: one suite for PostgreSQL and for memory. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { type Answers, answer, interview } from '../../bot/core/competence.ts';
import { libraryAreas } from '../../bot/core/competence-areas.ts';
import type { Matrix } from '../../bot/core/competence-matrix.ts';
import { done } from '../../bot/core/fault.ts';
import type { InventoryStore, UnitStore } from '../../bot/usecases/ports.ts';

const AT = '2026-01-12T08:00:00.000Z';
const member = (id: string) => ({ id, name: id, owner: false, guest: false });

export const inventoryContract = (
  name: string,
  make: () => Promise<{ inventory: InventoryStore; units: UnitStore }>,
): void => {
  describe(`the inventory in ${name}`, () => {
    let inventory: InventoryStore;
    let units: UnitStore;
    let unit: string;
    let n = 0;
    const areas = libraryAreas.slice(0, 3);
    const ids = areas.map(({ id }) => id);
    const [first = '', second = '', third = ''] = ids;
    const publish = (version: number, chosen = areas) =>
      inventory.changeMatrix(unit, () =>
        done({ kind: 'publish', matrix: { version, published: '2026-01-12', areas: chosen } }),
      );
    const writing = (version: string) => ({ areas: ids, lead: 'david', version });
    const put = (
      person: string,
      given: Parameters<typeof answer>[1]['answers'],
      version = 'v1',
      comment = '',
    ) =>
      inventory.change(unit, person, (before) =>
        done(answer(before, { answers: given, comment }, writing(version))),
      );
    const members = (...people: string[]) => units.setMembers(unit, people.map(member), AT);

    beforeEach(async () => {
      ({ inventory, units } = await make());
      n += 1;
      unit = `19:${name}-${n}@thread.tacv2`;
      await units.save({
        ...{ id: unit, tenant: 't', name: 'Norr', team: 'team', site: 'site', programme: 'rss-vasterbotten' },
        ...{ start: '2026-01-12', manager: 'amal', group: [], processLead: 'david', safetyRep: null },
        ...{ members: ['amal', 'bo', 'david'].map(member), membersReadAt: AT },
      });
    });

    test('begins with nothing; a trust check ends a pause, and a second pause keeps the day of the first', async () => {
      expect(await inventory.of(unit)).toEqual({ trustHeld: null, pausedOn: null, newest: null });
      expect(await inventory.begun([unit])).toEqual(new Set());
      await inventory.recordTrust(unit, '2026-01-10');
      await inventory.pause(unit, '2026-01-12');
      await inventory.pause(unit, '2026-01-13');
      expect(await inventory.of(unit)).toMatchObject({ trustHeld: '2026-01-10', pausedOn: '2026-01-12' });
      await inventory.recordTrust(unit, '2026-01-14');
      expect(await inventory.of(unit)).toMatchObject({ trustHeld: '2026-01-14', pausedOn: null });
      expect(await inventory.begun([unit, 'another'])).toEqual(new Set([unit]));
    });

    test('keeps each version of the matrix with its words, and takes the newest back', async () => {
      expect(await inventory.matrix(unit)).toBeNull();
      await publish(1);
      expect(await inventory.matrix(unit)).toEqual({ version: 1, published: '2026-01-12', areas });
      await publish(2, areas.slice(1));
      expect((await inventory.matrix(unit))?.areas).toHaveLength(2);
      await inventory.changeMatrix(unit, () => done({ kind: 'withdraw' }));
      expect(await inventory.matrix(unit)).toBeNull();
      expect((await inventory.of(unit)).newest).toMatchObject({ version: 2, withdrawn: true });
    });

    test('tells whoever decides about the matrix whether anybody has a level', async () => {
      const asked: boolean[] = [];
      const ask = () =>
        inventory.changeMatrix(unit, (_, answered) => {
          asked.push(answered);
          return done(null);
        });
      await ask();
      await put('bo', { [first]: 'medelkunskap' });
      await ask();
      await inventory.forget(unit, 'bo');
      await ask();
      expect(asked).toEqual([false, true, false]);
    });

    test('keeps one person’s answers, which go when they step out; being offered stays', async () => {
      await publish(1);
      expect(await inventory.answers(unit, 'bo')).toBeNull();
      const kept = await put('bo', { [first]: 'hog_kunskap' }, 'v1', 'Jag vill lägga till något');
      expect(kept.ok && kept.value).toEqual(await inventory.answers(unit, 'bo'));
      expect(await inventory.answers(unit, 'bo')).toMatchObject({
        ...{ comment: 'Jag vill lägga till något', commentLead: 'david', version: 'v1' },
        areas: { [first]: { level: 'hog_kunskap', by: 'self', confirmed: true, lead: 'david', met: null } },
      });
      await inventory.offer(unit, 'bo');
      await inventory.offer(unit, 'bo');
      await inventory.forget(unit, 'bo');
      await inventory.forget(unit, 'bo');
      expect(await inventory.answers(unit, 'bo')).toBeNull();
      expect(await inventory.all(unit)).toEqual(new Map());
      expect(await inventory.offered(unit, ['amal', 'bo'])).toEqual(new Set(['bo']));
    });

    test('changes at the same time come one after the other: nothing of either is lost', async () => {
      await publish(1);
      await Promise.all([
        put('bo', { [first]: 'medelkunskap' }, 'a'),
        put('bo', { [second]: 'hog_kunskap' }, 'b'),
        inventory.change(unit, 'bo', (before) =>
          done(interview(before, { [third]: 'medelkunskap' }, writing('c'))),
        ),
      ]);
      expect(Object.keys((await inventory.answers(unit, 'bo'))?.areas ?? {}).sort()).toEqual([...ids].sort());
    });

    test('a change that is refused, or keeps nothing, leaves what stands', async () => {
      await put('bo', { [first]: 'medelkunskap' });
      const before = await inventory.answers(unit, 'bo');
      const refused = await inventory.change(unit, 'bo', () => ({
        ok: false,
        fault: { kind: 'stale', theirs: null },
      }));
      expect(refused).toEqual({ ok: false, fault: { kind: 'stale', theirs: null } });
      await inventory.change(unit, 'bo', (same) => done(same));
      await inventory.change(unit, 'amal', () => done(null));
      expect(await inventory.answers(unit, 'bo')).toEqual(before);
      expect([...(await inventory.all(unit)).keys()]).toEqual(['bo']);
    });

    test('whoever decides sees the matrix that stands at that moment', async () => {
      const seen: (Matrix | null)[] = [];
      const look = () =>
        inventory.change(unit, 'bo', (same: Answers | null, matrix) => {
          seen.push(matrix);
          return done(same);
        });
      await look();
      await publish(1);
      await look();
      expect(seen.map((matrix) => matrix?.version ?? null)).toEqual([null, 1]);
    });

    test('counts confirmed areas of the published matrix alone', async () => {
      await put('bo', { [first]: 'medelkunskap', [second]: 'behov_av_baskunskap' });
      await put('amal', { [first]: 'hog_kunskap' }, 'v1', 'Vänta');
      await inventory.change(unit, 'david', (before) =>
        done(interview(before, { [first]: 'medelkunskap' }, writing('v1'))),
      );
      expect(await inventory.confirmed(unit)).toEqual([]);
      await publish(1, areas.slice(0, 1));
      expect(await inventory.confirmed(unit)).toEqual([
        {
          ...{ person: 'bo', levels: new Map([[first, 'medelkunskap']]), baseline: new Set([first]) },
          confirmedAt: expect.any(String),
        },
      ]);
    });

    test('whoever leaves is forgotten at once, and comes back as somebody new; others stay', async () => {
      await put('bo', { [first]: 'medelkunskap' });
      await put('amal', { [first]: 'medelkunskap' });
      await inventory.offer(unit, 'bo');
      await members('amal', 'david');
      await members('amal', 'bo', 'david');
      expect(await inventory.answers(unit, 'bo')).toBeNull();
      expect(await inventory.offered(unit, ['bo'])).toEqual(new Set());
      expect(await inventory.answers(unit, 'amal')).not.toBeNull();
    });

    test('of somebody who is not in the unit nothing can be kept', async () => {
      await members('amal', 'david');
      expect(await put('bo', { [first]: 'medelkunskap' })).toEqual({
        ok: false,
        fault: { kind: 'not-found', what: 'unit' },
      });
      await inventory.offer(unit, 'bo');
      await members('amal', 'bo', 'david');
      expect(await inventory.offered(unit, ['bo'])).toEqual(new Set());
      expect(await inventory.answers(unit, 'bo')).toBeNull();
    });
  });
};
