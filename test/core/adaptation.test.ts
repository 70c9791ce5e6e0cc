/** A unit's changes over a template (R2, R11, R37, R42): pure, its own alone, and undone by taking them back. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { adapted, hasLimit, hasSessions, missingTopics, NO_ADAPTATION } from '../../bot/core/adaptation.ts';
import { adaptationProblems } from '../../bot/core/adaptation-check.ts';
import { type Adaptation, adaptation as schema } from '../../bot/core/api-programme.ts';
import { PLAN_AREAS } from '../../bot/core/choices.ts';
import { content, type Programme, programmeById } from '../../bot/core/content.ts';
import { criteriaOf } from '../../bot/core/criteria.ts';
import { groupProblem } from '../../bot/core/group.ts';
import type { UnitFacts } from '../../bot/core/measurement.ts';
import { metricKind } from '../../bot/core/metrics.ts';
import type { UnitRows } from '../../bot/core/rows.ts';
import { swedishDays } from '../../bot/days/holidays.ts';

const holidays = swedishDays(2024, 2030);
const template = (id: string): Programme => {
  const found = programmeById(id);
  if (found === null) throw new Error(id);
  return found;
};
const frozen = <T>(thing: T): T => {
  if (typeof thing === 'object' && thing !== null && !Object.isFrozen(thing)) {
    Object.freeze(thing);
    for (const part of Object.values(thing)) frozen(part);
  }
  return thing;
};
for (const programme of content.programmes) frozen(programme);

const rulesOf = (programme: Programme) => [
  ...programme.steps.map(({ id, completion }) => ({ id, rule: completion })),
  ...programme.criteria.map(({ id, rule }) => ({ id, rule })),
];

/** Anything that a unit may change in a programme. */
const changes = (programme: Programme): fc.Arbitrary<Adaptation> => {
  const limits = rulesOf(programme).filter(({ rule }) => hasLimit(rule));
  const limit = ({ rule }: (typeof limits)[number]) =>
    metricKind(rule.metric) === 'share'
      ? fc.integer({ min: 0, max: 100 }).map((n) => n / 100)
      : fc.integer({ min: 1, max: 9 });
  return fc.record({
    thresholds: fc.record(Object.fromEntries(limits.map((each) => [each.id, limit(each)])), {
      requiredKeys: [],
    }),
    dates: fc.record(
      Object.fromEntries(
        programme.steps.map(({ id }) => [id, fc.record({ weeks: fc.integer({ min: 0, max: 60 }) })]),
      ),
      { requiredKeys: [] },
    ),
    roles: fc.constant({}),
    planAreas: fc.option(fc.subarray([...PLAN_AREAS], { minLength: 1 })),
    term: fc.option(fc.constantFrom('hbtq' as const, 'hbtqi' as const)),
    planArtefact: fc.option(fc.constantFrom('handlingsplan' as const, 'utvecklingsplan' as const)),
    topics: fc.constant({}),
    training: hasSessions(programme)
      ? fc.option(fc.constantFrom('sessions' as const, 'web' as const, 'both' as const))
      : fc.constant(null),
  }) as fc.Arbitrary<Adaptation>;
};
const drawn = fc
  .constantFrom(...content.programmes)
  .chain((programme) => fc.tuple(fc.constant(programme), changes(programme), changes(programme)));

describe('what a unit changes', () => {
  test('leaves the template and every other unit as they are, and is gone when it is taken back', () => {
    fc.assert(
      fc.property(drawn, ([programme, mine, yours]) => {
        const before = structuredClone(programme);
        const other = adapted(programme, yours);
        const own = adapted(programme, mine);
        expect(adapted(programme, yours)).toEqual(other);
        expect(programme).toEqual(before);
        expect(adapted(programme, null)).toBe(programme);
        expect(adapted(programme, NO_ADAPTATION)).toEqual(before);
        expect(own.steps.map(({ id }) => id)).toEqual(before.steps.map(({ id }) => id));
        expect(own.criteria.map(({ id }) => id)).toEqual(before.criteria.map(({ id }) => id));
      }),
    );
  });

  test('is accepted by the check and by the wire, whatever of what is offered it is', () => {
    fc.assert(
      fc.property(drawn, ([programme, mine]) => {
        expect(adaptationProblems(programme, mine, '2026-01-12', holidays)).toEqual([]);
        expect(schema.parse(mine)).toEqual(mine);
      }),
    );
  });
});

const NO_ROWS: UnitRows = {
  ...{ StegvisUnit: [], StegvisSteps: [], StegvisPlan: [], StegvisMeetings: [], StegvisAgenda: [] },
  StegvisFindings: [],
};
const people = Array.from({ length: 20 }, (_, n) => `p${n}`);
const facts = (done: Record<string, string[]>): UnitFacts => ({
  ...{ rows: NO_ROWS, manager: 'p0', group: ['p0', 'p1', 'p2'], members: people },
  done: new Map(Object.entries(done).map(([step, who]) => [step, new Set(who)])),
});
const met = (programme: Programme, given: UnitFacts, id: string): boolean | undefined =>
  criteriaOf(programme, given).find(({ criterion }) => criterion.id === id)?.finding.met;

