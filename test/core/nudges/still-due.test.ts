import { describe, expect, test } from '@jest/globals';
import type { NudgePerson } from '../../../bot/core/nudge.ts';
import { type Standing, stillDue } from '../../../bot/core/nudges/plan.ts';
import type { ActionRow, MeetingRow } from '../../../bot/core/rows.ts';
import { action, at, factsOf, item, live, meeting, person, unit, type World, world } from './world.ts';

const noon = at('2026-01-12 12:00');
/** A world in which the owner's first reminder was just claimed. */
const claimed = (): World =>
  live(world([unit({ StegvisPlan: [action('1')] })]), at('2026-01-12 10:00'), at('2026-01-12 10:00'));
const look = (of: World, now = noon): Standing => {
  const card = of.cards[0];
  if (card === undefined) throw new Error('nothing was claimed');
  return stillDue(
    factsOf(of),
    { id: card.id, person: card.person, lines: card.matters.map(({ key, line }) => ({ key, line })) },
    now,
  );
};
const reason = (of: World, now?: Date): string | undefined => look(of, now).dropped[0]?.reason;
const edit = (of: World, over: Partial<ActionRow>): World => {
  const row = of.units[0]?.rows.StegvisPlan[0];
  if (row) row.value = { ...row.value, ...over };
  return of;
};
const change = (of: World, over: Partial<NudgePerson>): World => {
  of.people.set('owner', person('owner', over));
  return of;
};

describe('at the moment of sending', () => {
  test('a card that still holds goes as it is', () => {
    const of = claimed();
    expect(look(of)).toEqual({
      lines: of.cards[0]?.matters.map(({ key, line }) => ({ key, line })),
      dropped: [],
      waitUntil: null,
    });
  });

  test('a line bears the title, date and working days of now', () => {
    const of = edit(claimed(), { title: 'Nytt namn', dueDate: '2026-01-28' });
    expect(look(of).lines[0]?.line).toMatchObject({
      title: 'Nytt namn',
      dueDate: '2026-01-28',
      workingDaysLeft: 12,
    });
  });

  test.each([
    { state: 'done' },
    { state: 'dropped' },
    { state: 'draft' },
    { ownerId: 'anna' },
    { dueDate: null },
  ] as const)('an action that was changed to %j is no longer told of', (over) => {
    expect(reason(edit(claimed(), over))).toBe('irrelevant');
  });

  test('a deleted action is no longer told of', () => {
    const of = claimed();
    of.units[0]?.rows.StegvisPlan.pop();
    expect(look(of)).toEqual({
      lines: [],
      dropped: [{ key: 'N6:unit:1:first', reason: 'irrelevant' }],
      waitUntil: null,
    });
  });

  test('somebody who left, became a guest, paused or took the app away gets nothing', () => {
    const left = claimed();
    left.units = [unit({ StegvisPlan: [action('1')] }, { members: ['manager'] })];
    expect(reason(left)).toBe('left');
    expect(reason(change(claimed(), { guest: true }))).toBe('guest');
    expect(reason(change(claimed(), { pausedUntil: 'open' }))).toBe('paused');
    expect(reason(change(claimed(), { reachable: false }))).toBe('no-address');
  });

  test('a pause that is over holds nothing', () => {
    expect(look(change(claimed(), { pausedUntil: at('2026-01-12 00:00').toISOString() })).lines).toHaveLength(
      1,
    );
  });

  test('outside the person’s hours it waits for the next slot', () => {
    expect(look(claimed(), at('2026-01-12 16:20')).waitUntil).toEqual(at('2026-01-13 08:30'));
    const evenings = change(claimed(), { window: { from: '18:00', to: '20:00' } });
    expect(look(evenings).waitUntil).toEqual(at('2026-01-12 18:00'));
  });

  test('it is dropped as quiet when the next slot is past its last day', () => {
    expect(look(claimed(), at('2026-01-19 16:20'))).toEqual({
      lines: [],
      dropped: [{ key: 'N6:unit:1:first', reason: 'quiet' }],
      waitUntil: null,
    });
  });

  test('it is dropped as missed when it lay in the queue beyond its five days', () => {
    expect(reason(claimed(), at('2026-01-20 10:00'))).toBe('missed');
  });

  test('a second reminder is not sent when its due date has just been moved ahead', () => {
    const of = live(
      world([unit({ StegvisPlan: [action('1')] })]),
      at('2026-01-26 10:00'),
      at('2026-01-26 10:00'),
    );
    expect(of.cards[0]?.matters[0]?.key).toBe('N6:unit:1:second');
    expect(reason(edit(of, { dueDate: '2026-02-02' }), at('2026-01-26 10:05'))).toBe('irrelevant');
  });

  test('of several lines only those that still hold are kept', () => {
    const of = world([unit({ StegvisPlan: [action('1'), action('2')] })]);
    live(of, at('2026-01-12 10:00'), at('2026-01-12 10:00'));
    const { lines, dropped } = look(edit(of, { state: 'done' }));
    expect(lines.map(({ key }) => key)).toEqual(['N6:unit:2:first']);
    expect(dropped).toEqual([{ key: 'N6:unit:1:first', reason: 'irrelevant' }]);
  });

  test('a card waits for tomorrow when another of the person’s cards went out today', () => {
    const of = claimed();
    const claim = of.claims.get('N6:unit:1:first');
    if (!claim) throw new Error('not claimed');
    const other = { ...claim, key: 'other', card: 'other', state: 'sent' as const };
    of.claims.set(other.key, other);
    expect(look(of).waitUntil).toEqual(at('2026-01-13 08:30'));
  });

  test('of two cards claimed for one person at once, exactly one waits', () => {
    const of = claimed();
    const claim = of.claims.get('N6:unit:1:first');
    if (!claim) throw new Error('not claimed');
    of.claims.set(claim.key, { ...claim, state: 'claimed' });
    of.claims.set('other', { ...claim, key: 'other', card: 'other', state: 'claimed' });
    const card = (id: string) => ({ id, person: 'owner', lines: of.cards[0]?.matters ?? [] });
    const waits = ['card-0', 'other'].map((id) => stillDue(factsOf(of), card(id), noon).waitUntil !== null);
    expect(waits).toEqual([false, true]);
  });
});

