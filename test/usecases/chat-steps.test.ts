/** What is said on a card may complete a step of the programme: its row in SharePoint follows, as it does in the tab. */
import { expect, test } from '@jest/globals';
import { caller, SET_UP, UNIT, value } from '../memory/world.ts';
import { giveDecisions, giveMeeting, giveOutcome } from './chat-nudges-world.ts';
import { type ChatWorld, makeChatWorld } from './chat-world.ts';

const state = async (world: ChatWorld, step: string) =>
  (await world.ports.projection.rows(UNIT)).StegvisSteps.find(({ value: row }) => row.stepId === step)?.value
    .state;

/** A unit of a programme with its mandate, the day after what people are asked about. */
const begin = async (programme: string): Promise<ChatWorld> => {
  const world = await makeChatWorld();
  value(await world.tab.setUpUnit(caller('amal'), UNIT, { ...SET_UP, programme }, 'sv'));
  value(await world.tab.recordMandate(caller('amal'), UNIT, { text: 'Vi gör det.', date: '2026-01-12' }));
  return world;
};

test('the third dialogue, confirmed on a card, completes its step; taking it back opens it again', async () => {
  const world = await begin('jarfalla-samkrafter');
  const held = { kind: 'group', state: 'held' } as const;
  await giveMeeting(world, 'first', { ...held, start: '2026-01-08T08:00:00Z' });
  await giveMeeting(world, 'second', { ...held, start: '2026-01-09T08:00:00Z' });
  const { data } = await giveDecisions(world);
  await world.press('amal', 'confirm', data);
  expect(await state(world, 'jarfalla-dialog')).toBe('done');
  expect(await state(world, 'jarfalla-apt')).toBe('open');
  await world.press('amal', 'undo', data);
  expect(await state(world, 'jarfalla-dialog')).toBe('open');
  expect(await state(world, 'jarfalla-apt')).toBe('locked');
});

test('an item that is made an action on a card has its outcome in the plan', async () => {
  const world = await begin('jarfalla-samkrafter');
  const { data, item } = await giveOutcome(world, false);
  const outcomes = async () => {
    const { criteria } = value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv'));
    return criteria.find(({ id }) => id === 'jarfalla-c1')?.value;
  };
  await world.press('amal', 'discussed', data);
  expect(await outcomes()).toBe(0);
  await world.press('amal', 'undo', data);
  await world.press('amal', 'promote', data);
  expect(await outcomes()).toBe(1);
  const actions = (await world.ports.projection.rows(UNIT)).StegvisPlan;
  expect(actions.map(({ value: row }) => row.sourceAptItemId)).toEqual([item.id]);
});
