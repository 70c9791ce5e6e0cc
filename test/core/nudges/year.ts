/**
 * A year of one small municipality, lived through as workers do: plan a slot, then decide again when sending, while
 * things happen in between. What was sent and decided is kept beside the claims, for the oracle of the "Right" property.
 */
import fc from 'fast-check';
import { addDays, instantOf, localDay } from '../../../bot/core/calendar.ts';
import { NUDGE_KINDS } from '../../../bot/core/fewer.ts';
import type {
  DropReason,
  Matter,
  NudgeFacts,
  NudgePerson,
  NudgeUnit,
  Plan,
} from '../../../bot/core/nudge.ts';
import type { Standing } from '../../../bot/core/nudges/plan.ts';
import { nextWake } from '../../../bot/core/nudges/plan.ts';
import { mattersOf } from '../../../bot/core/nudges/rules.ts';
import type { MeetingKind } from '../../../bot/core/rows.ts';
import { arbitraryLife, enliven } from './lives.ts';
import {
  action,
  factsOf,
  item,
  meeting,
  PEOPLE,
  person,
  record,
  step,
  unit,
  type World,
  world,
} from './world.ts';

const WINDOWS: NudgePerson['window'][] = [
  null,
  null,
  { from: '06:00', to: '14:00' },
  { from: '21:00', to: '05:30' },
];
const DAYS: NudgePerson['days'][] = [null, null, null, [1, 5, 6], [1, 2, 3, 4, 5, 6, 7]];
const nat = (max: number) => fc.nat(max);

export const arbitraryYear = fc.record({
  /** Every day of 2026 to 2029 may be the first: leap year, week 53, both changes of the clock. */
  start: nat(1100).map((n) => addDays('2026-01-01', n)),
  units: fc.array(
    fc.record({
      programme: fc.constantFrom('malmo-fyra-steg', 'soderhamn-rfsl', 'rss-vasterbotten', 'hbtq-klivet'),
      life: arbitraryLife,
      aptEvery: fc.integer({ min: 3, max: 7 }),
      groupEvery: fc.integer({ min: 2, max: 8 }),
      actions: fc.array(fc.record({ due: fc.integer({ min: -40, max: 380 }), owner: nat(7) }), {
        maxLength: 14,
        size: 'max',
      }),
    }),
    { minLength: 1, maxLength: 2 },
  ),
  people: fc.array(
    fc.record({
      reachable: nat(9).map((n) => n > 0),
      guest: nat(11).map((n) => n === 0),
      window: fc.constantFrom(...WINDOWS),
      days: fc.constantFrom(...DAYS),
      reflection: fc.option(fc.record({ weekday: fc.integer({ min: 1, max: 7 }), monthly: fc.boolean() })),
    }),
    { minLength: PEOPLE.length, maxLength: PEOPLE.length },
  ),
  happenings: fc.array(
    fc.record({
      day: nat(364),
      what: fc.constantFrom(
        'pause',
        'resume',
        'leave',
        'join',
        'cancel',
        'move-meeting',
        'move-action',
        'done',
        'answer',
        'reach',
        'course-done',
        'awareness',
        'discussed',
        'reflection-off',
        'fewer',
        'closure',
        'manager',
        'asleep',
      ),
      n: nat(1000),
    }),
    { maxLength: 80, size: 'max' },
  ),
});
/** Years in which much is due: everybody can be reached at ordinary hours, and most actions are two people's. */
export const busyYear = arbitraryYear.map(
  (year): Year => ({
    ...year,
    units: year.units.map((each) => ({
      ...each,
      groupEvery: 2,
      aptEvery: 3,
      actions: each.actions.map(({ due, owner }) => ({
        due: 5 + (Math.abs(due) % 100),
        owner: 2 + (owner % 2),
      })),
      life: { ...each.life, awareness: true, channel: true },
    })),
    people: year.people.map((each) => ({ ...each, reachable: true, guest: false, window: null, days: null })),
    happenings: year.happenings.map((each) => ({ ...each, day: each.day % 120 })),
  }),
);
export type Year = typeof arbitraryYear extends fc.Arbitrary<infer T> ? T : never;
type Happening = Year['happenings'][number];

export interface Lived {
  world: World;
  /** What left, when, and the facts as they were for whoever judges. */
  sent: { person: string; at: Date; matters: Matter[]; facts: NudgeFacts }[];
  drops: { matter: Matter; reason: DropReason; at: Date }[];
  /** Every matter whose day came while it was named, by key, with the day on which it was last named. */
  named: Map<string, { matter: Matter; last: string }>;
  placed: string[];
  end: Date;
}

