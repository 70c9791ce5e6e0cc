import { describe, expect, test } from '@jest/globals';
import { EMPTY, LIST_NAMES } from '../../bot/core/rows.ts';
import {
  caller,
  fault,
  makeUnitWorld,
  makeWorld,
  OTHER_UNIT,
  SET_UP,
  SITE,
  TENANT,
  UNIT,
  value,
} from '../memory/world.ts';

const GONE = { kind: 'not-found', what: 'unit' };

describe('setting a unit up', () => {
  test('makes the lists, the unit’s row and a row a step, and answers with the overview', async () => {
    const { tab, ports } = makeWorld();
    const overview = value(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'));
    expect(overview).toMatchObject({
      id: UNIT,
      name: 'Norr',
      programme: 'hbtq-klivet',
      planAreas: ['kunskap', 'bemotande', 'arbetsmiljo'],
      manager: { id: 'amal', name: 'Amal' },
      groupProblem: null,
      today: '2026-01-12',
    });
    expect(overview.steps.map(({ id, state, due }) => [id, state, due])).toEqual([
      ['klivet-underlag', 'open', '2026-01-12'],
      ['klivet-grupp', 'done', '2026-01-12'],
      ['klivet-normino', 'open', '2026-02-09'],
      ['klivet-reflektion', 'open', '2026-02-23'],
      ['klivet-plan', 'locked', '2026-04-07'],
      ['klivet-feedback', 'locked', '2026-05-18'],
      ['klivet-justering', 'locked', '2026-06-01'],
    ]);
    const steps = ports.lists.rowsOf(SITE, 'StegvisSteps');
    expect(steps.map(({ value: row }) => [row.stepId, row.state])).toEqual(
      overview.steps.map(({ id, state }) => [id, state]),
    );
    expect(ports.lists.rowsOf(SITE, 'StegvisUnit')).toMatchObject([
      { unit: UNIT, value: { title: 'Norr', programme: 'hbtq-klivet' } },
    ]);
    expect(await ports.units.get(UNIT)).toMatchObject({ tenant: TENANT, site: SITE, start: '2026-01-12' });
    expect((await ports.projection.rows(UNIT)).StegvisSteps).toHaveLength(7);
  });

  test('is done with the person’s own rights', async () => {
    const { tab, ports } = makeWorld();
    value(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'));
    for (const { as } of ports.lists.calls)
      expect(as).toEqual({ kind: 'person', person: 'amal', tenant: TENANT, assertion: 'token of amal' });
  });

  test('repeated, changes nothing', async () => {
    const { tab, ports } = await makeUnitWorld();
    const before = LIST_NAMES.map((list) => ports.lists.rowsOf(SITE, list));
    value(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'));
    expect(LIST_NAMES.map((list) => ports.lists.rowsOf(SITE, list))).toEqual(before);
  });

  test('that broke off in the middle is completed by repeating it', async () => {
    const { tab, ports } = makeWorld();
    const offline = { kind: 'offline', inDoubt: true, retryAt: '2026-01-12T07:01:00Z' } as const;
    ports.lists.failNext('addRows', offline);
    expect(fault(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'))).toEqual(offline);
    expect(await ports.units.get(UNIT)).toBeNull();
    value(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'));
    expect(ports.lists.rowsOf(SITE, 'StegvisSteps')).toHaveLength(7);
    expect(ports.lists.rowsOf(SITE, 'StegvisUnit')).toHaveLength(1);
  });

  test('the first time needs an owner of the team who names themselves manager', async () => {
    const { tab, ports } = makeWorld();
    const refused = { kind: 'not-allowed', need: 'owner' };
    expect(fault(await tab.setUpUnit(caller('bo'), UNIT, { ...SET_UP, manager: 'bo' }, 'sv'))).toEqual(
      refused,
    );
    expect(fault(await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, manager: 'bo' }, 'sv'))).toEqual(
      refused,
    );
    expect(ports.lists.calls).toEqual([]);
  });

  test('of a channel that is not one’s own, or of none, is not found', async () => {
    const { tab } = makeWorld();
    expect(fault(await tab.setUpUnit(caller('amal'), OTHER_UNIT, SET_UP, 'sv'))).toEqual(GONE);
    expect(fault(await tab.setUpUnit(caller('amal'), '19:none@thread.tacv2', SET_UP, 'sv'))).toEqual(GONE);
  });

  test('names only members who are not guests, and a programme that exists', async () => {
    const { tab, ports } = makeWorld();
    const input = {
      ...SET_UP,
      programme: 'annat',
      group: ['amal', 'greta'],
      processLead: 'sven',
      safetyRep: 'nobody',
    };
    expect(fault(await tab.setUpUnit(caller('amal'), UNIT, input, 'sv'))).toEqual({
      kind: 'invalid',
      fields: [
        { field: 'programme', code: 'not-a-choice' },
        { field: 'group', code: 'not-a-member' },
        { field: 'processLead', code: 'not-a-member' },
        { field: 'safetyRep', code: 'not-a-member' },
      ],
    });
    expect(ports.lists.calls).toEqual([]);
  });

  test('keeps a group that breaks the rule, and says why', async () => {
    const { tab } = makeWorld();
    const overview = value(await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, group: ['amal'] }, 'sv'));
    expect(overview.groupProblem).toBe('Gruppen har 1 person. Den ska ha 3–5 och chefen ska ingå.');
    expect(overview.group).toEqual([{ id: 'amal', name: 'Amal' }]);
    const criteria = value(await tab.seeCriteria(caller('amal'), UNIT, 'sv'));
    expect(criteria.criteria.find(({ id }) => id === 'klivet-c1')).toMatchObject({
      met: false,
      reason: 'Gruppen har 1 person. Den ska ha 3–5 och chefen ska ingå.',
    });
  });

  test('without the administrator’s consent says which scopes are missing', async () => {
    const { tab, ports } = makeWorld();
    ports.lists.failNext('provision', { kind: 'consent', scopes: ['Sites.Manage.All'] });
    expect(fault(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv'))).toEqual({
      kind: 'consent',
      scopes: ['Sites.Manage.All'],
    });
    expect(await ports.units.get(UNIT)).toBeNull();
  });
});

describe('changing a unit', () => {
  test('is the manager’s; members learn who may, outsiders nothing', async () => {
    const { tab } = await makeUnitWorld();
    expect(fault(await tab.setUpUnit(caller('bo'), UNIT, SET_UP, 'sv'))).toEqual({
      kind: 'not-allowed',
      need: 'manager',
    });
    expect(fault(await tab.setUpUnit(caller('sven'), UNIT, SET_UP, 'sv'))).toEqual(GONE);
    const abroad = caller('amal', { tenant: 'b0000000-0000-4000-8000-000000000000' });
    expect(fault(await tab.setUpUnit(abroad, UNIT, SET_UP, 'sv'))).toEqual(GONE);
  });

  test('to another manager hands the unit over', async () => {
    const { tab } = await makeUnitWorld();
    const overview = value(await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, manager: 'bo' }, 'sv'));
    expect(overview.may.changeUnit).toBe(false);
    expect(fault(await tab.setUpUnit(caller('amal'), UNIT, SET_UP, 'sv')).kind).toBe('not-allowed');
    value(await tab.setUpUnit(caller('bo'), UNIT, { ...SET_UP, manager: 'bo' }, 'sv'));
  });

  test('to a later start moves what is not done and leaves what is done', async () => {
    const { tab, ports } = await makeUnitWorld();
    const overview = value(
      await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, start: '2026-02-02' }, 'sv'),
    );
    const due = Object.fromEntries(overview.steps.map((step) => [step.id, step.due]));
    expect(due).toMatchObject({ 'klivet-grupp': '2026-01-12', 'klivet-normino': '2026-03-02' });
    const projected = (await ports.projection.rows(UNIT)).StegvisSteps;
    expect(projected.find(({ value: row }) => row.stepId === 'klivet-normino')?.value.dueDate).toBe(
      '2026-03-02',
    );
  });

  test('leaves a date that somebody moved in SharePoint, as long as programme and start stay', async () => {
    const { tab, ports } = await makeUnitWorld();
    const row = ports.lists
      .rowsOf(SITE, 'StegvisSteps')
      .find(({ value: step }) => step.stepId === 'klivet-normino');
    ports.lists.changeByHand(SITE, 'StegvisSteps', row?.id ?? '', { dueDate: '2026-02-20' });
    const overview = value(
      await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, group: ['amal', 'bo', 'elif'] }, 'sv'),
    );
    expect(overview.steps.find(({ id }) => id === 'klivet-normino')?.due).toBe('2026-02-20');
  });

  test('to another programme replaces what is not done, and keeps done steps and rows of other people', async () => {
    const { tab, ports } = await makeUnitWorld();
    ports.lists.addByHand(SITE, 'StegvisSteps', UNIT, {
      ...EMPTY.StegvisSteps,
      title: 'Vårt eget steg',
      stepId: 'vart-eget',
      state: 'open',
      dueDate: null,
    });
    const overview = value(
      await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme: 'malmo-fyra-steg' }, 'sv'),
    );
    expect(overview.steps).toHaveLength(7);
    expect(overview.mandateNeeded).toBe(true);
    expect(ports.lists.rowsOf(SITE, 'StegvisSteps').map(({ value: row }) => row.stepId ?? row.title)).toEqual(
      expect.arrayContaining(['klivet-grupp', 'vart-eget', ...overview.steps.map(({ id }) => id)]),
    );
    expect(ports.lists.rowsOf(SITE, 'StegvisSteps')).toHaveLength(9);
    expect(
      (await ports.projection.rows(UNIT)).StegvisSteps.map(({ value: row }) => row.stepId),
    ).not.toContain('klivet-normino');
    expect(ports.lists.rowsOf(SITE, 'StegvisUnit')).toMatchObject([
      { value: { programme: 'malmo-fyra-steg' } },
    ]);
  });

  test('meets somebody who writes in the same rows meanwhile by reading them again', async () => {
    const { tab, ports } = await makeUnitWorld();
    const [row] = ports.lists.rowsOf(SITE, 'StegvisSteps').filter(({ value: step }) => step.state === 'open');
    ports.lists.before('changeRow', () =>
      ports.lists.changeByHand(SITE, 'StegvisSteps', row?.id ?? '', { state: 'done' }),
    );
    const overview = value(
      await tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, start: '2026-02-02' }, 'sv'),
    );
    expect(overview.steps[0]).toMatchObject({ state: 'done', due: '2026-01-12' });
  });
});
