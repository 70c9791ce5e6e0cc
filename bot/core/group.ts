/** The programme's rule for the HBTQ group or diplomeringsgrupp (`domain.md` R4). Groups are kept whatever it says. */
import type { Programme } from './content.ts';

export interface GroupRule {
  min: number;
  max: number | null;
  managerIncluded: boolean;
}

/** Why a group does not meet the rule. `count`: its members now. */
export type GroupProblem = { code: 'too-few' | 'too-many' | 'no-manager'; count: number; rule: GroupRule };

/** The ids of a group's role; `grupp` in templates about another subject. */
const GROUP_ROLES = ['hbtq-grupp', 'diplomeringsgrupp', 'grupp'];

/** Whether a role of a template is its group. */
export const isGroupRole = (role: string): boolean => GROUP_ROLES.includes(role);

/** The template's rule for its group; null where the template has no group. */
export const groupRule = (programme: Programme): GroupRule | null => {
  const role = programme.roles.find((candidate) => isGroupRole(candidate.role));
  if (role === undefined) return null;
  return { min: role.min, max: role.max, managerIncluded: role.mustInclude.includes('chef') };
};

/** What is wrong with the group under the programme's rule; null when it meets it, or when there is none. */
export const groupProblem = (
  programme: Programme,
  group: readonly string[],
  manager: string,
): GroupProblem | null => {
  const rule = groupRule(programme);
  if (rule === null) return null;
  const count = new Set(group).size;
  if (count < rule.min) return { code: 'too-few', count, rule };
  if (rule.max !== null && count > rule.max) return { code: 'too-many', count, rule };
  if (rule.managerIncluded && !group.includes(manager)) return { code: 'no-manager', count, rule };
  return null;
};
