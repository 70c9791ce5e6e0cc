/** Random units, people and things that happen, for the simulated months. Small numbers, so that counter-examples are read. */
import fc from 'fast-check';
import { addDays, instantOf } from '../../../bot/core/calendar.ts';
import type { NudgePerson } from '../../../bot/core/nudge.ts';
import type { MeetingKind } from '../../../bot/core/rows.ts';
import { action, item, meeting, PEOPLE, person, unit, type World, world } from './world.ts';

/** Most tests run from a random day of 2026; its quiet times are written out in the oracle below. */
export const startDay = fc.integer({ min: 8, max: 290 }).map((n) => addDays('2026-01-01', n));

const who = fc.constantFrom(...PEOPLE, 'stranger');
/** Most actions land on two people, so that caps have something to do. */
const busy = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('owner', 'anna') },
  { weight: 1, arbitrary: who },
);
const WINDOWS: NudgePerson['window'][] = [
  null,
  { from: '06:00', to: '14:00' },
  { from: '21:00', to: '05:30' },
];
const DAYS: NudgePerson['days'][] = [null, [1, 5, 6], [2, 4, 7], [1, 2, 3, 4, 5, 6, 7]];

const arbitraryPerson = fc.record({
  reachable: fc.integer({ min: 0, max: 7 }).map((n) => n > 0),
  guest: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  window: fc.oneof(
    { weight: 2, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...WINDOWS) },
  ),
  days: fc.oneof(
    { weight: 3, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom(...DAYS) },
  ),
  reflection: fc.option(
    fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      since: fc.integer({ min: -20, max: 10 }),
      rhythm: fc.constantFrom('fortnightly' as const, 'monthly' as const),
    }),
  ),
});

export const arbitraryUnit = fc.record({
  programme: fc.constantFrom('malmo-fyra-steg', 'soderhamn-rfsl', 'rss-vasterbotten', 'hbtq-klivet'),
  actions: fc.array(
    fc.record({
      due: fc.integer({ min: -15, max: 50 }),
      owner: fc.option(busy),
      byLead: fc.boolean(),
      draft: fc.integer({ min: 0, max: 5 }).map((n) => n === 0),
    }),
    { maxLength: 16, size: 'max' },
  ),
  meetings: fc.array(
    fc.record({
      in: fc.integer({ min: -5, max: 50 }),
      kind: fc.constantFrom<MeetingKind>('group', 'apt', 'workshop'),
      time: fc.constantFrom('08:00', '09:15', '13:00'),
      items: fc.integer({ min: 0, max: 3 }),
    }),
    { maxLength: 5, size: 'max' },
  ),
});

export const arbitraryScene = fc.record({
  start: startDay,
  units: fc.array(arbitraryUnit, { minLength: 1, maxLength: 3 }),
  people: fc.array(arbitraryPerson, { minLength: PEOPLE.length, maxLength: PEOPLE.length }),
});
export type Scene = typeof arbitraryScene extends fc.Arbitrary<infer T> ? T : never;

/** The world of a scene. Units share their people, so that several units' matters meet in one person. */
export const build = ({ start, units, people }: Scene): World => {
  const made = units.map(({ programme, actions, meetings }, u) =>
    unit(
      {
        StegvisPlan: actions.map(({ due, owner, byLead, draft }, n) =>
          action(`${n}`, {
            dueDate: addDays(start, due),
            ownerId: owner,
            ownerRole: byLead ? 'processledare' : 'medarbetare',
            state: draft ? 'draft' : 'active',
          }),
        ),
        StegvisMeetings: meetings.map(({ in: days, kind, time }, n) =>
          meeting(`m${n}`, { kind, start: instantOf(addDays(start, days), time).toISOString() }),
        ),
        StegvisAgenda: meetings.flatMap(({ items }, n) =>
          Array.from({ length: items }, (_, i) => item(`${n}-${i}`, `m${n}`)),
        ),
      },
      { id: `u${u}`, programme, members: PEOPLE.filter((_, n) => (n + u) % 5 !== 4) },
    ),
  );
  return world(
    made,
    people.map(({ reflection, ...rest }, n) =>
      person(PEOPLE[n] ?? '', {
        ...rest,
        reflection: reflection && { ...reflection, since: addDays(start, reflection.since), ignored: 0 },
      }),
    ),
  );
};

