import { describe, expect, test } from '@jest/globals';
import { findings as viewSchema } from '../../bot/core/api-findings.ts';
import { EMPTY } from '../../bot/core/rows.ts';
import { caller, fault, makeUnitWorld, SITE, UNIT, value, type World } from '../memory/world.ts';

const amal = caller('amal');
const NORM = {
  title: 'Kärnfamiljen som mall',
  kind: 'norm',
  area: 'bemotande',
  concerns: 'Inbjudningar och scheman.',
  whose: 'residents',
} as const;
const open = () => makeUnitWorld('malmo-fyra-steg');
const see = async ({ tab }: World, person = 'amal') =>
  viewSchema.parse(value(await tab.seeFindings(caller(person), UNIT, 'sv')));
const add = async ({ tab }: World, input: object = NORM, key: string | null = null) =>
  value(await tab.addFinding(amal, UNIT, { ...NORM, ...input }, key));

describe('findings', () => {
  test('are added once per key, at the screening’s step, and everybody in the unit sees them', async () => {
    const world = await open();
    const made = await add(world, {}, 'scr-04.a');
    expect(await add(world, {}, 'scr-04.a')).toEqual(made);
    expect(made).toMatchObject({ ...NORM, stepId: 'malmo-ws-1', actions: [], withoutAction: true });
    for (const person of ['fatima', 'greta', 'elif'])
      expect((await see(world, person)).findings).toEqual([made]);
  });

  test.each(['sven', 'nobody'])('are not found by %s, who is outside', async (person) => {
    const { tab } = await open();
    const outside = caller(person);
    const gone = { kind: 'not-found', what: 'unit' };
    expect(fault(await tab.seeFindings(outside, UNIT, 'sv'))).toEqual(gone);
    expect(fault(await tab.addFinding(outside, UNIT, NORM, null))).toEqual(gone);
    expect(fault(await tab.changeFinding(outside, UNIT, '1', null, {}))).toEqual(gone);
    expect(fault(await tab.makeActionOf(outside, UNIT, '1', {}, null))).toEqual(gone);
    expect(fault(await tab.linkActions(outside, UNIT, '1', []))).toEqual(gone);
  });

  test.each(['fatima', 'greta'])('are not written by %s, who has no role', async (person) => {
    const { tab } = await open();
    const refused = { kind: 'not-allowed', need: 'manager' };
    expect(fault(await tab.addFinding(caller(person), UNIT, NORM, null))).toEqual(refused);
    expect(fault(await tab.changeFinding(caller(person), UNIT, '1', null, {}))).toEqual(refused);
    expect(fault(await tab.makeActionOf(caller(person), UNIT, '1', {}, null))).toEqual(refused);
    expect(fault(await tab.linkActions(caller(person), UNIT, '1', []))).toEqual(refused);
  });

  test.each(['bo', 'david'])('are written by %s of the group or leading the process', async (person) => {
    const { tab } = await open();
    value(await tab.addFinding(caller(person), UNIT, NORM, null));
  });

  test('keep long texts, markup and formulas as they were written', async () => {
    const world = await open();
    const title = '=HYPERLINK("https://x.example";"<b>Klicka</b>")';
    const concerns = `<script>alert(1)</script>\n${'å'.repeat(9_900)}`;
    await add(world, { title, concerns });
    expect((await see(world)).findings[0]).toMatchObject({ title, concerns });
  });

  test('are changed on the version that was seen, and a stale change shows theirs', async () => {
    const world = await open();
    const made = await add(world);
    const change = (version: string | null, title: string) =>
      world.tab.changeFinding(amal, UNIT, made.id, version, { title });
    expect(fault(await change(null, 'B'))).toEqual({ kind: 'unversioned' });
    const changed = value(await change(made.version, 'B'));
    expect(changed).toMatchObject({ title: 'B', concerns: NORM.concerns });
    expect(fault(await change(made.version, 'C'))).toEqual({ kind: 'stale', theirs: changed });
  });

  test('a routine in the same list is none', async () => {
    const world = await open();
    const routine = { ...EMPTY.StegvisFindings, title: 'Rutin', link: 'https://intranat.example/rutin' };
    const row = world.ports.lists.addByHand(SITE, 'StegvisFindings', UNIT, routine);
    expect((await see(world)).findings).toEqual([]);
    const gone = { kind: 'not-found', what: 'finding' };
    expect(fault(await world.tab.changeFinding(amal, UNIT, row.id, row.version, {}))).toEqual(gone);
    expect(fault(await world.tab.makeActionOf(amal, UNIT, row.id, {}, null))).toEqual(gone);
  });

  test('the third completes the step that asks for three', async () => {
    const world = await makeUnitWorld('soderhamn-rfsl');
    const state = () =>
      world.ports.lists
        .rowsOf(SITE, 'StegvisSteps')
        .find(({ value: row }) => row.stepId === 'rfsl-hbtq-grupp')?.value.state;
    for (const title of ['A', 'B']) await add(world, { title });
    const before = state();
    await add(world, { title: 'C' });
    expect(before).not.toBe('done');
    const overview = value(await world.tab.seeUnit(amal, UNIT, 'sv'));
    const step = overview.steps.find(({ id }) => id === 'rfsl-hbtq-grupp');
    expect(step).toMatchObject({ screening: true, state: state() });
  });
});

