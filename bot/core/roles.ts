/**
 * Roles in a unit against who is there. The private store keeps who was chosen; somebody who has left the channel, or
 * become a guest, has none of their roles until they are back, and nobody is given one in their stead.
 */
import type { ActionRow, Stored } from './rows.ts';

export interface RoleHolders {
  manager: string;
  group: readonly string[];
  processLead: string | null;
  safetyRep: string | null;
}

interface Present {
  id: string;
  guest: boolean;
}

/** A role that nobody has now although somebody was chosen for it. `count`: how many of the group. */
export type Vacancy = {
  role: 'manager' | 'processLead' | 'safetyRep' | 'group' | 'owner';
  count: number;
};

/** Members who may have a role or own an action: everybody in the channel but guests. */
export const mayHaveRoles = (members: readonly Present[]): Set<string> =>
  new Set(members.filter(({ guest }) => !guest).map(({ id }) => id));

/** The group as it is now: those of the chosen who are still there. */
export const groupNow = (group: readonly string[], members: readonly Present[]): string[] => {
  const there = mayHaveRoles(members);
  return group.filter((person) => there.has(person));
};

export const isManagerGone = (holders: Pick<RoleHolders, 'manager'>, members: readonly Present[]): boolean =>
  !mayHaveRoles(members).has(holders.manager);

/** Actions that are not finished and whose owner is no longer there. */
export const withoutOwner = (
  plan: readonly Stored<ActionRow>[],
  members: readonly Present[],
): Stored<ActionRow>[] => {
  // A guest who owns one is still there to be asked: they are shown as they are.
  const there = new Set(members.map(({ id }) => id));
  return plan.filter(
    ({ value }) =>
      value.ownerId !== null &&
      !there.has(value.ownerId) &&
      value.state !== 'done' &&
      value.state !== 'dropped',
  );
};

/** What is vacant, the most important first. */
export const vacancies = (
  holders: RoleHolders,
  members: readonly Present[],
  plan: readonly Stored<ActionRow>[],
): Vacancy[] => {
  const there = mayHaveRoles(members);
  const gone = (person: string | null): number => (person !== null && !there.has(person) ? 1 : 0);
  // The manager is told of as such, also where the group holds them.
  const others = holders.group.filter((person) => person !== holders.manager);
  const all: Vacancy[] = [
    { role: 'manager', count: gone(holders.manager) },
    { role: 'processLead', count: gone(holders.processLead) },
    { role: 'safetyRep', count: gone(holders.safetyRep) },
    { role: 'group', count: others.length - groupNow(others, members).length },
    { role: 'owner', count: withoutOwner(plan, members).length },
  ];
  return all.filter(({ count }) => count > 0);
};
