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
  | 'see-findings'
  | 'write-findings'
  | 'see-meetings'
  | 'write-meetings'
  | 'write-agenda'
  /** Lead a meeting while it is held: where it is, and what came of its items. */
  | 'chair-meeting'
  | 'choose-series'
  | 'link-events'
  | 'record-mandate'
  | 'change-group'
  | 'see-criteria'
  /** Propose an item for the agenda: everybody in the unit. */
  | 'propose'
  /** Raise a matter to the consultation group, and note its answer. */
  | 'raise-matter'
  | 'write-routines'
  | 'change-wheel'
  | 'see-training'
  /** Say of others who has attended. */
  | 'record-attendance'
  /** Say of oneself. */
  | 'tell-own-training'
  /** What the unit needs, in bands. */
  | 'see-themes'
  | 'freeze-themes'
  /** Decide that the plan as it stands is a version. */
  | 'freeze-plan'
  /** See and decide what a reviewer wrote of the plan. */
  | 'handle-feedback'
  /** Write a draft of a step's output. */
  | 'draft-output'
  /** Approve an output, change one that is approved, or take the approval back. */
  | 'approve-output'
  | 'record-step'
  | 'record-managers-step'
  | 'record-process-step'
  | 'record-group-step'
  /** Say that steps were done before the unit came here. */
  | 'start-midway'
  /** Answer the question to a programme that has come to a halt. */
  | 'answer-halt'
  | 'name-plan-owner'
  | 'see-evidence'
  | 'record-certificate'
  | 'see-follow-up'
  | 'write-links'
  | 'export-names'
  /** Change limits, dates, areas and words of the unit's own programme. */
  | 'change-programme'
  | 'change-contacts'
  /** See the method support, and one's own talks. */
  | 'see-talks'
  /** Plan and change the talks that were confided to oneself. */
  | 'plan-talks'
  | 'choose-support'
  /** Make the method support standing support. */
  | 'decide-support'
  /** Make, change and import templates of one's own. */
  | 'write-templates'
  /** See whether the unit's competence inventory is open; no answers. */
  | 'see-inventory'
  | 'record-trust'
  | 'publish-matrix'
  /** Ask for a pause: everybody, without a name. */
  | 'pause-inventory'
  /** Answer for oneself. */
  | 'answer-inventory'
  /** See and put levels of others, and their plans: never the unit's own manager (R25). */
  | 'interview';

/** The roles that may do a verb; a member of the channel has `member`, the manager `manager` and so on. */
const allowed: Record<Verb, readonly ActorRole[]> = {
  'see-unit': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'change-unit': ['manager'],
  'take-over-unit': ['owner'],
  'see-plan': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'write-plan': ['manager', 'group', 'processLead'],
  'see-findings': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'write-findings': ['manager', 'group', 'processLead'],
  'see-meetings': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'write-meetings': ['manager', 'group', 'processLead'],
  'write-agenda': ['manager', 'group', 'processLead'],
  'chair-meeting': ['manager', 'group', 'processLead'],
  'choose-series': ['manager'],
  'link-events': ['manager', 'group', 'processLead'],
  'record-mandate': ['manager'],
  'change-group': ['manager'],
  'see-criteria': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  propose: ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'raise-matter': ['manager', 'group', 'processLead'],
  'write-routines': ['manager', 'group', 'processLead'],
  'change-wheel': ['manager'],
  'see-training': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'record-attendance': ['manager'],
  'tell-own-training': ['member'],
  'see-themes': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'freeze-themes': ['processLead'],
  'freeze-plan': ['manager'],
  'handle-feedback': ['manager', 'group', 'processLead'],
  'draft-output': ['manager', 'group', 'processLead'],
  'approve-output': ['manager'],
  'record-step': ['manager', 'group', 'processLead'],
  'record-managers-step': ['manager'],
  'record-process-step': ['processLead', 'manager'],
  'record-group-step': ['group', 'manager'],
  'start-midway': ['manager'],
  'answer-halt': ['manager', 'group', 'processLead'],
  'name-plan-owner': ['manager'],
  'see-evidence': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'record-certificate': ['manager'],
  'see-follow-up': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'write-links': ['manager', 'processLead'],
  'export-names': ['manager', 'group'],
  'change-programme': ['manager'],
  'change-contacts': ['manager', 'group', 'processLead'],
  'see-talks': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'plan-talks': ['processLead'],
  'choose-support': ['processLead', 'manager'],
  'decide-support': ['manager'],
  'write-templates': ['manager', 'processLead'],
  'see-inventory': ['member', 'manager', 'group', 'processLead', 'safetyRep'],
  'record-trust': ['processLead'],
  'publish-matrix': ['processLead'],
  'pause-inventory': ['member'],
  'answer-inventory': ['member'],
  interview: ['processLead'],
};

/** Whether the actor may do the verb; the first role that may is named for the sentence that says who can. */
export const can = (actor: Actor, verb: Verb): { allowed: true } | { allowed: false; need: ActorRole } => {
  const roles = allowed[verb];
  if (actor.roles.some((role) => roles.includes(role))) return { allowed: true };
  return { allowed: false, need: roles[0] ?? 'manager' };
};
