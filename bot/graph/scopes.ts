/**
 * The delegated permissions that the app asks for, in one place: tokens, the README and the package read them here.
 * Each with what needs it.
 */
export const DELEGATED_SCOPES = [
  /** Who is signed in. */
  'User.Read',
  /** Which team a channel belongs to. */
  'Team.ReadBasic.All',
  'Channel.ReadBasic.All',
  /** Who is in the team and the channel. */
  'TeamMember.Read.All',
  'ChannelMember.Read.All',
  /** Rows of the unit's lists. */
  'Sites.ReadWrite.All',
] as const;

/** Beside them for making lists and columns (learn.microsoft.com/graph/api/list-create: delegated Sites.Manage.All). */
export const PROVISIONING_SCOPE = 'Sites.Manage.All';

/**
 * Asked for when a person saves or looks for their own notes, and never otherwise: the app's folder in their OneDrive and
 * nothing beside it (learn.microsoft.com/graph/onedrive-sharepoint-appfolder: "App folder works across OneDrive for work
 * or school and OneDrive for home"). The tables of single pages (drive-get-specialfolder, driveitem-put-content) name for
 * work accounts only wider ones; a token carries all that the app has been given, and Sites.ReadWrite.All is among them.
 */
export const NOTES_SCOPE = 'Files.ReadWrite.AppFolder';
/**
 * Her own calendar, asked for when somebody looks into it: times, titles and answers, no bodies
 * (learn.microsoft.com/graph/api/user-list-calendarview, event-list-instances: least privileged Calendars.ReadBasic).
 */
export const CALENDAR_SCOPE = 'Calendars.ReadBasic';
/** Beside it for making an event and for writing the agenda into one (learn.microsoft.com/graph/api/event-update). */
export const CALENDAR_WRITE_SCOPE = 'Calendars.ReadWrite';

/** The resource that Graph's scopes belong to, also where Graph itself answers at another address. */
export const GRAPH_RESOURCE = 'https://graph.microsoft.com';

/** Scopes as Entra wants them. */
export const fullScopes = (scopes: readonly string[]): string[] =>
  scopes.map((scope) => `${GRAPH_RESOURCE}/${scope}`);
