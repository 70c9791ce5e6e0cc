import { describe, expect, test } from '@jest/globals';
import type { EarlierInput, ProgrammeInput, ProgrammeView } from '../../../bot/core/api-steps.ts';
import { caller, fault, makeUnitWorld, SITE, UNIT, value, type World } from '../../memory/world.ts';

const see = async ({ tab }: World, person = 'amal'): Promise<ProgrammeView> =>
  value(await tab.seeProgramme(caller(person), UNIT, 'sv'));
const set = ({ tab }: World, input: ProgrammeInput, person = 'amal') =>
  tab.setProgramme(caller(person), UNIT, input, 'sv');
const setEarlier = ({ tab }: World, input: Partial<EarlierInput>, person = 'amal') =>
  tab.setEarlier(caller(person), UNIT, { diploma: null, date: null, steps: [], ...input }, 'sv');
const meeting = { title: 'M', start: '2026-01-09T12:00:00Z', end: '2026-01-09T13:00:00Z' } as const;
const hold = async ({ tab }: World, kind: 'workshop' | 'group'): Promise<void> => {
  const made = value(await tab.addMeeting(caller('amal'), UNIT, { ...meeting, kind }, null));
  value(await tab.changeMeeting(caller('amal'), UNIT, made.id, made.version, { state: 'held' }));
};

/** A unit of the four steps that has everything but its second workshop. */
const almost = async (): Promise<World> => {
  const world = await makeUnitWorld('malmo-fyra-steg');
  const { tab } = world;
  value(await tab.recordMandate(caller('amal'), UNIT, { text: 'Ja.', date: '2026-01-12' }));
  const outputs = [
    ['malmo-1', 'vision'],
    ['malmo-2', 'genomlysning'],
    ['malmo-3', 'insatsforslag'],
    ['malmo-4', 'handlingsplan'],
  ] as const;
  for (const [step, output] of outputs)
    value(
      await tab.saveOutput(caller('amal'), UNIT, step, null, { output, approved: true, text: 'T' }, 'sv'),
    );
  for (const area of ['bemotande', 'arbetsmiljo'] as const)
    value(await tab.addAction(caller('amal'), UNIT, { title: area, area }, null));
  for (let n = 0; n < 4; n += 1) await hold(world, 'group');
  await hold(world, 'workshop');
  value(await tab.recordStep(caller('amal'), UNIT, 'malmo-4', null, { done: true }, 'sv'));
  return world;
};

describe('how a programme is going', () => {
  test('step 4 is done and the programme goes on with one workshop, and is complete with two', async () => {
    const world = await almost();
    const before = await see(world);
    expect(before.steps.find(({ id }) => id === 'malmo-4')?.state).toBe('done');
    expect(before).toMatchObject({ state: 'going', openCriteria: 1 });
    await hold(world, 'workshop');
    expect(await see(world)).toMatchObject({ state: 'complete', openCriteria: 0, planOwner: null });
  });

  test('completing it leaves actions and meetings as they are, and asks who owns the plan', async () => {
    const world = await almost();
    await hold(world, 'workshop');
    const lists = ['StegvisPlan', 'StegvisMeetings', 'StegvisAgenda'] as const;
    const before = lists.map((list) => structuredClone(world.ports.lists.rowsOf(SITE, list)));
    expect(fault(await set(world, { planOwner: 'hbtq-grupp' }, 'bo')).kind).toBe('not-allowed');
    expect(value(await set(world, { planOwner: 'hbtq-grupp' }))).toMatchObject({
      state: 'complete',
      planOwner: 'hbtq-grupp',
    });
    expect(lists.map((list) => world.ports.lists.rowsOf(SITE, list))).toEqual(before);
  });

  test('ninety days without a fact ask what now, once answered not again until ninety more have gone', async () => {
    const world = await makeUnitWorld();
    expect((await see(world)).idleSince).toBeNull();
    world.clock.set('2026-04-12T09:00:00Z');
    expect((await see(world)).idleSince).toBeNull();
    world.clock.set('2026-04-13T09:00:00Z');
    expect((await see(world)).idleSince).toBe('2026-01-12');
    value(await set(world, { answer: 'continue' }, 'bo'));
    expect(await see(world)).toMatchObject({ idleSince: null, state: 'going', restUntil: null });
    world.clock.set('2026-07-20T09:00:00Z');
    expect((await see(world)).idleSince).toBe('2026-04-13');
  });

  test('a rest needs a day to come, and lasts until it', async () => {
    const world = await makeUnitWorld();
    const wrong: [ProgrammeInput, string, string][] = [
      [{ answer: 'rest' }, 'restUntil', 'missing'],
      [{ answer: 'rest', restUntil: '2026-01-12' }, 'restUntil', 'out-of-range'],
      [{ answer: 'rest', restUntil: '2029-01-12' }, 'restUntil', 'out-of-range'],
      [{ answer: 'close' }, 'planOwner', 'missing'],
      [{}, 'answer', 'missing'],
    ];
    for (const [input, field, code] of wrong)
      expect(fault(await set(world, input))).toMatchObject({ fields: [{ field, code }] });
    value(await set(world, { answer: 'rest', restUntil: '2026-03-02' }, 'bo'));
    expect(await see(world)).toMatchObject({ state: 'resting', restUntil: '2026-03-02' });
    expect(value(await world.tab.seeUnit(caller('bo'), UNIT, 'sv')).progress).toBe('resting');
    world.clock.set('2026-03-02T09:00:00Z');
    expect(await see(world)).toMatchObject({ state: 'going', restUntil: null });
    expect(fault(await set(world, { answer: 'continue' }, 'fatima')).kind).toBe('not-allowed');
  });

  test('the manager closes it by naming who owns the plan, and may open it again', async () => {
    const world = await makeUnitWorld();
    expect(fault(await set(world, { answer: 'close', planOwner: 'chef' }, 'bo')).kind).toBe('not-allowed');
    expect(value(await set(world, { answer: 'close', planOwner: 'chef' })).state).toBe('closed');
    expect(value(await set(world, { answer: 'reopen' }))).toMatchObject({ state: 'going', planOwner: null });
  });
});

