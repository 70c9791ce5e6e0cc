/** Who may do what: one table, asked in the use cases. A verb that is not allowed is a value, never a throw. */
import type { ActorRole } from './fault.ts';

/** The caller as the use cases know them: an Entra object id and their roles in the unit at hand. */
export interface Actor {
  id: string;
  roles: readonly ActorRole[];
}

export type Verb =
  | 'see-unit'
  | 'change-unit'
  /** Become manager of a unit whose manager is no longer there. */
  | 'take-over-unit'
  | 'see-plan'
  | 'write-plan'
  | 'see-meetings'
  | 'write-meetings'
  | 'write-agenda'
  | 'choose-series'
  | 'link-events'
  | 'record-mandate'
  | 'change-group'
  | 'see-criteria'
  /** Change limits, dates, areas and words of the unit's own programme. */
  | 'change-programme'
  | 'change-contacts'
  /** Make, change and import templates of one's own. */
  | 'write-templates';

/** The roles that may do a verb; a member of the channel has `member`, the manager `manager` and so on. */
const allowed: Record<Verb, readonly ActorRole[]> = {
  'see-unit': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'change-unit': ['manager'],
  'take-over-unit': ['owner'],
  'see-plan': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'write-plan': ['manager', 'group', 'processLead'],
  'see-meetings': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'write-meetings': ['manager', 'group', 'processLead'],
  'write-agenda': ['manager', 'group', 'processLead'],
  'choose-series': ['manager'],
  'link-events': ['manager', 'group', 'processLead'],
  'record-mandate': ['manager'],
  'change-group': ['manager'],
  'see-criteria': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'change-programme': ['manager'],
  'change-contacts': ['manager', 'group', 'processLead'],
  'write-templates': ['manager', 'processLead'],
};

/** Whether the actor may do the verb; the first role that may is named for the sentence that says who can. */
export const can = (actor: Actor, verb: Verb): { allowed: true } | { allowed: false; need: ActorRole } => {
  const roles = allowed[verb];
  if (actor.roles.some((role) => roles.includes(role))) return { allowed: true };
  return { allowed: false, need: roles[0] ?? 'manager' };
};
