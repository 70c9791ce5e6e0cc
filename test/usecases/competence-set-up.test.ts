import { describe, expect, test } from '@jest/globals';
import { caller, fault, makeUnitWorld, OTHER_UNIT, UNIT, value, type World } from '../memory/world.ts';
import { AREAS, estimate, FIRST, openWorld, put, SECOND, see, setRoles } from './competence-world.ts';

const inventory = async (world: World, person = 'bo', language: 'sv' | 'en' = 'sv') =>
  value(await world.tab.seeInventory(caller(person), UNIT, language));
const trust = (world: World, held: string, person = 'david') =>
  world.tab.recordTrust(caller(person), UNIT, { held }, 'sv');
const matrix = (world: World, input: Parameters<World['tab']['setMatrix']>[2], person = 'david') =>
  world.tab.setMatrix(caller(person), UNIT, input, 'sv');
const OWN = {
  area: 'bemotande',
  title: 'Vår reception',
  description: 'Hur vi möter den som kommer.',
  levels: { behov_av_baskunskap: 'Vill lära', medelkunskap: 'Kan', hog_kunskap: 'Kan lära andra' },
} as const;

describe('before the inventory opens', () => {
  test('the trust check comes first, then the matrix, and until both are there nothing is asked or booked (R23, R50)', async () => {
    const world = await makeUnitWorld('rss-vasterbotten');
    expect(await inventory(world)).toMatchObject({
      ...{ trust: null, matrix: null, draft: null, open: false, paused: false },
      reason: expect.stringContaining('rätten att avstå'),
      may: { trust: false, matrix: false, answer: false, pause: true },
    });
    for (const tried of [
      await matrix(world, { published: true }),
      await put(world, 'bo', { [FIRST]: 'medelkunskap' }),
      await see(world, 'bo'),
      await estimate(world, 'bo', { [FIRST]: 'medelkunskap' }),
      await world.tab.offerInterview(caller('david'), 'bo', null),
    ])
      expect(fault(tried)).toEqual({ kind: 'conflict', reason: 'no-trust' });
    expect(fault(await trust(world, '2026-01-13'))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'held', code: 'in-the-future' }],
    });
    value(await trust(world, '2026-01-12'));
    for (const tried of [
      await put(world, 'bo', { [FIRST]: 'medelkunskap' }),
      await estimate(world, 'bo', { [FIRST]: 'medelkunskap' }),
      await world.tab.offerInterview(caller('david'), 'bo', null),
    ])
      expect(fault(tried)).toEqual({ kind: 'conflict', reason: 'no-matrix' });
    const open = value(await matrix(world, { published: true }));
    expect(open).toMatchObject({ open: true, reason: null, matrix: { version: 1, published: '2026-01-12' } });
    expect(open.matrix?.areas.map(({ id }) => id)).toEqual(AREAS);
    expect(value(await put(world, 'bo', { [FIRST]: 'medelkunskap' })).state).toBe('begun');
  });

  test('only the process lead sets it up, and the unit of somebody else is not there', async () => {
    const world = await makeUnitWorld();
    for (const person of ['amal', 'bo', 'elif', 'greta']) {
      expect(fault(await trust(world, '2026-01-12', person))).toEqual({
        kind: 'not-allowed',
        need: 'processLead',
      });
      expect(fault(await matrix(world, { published: true }, person))).toEqual({
        kind: 'not-allowed',
        need: 'processLead',
      });
    }
    expect(fault(await trust(world, '2026-01-12', 'sven'))).toEqual({ kind: 'not-found', what: 'unit' });
    expect(fault(await world.tab.seeInventory(caller('sven'), UNIT, 'sv'))).toEqual(
      fault(await world.tab.seeInventory(caller('sven'), '19:nowhere', 'sv')),
    );
    expect(fault(await world.tab.pauseInventory(caller('bo'), OTHER_UNIT, 'sv'))).toMatchObject({
      kind: 'not-found',
    });
  });

  test('a process lead who manages the unit opens nothing, and neither does a vacant role', async () => {
    const world = await openWorld();
    await setRoles(world, { processLead: 'amal' });
    expect(await inventory(world)).toMatchObject({ open: false, reason: expect.stringContaining('inte är') });
    expect(fault(await put(world, 'bo', { [FIRST]: 'medelkunskap' }))).toEqual({
      kind: 'conflict',
      reason: 'lead-is-manager',
    });
    expect(fault(await world.tab.seeInterviews(caller('amal'), UNIT))).toMatchObject({ kind: 'not-allowed' });
    expect(fault(await matrix(world, { published: true, own: [OWN] }, 'amal'))).toMatchObject({
      reason: 'lead-is-manager',
    });
    await setRoles(world, { processLead: 'gone' });
    expect(fault(await put(world, 'bo', {}))).toEqual({ kind: 'conflict', reason: 'no-process-lead' });
    // What is one's own can be seen and taken away all the same.
    expect((await see(world, 'bo')).ok).toBe(true);
    expect((await world.tab.stepOut(caller('bo'), null, 'sv')).ok).toBe(true);
  });
});

