/** Random things that units have beside meetings and actions: settings, newcomers, courses, certificates, stalled actions. */
import fc from 'fast-check';
import { addDays } from '../../../bot/core/calendar.ts';
import type { Day, NudgeUnit } from '../../../bot/core/nudge.ts';
import { EMPTY, type Stored, type UnitRow } from '../../../bot/core/rows.ts';
import { action, life, meeting, PEOPLE, step } from './world.ts';

const around = (min: number, max: number) => fc.integer({ min, max });

export const arbitraryLife = fc.record({
  closure: fc.option(fc.record({ from: around(-5, 30), days: around(0, 9) })),
  awareness: fc.boolean(),
  pride: fc.option(around(0, 60)),
  since: fc.oneof(around(-30, -1), fc.constant(-400)),
  newcomers: fc.array(fc.record({ who: fc.nat(5), days: around(-80, 0) }), { maxLength: 2 }),
  done: fc.array(fc.record({ who: fc.nat(5), step: fc.constantFrom('klivet-normino', 'basics', 's0') })),
  channel: fc.integer({ min: 0, max: 4 }).map((n) => n > 0),
  safetyRep: fc.option(fc.nat(5)),
  /** Days from the start to the end of the certificate, about nine and three months ahead. */
  certificate: fc.option(fc.constantFrom(100, 92, 280, 275, 700)),
  course: fc.option(fc.record({ before: around(-20, 10), closes: around(5, 60) })),
  session: fc.option(around(5, 40)),
  stalled: around(0, 2),
});
export type ArbitraryLife = typeof arbitraryLife extends fc.Arbitrary<infer T> ? T : never;

const unitRow = (validUntil: Day): Stored<UnitRow> => ({
  ...action('certificate'),
  value: {
    ...EMPTY.StegvisUnit,
    title: 'Enheten',
    programme: null,
    vision: null,
    mandate: null,
    mandateDate: null,
    certificate: 'Certifikatet',
    certificateDate: null,
    validUntil,
  },
});

/** The unit with a life that begins around a day. */
export const enliven = (unit: NudgeUnit, of: ArbitraryLife, start: Day): NudgeUnit => {
  const day = (n: number): Day => addDays(start, n);
  const done = new Map<string, Set<string>>();
  for (const { who, step: id } of of.done)
    done.set(id, (done.get(id) ?? new Set<string>()).add(PEOPLE[who] ?? ''));
  const since = day(of.since);
  const newcomers = of.newcomers
    .map(({ who, days }) => [PEOPLE[who] ?? '', day(days)] as const)
    .filter(([id, first]) => first > since && unit.members.includes(id));
  const { rows } = unit;
  return {
    ...unit,
    safetyRep: of.safetyRep === null ? null : (PEOPLE[of.safetyRep] ?? null),
    programme: of.course === null ? unit.programme : 'hbtq-klivet',
    rows: {
      ...rows,
      StegvisUnit: of.certificate === null ? [] : [unitRow(day(of.certificate))],
      StegvisSteps:
        of.course === null
          ? rows.StegvisSteps
          : [
              step('klivet-grupp', 'done', day(of.course.before)),
              step('klivet-normino', 'open', day(of.course.closes)),
            ],
      StegvisMeetings:
        of.session === null
          ? rows.StegvisMeetings
          : [
              ...rows.StegvisMeetings,
              meeting('s0', { kind: 'session', start: `${day(of.session)}T11:00:00.000Z`, end: null }),
            ],
      StegvisPlan: [
        ...rows.StegvisPlan,
        ...Array.from({ length: of.stalled }, (_, n) => action(`late${n}`, { dueDate: day(-40 - n) })),
      ],
    },
    life: life({
      settings: {
        closures:
          of.closure === null
            ? []
            : [{ from: day(of.closure.from), to: day(of.closure.from + of.closure.days) }],
        awareness: of.awareness,
        pride: of.pride === null ? null : day(of.pride),
      },
      since,
      newcomers: new Map(newcomers),
      done,
      channel: of.channel,
    }),
  };
};