describe('limits', () => {
  test('count where the unit has set them, and the criterion says so in words', () => {
    const rfsl = template('soderhamn-rfsl');
    const sessions = ['rfsl-pass-1', 'rfsl-pass-2', 'rfsl-pass-3', 'rfsl-pass-4'];
    const most = facts(Object.fromEntries(sessions.map((id) => [id, people.slice(0, 15)])));
    expect(met(rfsl, most, 'rfsl-c2')).toBe(false);
    const lower = adapted(rfsl, { ...NO_ADAPTATION, thresholds: { 'rfsl-c2': 0.75 } });
    expect(met(lower, most, 'rfsl-c2')).toBe(true);
    const criterion = lower.criteria.find(({ id }) => id === 'rfsl-c2');
    expect(criterion?.sv.text).toBe('Andel som är utbildade: minst 75 procent.');
    expect(criterion?.basis).toBe('unit');
  });

  test('of the group are the unit’s, with its words (R4)', () => {
    const roles = { diplomeringsgrupp: { min: 2, max: 6 } };
    const klivet = adapted(template('hbtq-klivet'), { ...NO_ADAPTATION, roles });
    expect(groupProblem(klivet, ['a', 'b'], 'a')).toBeNull();
    expect(groupProblem(klivet, ['a'], 'a')?.code).toBe('too-few');
    expect(klivet.criteria[0]?.sv.text).toBe('Gruppen har 2–6 personer och chefen ingår.');
  });
});

describe('areas and words', () => {
  test('rules that asked for every area ask for the unit’s (R11)', () => {
    const malmo = adapted(template('malmo-fyra-steg'), { ...NO_ADAPTATION, planAreas: ['kunskap'] });
    expect(malmo.planAreas).toEqual(['kunskap']);
    expect(malmo.steps.find(({ id }) => id === 'malmo-3')?.completion.areas).toEqual(['kunskap']);
  });

  test('the unit’s term stands in what its people read, and programmes keep their names', () => {
    const klivet = adapted(template('hbtq-klivet'), { ...NO_ADAPTATION, term: 'hbtqi' });
    expect(klivet.prerequisites[0]?.sv.text).toContain('hbtqi-diplomering');
    expect(klivet.sv.name).toBe('Hbtq-klivet (VGR)');
    const malmo = adapted(template('malmo-fyra-steg'), { ...NO_ADAPTATION, term: 'hbtqi' });
    expect(malmo.steps[5]?.sv.title).toBe('Steg 4: hbtqi-kompetent bemötande');
    expect(malmo.steps[5]?.en.title).toBe('Step 4: LGBTQI-competent conduct');
    const jarfalla = adapted(template('jarfalla-samkrafter'), { ...NO_ADAPTATION, term: 'hbtq' });
    expect(jarfalla.steps[3]?.sv.title).toBe('Hbtq på APT');
    expect(jarfalla.steps[3]?.en.title).toBe('LGBTQ at workplace meetings');
  });
});

describe('topics (R37)', () => {
  const rfsl = template('soderhamn-rfsl');
  const without = { ...NO_ADAPTATION, topics: { 'rfsl-pass-4': [] } };

  test('may move and be renamed, and stay covered', () => {
    const moved = {
      ...NO_ADAPTATION,
      topics: { 'rfsl-pass-4': [], 'rfsl-pass-1': [{ topic: 'bemotande', name: 'Mötet i receptionen' }] },
    };
    expect(missingTopics(rfsl, moved)).not.toContain('bemotande');
    expect(adapted(rfsl, moved).steps[0]?.topics).toEqual(['Mötet i receptionen']);
  });

  test('that no session covers any more are told of, and nothing is refused', () => {
    expect(missingTopics(rfsl, null)).toEqual([]);
    expect(missingTopics(rfsl, without)).toEqual(['bemotande']);
    expect(adaptationProblems(rfsl, without, '2026-01-12', holidays)).toEqual([]);
  });

  test('that several sessions cover are missing only when the last has let go', () => {
    const once = { ...NO_ADAPTATION, topics: { 'rfsl-pass-2': [] } };
    expect(missingTopics(rfsl, once)).toEqual(['alla diskrimineringsgrunder']);
  });
});

