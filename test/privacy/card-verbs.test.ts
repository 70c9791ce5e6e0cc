/** R25: every role × every verb of a card. A card is its reader's; to everybody else there is none. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import { CARD_VERBS } from '../../bot/usecases/act.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { type ChatWorld, giveAction, makeChatWorld } from '../usecases/chat-world.ts';

const GONE = { kind: 'gone', what: 'card', unit: null };
/** Everybody but the card's reader: manager, group, process lead, safety representative, guest, another unit's, nobody's. */
const OTHERS = ['amal', 'bo', 'david', 'elif', 'greta', 'sven', 'nina'] as const;

/** Verbs of cards that are about the presser's own settings and data, whoever presses. */
const OWN = [
  'times',
  'privacy',
  'pause',
  'resume',
  'reflect',
  'my-data',
  'erase-ask',
  'erase',
  'keep',
  'cancel',
  'term',
];
/** Verbs of cards that name a unit: for its members. */
const OF_UNIT = ['propose', 'undo'];
/** On the agenda in a meeting's chat: for whoever is in that chat (test/usecases/meeting-talk.test.ts). */
const OF_MEETING = ['discussed', 'notReached', 'show'];

const CARDS = fileURLToPath(new URL('../../bot/teams/cards', import.meta.url));
const written = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory()
      ? written(join(folder, entry.name))
      : [...readFileSync(join(folder, entry.name), 'utf8').matchAll(/\bverb: '([\w-]+)'/g)].map(
          ([, verb = '']) => verb,
        ),
  );

test('every verb that stands on a card is known here', () => {
  const known = new Set([...CARD_VERBS, ...OWN, ...OF_UNIT, ...OF_MEETING]);
  const all = [...new Set(written(CARDS))];
  expect(all.length).toBeGreaterThan(20);
  expect(all.filter((verb) => !known.has(verb))).toEqual([]);
});

const state = (world: ChatWorld) =>
  JSON.stringify([
    world.ports.lists.rowsOf(SITE, 'StegvisPlan'),
    world.ports.lists.rowsOf(SITE, 'StegvisAgenda'),
    world.ports.myData.erased,
  ]);

describe.each(OTHERS)('somebody else’s card and %s', (who) => {
  test.each(CARD_VERBS)('%s: as if there were no such card, and nothing is changed', async (verb) => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    const before = state(world);
    const inputs = { date: '2026-02-20', title: 'Kapad' };
    const real = await world.press(who, verb, { ...data, ...inputs });
    expect(real).toEqual(GONE);
    expect(await world.press(who, verb, { ...data, nudge: 'no-such-card', ...inputs })).toEqual(real);
    expect(state(world)).toBe(before);
    expect((await world.ports.claims.card(data.nudge))?.answers).toEqual([]);
  });
});

describe.each(['sven', 'nina'])('a unit’s card and %s, who is outside it', (who) => {
  test.each(OF_UNIT)('%s: as if there were no such unit', async (verb) => {
    const world = await makeChatWorld();
    const before = state(world);
    const data = { title: 'Kapad', row: '1' };
    const real = await world.press(who, verb, { ...data, unit: UNIT });
    expect(real).toEqual(await world.press(who, verb, { ...data, unit: '19:nowhere@thread.tacv2' }));
    expect(state(world)).toBe(before);
  });

  test('a term is not proposed there either', async () => {
    const world = await makeChatWorld();
    const data = { word: 'aromantisk' };
    const real = await world.press(who, 'propose', { ...data, unit: UNIT });
    expect(real).toEqual(await world.press(who, 'propose', { ...data, unit: '19:nowhere@thread.tacv2' }));
  });
});

test('the reader’s own card answers to its reader, so that the refusals above say something', async () => {
  const world = await makeChatWorld();
  const { data } = await giveAction(world);
  expect(await world.press('fatima', 'done', data)).not.toEqual(GONE);
  expect((await world.ports.claims.card(data.nudge))?.answers).toHaveLength(1);
});

test('erasing erases the presser, whatever the card says', async () => {
  const world = await makeChatWorld();
  await world.press('bo', 'erase', { person: 'fatima', id: 'fatima' });
  expect(world.ports.myData.erased).toEqual(['bo']);
});