/** Something that happens: to an action, a person, a claim or the clock. */
export const arbitraryEvent = fc.oneof(
  fc.record({
    what: fc.constant('date' as const),
    unit: fc.nat(2),
    at: fc.nat(8),
    days: fc.integer({ min: -20, max: 60 }),
  }),
  fc.record({ what: fc.constant('owner' as const), unit: fc.nat(2), at: fc.nat(13), owner: fc.option(who) }),
  fc.record({
    what: fc.constant('state' as const),
    unit: fc.nat(2),
    at: fc.nat(8),
    state: fc.constantFrom('active' as const, 'done' as const, 'dropped' as const),
  }),
  fc.record({
    what: fc.constant('meeting' as const),
    unit: fc.nat(2),
    at: fc.nat(4),
    days: fc.integer({ min: -5, max: 20 }),
  }),
  fc.record({
    what: fc.constant('pause' as const),
    person: fc.nat(5),
    days: fc.option(fc.integer({ min: 0, max: 20 })),
  }),
  fc.record({ what: fc.constant('reach' as const), person: fc.nat(5), reachable: fc.boolean() }),
  fc.record({ what: fc.constant('leave' as const), unit: fc.nat(2), person: fc.nat(5) }),
  fc.record({ what: fc.constant('answer' as const), later: fc.option(fc.integer({ min: 0, max: 15 })) }),
  fc.record({ what: fc.constant('back' as const), days: fc.integer({ min: 1, max: 10 }) }),
  fc.record({ what: fc.constant('nothing' as const) }),
);
export type Event = typeof arbitraryEvent extends fc.Arbitrary<infer T> ? T : never;

/** Lets an event happen in the world on a day. The clock is the caller's. */
export const happen = (of: World, event: Event, today: string): void => {
  const change = (n: number, over: Partial<NudgePerson>): void => {
    const known = of.people.get(PEOPLE[n] ?? '');
    if (known) of.people.set(known.id, { ...known, ...over });
  };
  const row = 'at' in event ? of.units[event.unit]?.rows.StegvisPlan[event.at] : undefined;
  switch (event.what) {
    case 'date':
      if (row) row.value = { ...row.value, dueDate: addDays(today, event.days) };
      break;
    case 'owner':
      if (row) row.value = { ...row.value, ownerId: event.owner };
      break;
    case 'state':
      if (row) row.value = { ...row.value, state: event.state };
      break;
    case 'meeting': {
      const moved = of.units[event.unit]?.rows.StegvisMeetings[event.at];
      if (moved)
        moved.value = { ...moved.value, start: instantOf(addDays(today, event.days), '10:00').toISOString() };
      break;
    }
    case 'pause':
      change(event.person, {
        pausedUntil:
          event.days === null ? 'open' : instantOf(addDays(today, event.days), '00:00').toISOString(),
      });
      break;
    case 'reach':
      change(event.person, { reachable: event.reachable });
      break;
    case 'leave':
      of.units = of.units.map((each, n) =>
        n === event.unit
          ? { ...each, members: each.members.filter((id) => id !== PEOPLE[event.person]) }
          : each,
      );
      break;
    case 'answer':
      for (const [key, claim] of [...of.claims].slice(-3))
        if (claim.state === 'sent')
          of.claims.set(key, {
            ...claim,
            answered: true,
            laterOn: event.later === null ? claim.laterOn : addDays(today, event.later),
          });
      break;
    default:
      break;
  }
};
