import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addWorkingDays, instantOf, localDay } from '../../../bot/core/calendar.ts';
import type { Matter } from '../../../bot/core/nudge.ts';
import { CARRIER, EMPLOYEE, mayAdd, moment } from '../../../bot/core/nudges/caps.ts';
import { nextWake, planSlot, rules, stillDue } from '../../../bot/core/nudges/plan.ts';
import { lastDay } from '../../../bot/core/nudges/rule.ts';
import { arbitraryEvent, arbitraryScene, build, happen } from './arbitrary.ts';
import { expectAllowed, expectCapsKept, expectTwoCardsAnAction, localOf } from './oracle.ts';
import { factsOf, holidays, live, record, type World } from './world.ts';

/** Every matter whose day has come, as the rules name them now. */
const dueNow = (of: World, now: Date): Matter[] =>
  rules.flatMap((rule) => rule(factsOf(of), localDay(now))).filter(({ on }) => on <= localDay(now));

describe('simulated months in which anything happens', () => {
  test('no cap, quiet hour, pause or opt-out is broken, and planning again gives nothing', () => {
    fc.assert(
      fc.property(
        arbitraryScene,
        fc.array(fc.record({ event: arbitraryEvent, minutes: fc.integer({ min: 1, max: 2000 }) }), {
          maxLength: 60,
          size: 'max',
        }),
        (scene, happenings) => {
          const of = build(scene);
          let now = instantOf(scene.start, '08:00');
          for (const { event, minutes } of happenings) {
            happen(of, event, localDay(now));
            // the clock jumps as it does when the program sleeps, and is set back now and then
            const jumped = new Date(now.getTime() + minutes * 60_000);
            now =
              event.what === 'back'
                ? new Date(now.getTime() - event.days * 86_400_000)
                : minutes % 7 === 0
                  ? jumped
                  : nextWake(factsOf(of), jumped);
            const plan = planSlot(factsOf(of), now);
            for (const card of plan.cards) expectAllowed(of, card.person, card.matters, now);
            const before = of.cards.length;
            record(of, plan, now);
            for (const { id, person, matters } of of.cards.slice(before))
              expect(stillDue(factsOf(of), { id, person, lines: matters }, now)).toMatchObject({
                lines: matters.map(({ key, line }) => ({ key, line })),
                dropped: [],
                waitUntil: null,
              });
            expect(planSlot(factsOf(of), now)).toMatchObject({ cards: [], drops: [] });
          }
          expectCapsKept(of);
          expectTwoCardsAnAction(of);
        },
      ),
      { numRuns: 100 },
    );
  });

  test('reflections are never less than thirteen days apart and never outlast six ignored in a row', () => {
    fc.assert(
      fc.property(arbitraryScene, (scene) => {
        const of = build({ ...scene, units: scene.units.slice(0, 1) });
        let now = instantOf(scene.start, '08:00');
        for (let n = 0; n < 220; n += 1) {
          const plan = planSlot(factsOf(of), now);
          record(of, plan, now);
          const next = nextWake(factsOf(of), now);
          // one slot a day is enough here
          now = localDay(next) === localDay(now) ? instantOf(addDays(localDay(now), 1), '11:00') : next;
        }
        for (const id of of.people.keys()) {
          const days = of.cards
            .filter(({ person }) => person === id)
            .flatMap(({ matters }) => matters)
            .filter(({ kind }) => kind === 'N8')
            .map(({ on }) => on);
          expect(days.length).toBeLessThanOrEqual(6);
          days.forEach((day, n) => {
            const next = days[n + 1];
            if (next !== undefined) expect(next >= addDays(day, 13)).toBe(true);
          });
        }
      }),
      { numRuns: 8 },
    );
  });
});

describe('simulated months that are lived through without changes', () => {
  const scene = arbitraryScene.map(({ people, ...rest }) => ({
    ...rest,
    people: people.map((one) => ({ ...one, guest: false })),
  }));

  test('every matter ends in one card or one drop, within its days, and never as missed', () => {
    fc.assert(
      fc.property(scene, (each) => {
        const of = build(each);
        const seen = new Map<string, Matter>();
        const from = instantOf(each.start, '00:00');
        live(of, from, instantOf(addDays(each.start, 30), '16:00'), (now) => {
          if (localOf(now).time === '10:00')
            for (const matter of dueNow(of, now)) seen.set(matter.key, matter);
        });
        for (const { at, matters } of of.cards)
          for (const matter of matters) {
            const day = localDay(at);
            expect(day >= matter.on && day <= lastDay(matter.on, matter.until, holidays)).toBe(true);
          }
        for (const { matter, reason } of of.drops)
          if (matter.on >= each.start) expect(['cap', 'quiet', 'no-address']).toContain(reason);
        const end = localDay(instantOf(addDays(each.start, 30), '16:00'));
        for (const matter of seen.values())
          if (addWorkingDays(matter.on, 8, holidays) < end) expect(of.claims.has(matter.key)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });

  test('no reminder of a due date is lost to a cap that cards about lesser things have filled', () => {
    fc.assert(
      fc.property(scene, (each) => {
        const of = build(each);
        live(of, instantOf(each.start, '00:00'), instantOf(addDays(each.start, 50), '16:00'));
        for (const { matter, reason, at } of of.drops) {
          // a place may have been kept for a card up to four weeks later, so only what has such weeks behind it is judged
          if (matter.priority !== 0 || reason !== 'cap' || localDay(at) > addDays(each.start, 22)) continue;
          const weighty = of.cards.filter(
            (card) => card.person === matter.person && card.matters.some(({ priority }) => priority === 0),
          );
          const carries = of.units.some(
            ({ manager, group }) => manager === matter.person || group.includes(matter.person),
          );
          const moments = weighty.map((card) => moment(card.at));
          expect(mayAdd(moments, moment(at), carries ? CARRIER : EMPLOYEE)).toBe(false);
        }
      }),
      { numRuns: 12 },
    );
  });
});
