/** [Senare] on the year's matters (N12, N13): they come once more, on the day that was chosen. Keys `{first key}:later`. */
import type { Claim, Day, Matter, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { lastOf } from './refreshed.ts';
import { horizon, membership, type Rule, within } from './rule.ts';

type YearLine = NudgeLine & { kind: 'N12' | 'N13' };

const AGAIN = ':later';

/** The last day on which it still helps: while the follow-up, the plan or the report is being written (assumption). */
export const lastDayOfUse = (line: Pick<YearLine, 'kind' | 'year'> & { occurrence?: string }): Day => {
  if (line.kind === 'N13' && line.occurrence === 'plan') return `${line.year - 1}-10-31`;
  return `${line.year + 1}-03-31`;
};

/** The last day on which the second word may go out; null when the wish for it was taken back. */
export const lastOfPutOff = (facts: NudgeFacts, key: string, line: YearLine): Day | null => {
  const on = facts.claims.get(key.slice(0, -AGAIN.length))?.laterOn ?? null;
  return on === null ? null : lastOf(facts, { on, until: lastDayOfUse(line) });
};

/** What comes again to those who asked for it and still have the role. `of`: whose the role is now, and the line. */
export const putOff = (
  facts: NudgeFacts,
  today: Day,
  kind: YearLine['kind'],
  of: (unit: NudgeUnit, claim: Claim) => { person: string | null; why: Matter['why']; line: YearLine },
): ReturnType<Rule> => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  for (const claim of facts.claims.values()) {
    const { key: first, laterOn: on } = claim;
    const key = `${first}${AGAIN}`;
    if (claim.kind !== kind || on === null || first.endsWith(AGAIN)) continue;
    if (facts.claims.has(key) || !within(on, days)) continue;
    const unit = facts.units.find(({ id }) => id === claim.unit);
    if (unit === undefined || unit.life === null) continue;
    const { person, why, line } = of(unit, claim);
    if (person !== claim.person || !membership(facts, unit)(person)) continue;
    const to = { person, to: 'person', why } as const;
    matters.push({ key, kind, unit: unit.id, ...to, on, until: lastDayOfUse(line), priority: 2, line });
  }
  return matters;
};