const buildYear = ({ start, units, people }: Year): World => {
  const made = units.map(({ programme, life, aptEvery, groupEvery, actions }, u): NudgeUnit => {
    const series = (kind: MeetingKind, every: number, first: number) =>
      Array.from({ length: Math.floor(52 / every) }, (_, n) =>
        meeting(`${kind}${n}`, {
          kind,
          start: instantOf(
            addDays(start, first + n * every * 7),
            kind === 'apt' ? '13:00' : '09:15',
          ).toISOString(),
          end: instantOf(addDays(start, first + n * every * 7), '14:30').toISOString(),
        }),
      );
    const apts = series('apt', aptEvery, 12);
    const plain = unit(
      {
        StegvisPlan: actions.map(({ due, owner }, n) =>
          action(`a${n}`, { dueDate: addDays(start, due), ownerId: PEOPLE[owner] ?? 'stranger' }),
        ),
        StegvisMeetings: [...apts, ...series('group', groupEvery, 8)],
        StegvisAgenda: apts.flatMap(({ id }, n) =>
          Array.from({ length: n % 4 }, (_, i) => item(`${id}-${i}`, id)),
        ),
        StegvisSteps: [step('klivet-grupp', 'done', start)],
      },
      { id: `19:u${u}`, name: `u${u}`, programme, members: PEOPLE.filter((_, n) => (n + u) % 5 !== 4) },
    );
    return enliven(plain, life, start);
  });
  return world(
    made,
    people.map(({ reflection, ...rest }, n) =>
      person(PEOPLE[n] ?? '', {
        ...rest,
        reflection: reflection && {
          weekday: reflection.weekday,
          since: start,
          rhythm: reflection.monthly ? 'monthly' : 'fortnightly',
          ignored: 0,
        },
      }),
    ),
  );
};

const change = (of: World, n: number, over: (known: NudgePerson) => Partial<NudgePerson>): void => {
  const known = of.people.get(PEOPLE[n % PEOPLE.length] ?? '');
  if (known) of.people.set(known.id, { ...known, ...over(known) });
};

/** Lets something happen. Units and rows are replaced, never changed in place, so that facts kept of before stand. */
const happen = (of: World, { what, n }: Happening, now: Date): void => {
  const today = localDay(now);
  const who = PEOPLE[n % PEOPLE.length] ?? '';
  const index = n % of.units.length;
  const each = of.units[index];
  if (each === undefined) return;
  const put = (over: Partial<NudgeUnit>): void => {
    of.units = of.units.map((known, i) => (i === index ? { ...known, ...over } : known));
  };
  const live = (over: Partial<NonNullable<NudgeUnit['life']>>): void => {
    if (each.life !== null) put({ life: { ...each.life, ...over } });
  };
  const row = <L extends 'StegvisPlan' | 'StegvisMeetings' | 'StegvisAgenda'>(
    list: L,
    over: (value: NudgeUnit['rows'][L][number]['value']) => object,
  ): void => {
    const rows = each.rows[list];
    const at = n % Math.max(1, rows.length);
    const changed = rows.map((stored, i) =>
      i === at
        ? { ...stored, value: { ...stored.value, ...over(stored.value) }, changedAt: now.toISOString() }
        : stored,
    );
    put({ rows: { ...each.rows, [list]: changed } });
  };
  switch (what) {
    case 'pause':
      change(of, n, () => ({
        pausedUntil: n % 3 === 0 ? 'open' : instantOf(addDays(today, n % 30), '00:00').toISOString(),
      }));
      break;
    case 'resume':
      change(of, n, () => ({ pausedUntil: null }));
      break;
    case 'reach':
      change(of, n, ({ reachable }) => ({ reachable: !reachable }));
      break;
    case 'reflection-off':
      change(of, n, () => ({ reflection: null }));
      break;
    case 'fewer': {
      const kind = NUDGE_KINDS[n % NUDGE_KINDS.length];
      if (kind !== undefined) change(of, n, ({ fewer }) => ({ fewer: n % 4 === 0 ? [] : [...fewer, kind] }));
      break;
    }
    case 'leave':
      put({ members: each.members.filter((id) => id !== who) });
      break;
    case 'join': {
      if (each.members.includes(who)) break;
      const newcomers = new Map(each.life?.newcomers ?? []).set(who, today);
      put({
        members: [...each.members, who],
        life: each.life && { ...each.life, newcomers },
      });
      break;
    }
    case 'manager':
      put({ manager: who });
      break;
    case 'cancel':
      row('StegvisMeetings', () => ({ state: 'cancelled' }));
      break;
    case 'move-meeting':
      row('StegvisMeetings', () => {
        const start = instantOf(addDays(today, (n % 40) - 5), '10:00');
        return { start: start.toISOString(), end: new Date(start.getTime() + 3_600_000).toISOString() };
      });
      break;
    case 'move-action':
      row('StegvisPlan', () => ({ dueDate: addDays(today, (n % 80) - 20) }));
      break;
    case 'done':
      row('StegvisPlan', () => ({ state: 'done' }));
      break;
    case 'discussed':
      row('StegvisAgenda', () => ({ state: 'discussed', outcome: 'Vi pratade.' }));
      break;
    case 'answer':
      for (const [key, claim] of [...of.claims].slice(-3))
        if (claim.state === 'sent')
          of.claims.set(key, {
            ...claim,
            answered: true,
            laterOn: n % 2 === 0 ? addDays(today, n % 9) : claim.laterOn,
          });
      break;
    case 'course-done': {
      const done = new Map(each.life?.done ?? []);
      const course = n % 2 === 0 ? 'klivet-normino' : 'basics';
      done.set(course, new Set([...(done.get(course) ?? []), who]));
      live({ done });
      break;
    }
    case 'awareness':
      if (each.life) live({ settings: { ...each.life.settings, awareness: n % 2 === 0 } });
      break;
    case 'closure':
      if (each.life)
        live({ settings: { ...each.life.settings, closures: [{ from: today, to: addDays(today, n % 8) }] } });
      break;
    case 'asleep':
      break;
  }
};

