import { describe, expect, test } from '@jest/globals';
import type { Claim, NudgeLine } from '../../../bot/core/nudge.ts';
import { n3AptIdeas } from '../../../bot/core/nudges/n3-apt-ideas.ts';
import { at, factsOf, item, live, meeting, person, sent, unit, world } from './world.ts';

const apt = (id: string, start = '2026-01-28T08:00:00Z') => meeting(id, { kind: 'apt', start });
const soderhamn = (rows: Parameters<typeof unit>[0], over: Parameters<typeof unit>[1] = {}) =>
  world([unit(rows, { programme: 'soderhamn-rfsl', ...over })]);
const ideas = (of: ReturnType<typeof world>, today = '2026-01-16'): string[][] =>
  n3AptIdeas(factsOf(of), today).map(({ line }) =>
    (line as NudgeLine & { kind: 'N3' }).ideas.map(({ id }) => id),
  );
const offer = (about: string, day: string, over: Partial<Claim> = {}): Claim => ({
  key: `N3:unit:${day}`,
  kind: 'N3',
  person: 'manager',
  unit: 'unit',
  why: 'manager',
  card: 'old',
  state: 'sent',
  reason: null,
  at: `${day}T09:00:00.000Z`,
  laterOn: null,
  answered: true,
  about,
  ...over,
});

describe('N3, ideas for the APT', () => {
  test('a Söderhamn manager gets two on Friday 16 January for the APT on Wednesday 28 January', () => {
    const of = live(
      soderhamn({ StegvisMeetings: [apt('4')] }),
      at('2026-01-12 08:00'),
      at('2026-01-28 16:00'),
    );
    expect(sent(of)).toEqual(['2026-01-16T07:30 manager N3:unit:4']);
  });

  test('fit the programme and the month', () => {
    expect(ideas(soderhamn({ StegvisMeetings: [apt('4')] }))).toEqual([['apt-01', 'apt-17']]);
  });

  test('fit the plan’s areas first where several fit the month', () => {
    const november = soderhamn({ StegvisMeetings: [apt('4', '2026-11-11T08:00:00Z')] });
    expect(ideas(november, '2026-10-29')).toEqual([['apt-09', 'apt-10']]);
  });

  test('do not come again within twelve months of an agenda or an earlier offer', () => {
    const of = soderhamn({
      StegvisMeetings: [
        apt('4'),
        meeting('3', { kind: 'apt', start: '2025-09-10T08:00:00Z', state: 'held' }),
      ],
      StegvisAgenda: [item('1', '3', { source: 'apt-01', state: 'discussed' })],
    });
    of.claims.set('old', offer('apt-17,apt-07', '2025-12-01'));
    expect(ideas(of).flat()).not.toEqual(expect.arrayContaining(['apt-01']));
    expect(ideas(of).flat()).not.toEqual(expect.arrayContaining(['apt-17']));
    expect(ideas(of).flat()).not.toEqual(expect.arrayContaining(['apt-07']));
  });

  test('may come again after twelve months, and an offer that was never sent does not count', () => {
    const of = soderhamn({
      StegvisMeetings: [
        apt('4'),
        meeting('3', { kind: 'apt', start: '2025-01-15T08:00:00Z', state: 'held' }),
      ],
      StegvisAgenda: [item('1', '3', { source: 'apt-01', state: 'discussed' })],
    });
    of.claims.set('old', offer('apt-17 apt-07', '2025-12-01', { state: 'dropped', card: null }));
    expect(ideas(of)).toEqual([['apt-01', 'apt-17']]);
  });

  test('start over with the oldest when the library is used up', () => {
    const unitOf = soderhamn({ StegvisMeetings: [apt('4')] });
    const all = factsOf(unitOf).aptIdeas.filter(({ programmes }) => programmes.includes('soderhamn-rfsl'));
    for (const [n, { id }] of all.entries())
      unitOf.claims.set(id, offer(id, `2025-0${9 - (n % 5)}-1${n % 10}`));
    const days = new Map([...unitOf.claims.values()].map(({ about, at: day }) => [about, day]));
    const oldest = [...days].sort((a, b) => a[1].localeCompare(b[1])).map(([id]) => id);
    expect(ideas(unitOf)).toEqual([oldest.slice(0, 2)]);
  });

  test('are not the same for two APTs in sight', () => {
    const of = soderhamn({ StegvisMeetings: [apt('5', '2026-02-11T08:00:00Z'), apt('4')] });
    const both = ideas(of);
    expect(both).toHaveLength(2);
    expect(new Set(both.flat()).size).toBe(4);
    expect(both[0]).toEqual(['apt-01', 'apt-17']);
  });

  test('are not offered when the agenda has two items, but are with one item and a proposal', () => {
    const rows = (state: 'onAgenda' | 'proposed') => ({
      StegvisMeetings: [apt('4')],
      StegvisAgenda: [item('1', '4', { source: 'apt-01' }), item('2', '4', { state })],
    });
    expect(ideas(soderhamn(rows('onAgenda')))).toEqual([]);
    expect(ideas(soderhamn(rows('proposed'))).flat()).not.toContain('apt-01');
    expect(ideas(soderhamn(rows('proposed')))).toHaveLength(1);
  });

  test('come to the manager alone, and to nobody when the manager has left or is a guest', () => {
    const of = soderhamn({ StegvisMeetings: [apt('4')] });
    expect(n3AptIdeas(factsOf(of), '2026-01-16').map(({ person: id }) => id)).toEqual(['manager']);
    of.people.set('manager', person('manager', { guest: true }));
    expect(ideas(of)).toEqual([]);
    expect(ideas(soderhamn({ StegvisMeetings: [apt('4')] }, { members: ['anna'] }))).toEqual([]);
  });

  test('are left out for an APT that was put in when their time was over, and come if it is then moved ahead', () => {
    const late = { ...apt('4', '2026-01-28T08:00:00Z'), changedAt: '2026-01-26T09:00:00Z' };
    expect(ideas(soderhamn({ StegvisMeetings: [late] }), '2026-01-26')).toEqual([]);
    const moved = { ...apt('4', '2026-02-25T08:00:00Z'), changedAt: '2026-01-27T09:00:00Z' };
    expect(ideas(soderhamn({ StegvisMeetings: [moved] }), '2026-02-13')).toHaveLength(1);
  });
});
