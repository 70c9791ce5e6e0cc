/** R27: whoever was at a theme session is asked once, privately, from the working day after it. */
import { describe, expect, test } from '@jest/globals';
import type { NudgeUnit } from '../../../bot/core/nudge.ts';
import { n9Baseline } from '../../../bot/core/nudges/n9-baseline.ts';
import { n9Course } from '../../../bot/core/nudges/n9-course.ts';
import { planSlot, stillDue } from '../../../bot/core/nudges/plan.ts';
import { at, factsOf, item, life, live, meeting, person, unit, world } from './world.ts';

const AREA = 'vald-heder';
const SESSION = meeting('7', {
  ...{ kind: 'session', start: '2026-01-20T12:00:00Z', end: '2026-01-20T14:00:00Z', stepId: 'rss-pass' },
});
const AGENDA = [item('1', '7', { source: `area:${AREA}` }), item('2', '7', { source: `area:${AREA}` })];
const done = (...people: string[]) => life({ done: new Map([['7', new Set(people)]]) });
const scene = (over: Partial<NudgeUnit> = {}, session = SESSION, agenda = AGENDA) =>
  world(
    [
      unit(
        { StegvisMeetings: [session], StegvisAgenda: agenda },
        { programme: 'rss-vasterbotten', life: done('anna', 'bo', 'cia', 'gone'), ...over },
      ),
    ],
    [person('cia', { guest: true })],
  );
const asked = (of: ReturnType<typeof world>, today = '2026-01-21') => n9Baseline(factsOf(of), today);

describe('N9 after a theme session', () => {
  test('asks those who attended and are still members, no guest and nobody else, each by themselves', () => {
    const matters = asked(scene());
    expect(matters.map(({ key, to, why, on }) => [key, to, why, on])).toEqual(
      ['anna', 'bo'].map((who) => [`N9:unit:7:${who}:after`, 'person', 'attended', '2026-01-21']),
    );
    for (const { line } of matters) {
      expect(line).toMatchObject({ area: AREA, start: null, closes: '2026-01-20' });
      // The line of one says nothing of the others.
      expect(JSON.stringify(line)).not.toMatch(/anna|bo|cia/);
    }
  });

  test('asks nobody after a session that is no theme’s, was cancelled, or that they were not at', () => {
    expect(asked(scene({}, SESSION, []))).toEqual([]);
    const cancelled = { ...SESSION, value: { ...SESSION.value, state: 'cancelled' as const } };
    expect(asked(scene({}, cancelled))).toEqual([]);
    expect(asked(scene({ life: life({ done: new Map([['rss-pass', new Set(['bo'])]]) }) }))).toEqual([]);
  });

  test('comes once, and never in the channel or to the manager about others', () => {
    const of = scene();
    live(of, at('2026-01-20 16:30'), at('2026-02-20 16:00'));
    const cards = of.cards.filter(({ matters }) => matters.some(({ key }) => key.endsWith(':after')));
    expect(cards.map(({ person: who }) => who).sort()).toEqual(['anna', 'bo']);
    expect(of.cards.every(({ person: who }) => who !== 'unit')).toBe(true);
  });

  test('that is claimed and not sent yet is dropped when they were not there after all', () => {
    const of = scene();
    const card = planSlot(factsOf(of), at('2026-01-21 10:00')).cards.find(({ person: who }) => who === 'bo');
    if (card === undefined) throw new Error('nothing was due');
    const lines = card.matters.map(({ key, line }) => ({ key, line }));
    const claimed = { id: 'c', person: 'bo', lines };
    expect(stillDue(factsOf(of), claimed, at('2026-01-21 10:00')).lines).toHaveLength(1);
    expect(stillDue(factsOf(scene({ life: done('anna') })), claimed, at('2026-01-21 10:00'))).toMatchObject({
      ...{ lines: [], dropped: [{ reason: 'irrelevant' }] },
    });
  });

  test('who was at one theme session of a step is still told of the next', () => {
    const next = meeting('8', { kind: 'session', start: '2026-02-03T12:00:00Z', stepId: 'rss-pass' });
    const of = world([
      unit(
        {
          StegvisMeetings: [SESSION, next],
          StegvisAgenda: [...AGENDA, item('3', '8', { source: 'area:x' })],
        },
        {
          ...{ programme: 'rss-vasterbotten' },
          life: life({
            done: new Map([
              ['7', new Set(['bo'])],
              ['rss-pass', new Set(['bo'])],
            ]),
          }),
        },
      ),
    ]);
    const told = n9Course(factsOf(of), '2026-01-20').filter(({ key }) => key.includes(':8:'));
    expect(told.map(({ person: who }) => who)).toContain('bo');
  });
});
