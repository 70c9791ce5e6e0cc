/** Training in sessions, as a web course or both, changed while the programme is under way (R42). */
import { describe, expect, test } from '@jest/globals';
import { programmeById } from '../../bot/core/content.ts';
import { evaluate } from '../../bot/core/criteria.ts';
import { makeProgrammeUseCases } from '../../bot/usecases/programme/index.ts';
import { caller, fault, makeUnitWorld, UNIT, value, type World } from '../memory/world.ts';

const amal = caller('amal');
const ALL_BUT_ONE = ['amal', 'bo', 'cecilia', 'david', 'elif'];
const start = () => makeUnitWorld('soderhamn-rfsl');
const see = async (world: World, person = 'amal') =>
  value(await world.tab.seeTraining(caller(person), UNIT, 'sv'));
const choose = (world: World, form: 'sessions' | 'web' | 'both', person = 'amal') =>
  world.tab.chooseTrainingForm(caller(person), UNIT, { form }, 'sv');
const set = async (world: World, step: string, present: string[]) =>
  value(await world.tab.setAttendance(amal, UNIT, step, { present }, 'sv'));
const ofPass = ({ items }: Awaited<ReturnType<typeof see>>) => items.find(({ id }) => id === 'rfsl-pass-1');

describe('how training is given', () => {
  test('is changed at any time: what is noted stays, and the view and the criteria follow', async () => {
    const world = await start();
    await set(world, 'rfsl-pass-1', ['amal', 'bo']);
    const first = await see(world);
    expect(first).toMatchObject({ form: 'sessions', may: { chooseForm: true } });
    expect(first.items.map(({ id }) => id)).not.toContain('web-course');
    const met = ({ criteria }: typeof first) => criteria.map(({ id, met: is }) => [id, is]);
    expect(met(first)).toEqual([
      ['rfsl-c1', false],
      ['rfsl-c2', false],
    ]);

    const web = value(await choose(world, 'web'));
    expect(web.items[0]).toMatchObject({ id: 'web-course', replaced: false });
    expect(ofPass(web)).toMatchObject({ replaced: true, count: { done: 2, of: 6 } });
    expect(web.items.find(({ id }) => id === 'rfsl-test')?.replaced).toBe(false);
    expect(web.criteria[0]?.text).toContain('Webbutbildningen ersätter');
    await set(world, 'web-course', ALL_BUT_ONE);
    const taken = await see(world);
    expect(taken.criteria.map((each) => each.met)).toEqual([true, true]);

    const back = value(await choose(world, 'sessions'));
    // It has been taken, so it is shown, and it counts.
    expect(back.items.map(({ id }) => id)).toContain('web-course');
    expect(back.criteria.map((each) => each.met)).toEqual([true, true]);
    expect(ofPass(back)?.people?.filter((one) => one.done)).toHaveLength(2);
    expect(value(await choose(world, 'both')).items.every((each) => !each.replaced)).toBe(true);
    expect((await see(world, 'fatima')).may.chooseForm).toBe(false);
  });

  test('is the manager’s to choose, and leaves what else the unit has adapted', async () => {
    const world = await start();
    const cases = makeProgrammeUseCases(world.ports);
    const { version, adaptation } = value(await cases.seeProgramme(amal, UNIT, 'sv'));
    const own = { ...adaptation, thresholds: { 'rfsl-c2': 0.9 } };
    value(await cases.changeProgramme(amal, UNIT, version, own, 'sv'));
    for (const person of ['bo', 'david', 'fatima', 'greta'])
      expect(fault(await choose(world, 'web', person))).toEqual({ kind: 'not-allowed', need: 'manager' });
    expect(fault(await choose(world, 'web', 'sven'))).toEqual({ kind: 'not-found', what: 'unit' });
    value(await choose(world, 'web'));
    expect(value(await cases.seeProgramme(amal, UNIT, 'sv')).adaptation).toMatchObject({
      ...{ training: 'web', thresholds: { 'rfsl-c2': 0.9 } },
    });
  });

  test('is no choice in a programme without sessions that are counted', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    expect((await see(world)).form).toBeNull();
    expect(fault(await choose(world, 'web'))).toEqual({
      ...{ kind: 'invalid', fields: [{ field: 'form', code: 'not-a-choice' }] },
    });
  });
});

describe('sessions that are booked', () => {
  const booked = async (world: World) => {
    const { programme, facts } = await groundOf(world);
    const [rule] = programme.prerequisites.flatMap((one) => (one.id === 'rfsl-pre-2' ? [one.rule] : []));
    return rule === undefined ? null : evaluate({ facts, programme, rule, step: null }).met;
  };
  const groundOf = async (world: World) => {
    const programme = programmeById('soderhamn-rfsl');
    if (programme === null) throw new Error('no programme');
    const rows = await world.ports.projection.rows(UNIT);
    return { programme, facts: { rows, manager: 'amal', group: [], members: [], done: new Map() } };
  };
  const book = (world: World, stepId: string | null, at: number) =>
    world.tab.addMeeting(
      amal,
      UNIT,
      {
        ...{ kind: 'session', title: 'Pass', stepId },
        start: `2026-02-${10 + at}T12:00:00Z`,
        end: `2026-02-${10 + at}T16:00:00Z`,
      },
      null,
    );

  test('are as many as are asked for also when one of them is given twice', async () => {
    const world = await start();
    for (const [at, step] of ['rfsl-pass-1', 'rfsl-pass-1', 'rfsl-pass-2', 'rfsl-pass-3'].entries())
      value(await book(world, step, at));
    expect(await booked(world)).toBe(false);
    value(await book(world, 'rfsl-pass-4', 4));
    expect(await booked(world)).toBe(true);
    value(await book(world, null, 5));
    expect(await booked(world)).toBe(true);
  });
});
