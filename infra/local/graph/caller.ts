/** What a caller may do: delegated scopes for people, roles and resource-specific consent for the app itself. */
import { isMemberOf, type Person, type Unit } from '../tenant.ts';
import type { Call, GraphCaller, World } from './call.ts';
import { badRequest, insufficientPrivileges, Refusal } from './errors.ts';
import type { Actor } from './model.ts';

/**
 * What the app's manifest asks for in a team where it is installed (a test holds the two together); more by
 * `GraphDeps.resourcePermissions` (learn.microsoft.com/microsoftteams/platform/graph-api/rsc/resource-specific-consent).
 */
export const RESOURCE_PERMISSIONS: readonly string[] = [
  'OnlineMeeting.ReadBasic.Chat',
  'ChannelMeeting.ReadBasic.Group',
  'TeamMember.Read.Group',
  'ChannelMember.Read.Group',
];

/** Any of the delegated scopes, or any of the application roles. */
export interface Needs {
  scopes: readonly string[];
  roles: readonly string[];
}

export const holds = (caller: GraphCaller, needs: Needs): boolean => {
  const has = caller.kind === 'person' ? caller.scopes : caller.roles;
  const wanted = caller.kind === 'person' ? needs.scopes : needs.roles;
  return wanted.some((name) => has.includes(name));
};

/** The person behind the token; an app's own token has none, so `/me` is 400. */
export const me = (world: World, call: Call): Person => {
  const { caller } = call;
  if (caller.kind !== 'person')
    throw badRequest('/me request is only valid with delegated authentication flow.');
  const person = world.tenant.people.find((one) => one.id === caller.person);
  if (!person) throw insufficientPrivileges();
  return person;
};

export const unitOfTeam = (world: World, team: string): Unit | undefined =>
  world.tenant.units.find((unit) => unit.team === team.toLowerCase());

export const isMember = (world: World, person: string, unit: Unit): boolean =>
  isMemberOf(world.tenant, unit.id, person);

/**
 * The unit of a team that the caller may ask about: a member with a scope, or the app with a role or with
 * resource-specific consent, which exists only where the app is installed.
 */
export const teamFor = (
  world: World,
  call: Call,
  team: string,
  needs: Needs & { consent: readonly string[] },
  /** The private or shared channel that is asked about, whose members alone may ask. */
  channel?: Unit,
): Unit => {
  const { caller } = call;
  const asked = world.deps.resourcePermissions ?? RESOURCE_PERMISSIONS;
  const consented =
    caller.kind === 'app' &&
    needs.consent.some((name) => asked.includes(name)) &&
    world.deps.isInstalledInTeam(team.toLowerCase());
  if (!holds(caller, needs) && !consented)
    throw new Refusal(
      403,
      'Forbidden',
      `Missing scope permissions on the request. API requires one of '${[...(caller.kind === 'person' ? needs.scopes : [...needs.consent, ...needs.roles])].join(', ')}'.`,
    );
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(team))
    throw badRequest(`teamId '${team}' needs to be a valid GUID.`);
  const unit = unitOfTeam(world, team);
  if (!unit) throw new Refusal(404, 'NotFound', `No team found with Group Id ${team}`);
  // Members of a shared channel need not be in the team (learn.microsoft.com/microsoftteams/shared-channels).
  const inChannel =
    channel !== undefined && caller.kind === 'person' && isMember(world, caller.person, channel);
  if (caller.kind === 'person' && !inChannel && !isMember(world, caller.person, unit))
    throw new Refusal(403, 'Forbidden', 'Failed to execute request: the user is not a member of the team.');
  return unit;
};

export const actorOf = (caller: GraphCaller): Actor =>
  caller.kind === 'person' ? { kind: 'user', id: caller.person } : { kind: 'app' };

/** identitySet of an actor (learn.microsoft.com/graph/api/resources/identityset). */
export const identityOf = (world: World, actor: Actor): Record<string, unknown> => {
  if (actor.kind === 'app') return { application: { id: world.tenant.ids.appId, displayName: 'Stegvis' } };
  const person = world.tenant.people.find((one) => one.id === actor.id);
  return { user: { email: person?.upn, id: actor.id, displayName: person?.name } };
};
