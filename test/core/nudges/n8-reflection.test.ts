import { describe, expect, test } from '@jest/globals';
import { weekday } from '../../../bot/core/calendar.ts';
import type { NudgeLine, NudgePerson } from '../../../bot/core/nudge.ts';
import { n8Reflection } from '../../../bot/core/nudges/n8-reflection.ts';
import { at, factsOf, live, person, step, unit, world } from './world.ts';

type Choice = NonNullable<NudgePerson['reflection']>;
const choice = (over: Partial<Choice> = {}): Choice => ({
  weekday: 3,
  since: '2026-01-12T08:00:00.000Z',
  rhythm: 'fortnightly',
  ignored: 0,
  ...over,
});
const reflecting = (over: Partial<Choice> = {}, units = [unit()]) =>
  world(units, [person('cia', { reflection: choice(over) })]);
const days = (of: ReturnType<typeof world>): string[] =>
  of.cards.map(({ at: when }) => when.toISOString().slice(5, 10));
const asks = (of: ReturnType<typeof world>): string[] =>
  of.cards.flatMap(({ matters }) => matters.map(({ line }) => (line as NudgeLine & { kind: 'N8' }).ask));
const prompts = (of: ReturnType<typeof world>): string[] =>
  of.cards.flatMap(({ matters }) => matters.map(({ line }) => (line as NudgeLine & { kind: 'N8' }).prompt));
/** Presses a button on everything that has been sent. */
const answerAll = (of: ReturnType<typeof world>): void => {
  for (const [key, claim] of of.claims) of.claims.set(key, { ...claim, answered: true });
};