describe('what came of a finding', () => {
  test('is a draft made in one step, once per key, with the area, the need, and whose life it is', async () => {
    const world = await open();
    const made = await add(world);
    const calls = world.ports.lists.calls.length;
    const action = value(await world.tab.makeActionOf(amal, UNIT, made.id, {}, 'act-1'));
    expect(world.ports.lists.calls.slice(calls).map(({ verb }) => verb)).toEqual(['addRow']);
    expect(value(await world.tab.makeActionOf(amal, UNIT, made.id, {}, 'act-1'))).toEqual(action);
    expect(action).toMatchObject({
      ...{ title: NORM.title, area: 'bemotande', need: NORM.concerns, state: 'draft' },
    });
    const [row] = world.ports.lists.rowsOf(SITE, 'StegvisPlan');
    const [finding] = world.ports.lists.rowsOf(SITE, 'StegvisFindings');
    expect(row?.value).toMatchObject({ findingKey: finding?.key, whose: 'residents' });
    const after = await see(world);
    expect(after.findings[0]).toMatchObject({
      actions: [{ id: action.id, title: NORM.title, state: 'draft' }],
      withoutAction: false,
    });
    expect(after.lacking).toEqual({
      ...{ whose: ['staff'], areas: ['arbetsmiljo'], actionAreas: ['arbetsmiljo'] },
    });
  });

  test('a dropped action leaves it without one', async () => {
    const world = await open();
    const made = await add(world);
    const action = value(await world.tab.makeActionOf(amal, UNIT, made.id, { title: 'Öppna ord' }, null));
    const drop = { state: 'dropped', reason: 'Görs redan' } as const;
    value(await world.tab.changeAction(amal, UNIT, action.id, action.version, drop));
    expect((await see(world)).findings[0]).toMatchObject({
      withoutAction: true,
      actions: [{ title: 'Öppna ord', state: 'dropped' }],
    });
  });

  test('is linked and let go, also when somebody else saved the action meanwhile', async () => {
    const world = await open();
    const made = await add(world);
    const one = value(await world.tab.addAction(amal, UNIT, { title: 'En' }, null));
    const two = value(await world.tab.addAction(amal, UNIT, { title: 'Två' }, null));
    const put = (ids: string[]) => world.tab.linkActions(amal, UNIT, made.id, ids);
    world.ports.lists.before('changeRow', () =>
      world.ports.lists.changeByHand(SITE, 'StegvisPlan', one.id, { goal: 'Deras' }),
    );
    expect(value(await put([one.id])).actions.map(({ title }) => title)).toEqual(['En']);
    expect(value(await put([two.id])).actions.map(({ title }) => title)).toEqual(['Två']);
    expect((await see(world)).findings[0]?.actions.map(({ id }) => id)).toEqual([two.id]);
    expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan').map(({ value: row }) => row.goal)).toContain(
      'Deras',
    );
    expect(value(await put([])).withoutAction).toBe(true);
  });

  test('is not taken from another finding, and not made up', async () => {
    const world = await open();
    const first = await add(world);
    const second = await add(world, { title: 'En till' });
    const action = value(await world.tab.makeActionOf(amal, UNIT, first.id, {}, null));
    for (const ids of [[action.id], ['999']])
      expect(fault(await world.tab.linkActions(amal, UNIT, second.id, ids))).toEqual({
        kind: 'invalid',
        fields: [{ field: 'ids', code: 'not-a-choice' }],
      });
  });

  test('a suggestion that was chosen for it is linked from the start, in one request to Graph', async () => {
    const world = await open();
    const made = await add(world);
    const calls = world.ports.lists.calls.length;
    const input = { title: 'Öppna frågor', need: 'Mitt eget', finding: made.id, step: 'malmo-3' };
    const action = value(await world.tab.addAction(amal, UNIT, input, 'idea-1'));
    expect(world.ports.lists.calls.slice(calls).map(({ verb }) => verb)).toEqual(['addRow']);
    const [row] = world.ports.lists.rowsOf(SITE, 'StegvisPlan');
    expect(row?.value).toMatchObject({ need: 'Mitt eget', whose: 'residents', stepId: 'malmo-3' });
    expect((await see(world)).findings[0]).toMatchObject({
      ...{ withoutAction: false, actions: [{ id: action.id, title: 'Öppna frågor' }] },
    });
  });

  test('an action comes of nothing that is not there', async () => {
    const { tab } = await open();
    expect(fault(await tab.addAction(amal, UNIT, { title: 'A', finding: '999' }, null))).toEqual({
      ...{ kind: 'not-found', what: 'finding' },
    });
    expect(fault(await tab.addAction(amal, UNIT, { title: 'A', step: 'nope' }, null))).toEqual({
      ...{ kind: 'invalid', fields: [{ field: 'step', code: 'not-a-choice' }] },
    });
    expect(value(await tab.seePlan(amal, UNIT)).actions).toEqual([]);
  });

  test('a row that somebody added in SharePoint gets its key first', async () => {
    const world = await open();
    const row = world.ports.lists.addByHand(SITE, 'StegvisFindings', UNIT, {
      ...EMPTY.StegvisFindings,
      title: 'För hand',
    });
    const action = value(await world.tab.makeActionOf(amal, UNIT, row.id, {}, null));
    expect(action).toMatchObject({ title: 'För hand', need: 'För hand', area: null });
    expect((await see(world)).findings[0]).toMatchObject({ kind: null, actions: [{ id: action.id }] });
  });
});

test('suggestions leave out what is there, also once it has been rewritten', async () => {
  const world = await open();
  const before = (await see(world)).ideas;
  await add(world, { title: 'Vår egen rubrik' }, 'scr-04.b2');
  const after = (await see(world)).ideas;
  expect(before.filter(({ id }) => !after.some((idea) => idea.id === id)).map(({ id }) => id)).toEqual([
    'scr-04',
  ]);
  expect(after.filter(({ area }) => area === 'kunskap')).toEqual([]);
});
