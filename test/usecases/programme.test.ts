/** A unit's programme as data: who changes it, what moves, what stays, and that nobody else's is touched (R2). */
import { describe, expect, test } from '@jest/globals';
import { NO_ADAPTATION } from '../../bot/core/adaptation.ts';
import type { Adaptation } from '../../bot/core/api-programme.ts';
import { makeProgrammeUseCases } from '../../bot/usecases/programme/index.ts';
import {
  caller,
  fault,
  makeUnitWorld,
  OTHER_UNIT,
  SET_UP,
  SITE,
  UNIT,
  value,
  type World,
} from '../memory/world.ts';

const casesOf = (world: World) => makeProgrammeUseCases(world.ports);
const change = async (world: World, over: Partial<Adaptation>, person = 'amal') => {
  const cases = casesOf(world);
  const { version } = value(await cases.seeProgramme(caller('amal'), UNIT, 'sv'));
  return cases.changeProgramme(caller(person), UNIT, version, { ...NO_ADAPTATION, ...over }, 'sv');
};
const dates = (world: World): Record<string, string | null> =>
  Object.fromEntries(
    world.ports.lists.rowsOf(SITE, 'StegvisSteps').map(({ value: row }) => [row.stepId ?? '', row.dueDate]),
  );

describe('the unit’s own programme', () => {
  test('is seen by everybody in it with what is an assumption, and changed by the manager', async () => {
    const world = await makeUnitWorld('soderhamn-rfsl');
    const seen = value(await casesOf(world).seeProgramme(caller('fatima'), UNIT, 'sv'));
    expect(seen.mayChange).toBe(false);
    expect(seen.thresholds.find(({ id }) => id === 'rfsl-c2')).toEqual({
      ...{ id: 'rfsl-c2', label: 'Andel som är utbildade', kind: 'share', template: 0.8, value: 0.8 },
      of: null,
      assumption: false,
    });
    expect(seen.thresholds.find(({ id }) => id === 'rfsl-c5')?.assumption).toBe(true);
    for (const person of ['bo', 'david', 'fatima', 'greta'])
      expect(fault(await change(world, { term: 'hbtqi' }, person))).toEqual({
        kind: 'not-allowed',
        need: 'manager',
      });
    expect(fault(await casesOf(world).seeProgramme(caller('sven'), UNIT, 'sv'))).toEqual({
      kind: 'not-found',
      what: 'unit',
    });
  });

  test('holds for this unit alone, in the overview and the criteria too', async () => {
    const world = await makeUnitWorld('soderhamn-rfsl');
    const sven = {
      ...SET_UP,
      programme: 'soderhamn-rfsl',
      manager: 'sven',
      group: ['sven'],
      processLead: null,
      safetyRep: null,
    };
    value(await world.tab.setUpUnit(caller('sven'), OTHER_UNIT, sven, 'sv'));
    const before = value(await world.tab.seeCriteria(caller('sven'), OTHER_UNIT, 'sv'));
    value(
      await change(world, {
        thresholds: { 'rfsl-c2': 0.9 },
        planAreas: ['kunskap'],
        planArtefact: 'utvecklingsplan',
      }),
    );
    const own = value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv'));
    expect(own.criteria.find(({ id }) => id === 'rfsl-c2')?.text).toBe(
      'Andel som är utbildade: minst 90 procent.',
    );
    expect(value(await world.tab.seeUnit(caller('amal'), UNIT, 'sv'))).toMatchObject({
      planAreas: ['kunskap'],
      planArtefact: 'utvecklingsplan',
    });
    expect(value(await world.tab.seeCriteria(caller('sven'), OTHER_UNIT, 'sv'))).toEqual(before);
    value(await change(world, {}));
    const criteria = value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv')).criteria;
    expect(criteria.find(({ id }) => id === 'rfsl-c2')?.text).toContain('Minst 80 procent');
  });

  test('that somebody else changed meanwhile is shown, and nothing is written', async () => {
    const world = await makeUnitWorld();
    const cases = casesOf(world);
    const { version } = value(await cases.seeProgramme(caller('amal'), UNIT, 'sv'));
    value(await change(world, { term: 'hbtqi' }));
    const late = { ...NO_ADAPTATION, dates: { 'klivet-plan': { weeks: 20 } } };
    const before = dates(world);
    const refused = fault(await cases.changeProgramme(caller('amal'), UNIT, version, late, 'sv'));
    expect(refused).toMatchObject({ kind: 'stale', theirs: { term: { value: 'hbtqi' } } });
    expect(fault(await cases.changeProgramme(caller('amal'), UNIT, null, late, 'sv'))).toEqual({
      kind: 'unversioned',
    });
    expect(dates(world)).toEqual(before);
  });

  test('everything wrong with it is told at once, and nothing of it is kept', async () => {
    const world = await makeUnitWorld();
    const wrong = {
      thresholds: { 'klivet-c2': 2 },
      dates: { 'klivet-plan': { on: '2026-03-14' } },
      topics: { nowhere: [] },
    };
    const refused = fault(await change(world, wrong));
    expect(refused).toMatchObject({ kind: 'invalid' });
    expect(refused.kind === 'invalid' && refused.fields.map(({ field }) => field)).toEqual([
      'thresholds.klivet-c2',
      'dates.klivet-plan',
      'topics.nowhere',
    ]);
    expect(await world.ports.programmes.adaptation(UNIT, 'hbtq-klivet')).toBeNull();
  });
});