export interface Deciders {
  planSlot(facts: NudgeFacts, now: Date): Plan;
  stillDue(
    facts: NudgeFacts,
    card: { id: string; person: string; lines: { key: string; line: Matter['line'] }[] },
    now: Date,
  ): Standing;
}

/**
 * Lives a year. Slots are visited at most `slotsADay` times a day: whatever hours people have, a worker may be asleep at
 * any of the others. Between planning and sending, now and then, something happens.
 */
export const liveYear = (year: Year, by: Deciders, days = 365, slotsADay = 2): Lived => {
  const of = buildYear(year);
  const lived: Lived = {
    world: of,
    sent: [],
    drops: [],
    named: new Map(),
    placed: [],
    end: instantOf(addDays(year.start, days), '00:00'),
  };
  const queue = [...year.happenings].sort((a, b) => a.day - b.day);
  let now = instantOf(year.start, '00:00');
  let today = '';
  let slots = 0;
  /** What happens between the next planning of a card and its sending. */
  const between: Happening[] = [];
  while (now < lived.end) {
    if (localDay(now) !== today) {
      today = localDay(now);
      slots = 0;
    }
    while (queue[0] !== undefined && addDays(year.start, queue[0].day) <= today) {
      const next = queue.shift();
      if (next === undefined) break;
      if (next.what === 'asleep') now = instantOf(addDays(today, 1 + (next.n % 9)), '09:00');
      else if (next.n % 3 === 0) between.push(next);
      else happen(of, next, now);
    }
    visit(lived, by, now, slots === 0, between);
    slots += 1;
    // a slot now and then is left out, so that every half hour of the day is met over the year
    let next = nextWake(factsOf(of), now);
    if (slots >= slotsADay) while (localDay(next) === today) next = nextWake(factsOf(of), next);
    now = next;
  }
  return lived;
};

const visit = (lived: Lived, by: Deciders, now: Date, first: boolean, between: Happening[]): void => {
  const of = lived.world;
  const facts = factsOf(of);
  const today = localDay(now);
  if (first)
    for (const matter of mattersOf(facts, today).matters)
      if (matter.on <= today) lived.named.set(matter.key, { matter, last: today });
  const plan = by.planSlot(facts, now);
  const before = of.cards.length;
  record(of, plan, now);
  for (const { matter, reason } of plan.drops) lived.drops.push({ matter, reason, at: now });
  for (const { key, line, source } of plan.placements) {
    lived.placed.push(key);
    const index = of.units.findIndex(({ id }) => id === line.unit);
    const each = of.units[index];
    if (each === undefined) continue;
    const rows = {
      ...each.rows,
      StegvisAgenda: [...each.rows.StegvisAgenda, item(key, line.meeting, { source })],
    };
    of.units = of.units.map((known, i) => (i === index ? { ...known, rows } : known));
  }
  const meanwhile = plan.cards.length > 0 ? between.shift() : undefined;
  if (meanwhile !== undefined) happen(of, meanwhile, now);
  for (const card of of.cards.slice(before)) send(lived, by, card, now);
};

/** Sends a card as the dispatcher does: decided again; what waits is settled as dropped here, as a year has no queue. */
const send = (lived: Lived, by: Deciders, card: World['cards'][number], now: Date): void => {
  const of = lived.world;
  const facts = { ...factsOf(of), people: new Map(of.people) };
  const lines = card.matters.map(({ key, line }) => ({ key, line }));
  const {
    lines: left,
    dropped,
    waitUntil,
  } = by.stillDue(facts, { id: card.id, person: card.person, lines }, now);
  const goes = waitUntil === null ? left.map(({ key }) => key) : [];
  const settle = (key: string, reason: DropReason): void => {
    const claim = of.claims.get(key);
    const matter = card.matters.find((each) => each.key === key);
    if (claim === undefined || matter === undefined) throw new Error(`no such line: ${key}`);
    of.claims.set(key, { ...claim, card: null, state: 'dropped', reason });
    lived.drops.push({ matter, reason, at: now });
  };
  for (const { key, reason } of dropped) settle(key, reason);
  if (waitUntil !== null) for (const { key } of left) settle(key, 'quiet');
  const matters = card.matters.filter(({ key }) => goes.includes(key));
  if (matters.length > 0) lived.sent.push({ person: card.person, at: now, matters, facts });
  else of.cards.splice(of.cards.indexOf(card), 1);
};
