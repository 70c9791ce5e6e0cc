/** "Fewer of these", as planning and sending heed it. */
import { expect, test } from '@jest/globals';
import { explain, stillDue } from '../../../bot/core/nudges/plan.ts';
import { action, at, factsOf, live, meeting, person, sent, unit, type World, world } from './world.ts';

const start = at('2026-01-12 10:00');
const wished = (...fewer: ('N6' | 'N1')[]): World =>
  world([unit({ StegvisPlan: [action('1')] })], [person('owner', { fewer })]);
const drops = ({ drops: all }: World): string[] => all.map(({ matter, reason }) => `${matter.key} ${reason}`);

test('of an action only the word on the due date comes', () => {
  const of = live(wished('N6'), start, at('2026-01-27 16:00'));
  expect(sent(of)).toEqual(['2026-01-26T09:00 owner N6:unit:1:second']);
  expect(drops(of)).toEqual(['N6:unit:1:first off']);
});

test('of what comes once nothing is left, and others are told of it as before', () => {
  const of = world([unit({ StegvisMeetings: [meeting('1')] })], [person('anna', { fewer: ['N1'] })]);
  live(of, start, at('2026-01-20 12:00'));
  expect(of.cards.map(({ person: id }) => id).sort()).toEqual(['bo', 'manager']);
  expect(drops(of)).toEqual(['N1:unit:1:anna off']);
});

test('nothing is dropped before its day, so that the wish can be taken back', () => {
  const of = live(wished('N6'), at('2026-01-09 10:00'), at('2026-01-09 13:00'));
  expect(drops(of)).toEqual([]);
  expect(explain(factsOf(of), 'owner', at('2026-01-09 13:00'))).toContainEqual({
    ...{ key: 'N6:unit:1:first', decision: 'later', on: '2026-01-12' },
  });
  of.people.set('owner', person('owner'));
  live(of, start, start);
  expect(sent(of)).toHaveLength(1);
});

test('a wish that comes between planning and sending is heeded', () => {
  const of = live(wished(), start, start);
  const card = of.cards[0];
  if (card === undefined) throw new Error('nothing was claimed');
  of.people.set('owner', person('owner', { fewer: ['N6'] }));
  const lines = card.matters.map(({ key, line }) => ({ key, line }));
  expect(stillDue(factsOf(of), { id: card.id, person: card.person, lines }, start)).toEqual({
    lines: [],
    dropped: [{ key: 'N6:unit:1:first', reason: 'off' }],
    waitUntil: null,
  });
});
