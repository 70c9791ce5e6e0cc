/** Cards about rows that belong to another unit of the same site by now: nothing is shown of them, and nothing changes. */
import { describe, expect, test } from '@jest/globals';
import { LIST_NAMES, type ListName } from '../../bot/core/rows.ts';
import { OTHER_UNIT, SITE, UNIT } from '../memory/world.ts';
import { giveAgendaCard, giveDecisions, giveOutcome } from './chat-nudges-world.ts';
import { type ChatWorld, giveAction, giveApt, makeChatWorld } from './chat-world.ts';

interface Given {
  list: ListName;
  id: string;
  data: Record<string, unknown>;
}

const CARDS: [string, string[], string, (world: ChatWorld) => Promise<Given>][] = [
  [
    'N6',
    ['done', 'later', 'move'],
    'fatima',
    async (world) => {
      const { row, data } = await giveAction(world);
      return { list: 'StegvisPlan', id: row.id, data: { ...data, date: '2026-02-02' } };
    },
  ],
  [
    'N3',
    ['place'],
    'amal',
    async (world) => {
      const { row, data } = await giveApt(world);
      return { list: 'StegvisMeetings', id: row.id, data: { ...data, idea: 'apt-01' } };
    },
  ],
  [
    'N5',
    ['discussed', 'promote', 'notReached'],
    'amal',
    async (world) => {
      const { item, data } = await giveOutcome(world, true);
      return { list: 'StegvisAgenda', id: item.id, data };
    },
  ],
  [
    'N4',
    ['propose'],
    'bo',
    async (world) => {
      const { meeting, data } = await giveAgendaCard(world);
      return {
        list: 'StegvisMeetings',
        id: meeting.id,
        data: { ...data, title: 'Förslag', item: meeting.id },
      };
    },
  ],
  [
    'N2',
    ['confirm'],
    'amal',
    async (world) => {
      const { meeting, data } = await giveDecisions(world);
      return { list: 'StegvisMeetings', id: meeting.id, data };
    },
  ],
];

const rowsOf = (world: ChatWorld) =>
  structuredClone(LIST_NAMES.map((list) => world.ports.lists.rowsOf(SITE, list)));
const cases = CARDS.flatMap(([kind, verbs, person, give]) =>
  verbs.map((verb) => ({ kind, verb, person, give })),
);

describe.each([
  ['before the program has noticed', false],
  ['once the program has noticed', true],
] as const)('a row that was given to another unit, %s', (_, noticed) => {
  test.each(cases)('$kind [$verb] changes nothing in the site', async ({ verb, person, give }) => {
    const world = await makeChatWorld();
    const { list, id, data } = await give(world);
    world.ports.lists.moveByHand(SITE, list, id, OTHER_UNIT);
    if (noticed) await world.ports.projection.remove(UNIT, list, [id]);
    const before = rowsOf(world);
    await world.press(person, verb, data);
    expect(rowsOf(world)).toEqual(before);
  });
});

/** Those that write to the row itself; the others ask, or note the answer on the card alone. */
const WRITING = ['done', 'place', 'discussed', 'promote', 'notReached'];
test.each(cases.filter(({ verb }) => WRITING.includes(verb)))(
  '$kind [$verb] on a row that is still the unit’s does change something',
  async ({ verb, person, give }) => {
    const world = await makeChatWorld();
    const { data } = await give(world);
    const before = rowsOf(world);
    await world.press(person, verb, data);
    expect(rowsOf(world)).not.toEqual(before);
  },
);
