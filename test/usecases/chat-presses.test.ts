/** Any presses in any order, doubled and at once: what was answered first stands, and nothing is done twice. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Answer } from '../../bot/core/reply.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { giveAgendaCard, giveDecisions, giveOutcome, givePlain, plainLines } from './chat-nudges-world.ts';
import { type ChatWorld, giveAction, giveApt, makeChatWorld } from './chat-world.ts';

interface Scene {
  person: string;
  card: string;
  data: Record<string, unknown>;
}

const scenes: Readonly<Record<string, (world: ChatWorld) => Promise<Scene>>> = {
  N2: async (world) => ({ person: 'amal', card: 'card-n2', data: (await giveDecisions(world)).data }),
  N3: async (world) => ({
    person: 'amal',
    card: 'card-3',
    data: { ...(await giveApt(world)).data, idea: 'apt-01' },
  }),
  N4: async (world) => ({
    person: 'fatima',
    card: 'card-n4',
    data: { ...(await giveAgendaCard(world)).data, once: 'o', title: 'Vår vision' },
  }),
  'N5, next APT': async (world) => ({
    person: 'amal',
    card: 'card-n5',
    data: (await giveOutcome(world, true)).data,
  }),
  N5: async (world) => ({ person: 'amal', card: 'card-n5', data: (await giveOutcome(world, false)).data }),
  N6: async (world) => ({ person: 'fatima', card: 'card-1', data: (await giveAction(world)).data }),
  ...Object.fromEntries(
    plainLines.map(({ key }, at) => [
      key,
      async (world: ChatWorld) => {
        const { person, data } = givePlain(world, at);
        return { person, card: `card-plain-${at}`, data };
      },
    ]),
  ),
};

const VERBS = [
  ...['done', 'later', 'move', 'place', 'propose', 'confirm', 'discussed', 'promote', 'notReached', 'skip'],
  ...['irrelevant', 'fewer', 'pause', 'resume', 'undo', 'why', 'show'],
];
/** Answers that a later press may take the place of. */
const PASSING: readonly Answer['kind'][] = ['later', 'moved', 'proposed', 'paused', 'fewer'];

const state = (world: ChatWorld) => {
  const lists = (['StegvisPlan', 'StegvisMeetings', 'StegvisAgenda'] as const).map((list) =>
    world.ports.lists.rowsOf(SITE, list).map(({ id, value }) => ({ id, value })),
  );
  return JSON.stringify(lists);
};
const answerOf = async (world: ChatWorld, card: string): Promise<Answer | undefined> =>
  (await world.ports.claims.card(card))?.answers[0]?.answer;

const presses = fc.array(
  fc.record({ verb: fc.constantFrom(...VERBS), times: fc.constantFrom(1, 1, 2, 3), at: fc.boolean() }),
  { maxLength: 8 },
);

test.each(Object.keys(scenes))(
  '%s: the first answer stands until it is undone, and doubles change nothing',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(presses, async (sequence) => {
        const world = await makeChatWorld();
        const scene = scenes[name];
        if (scene === undefined) throw new Error(name);
        const { person, card, data } = await scene(world);
        await world.say(person, 'hjälp');
        for (const { verb, times, at } of sequence) {
          const before = await answerOf(world, card);
          const rows = state(world);
          const first = await world.press(person, verb, data);
          const answer = await answerOf(world, card);
          const after = state(world);
          // Settled: nothing but taking it back changes what is answered or what stands in the lists.
          if (
            before !== undefined &&
            !PASSING.includes(before.kind) &&
            verb !== 'undo' &&
            verb !== 'resume'
          ) {
            expect([verb, answer]).toEqual([verb, before]);
            expect([verb, after]).toEqual([verb, rows]);
          }
          if (verb === 'undo' || verb === 'resume') continue;
          const again = async () => world.press(person, verb, data);
          if (at) await Promise.all(Array.from({ length: times }, again));
          else for (let i = 1; i < times; i++) await again();
          // Doubles, also at once, leave everything as the first press did.
          expect([verb, state(world)]).toEqual([verb, after]);
          expect([verb, (await answerOf(world, card))?.kind]).toEqual([verb, answer?.kind]);
          expect(first.kind).not.toBe('gone');
        }
        const kept = (await world.ports.claims.card(card))?.answers ?? [];
        expect(kept.length).toBeLessThanOrEqual(1);
        // At most one draft was made of the item, one item was added, and none was lost.
        expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan').length).toBeLessThanOrEqual(1);
        expect(world.ports.lists.rowsOf(SITE, 'StegvisAgenda').length).toBeLessThanOrEqual(2);
      }),
      { numRuns: 30 },
    );
  },
);

test.each(Object.keys(scenes))(
  '%s: any two presses at once leave one answer, and the card shows it',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...VERBS), fc.constantFrom(...VERBS), async (one, other) => {
        const world = await makeChatWorld();
        const scene = scenes[name];
        if (scene === undefined) throw new Error(name);
        const { person, card, data } = await scene(world);
        await Promise.all([world.press(person, one, data), world.press(person, other, data)]);
        const kept = (await world.ports.claims.card(card))?.answers ?? [];
        expect(kept.length).toBeLessThanOrEqual(1);
        const shown = await world.press(person, 'show', data);
        if (kept.length === 1) expect(shown).toMatchObject({ kind: 'answered', answers: kept });
        expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan').length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 30 },
    );
  },
);

test.each(Object.keys(scenes))('%s: with the person gone from the unit no list is touched', async (name) => {
  const world = await makeChatWorld();
  const scene = scenes[name];
  if (scene === undefined) throw new Error(name);
  const { person, data } = await scene(world);
  await world.ports.units.setMembers(UNIT, [], '2026-01-14T09:00:00Z');
  const before = state(world);
  for (const verb of VERBS) await world.press(person, verb, data);
  expect(state(world)).toBe(before);
});
