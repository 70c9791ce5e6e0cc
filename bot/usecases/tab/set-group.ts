import type { GroupInput } from '../../core/api.ts';
import type { Language } from '../../core/content.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { groupProblem } from '../../core/group.ts';
import { groupText } from '../../core/texts/rules/index.ts';
import { alignSteps } from './align-steps.ts';
import { type Caller, eligible, enter, factsOf, readRows, type TabPorts } from './frame.ts';

export interface GroupSet {
  members: string[];
  /** Why the group does not yet meet the programme's rule, in the reader's language. */
  problem: string | null;
}

/** Sets the HBTQ group (R4): a group that breaks the programme's rule is kept and leaves its criterion unmet. */
export const setGroup = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  input: GroupInput,
  language: Language,
): Promise<Outcome<GroupSet>> => {
  const entered = await enter(ports, caller, id, 'change-group');
  if (!entered.ok) return entered;
  const { unit, programme } = entered.value;
  const members = [...new Set(input.members)];
  const people = new Set(eligible(unit));
  if (members.some((member) => !people.has(member)))
    return failed({ kind: 'invalid', fields: [{ field: 'members', code: 'not-a-member' }] });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const changed = { ...unit, group: members };
  await ports.units.save(changed);
  await alignSteps(
    ports,
    entered.value,
    factsOf(entered.value, rows.value),
    factsOf({ ...entered.value, unit: changed }, rows.value),
  );
  const problem = groupProblem(programme, members, unit.manager);
  return done({ members, problem: problem === null ? null : groupText(problem, language) });
};
