/** Who sees a talk, over many histories of leads, managers and talks: nobody it was not confided to. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { holdsTalks, sees } from '../../bot/core/talks.ts';

const PEOPLE = ['a', 'b', 'c', 'd', 'e'] as const;
const person = fc.constantFrom(...PEOPLE);
type Event = { kind: 'roles'; manager: string; processLead: string } | { kind: 'talk'; people: string[] };
const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant('roles' as const), manager: person, processLead: person }),
  fc.record({
    kind: fc.constant('talk' as const),
    people: fc.uniqueArray(person, { minLength: 1, maxLength: 2 }),
  }),
);

/** Every pair of a reader and a talk that the reader sees without having talked or been told. */
const leaks = (history: readonly Event[], seen: typeof sees, holds: typeof holdsTalks): string[] => {
  let unit = { manager: 'a', processLead: 'b' };
  const talks: { people: string[]; lead: string; confided: Set<string> }[] = [];
  const found: string[] = [];
  for (const each of history) {
    if (each.kind === 'roles') unit = { manager: each.manager, processLead: each.processLead };
    else if (holds(unit, unit.processLead)) {
      const { processLead: lead } = unit;
      talks.push({ people: each.people, lead, confided: new Set([...each.people, lead]) });
    }
    for (const id of PEOPLE)
      for (const [n, talk] of talks.entries()) {
        if (!seen(talk, { id, holds: holds(unit, id) })) continue;
        const asLead = unit.processLead === id && unit.manager !== id && talk.lead === id;
        if (!talk.confided.has(id) || (!talk.people.includes(id) && !asLead)) found.push(`${id} sees ${n}`);
      }
  }
  return found;
};

const search = (seen: typeof sees, holds: typeof holdsTalks) =>
  fc.check(
    fc.property(fc.array(event, { maxLength: 12 }), (history) => leaks(history, seen, holds).length === 0),
    { numRuns: 2_000 },
  );

describe('a talk', () => {
  test('is seen by nobody whom it was not confided to, whoever gets which role', () => {
    expect(search(sees, holdsTalks).failed).toBe(false);
  });

  test.each([
    [
      'hands talks over with the role',
      (talk, reader) => talk.people.includes(reader.id) || reader.holds,
      holdsTalks,
    ],
    [
      'lets a former lead look back',
      (talk, reader) => talk.people.includes(reader.id) || talk.lead === reader.id,
      holdsTalks,
    ],
    ['lets a manager hold talks', sees, ({ processLead }, id) => processLead === id],
  ] as [string, typeof sees, typeof holdsTalks][])('the search finds a build that %s', (_, seen, holds) => {
    expect(search(seen, holds).failed).toBe(true);
  });
});
