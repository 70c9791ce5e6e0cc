/**
 * Which permissions exist on Graph as far as the tenant knows them, and which of them the app has been given.
 * https://learn.microsoft.com/en-us/graph/permissions-reference
 */
import type { State } from '../state.ts';

/** Scopes of OpenID Connect itself, which need no consent of an administrator here. */
export const OIDC_SCOPES: readonly string[] = ['openid', 'profile', 'email', 'offline_access'];

/** The delegated permissions that the program asks for; the seed has all of them consented for the whole tenant. */
export const PROGRAM_SCOPES: readonly string[] = [
  'User.Read',
  'Team.ReadBasic.All',
  'Channel.ReadBasic.All',
  'TeamMember.Read.All',
  'ChannelMember.Read.All',
  'Sites.ReadWrite.All',
  'Sites.Manage.All',
  'Calendars.Read',
  'Files.ReadWrite.AppFolder',
  'Calendars.ReadBasic',
  'Calendars.ReadWrite',
];

/** Delegated permissions that exist on Graph but are not consented. */
const OTHER_SCOPES: readonly string[] = [
  'User.ReadBasic.All',
  'User.Read.All',
  'User.ReadWrite',
  'People.Read',
  'Mail.Read',
  'Mail.Send',
  'Calendars.Read.Shared',
  'Calendars.ReadWrite.Shared',
  'Files.Read',
  'Files.Read.All',
  'Files.ReadWrite.All',
  'Files.ReadWrite',
  'Sites.Read.All',
  'Sites.FullControl.All',
  'Sites.Selected',
  'Lists.SelectedOperations.Selected',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'Directory.Read.All',
  'Chat.Read',
  'Chat.ReadBasic',
  'Chat.ReadWrite',
  'ChatMessage.Send',
  'Channel.Create',
  'Channel.Delete.All',
  'ChannelMessage.Read.All',
  'ChannelMessage.Send',
  'ChannelSettings.Read.All',
  'Team.Create',
  'TeamSettings.Read.All',
  'TeamsTab.Read.All',
  'TeamsTab.ReadWriteForTeam',
  'TeamsAppInstallation.ReadForUser',
  'TeamsAppInstallation.ReadWriteForUser',
  'OnlineMeetings.Read',
  'OnlineMeetings.ReadWrite',
  'Presence.Read',
  'Tasks.ReadWrite',
];

/**
 * Delegated permissions to which nobody but an administrator can consent: "AdminConsentRequired: Yes" in
 * https://learn.microsoft.com/en-us/graph/permissions-reference
 */
export const NEED_ADMINISTRATOR: readonly string[] = [
  'TeamMember.Read.All',
  'ChannelMember.Read.All',
  'User.Read.All',
  'Sites.FullControl.All',
  'Sites.Selected',
  'Lists.SelectedOperations.Selected',
  'Group.Read.All',
  'Group.ReadWrite.All',
  'GroupMember.Read.All',
  'Directory.Read.All',
  'Channel.Create',
  'Channel.Delete.All',
  'ChannelMessage.Read.All',
  'ChannelSettings.Read.All',
  'TeamSettings.Read.All',
  'TeamsTab.Read.All',
  'TeamsTab.ReadWriteForTeam',
  'TeamsAppInstallation.ReadWriteForUser',
];

/** What the app may do on its own, consented by an administrator. */
export const APP_ROLES: readonly string[] = ['Sites.Selected'];

/** Application permissions that exist on Graph but are not consented. */
const OTHER_ROLES: readonly string[] = [
  'TeamsAppInstallation.ReadWriteSelfForUser.All',
  'TeamsAppInstallation.ReadForUser.All',
  'TeamsAppInstallation.ReadWriteForUser.All',
  'AppCatalog.Read.All',
  'Calendars.Read',
  'Sites.ReadWrite.All',
  'User.Read.All',
];

const canonical = new Map(
  [...OIDC_SCOPES, ...PROGRAM_SCOPES, ...OTHER_SCOPES].map((name) => [name.toLowerCase(), name]),
);

/** The name of a delegated permission as Graph writes it, or undefined when there is none of that name. */
export const scopeNamed = (name: string): string | undefined => canonical.get(name.toLowerCase());

export interface Consents {
  /** Whether the app has been given it, for the whole tenant or for this person. */
  has(scope: string, person?: string): boolean;
  /** A person gives a delegated permission for themselves, or takes it back; false when Graph has none of that name. */
  setFor(person: string, scope: string, granted: boolean): boolean;
  /** Gives or takes away a delegated permission for the whole tenant; false when Graph has none of that name. */
  set(scope: string, granted: boolean): boolean;
  /** Gives or takes away an application permission; false when Graph has none of that name. */
  setRole(role: string, granted: boolean): boolean;
  /** All consented application permissions: what stands in the app's own tokens. */
  roles(): string[];
  /** All delegated permissions consented for the tenant or for this person, those of OpenID Connect left out. */
  all(person?: string): string[];
}

/** The consents: the seed's for the whole tenant, what has been changed since, and what people gave for themselves. */
export const makeConsents = (state: State): Consents => {
  const changes = state.collection<{ granted: boolean }>('consents');
  const roleChanges = state.collection<{ granted: boolean }>('consents.roles');
  const ROLES = [...APP_ROLES, ...OTHER_ROLES];
  const own = state.collection<{ person: string; scope: string }>('consents.people');
  const has = (scope: string, person?: string): boolean =>
    OIDC_SCOPES.includes(scope) ||
    (changes.get(scope)?.granted ?? PROGRAM_SCOPES.includes(scope)) ||
    (person !== undefined && own.get(`${person} ${scope}`) !== undefined);
  return {
    has,
    set(scope, granted) {
      const name = scopeNamed(scope);
      if (!name || OIDC_SCOPES.includes(name)) return false;
      changes.set(name, { granted });
      return true;
    },
    setFor(person, scope, granted) {
      const name = scopeNamed(scope);
      if (!name || OIDC_SCOPES.includes(name)) return false;
      if (granted) own.set(`${person} ${name}`, { person, scope: name });
      else own.delete(`${person} ${name}`);
      return true;
    },
    setRole(role, granted) {
      if (!ROLES.includes(role)) return false;
      roleChanges.set(role, { granted });
      return true;
    },
    roles: () => ROLES.filter((role) => roleChanges.get(role)?.granted ?? APP_ROLES.includes(role)),
    all: (person) =>
      [...canonical.values()].filter((name) => !OIDC_SCOPES.includes(name) && has(name, person)),
  };
};