describe('N8, reflection', () => {
  test('is off until the person chooses it', () => {
    expect(n8Reflection(factsOf(world([unit()])), '2026-01-14')).toEqual([]);
  });

  test('comes every other week on the chosen weekday, from the first after the choice', () => {
    const of = reflecting();
    live(of, at('2026-01-12 09:00'), at('2026-02-28 16:00'), () => answerAll(of));
    expect(days(of)).toEqual(['01-14', '01-28', '02-11', '02-25']);
  });

  test('chosen on a Monday for Mondays begins the Monday after', () => {
    const of = reflecting({ weekday: 1 });
    live(of, at('2026-01-12 09:00'), at('2026-01-30 16:00'));
    expect(days(of)).toEqual(['01-19']);
  });

  test('becomes monthly after three ignored, with one question whether to continue, and stops after three more', () => {
    const of = reflecting();
    live(of, at('2026-01-12 09:00'), at('2026-12-18 16:00'));
    expect(days(of)).toEqual(['01-14', '01-28', '02-11', '03-11', '04-08', '05-06']);
    expect(asks(of)).toEqual(['answer', 'answer', 'answer', 'continue', 'answer', 'answer']);
    expect(of.drops).toEqual([]);
  });

  test('goes on fortnightly when a button is pressed, skipping included', () => {
    const of = reflecting();
    live(of, at('2026-01-12 09:00'), at('2026-03-12 16:00'));
    answerAll(of);
    live(of, at('2026-03-12 16:00'), at('2026-04-30 16:00', '+02:00'));
    expect(days(of).slice(3)).toEqual(['03-11', '03-25', '04-08', '04-22']);
    expect(asks(of).slice(4)).toEqual(['answer', 'answer', 'answer']);
  });

  test('starts over when it is chosen anew after it had stopped, but not closer than a fortnight', () => {
    const of = reflecting();
    live(of, at('2026-01-12 09:00'), at('2026-05-08 16:00', '+02:00'));
    of.people.set('cia', person('cia', { reflection: choice({ since: '2026-05-08T14:00:00.000Z' }) }));
    live(of, at('2026-05-08 16:30', '+02:00'), at('2026-06-10 16:00', '+02:00'));
    expect(days(of).slice(6)).toEqual(['05-20', '06-03']);
  });

  test('follows a changed weekday', () => {
    const of = reflecting();
    live(of, at('2026-01-12 09:00'), at('2026-01-15 16:00'));
    answerAll(of);
    of.people.set('cia', person('cia', { reflection: choice({ weekday: 5 }) }));
    live(of, at('2026-01-15 16:00'), at('2026-02-20 16:00'));
    expect(days(of).slice(1)).toEqual(['01-30', '02-13']);
  });

  test('is monthly at once for somebody who asked for fewer', () => {
    const of = reflecting({ rhythm: 'monthly' });
    live(of, at('2026-01-12 09:00'), at('2026-03-20 16:00'), () => answerAll(of));
    expect(days(of)).toEqual(['01-14', '02-11', '03-11']);
  });

  test('moves out of the squeeze day after Ascension Day, and not past five working days', () => {
    const of = reflecting({ weekday: 5, since: '2026-05-08T08:00:00.000Z' });
    live(of, at('2026-05-11 09:00', '+02:00'), at('2026-05-26 16:00', '+02:00'));
    expect(days(of)).toEqual(['05-18']);
  });

  test('what was missed for weeks is not made up for: one prompt is dropped, the next comes in its time', () => {
    const of = reflecting();
    live(of, at('2026-01-26 09:00'), at('2026-01-30 16:00'));
    expect(of.drops.map(({ matter, reason }) => [matter.on, reason])).toEqual([['2026-01-14', 'missed']]);
    expect(days(of)).toEqual(['01-28']);
  });

  test('fits the unit’s programme and its open step', () => {
    const of = reflecting({}, [unit({ StegvisSteps: [step('malmo-1', 'done'), step('malmo-3', 'open')] })]);
    live(of, at('2026-01-12 09:00'), at('2026-03-26 16:00'), () => answerAll(of));
    const chosen = factsOf(of).reflections.filter(({ id }) => prompts(of).includes(id));
    expect(chosen.every(({ programmes }) => programmes.includes('malmo-fyra-steg'))).toBe(true);
    expect(prompts(of).slice(0, 4)).toEqual(['ref-k04', 'ref-b05', 'ref-k05', 'ref-a04']);
  });

  test('repeats nothing within a year while something is left', () => {
    const of = reflecting();
    live(of, at('2026-01-12 09:00'), at('2026-06-26 16:00', '+02:00'), () => answerAll(of));
    expect(prompts(of)).toHaveLength(12);
    expect(new Set(prompts(of)).size).toBe(12);
  });

  test('takes up those of other programmes before any comes again in a year', () => {
    const of = reflecting({}, [unit({}, { programme: 'rss-vasterbotten' })]);
    live(of, at('2026-01-12 09:00'), at('2027-01-28 16:00'), () => answerAll(of));
    const meant = factsOf(of).reflections.filter(({ audience }) => audience !== 'chef');
    const own = meant.filter(({ programmes }) => programmes.includes('rss-vasterbotten'));
    expect(prompts(of).length).toBeGreaterThan(meant.length);
    expect(new Set(prompts(of).slice(0, meant.length)).size).toBe(meant.length);
    expect(prompts(of).slice(0, own.length).sort()).toEqual(own.map(({ id }) => id).sort());
    // after a year the first may come again
    expect(prompts(of)[meant.length]).toBe(prompts(of)[0]);
  });

  test('keeps the manager’s own prompts for the manager', () => {
    const units = [unit({ StegvisSteps: [step('rss-mandat', 'open')] }, { programme: 'rss-vasterbotten' })];
    const both = world(units, [
      person('cia', { reflection: choice() }),
      person('manager', { reflection: choice() }),
    ]);
    const chosen = new Map(
      n8Reflection(factsOf(both), '2026-01-14').map(({ person: id, line }) => [
        id,
        line.kind === 'N8' && line.prompt,
      ]),
    );
    expect(chosen.get('manager')).toBe('ref-a08');
    expect(chosen.get('cia')).not.toBe('ref-a08');
  });

  test('never depends on what others do: the same prompts come whatever a colleague answers', () => {
    const colleague = (ignored: number) => {
      const of = world(
        [unit()],
        [person('cia', { reflection: choice() }), person('bo', { reflection: choice({ ignored }) })],
      );
      live(of, at('2026-01-12 09:00'), at('2026-02-28 16:00'));
      return of.cards
        .filter(({ person: id }) => id === 'cia')
        .map(({ at: when, matters }) => [when, matters]);
    };
    expect(colleague(0)).toEqual(colleague(6));
  });

  test('falls on the chosen weekday in any week without days off', () => {
    for (const wanted of [1, 2, 3, 4, 5]) {
      const of = reflecting({ weekday: wanted });
      live(of, at('2026-01-12 09:00'), at('2026-03-27 16:00'), () => answerAll(of));
      expect(of.cards.every(({ at: when }) => weekday(when.toISOString().slice(0, 10)) === wanted)).toBe(
        true,
      );
    }
  });

  test('is not for guests or people who have left the unit', () => {
    const guest = world([unit()], [person('cia', { guest: true, reflection: choice() })]);
    const left = reflecting({}, [unit({}, { members: ['manager'] })]);
    for (const each of [guest, left]) expect(n8Reflection(factsOf(each), '2026-01-14')).toEqual([]);
  });
});
