/** Over random histories of a unit: whoever steps out or leaves is found nowhere in the inventory, and others stay. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LEVELS } from '../../bot/core/api-competence.ts';
import { caller, UNIT, value, type World } from '../memory/world.ts';
import { estimate, openWorld, put, SECOND, STAFF, THIRD } from './competence-world.ts';

const act = fc.oneof(
  fc.record({ kind: fc.constant('put' as const), level: fc.constantFrom(...LEVELS), comment: fc.boolean() }),
  fc.record({ kind: fc.constant('estimate' as const), level: fc.constantFrom(...LEVELS) }),
  fc.record({ kind: fc.constant('offer' as const) }),
  fc.record({ kind: fc.constant('baseline' as const), met: fc.boolean() }),
);
const ASKED = STAFF.filter((person) => person !== 'david');
const history = fc.array(fc.tuple(fc.constantFrom(...ASKED), act), { minLength: 1, maxLength: 12 });

/** What is unique of a person in the store: their comment, and their id as a key. */
const canary = (person: string): string => `kanariefagel-${person}`;

const play = async (world: World, events: typeof history extends fc.Arbitrary<infer T> ? T : never) => {
  for (const [person, each] of events) {
    if (each.kind === 'put')
      value(await put(world, person, { [SECOND]: each.level }, each.comment ? canary(person) : undefined));
    else if (each.kind === 'estimate') value(await estimate(world, person, { [THIRD]: each.level }));
    else if (each.kind === 'offer') value(await world.tab.offerInterview(caller('david'), person, null));
    else
      value(await world.tab.putBaseline(caller(person), null, null, { area: SECOND, met: each.met }, 'sv'));
  }
};

test('nothing of whoever went is found, by whichever way they went', async () => {
  await fc.assert(
    fc.asyncProperty(history, fc.constantFrom(...ASKED), fc.boolean(), async (events, gone, leaves) => {
      const world = await openWorld();
      await play(world, events);
      const others = new Map(await world.ports.inventory.all(UNIT));
      others.delete(gone);
      if (leaves) {
        const members = (await world.ports.units.get(UNIT))?.members.filter(({ id }) => id !== gone) ?? [];
        await world.ports.units.setMembers(UNIT, members, '2026-01-13T08:00:00Z');
      } else value(await world.tab.stepOut(caller(gone), null, 'sv'));
      const left = world.ports.inventory.everything();
      expect(left).not.toContain(canary(gone));
      expect(left).not.toContain(`"${gone}"`);
      expect(await world.ports.inventory.all(UNIT)).toEqual(others);
      const counted = (await world.ports.inventory.confirmed(UNIT)).map(({ person }) => person);
      expect(counted).not.toContain(gone);
    }),
    { numRuns: 60 },
  );
}, 60_000);