describe('a meeting at the moment of sending', () => {
  const group = (over: Partial<MeetingRow> = {}): World =>
    live(
      world([unit({ StegvisMeetings: [meeting('7', over)], StegvisAgenda: [] })]),
      at('2026-01-15 10:00'),
      at('2026-01-15 10:00'),
    );
  const now = at('2026-01-15 10:05');
  const move = (of: World, over: Partial<MeetingRow>): World => {
    const row = of.units[0]?.rows.StegvisMeetings[0];
    if (row) row.value = { ...row.value, ...over };
    return of;
  };

  test('that was cancelled or held is no longer told of', () => {
    for (const state of ['cancelled', 'held'] as const)
      expect(reason(move(group(), { state }), now)).toBe('irrelevant');
  });

  test('that has begun is no longer told of', () => {
    expect(reason(group(), at('2026-01-20 13:00'))).toBe('missed');
  });

  test('that was moved bears its new time and agenda', () => {
    const of = move(group(), { start: '2026-01-21T12:00:00Z' });
    of.units[0]?.rows.StegvisAgenda.push(item('1', '7', { title: 'Ny punkt' }));
    expect(look(of, now).lines[0]?.line).toMatchObject({
      start: '2026-01-21T12:00:00Z',
      agenda: ['Ny punkt'],
    });
  });

  test('is not told to somebody who has left the group', () => {
    const of = group();
    const anna = of.cards.find(({ person: id }) => id === 'anna');
    of.units = of.units.map((each) => ({ ...each, group: ['bo'] }));
    const lines = anna?.matters ?? [];
    expect(stillDue(factsOf(of), { id: anna?.id ?? '', person: 'anna', lines }, now).dropped).toEqual([
      { key: 'N1:unit:7:anna', reason: 'irrelevant' },
    ]);
  });

  const apt = (): World =>
    live(
      world([
        unit(
          { StegvisMeetings: [meeting('4', { kind: 'apt', start: '2026-01-28T08:00:00Z' })] },
          { programme: 'soderhamn-rfsl' },
        ),
      ]),
      at('2026-01-16 10:00'),
      at('2026-01-16 10:00'),
    );

  test('the ideas that were offered stay, though they now count as used', () => {
    expect(look(apt(), at('2026-01-16 10:05')).lines[0]?.line).toMatchObject({
      ideas: [{ id: 'apt-01' }, { id: 'apt-17' }],
    });
  });

  test('an idea that somebody has put on the agenda meanwhile is replaced', () => {
    const of = apt();
    of.units[0]?.rows.StegvisAgenda.push(item('1', '4', { source: 'apt-01' }));
    const line = look(of, at('2026-01-16 10:05')).lines[0]?.line;
    expect(line).toMatchObject({
      ideas: [{ id: 'apt-17' }, { id: expect.not.stringMatching(/apt-(01|17)/) }],
    });
  });

  test('ideas are not sent when the agenda has filled up or the manager has changed', () => {
    const full = apt();
    full.units[0]?.rows.StegvisAgenda.push(item('1', '4'), item('2', '4'));
    expect(reason(full, at('2026-01-16 10:05'))).toBe('irrelevant');
    const changed = apt();
    changed.units = changed.units.map((each) => ({ ...each, manager: 'anna' }));
    expect(reason(changed, at('2026-01-16 10:05'))).toBe('irrelevant');
  });
});

describe('a reflection at the moment of sending', () => {
  const choice = { weekday: 3, since: '2026-01-12', rhythm: 'fortnightly' as const, ignored: 0 };
  const prompt = (): World =>
    live(
      world([unit()], [person('owner', { reflection: choice })]),
      at('2026-01-14 10:00'),
      at('2026-01-14 10:00'),
    );

  test('goes as long as the person wants it', () => {
    expect(look(prompt(), at('2026-01-14 10:05')).lines).toHaveLength(1);
    expect(reason(change(prompt(), { reflection: null }), at('2026-01-14 10:05'))).toBe('off');
  });

  test('is not sent beyond its five days', () => {
    expect(reason(prompt(), at('2026-01-22 10:00'))).toBe('missed');
  });
});
