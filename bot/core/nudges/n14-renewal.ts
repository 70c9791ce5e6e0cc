/** N14: the manager, nine and then three months before the unit's certificate runs out (R15). */
import { addWorkingDays } from '../calendar.ts';
import type { Day, Holidays, Matter, NudgeLine, NudgeUnit } from '../nudge.ts';
import type { Stored, UnitRow } from '../rows.ts';
import { cameTooLate, horizon, membership, type Rule, within } from './rule.ts';
import { templateOf } from './template.ts';

type Line = NudgeLine & { kind: 'N14' };
type Occurrence = Line['occurrence'];

const MONTHS: Readonly<Record<Occurrence, number>> = { nine: 9, three: 3 };

/** The same date so many months before, or the month's last day where it has none such. */
export const monthsBefore = (day: Day, months: number): Day => {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month - months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 - months, Math.min(date, last))).toISOString().slice(0, 10);
};

export const n14Key = (unit: string, validUntil: Day, occurrence: Occurrence): string =>
  `N14:${unit}:${validUntil}:${occurrence}`;

export const n14Days = (
  validUntil: Day,
  occurrence: Occurrence,
  holidays: Holidays,
): { on: Day; until: Day } => {
  const on = monthsBefore(validUntil, MONTHS[occurrence]);
  return { on, until: addWorkingDays(on, 5, holidays) };
};

export const n14Line = (
  unit: NudgeUnit,
  { value }: Stored<UnitRow>,
  validUntil: Day,
  occurrence: Occurrence,
): Line => ({
  kind: 'N14',
  unit: unit.id,
  certificate: value.certificate,
  issuer: value.issuer ?? templateOf(unit)?.provider ?? '',
  validUntil,
  occurrence,
});

/**
 * Renewals, keys `N14:{unit}:{date}:nine|three`; without a date there are none. [Förnyar inte] on the first drops the
 * second before it is planned; any other answer leaves it.
 */
export const n14Renewal: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const unit of facts.units) {
    if (unit.life === null) continue;
    const [row] = unit.rows.StegvisUnit;
    const validUntil = row?.value.validUntil ?? null;
    if (row === undefined || validUntil === null || !membership(facts, unit)(unit.manager)) continue;
    for (const occurrence of ['nine', 'three'] as const) {
      const { on, until } = n14Days(validUntil, occurrence, facts.holidays);
      const key = n14Key(unit.id, validUntil, occurrence);
      if (!within(on, days) || facts.claims.has(key) || cameTooLate(row.changedAt, until)) continue;
      const to = { person: unit.manager, to: 'person', why: 'manager' } as const;
      const line = n14Line(unit, row, validUntil, occurrence);
      matters.push({ key, kind: 'N14', unit: unit.id, ...to, on, until, priority: 2, line });
    }
  }
  return matters;
};