describe('a start in the middle', () => {
  test('keeps an earlier diploma, and notes one from 2017 on without stopping anything', async () => {
    const world = await makeUnitWorld();
    const old = value(await setEarlier(world, { diploma: 'Hbtq-diplom', date: '2015-05-01' }));
    expect(old.earlier).toEqual({ diploma: 'Hbtq-diplom', date: '2015-05-01', note: null });
    const newer = value(await setEarlier(world, { diploma: 'Hbtq-diplom', date: '2017-01-01' }));
    expect(newer.earlier.note).toContain('före 2017');
    expect(newer.steps.map(({ state }) => state)).toEqual(old.steps.map(({ state }) => state));
  });

  test('marks steps as done before with their days, which open what comes after, and takes them back', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    value(await world.tab.recordMandate(caller('amal'), UNIT, { text: 'Ja.', date: '2026-01-12' }));
    const steps = [
      { step: 'malmo-1', date: '2025-09-01' },
      { step: 'malmo-2', date: '2025-10-01' },
    ];
    const marked = value(await setEarlier(world, { steps }));
    const of = (view: ProgrammeView, id: string) => view.steps.find((step) => step.id === id);
    expect(of(marked, 'malmo-1')).toMatchObject({
      state: 'done',
      howDone: 'before',
      recordedOn: '2025-09-01',
    });
    expect(of(marked, 'malmo-3')).toMatchObject({ state: 'open', waitsFor: [] });
    const input = { output: 'insatsforslag', approved: true, text: 'T' };
    value(await world.tab.saveOutput(caller('amal'), UNIT, 'malmo-3', null, input, 'sv'));
    // Criteria count facts: what was done before is not among them.
    expect(marked.openCriteria).toBe(3);
    const back = value(await setEarlier(world, { steps: steps.slice(0, 1) }));
    expect(of(back, 'malmo-2')).toMatchObject({ state: 'open', recordedOn: null });
  });

  test('is the manager’s, and takes only days before the unit was here', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    const late = [
      { step: 'malmo-1', date: '2026-01-12' },
      { step: 'annat', date: '2025-01-12' },
    ];
    expect(fault(await setEarlier(world, { steps: late, date: '2026-02-01' }))).toMatchObject({
      fields: [
        { field: 'date', code: 'in-the-future' },
        { field: 'steps.0.date', code: 'not-before' },
        { field: 'steps.1.step', code: 'not-a-choice' },
      ],
    });
    expect(fault(await setEarlier(world, {}, 'bo'))).toEqual({ kind: 'not-allowed', need: 'manager' });
  });
});

describe('the mandate', () => {
  test('keeps the decision behind it until it is taken away, and shows it in the overview', async () => {
    const { tab } = await makeUnitWorld('malmo-fyra-steg');
    const mandate = { text: 'Ja.', date: '2026-01-12' };
    const basis = 'Nämndbeslut, ärende SN 2025/114. Sektionerna valdes för att de möter många.';
    expect(value(await tab.recordMandate(caller('amal'), UNIT, { ...mandate, basis }))).toEqual({
      ...mandate,
      basis,
    });
    value(await tab.recordMandate(caller('amal'), UNIT, mandate));
    expect(value(await tab.seeUnit(caller('bo'), UNIT, 'sv')).mandate).toEqual({ ...mandate, basis });
    value(await tab.recordMandate(caller('amal'), UNIT, { ...mandate, basis: ' ' }));
    expect(value(await tab.seeUnit(caller('bo'), UNIT, 'sv')).mandate?.basis).toBeNull();
  });
});

test.each([
  [['amal', 'bo'], 'Gruppen har 2 personer. Den ska ha 3–5 och chefen ska ingå.'],
  [
    ['amal', 'bo', 'cecilia', 'david', 'elif', 'fatima'],
    'Gruppen har 6 personer. Den ska ha 3–5 och chefen ska ingå.',
  ],
  [['bo', 'cecilia', 'david'], 'Chefen är inte med i gruppen. Den ska ha 3–5 och chefen ska ingå.'],
])('a group of %j leaves its own criterion unmet with the reason, and no other', async (members, reason) => {
  const { tab } = await makeUnitWorld();
  const before = value(await tab.seeCriteria(caller('amal'), UNIT, 'sv')).criteria;
  expect(value(await tab.setGroup(caller('amal'), UNIT, { members }, 'sv')).problem).toBe(reason);
  const after = value(await tab.seeCriteria(caller('amal'), UNIT, 'sv')).criteria;
  expect(after[0]).toMatchObject({ id: 'klivet-c1', met: false, reason });
  expect(after.slice(1)).toEqual(before.slice(1));
});