describe('a pause', () => {
  test('is anybody’s to ask for, keeps no name, and ends with a trust check held since', async () => {
    const world = await openWorld();
    value(await put(world, 'bo', { [FIRST]: 'medelkunskap' }));
    world.clock.set('2026-01-20T09:00:00Z');
    const before = world.journal.told.length;
    expect(value(await world.tab.pauseInventory(caller('fatima'), UNIT, 'sv'))).toMatchObject({
      ...{ paused: true, open: false, may: { pause: false } },
    });
    expect(
      JSON.stringify([world.ports.inventory.everything(), world.journal.told.slice(before)]),
    ).not.toMatch(/fatima/i);
    for (const tried of [
      await put(world, 'bo', { [SECOND]: 'medelkunskap' }),
      await estimate(world, 'bo', { [FIRST]: 'medelkunskap' }),
      await world.tab.seeCompetence(caller('david'), 'bo', null, 'sv'),
      await world.tab.offerInterview(caller('david'), 'bo', null),
    ])
      expect(fault(tried)).toEqual({ kind: 'conflict', reason: 'inventory-paused' });
    expect(value(await see(world, 'bo')).state).toBe('begun');
    expect(fault(await trust(world, '2026-01-19'))).toMatchObject({ fields: [{ code: 'out-of-range' }] });
    expect(value(await trust(world, '2026-01-20'))).toMatchObject({ paused: false, open: true });
  });

  test('is not a guest’s to ask for', async () => {
    const world = await openWorld();
    expect(fault(await world.tab.pauseInventory(caller('greta'), UNIT, 'sv'))).toEqual({
      kind: 'not-allowed',
      need: 'member',
    });
  });
});

describe('the matrix', () => {
  test('is numbered: saying the same again makes no version, another choice makes the next', async () => {
    const world = await openWorld();
    expect(value(await matrix(world, { published: true })).matrix?.version).toBe(1);
    expect(value(await matrix(world, { published: true, areas: [...AREAS].reverse() })).matrix?.version).toBe(
      1,
    );
    const next = value(await matrix(world, { published: true, areas: [FIRST], own: [OWN] }));
    expect(next.matrix).toMatchObject({ version: 2, areas: [{ id: FIRST }, { ...OWN, own: true }] });
    expect(next.draft?.own).toEqual([OWN]);
    const third = value(await matrix(world, { published: true, areas: [FIRST, SECOND], own: [OWN] }));
    expect(third.matrix?.version).toBe(3);
    // What says the same keeps its name, so that answers about it stay.
    expect(third.matrix?.areas.at(-1)?.id).toBe(next.matrix?.areas.at(-1)?.id);
    expect((await inventory(world, 'bo', 'en')).matrix?.areas[0]?.title).toBe('LGBTQI and basic terms');
    expect((await inventory(world, 'bo')).draft).toBeNull();
  });

  test('takes areas of the library alone, and at least one', async () => {
    const world = await openWorld();
    expect(fault(await matrix(world, { published: true, areas: ['nowhere'] }))).toMatchObject({
      fields: [{ field: 'areas', code: 'not-a-choice' }],
    });
    expect(fault(await matrix(world, { published: true, areas: [] }))).toMatchObject({
      fields: [{ field: 'areas', code: 'missing' }],
    });
  });

  test('is taken back while nobody has answered, and not afterwards; the number goes on', async () => {
    const world = await openWorld();
    expect(value(await matrix(world, { published: false }))).toMatchObject({ matrix: null, open: false });
    expect(value(await matrix(world, { published: false })).matrix).toBeNull();
    expect(value(await matrix(world, { published: true })).matrix?.version).toBe(2);
    value(await estimate(world, 'bo', { [FIRST]: 'medelkunskap' }));
    expect(fault(await matrix(world, { published: false }))).toEqual({
      kind: 'conflict',
      reason: 'answered-already',
    });
    value(await world.tab.stepOut(caller('bo'), null, 'sv'));
    expect(value(await matrix(world, { published: false })).matrix).toBeNull();
  });

  test('of a later version answers stay where the area does, and go with those that it leaves out', async () => {
    const world = await openWorld();
    value(await put(world, 'bo', { [FIRST]: 'medelkunskap', [SECOND]: 'hog_kunskap' }));
    value(await matrix(world, { published: true, areas: [FIRST] }));
    expect(value(await see(world, 'bo'))).toMatchObject({
      ...{ matrix: 2, state: 'confirmed' },
      levels: [{ area: FIRST, level: 'medelkunskap', confirmed: true }],
    });
    expect(fault(await put(world, 'bo', { [SECOND]: 'hog_kunskap' }))).toMatchObject({
      fields: [{ field: `answers.${SECOND}`, code: 'not-a-choice' }],
    });
    value(await put(world, 'bo', {}));
    expect(world.ports.inventory.everything()).not.toContain(`"${SECOND}":{`);
  });
});

test('the library is told in the reader’s language, with what every level means', async () => {
  const world = await makeUnitWorld();
  expect(world.tab.seeAreas('sv').areas).toHaveLength(12);
  expect(world.tab.seeAreas('en').areas[0]).toMatchObject({ id: FIRST, own: false, area: 'kunskap' });
});