describe('a web course in place of the sessions (R42)', () => {
  const rfsl = template('soderhamn-rfsl');
  const web = adapted(rfsl, { ...NO_ADAPTATION, training: 'web' });
  const sessions = ['rfsl-pass-1', 'rfsl-pass-2', 'rfsl-pass-3', 'rfsl-pass-4'];

  test('counts who took it, and asks for no sessions', () => {
    const given = facts({ 'web-course': people.slice(0, 16) });
    expect([met(web, given, 'rfsl-c1'), met(web, given, 'rfsl-c2')]).toEqual([true, true]);
    // Together with those who attended they are enough; in sessions alone, sessions are asked for.
    const mixed = facts({
      ...Object.fromEntries(sessions.map((id) => [id, people.slice(0, 10)])),
      'web-course': people.slice(10, 16),
    });
    expect([met(web, mixed, 'rfsl-c1'), met(rfsl, mixed, 'rfsl-c1')]).toEqual([true, false]);
  });

  test('asks for no sessions to be booked', () => {
    const asked = ({ prerequisites }: typeof rfsl) => prerequisites.map(({ rule }) => rule.metric);
    expect(asked(rfsl)).toContain('sessionsBooked');
    expect(asked(web)).not.toContain('sessionsBooked');
  });

  test('stands in place of the sessions also where the unit has not said how training is given', () => {
    const of = (n: number) => facts({ 'web-course': people.slice(0, n) });
    expect([15, 16].map((n) => met(rfsl, of(n), 'rfsl-c1'))).toEqual([false, true]);
  });

  test('keeps attendance that was recorded before, whichever way it is switched', () => {
    const some = facts({
      ...Object.fromEntries(sessions.map((id) => [id, people.slice(0, 10)])),
      'web-course': people.slice(10, 16),
    });
    const before = structuredClone(some.done);
    for (const training of ['sessions', 'web', 'both', null] as const)
      expect(met(adapted(rfsl, { ...NO_ADAPTATION, training }), some, 'rfsl-c2')).toBe(true);
    expect(some.done).toEqual(before);
  });

  test('is 79 percent not enough and 80 enough, with a limit of the unit’s own too', () => {
    const hundred = Array.from({ length: 100 }, (_, n) => `q${n}`);
    const given = (n: number): UnitFacts => ({
      ...facts({ 'web-course': hundred.slice(0, n) }),
      members: hundred,
    });
    expect([met(web, given(79), 'rfsl-c1'), met(web, given(80), 'rfsl-c1')]).toEqual([false, true]);
    const ninety = adapted(rfsl, { ...NO_ADAPTATION, training: 'web', thresholds: { 'rfsl-c2': 0.9 } });
    expect([met(ninety, given(89), 'rfsl-c1'), met(ninety, given(90), 'rfsl-c1')]).toEqual([false, true]);
  });
});

describe('what cannot be is refused with the place', () => {
  const rfsl = template('soderhamn-rfsl');
  const said = (over: Partial<Adaptation>, of = rfsl): (string | undefined)[] =>
    adaptationProblems(of, { ...NO_ADAPTATION, ...over }, '2026-01-12', holidays).map(
      (each) => each.said?.sv,
    );

  test.each<[string, Partial<Adaptation>, string]>([
    [
      'a share over 100',
      { thresholds: { 'rfsl-test': 1.2 } },
      'Avslutande test: gränsen ska ligga mellan 0 och 100 procent.',
    ],
    [
      'half a finding',
      { thresholds: { 'rfsl-hbtq-grupp': 2.5 } },
      'Hbtq-gruppen undersöker: gränsen ska vara ett helt tal mellan 1 och 100.',
    ],
    ['a limit of nothing', { thresholds: { 'rfsl-plan': 1 } }, '”rfsl-plan” finns inte i programmet.'],
    [
      'a Saturday',
      { dates: { 'rfsl-test': { on: '2026-03-14' } } },
      'Avslutande test: lördag 14 mars är ingen arbetsdag.',
    ],
    [
      'a day before the start',
      { dates: { 'rfsl-test': { on: '2026-01-09' } } },
      'Avslutande test: dagen ligger före programmets start.',
    ],
    [
      'a day before what it builds on',
      { dates: { 'rfsl-pass-1': { on: '2026-03-16' }, 'rfsl-test': { on: '2026-03-12' } } },
      'Avslutande test: dagen ligger före ”Pass 1: hbtq, livsvillkor och historia”, som steget bygger på.',
    ],
    [
      'more at least than at most',
      { roles: { 'hbtq-grupp': { min: 6, max: 3 } } },
      'Grupp: minsta antal är större än största antal.',
    ],
    ['the role of nobody', { roles: { chef: { min: 1, max: 2 } } }, '”chef” finns inte i programmet.'],
    ['a step of another programme', { topics: { 'malmo-1': [] } }, '”malmo-1” finns inte i programmet.'],
  ])('%s', (_, over, sentence) => {
    expect(said(over)).toEqual([sentence]);
  });

  test('names that every object has are no steps', () => {
    const thresholds = JSON.parse('{"__proto__": 1, "constructor": 1}') as Record<string, number>;
    expect(said({ thresholds })).toHaveLength(2);
    expect(adapted(rfsl, { ...NO_ADAPTATION, thresholds })).toEqual(rfsl);
  });
});
