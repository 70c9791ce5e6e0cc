/** N12: the manager and the safety representative, in the middle of January: the annual follow-up of SAM. */
import type { NudgeLine, NudgeUnit } from '../nudge.ts';
import { samYears } from './occasions.ts';
import { putOff } from './put-off.ts';
import { horizon, membership, type Rule } from './rule.ts';
import { onOccasions, samActions } from './yearly.ts';

export const n12Line = (unit: NudgeUnit, year: number): NudgeLine & { kind: 'N12' } => ({
  kind: 'N12',
  unit: unit.id,
  year,
  actions: samActions(unit),
});

/** What was put off: the claim's `about` is `sam-{year}`. */
const again: Rule = (facts, today) =>
  putOff(facts, today, 'N12', (unit, { key, about }) => {
    const why = key.endsWith(':manager') ? 'manager' : 'safety-rep';
    const line = { ...n12Line(unit, Number(about.slice('sam-'.length))), again: true } as const;
    return { person: why === 'manager' ? unit.manager : unit.safetyRep, why, line };
  });

/**
 * Annual follow-ups, keys `N12:{unit}:{year}:manager|safety-rep`: who holds the role may change, the year is told of
 * once, and to whoever asks for it once more.
 */
export const n12SamYear: Rule = (facts, today) => {
  const { oldest, newest } = horizon(today, facts.holidays);
  const now = onOccasions(facts, today, samYears(oldest, newest, facts.holidays), (unit, { id, year }) => {
    const isIn = membership(facts, unit);
    const line = n12Line(unit, year);
    const roles = [
      ['manager', unit.manager],
      ['safety-rep', unit.safetyRep === unit.manager ? null : unit.safetyRep],
    ] as const;
    return roles.flatMap(([why, person]) =>
      isIn(person) ? [{ key: `N12:${unit.id}:${id}:${why}`, kind: 'N12', person, why, line }] : [],
    );
  });
  return [...now, ...again(facts, today)];
};
