/** N11–N15 looked at again: with the counts as they are now, for whoever has the role now, and only if still wanted. */
import type { Day, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { groupOf } from './n1-group-meeting.ts';
import { haltDays, haltLine } from './n11-halt.ts';
import { n11Line } from './n11-plan-check.ts';
import { n12Line } from './n12-sam-year.ts';
import { n13Line } from './n13-operational-plan.ts';
import { n14Days, n14Line } from './n14-renewal.ts';
import { n15Line } from './n15-awareness.ts';
import { awarenessDays, awarenessTimes, planYears, quarters, reportYears, samYears } from './occasions.ts';
import { lastOfPutOff } from './put-off.ts';
import { IRRELEVANT, lastOf, type Refreshed } from './refreshed.ts';
import { horizon } from './rule.ts';

type YearLine = NudgeLine & { kind: 'N11' | 'N12' | 'N13' | 'N14' | 'N15' };

/** The last day of the occasion with this id, or null when it is not near any more. */
const lastOfOccasion = (facts: NudgeFacts, of: typeof quarters, id: string, today: Day): Day | null => {
  const { oldest, newest } = horizon(today, facts.holidays);
  const found = of(oldest, newest, facts.holidays).find((occasion) => occasion.id === id);
  return found === undefined ? null : lastOf(facts, found);
};

const still = (line: NudgeLine | null, last: Day | null): Refreshed =>
  line === null || last === null ? IRRELEVANT : { line, last };

/** The question of a halt, while nothing has happened since. */
const haltedLine = (facts: NudgeFacts, unit: NudgeUnit, since: Day): Refreshed => {
  const fresh = haltLine(unit);
  if (fresh?.haltedSince !== since) return IRRELEVANT;
  const days = haltDays(since, unit.life?.pace?.restUntil ?? null, facts.holidays);
  return { line: fresh, last: lastOf(facts, days) };
};

export const yearLine = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  { key, line }: { key: string; line: YearLine },
  person: string,
  today: Day,
): Refreshed => {
  switch (line.kind) {
    case 'N11':
      if (!groupOf(unit).includes(person)) return IRRELEVANT;
      if (line.haltedSince !== undefined) return haltedLine(facts, unit, line.haltedSince);
      return still(n11Line(unit, line.quarter, today), lastOfOccasion(facts, quarters, line.quarter, today));
    case 'N12':
      if (person !== unit.manager && person !== unit.safetyRep) return IRRELEVANT;
      if (line.again)
        return still({ ...n12Line(unit, line.year), again: true }, lastOfPutOff(facts, key, line));
      return still(n12Line(unit, line.year), lastOfOccasion(facts, samYears, `${line.year}`, today));
    case 'N13': {
      if (person !== unit.manager) return IRRELEVANT;
      const fresh = n13Line(unit, line.year, line.occurrence);
      if (line.again) return still(fresh && { ...fresh, again: true }, lastOfPutOff(facts, key, line));
      const of = line.occurrence === 'plan' ? planYears : reportYears;
      const last = lastOfOccasion(facts, of, `${line.year}:${line.occurrence}`, today);
      return still(fresh, last);
    }
    case 'N14': {
      const [row] = unit.rows.StegvisUnit;
      if (person !== unit.manager || row?.value.validUntil !== line.validUntil) return IRRELEVANT;
      const last = lastOf(facts, n14Days(line.validUntil, line.occurrence, facts.holidays));
      return still(n14Line(unit, row, line.validUntil, line.occurrence), last);
    }
    case 'N15': {
      if (unit.life?.settings.awareness !== true) return { reason: 'off' };
      const { oldest, newest } = horizon(today, facts.holidays);
      const date = awarenessDays(oldest, newest, facts.holidays, unit).find(
        ({ id, day }) => id === line.awareness && day === line.day,
      );
      if (date === undefined || !groupOf(unit).includes(person)) return IRRELEVANT;
      return still(n15Line(unit, date, line.idea), lastOf(facts, awarenessTimes(date.day, facts.holidays)));
    }
  }
};