describe('dates', () => {
  test('that the unit decides stand in the list, and what follows comes after', async () => {
    const world = await makeUnitWorld();
    const view = value(await change(world, { dates: { 'klivet-plan': { on: '2026-05-19' } } }));
    expect(dates(world)['klivet-plan']).toBe('2026-05-19');
    expect(dates(world)['klivet-feedback']).toBe('2026-05-19');
    expect(view.steps.find(({ id }) => id === 'klivet-plan')).toMatchObject({
      on: '2026-05-19',
      due: '2026-05-19',
      clash: null,
    });
    value(await change(world, {}));
    expect(dates(world)['klivet-plan']).toBe('2026-04-07');
  });

  test('a moved start moves what has not happened: not the done step, the decided day, the day in the list, nor any meeting or action', async () => {
    const world = await makeUnitWorld();
    const { lists } = world.ports;
    const row = (step: string) =>
      lists.rowsOf(SITE, 'StegvisSteps').find(({ value: of }) => of.stepId === step);
    lists.changeByHand(SITE, 'StegvisSteps', row('klivet-underlag')?.id ?? '', { state: 'done' });
    lists.changeByHand(SITE, 'StegvisSteps', row('klivet-feedback')?.id ?? '', { dueDate: '2026-06-16' });
    value(await change(world, { dates: { 'klivet-plan': { on: '2026-05-19' } } }));
    const meeting = {
      kind: 'group',
      title: 'Gruppmöte',
      start: '2026-01-14T12:00:00Z',
      end: '2026-01-14T13:00:00Z',
    } as const;
    const { id, version } = value(await world.tab.addMeeting(caller('amal'), UNIT, meeting, 'm'));
    value(await world.tab.changeMeeting(caller('amal'), UNIT, id, version, { state: 'held' }));
    value(await world.tab.addAction(caller('amal'), UNIT, { title: 'Skylt', dueDate: '2026-02-02' }, 'a'));
    const others = () => [lists.rowsOf(SITE, 'StegvisMeetings'), lists.rowsOf(SITE, 'StegvisPlan')];
    const [before, rest] = [dates(world), others()];
    const moved = { ...SET_UP, start: '2026-02-09' };
    value(await world.tab.setUpUnit(caller('amal'), UNIT, moved, 'sv'));
    const after = dates(world);
    for (const stays of ['klivet-underlag', 'klivet-grupp', 'klivet-plan', 'klivet-feedback'])
      expect([stays, after[stays]]).toEqual([stays, before[stays]]);
    expect([after['klivet-normino'], after['klivet-reflektion'], after['klivet-justering']]).toEqual([
      '2026-03-09',
      '2026-03-23',
      '2026-06-29',
    ]);
    expect(others()).toEqual(rest);
  });

  test('a write that fails half-way changes nothing for good, and repeating it ends where it should', async () => {
    const world = await makeUnitWorld();
    const { lists } = world.ports;
    const offline = { kind: 'offline', inDoubt: false, retryAt: '2026-01-12T07:01:00Z' } as const;
    const wanted = { dates: { 'klivet-normino': { weeks: 6 }, 'klivet-reflektion': { weeks: 8 } } };
    lists.failNext('changeRow', offline);
    expect(fault(await change(world, wanted))).toEqual(offline);
    expect(await world.ports.programmes.adaptation(UNIT, 'hbtq-klivet')).toBeNull();
    value(await change(world, wanted));
    expect([dates(world)['klivet-normino'], dates(world)['klivet-reflektion']]).toEqual([
      '2026-02-23',
      '2026-03-09',
    ]);
  });
});

