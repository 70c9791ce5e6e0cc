/** What is wrong with the data so that a nudge reaches nobody, or somebody else: for operators, each once. */
import { addDays } from '../calendar.ts';
import type { Day, NudgeFacts, NudgeUnit, Problem } from '../nudge.ts';
import { hoursProblem } from './hours.ts';
import { endsRight } from './meetings.ts';
import { horizon, membership } from './rule.ts';

const problem = (kind: Problem['kind'], unit: string | null, about: string, key = about): Problem => ({
  key: `${kind}:${unit ?? ''}:${key}`,
  kind,
  unit,
  about,
});

const inUnit = (facts: NudgeFacts, unit: NudgeUnit, oldest: Day, newest: Day): Problem[] => {
  const isIn = membership(facts, unit);
  const found: Problem[] = [];
  if (!isIn(unit.manager)) found.push(problem('no-manager', unit.id, unit.manager));
  for (const { id, value } of unit.rows.StegvisPlan) {
    const { ownerId, dueDate, state } = value;
    if (state !== 'active' || ownerId === null || isIn(ownerId) || dueDate === null) continue;
    if (dueDate >= oldest && dueDate <= newest)
      found.push(problem('owner-left', unit.id, id, `${id}:${ownerId}`));
  }
  for (const { id, value } of unit.rows.StegvisMeetings) {
    const { start, end } = value;
    if (endsRight(value) || start === null || start < oldest || start > addDays(newest, 1)) continue;
    found.push(problem('meeting-times', unit.id, id, `${id}:${start}:${end}`));
  }
  return found;
};

/** The problems of the units that were read and of the people who are known, within the sight of the rules. */
export const problemsOf = (facts: NudgeFacts, today: Day): Problem[] => {
  const { oldest, newest } = horizon(today, facts.holidays);
  const units = facts.units.flatMap((unit) =>
    unit.life === null ? [] : inUnit(facts, unit, oldest, newest),
  );
  const people = [...facts.people.values()].flatMap((person) => {
    const kind = hoursProblem(person);
    return kind === null ? [] : [problem(kind, null, person.id)];
  });
  return [...units, ...people];
};
