/** What a person says of their own training on a card, and what the rows and the tab then say. */
import { describe, expect, test } from '@jest/globals';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { caller, SET_UP, UNIT, value } from '../memory/world.ts';
import { giveMeeting, givePlain } from './chat-nudges-world.ts';
import { answersOf, type ChatWorld, makeChatWorld } from './chat-world.ts';

const row = async (world: ChatWorld, step: string) =>
  (await world.ports.projection.rows(UNIT)).StegvisSteps.find(({ value: each }) => each.stepId === step);
const noted = async (world: ChatWorld, step: string): Promise<string[]> => [
  ...((await world.ports.life.of([UNIT])).get(UNIT)?.done.get(step) ?? []),
];

/** A Söderhamn unit, a session of a step that was held yesterday, and a member's card about it. */
const giveSession = async (stepId: string | null = 'rfsl-pass-1') => {
  const world = await makeChatWorld();
  value(await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme: 'soderhamn-rfsl' }, 'sv'));
  const start = '2026-01-13T08:00:00.000Z';
  const given = { kind: 'session', state: 'held', title: 'Pass 1', start, stepId } as const;
  const meeting = await giveMeeting(world, 'session', given);
  const line: NudgeLine = {
    ...{ kind: 'N9', unit: UNIT, form: 'session', item: meeting.id, start, hours: null },
    ...{ name: { sv: 'Pass 1', en: 'Pass 1' }, opens: '2026-01-13', closes: '2026-01-13' },
    occurrence: 'closing',
  };
  world.ports.claims.give('card-n9', 'bo', [{ key: `N9:${UNIT}:${meeting.id}:bo:closing`, line }]);
  return { world, meeting, data: { item: meeting.id, nudge: 'card-n9' } };
};

describe('a session that was held yesterday', () => {
  test('is noted for its step; the row gets a count and tells nobody’s name', async () => {
    const { world, data } = await giveSession();
    expect(answersOf(await world.press('bo', 'done', data))).toMatchObject([{ kind: 'taken' }]);
    expect(await noted(world, 'rfsl-pass-1')).toEqual(['bo']);
    expect(await row(world, 'rfsl-pass-1')).toMatchObject({
      value: { doneCount: 1, headcount: 6 },
      changedBy: 'Stegvis',
    });
    const { items } = value(await world.tab.seeTraining(caller('bo'), UNIT, 'sv'));
    expect(items.find(({ id }) => id === 'rfsl-pass-1')).toMatchObject({ mine: true });
  });

  test('is taken back, and the count with it', async () => {
    const { world, data } = await giveSession();
    await world.press('bo', 'done', data);
    await world.press('bo', 'undo', data);
    expect(await noted(world, 'rfsl-pass-1')).toEqual([]);
    expect(await row(world, 'rfsl-pass-1')).toMatchObject({ value: { doneCount: 0 } });
  });

  test('taking back leaves what the manager had noted before', async () => {
    const { world, data } = await giveSession();
    value(await world.tab.setAttendance(caller('amal'), UNIT, 'rfsl-pass-1', { present: ['bo'] }, 'sv'));
    await world.press('bo', 'done', data);
    await world.press('bo', 'undo', data);
    expect(await noted(world, 'rfsl-pass-1')).toEqual(['bo']);
  });

  test('that belongs to no step is noted by itself', async () => {
    const { world, meeting, data } = await giveSession(null);
    await world.press('bo', 'done', data);
    expect(await noted(world, meeting.id)).toEqual(['bo']);
  });

  test('is noted also while SharePoint is away; the next change brings the count', async () => {
    const { world, data } = await giveSession();
    const retryAt = '2026-01-14T09:06:00Z';
    world.ports.lists.failNext('changeRow', { kind: 'offline', inDoubt: false, retryAt });
    expect(answersOf(await world.press('bo', 'done', data))).toMatchObject([{ kind: 'taken' }]);
    expect(await row(world, 'rfsl-pass-1')).toMatchObject({ value: { doneCount: null } });
    value(await world.tab.setAttendance(caller('amal'), UNIT, 'rfsl-test', { present: [] }, 'sv'));
    expect(await row(world, 'rfsl-pass-1')).toMatchObject({ value: { doneCount: 1 } });
  });
});

test('the basic training of a new starter is noted as such, and taken back', async () => {
  const world = await makeChatWorld();
  const { person, data } = givePlain(world, 1);
  await world.press(person, 'done', data);
  expect(await noted(world, 'basics')).toEqual(['fatima']);
  await world.press(person, 'undo', data);
  expect(await noted(world, 'basics')).toEqual([]);
});