test('a raised limit opens a step again that its own rule had closed, and one that a person closed stays', async () => {
  const world = await makeUnitWorld('malmo-fyra-steg');
  const { lists } = world.ports;
  const mandate = { text: 'Vi ska', date: '2026-01-12' };
  value(await world.tab.recordMandate(caller('amal'), UNIT, mandate));
  const first = lists.rowsOf(SITE, 'StegvisSteps').find(({ value: row }) => row.stepId === 'malmo-1');
  lists.changeByHand(SITE, 'StegvisSteps', first?.id ?? '', { state: 'done' });
  for (const n of [1, 2, 3, 4]) {
    const start = `2026-01-1${n}T09:00:00Z`;
    const meeting = { kind: 'group', title: `Möte ${n}`, start, end: `2026-01-1${n}T10:00:00Z` } as const;
    const made = value(await world.tab.addMeeting(caller('amal'), UNIT, meeting, `m${n}`));
    value(await world.tab.changeMeeting(caller('amal'), UNIT, made.id, made.version, { state: 'held' }));
  }
  const state = (step: string) =>
    lists.rowsOf(SITE, 'StegvisSteps').find(({ value: row }) => row.stepId === step)?.value.state;
  expect([state('malmo-1'), state('malmo-grupp')]).toEqual(['done', 'done']);
  value(await change(world, { thresholds: { 'malmo-grupp': 5 } }));
  expect([state('malmo-1'), state('malmo-grupp')]).toEqual(['done', 'open']);
});

describe('contacts (R56)', () => {
  test('come with the programme, and those a year old are marked for the group', async () => {
    const world = await makeUnitWorld();
    const group = value(await casesOf(world).seeContacts(caller('bo'), UNIT));
    expect(group.contacts.map(({ name, check }) => [name, check])).toEqual([
      ['Kunskapscentrum för sexuell hälsa (KSH)', true],
      ['Normino', true],
    ]);
    const others = value(await casesOf(world).seeContacts(caller('fatima'), UNIT));
    expect(others.contacts.every(({ check }) => !check) && !others.mayChange).toBe(true);
  });

  test('are checked by the group, and are marked again after twelve months', async () => {
    const world = await makeUnitWorld();
    const cases = casesOf(world);
    const seen = value(await cases.seeContacts(caller('bo'), UNIT));
    const contacts = seen.contacts.map(({ check: _, ...each }) => ({ ...each, checkedOn: '2026-01-12' }));
    const kept = value(await cases.changeContacts(caller('bo'), UNIT, seen.version, { contacts }));
    expect(kept.contacts.some(({ check }) => check)).toBe(false);
    world.clock.set('2027-01-12T08:00:00Z');
    expect(value(await cases.seeContacts(caller('bo'), UNIT)).contacts.some(({ check }) => check)).toBe(
      false,
    );
    world.clock.set('2027-01-13T08:00:00Z');
    expect(value(await cases.seeContacts(caller('bo'), UNIT)).contacts.every(({ check }) => check)).toBe(
      true,
    );
  });

  test('are nobody’s outside the group, and somebody else’s change is shown', async () => {
    const world = await makeUnitWorld();
    const cases = casesOf(world);
    expect(fault(await cases.changeContacts(caller('fatima'), UNIT, '0', { contacts: [] }))).toMatchObject({
      kind: 'not-allowed',
    });
    value(await cases.changeContacts(caller('bo'), UNIT, '0', { contacts: [] }));
    expect(fault(await cases.changeContacts(caller('amal'), UNIT, '0', { contacts: [] }))).toMatchObject({
      kind: 'stale',
      theirs: { contacts: [] },
    });
  });
});
