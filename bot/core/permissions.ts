/**
 * Every permission that the program uses, with why and what breaks without it: what an IT department is asked to
 * approve. The sheet in infra/azure/permissions.md is made of it; a test holds it together with the scopes that are
 * asked for, the manifest and the README. Whether an administrator has to consent: learn.microsoft.com/graph/permissions-reference.
 */
import type { Language } from './choices.ts';

/**
 * `delegated`: within the rights of the person who is signed in. `application`: the app on its own.
 * `resource-specific`: the app on its own, only in teams and meetings where it stands installed. `bot`: towards Teams.
 * `optional`: the app on its own, for tenants that want it; nothing else waits for it.
 * `administrator`: delegated, asked for by the administrator's command alone and only while it runs.
 */
export type PermissionKind =
  | 'delegated'
  | 'application'
  | 'optional'
  | 'resource-specific'
  | 'bot'
  | 'administrator';

export interface Permission {
  /** As Microsoft names it. */
  name: string;
  kind: PermissionKind;
  /** What the program does with it. */
  why: Record<Language, string>;
  /** What breaks without it. */
  without: Record<Language, string>;
  /** Whether only an administrator of the tenant can give it. */
  adminConsent: boolean;
}

/** What an administrator's sign-in asks for, to give and take sites (learn.microsoft.com/graph/api/site-post-permissions). */
export const ADMINISTRATOR_SCOPE = 'Sites.FullControl.All';
/** What the app itself has: only those sites that an administrator has given it. */
export const APPLICATION_ROLE = 'Sites.Selected';
/** What the app needs to add itself to people's personal chats (learn.microsoft.com/graph/api/userteamwork-post-installedapps). */
export const INSTALL_ROLE = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
/** The role that the app gets in a site: it reads and writes rows, and makes no lists. */
export const SITE_ROLE = 'write';

export const PERMISSIONS: readonly Permission[] = [
  {
    name: 'User.Read',
    kind: 'delegated',
    why: { sv: 'Vet vem som är inloggad i fliken.', en: 'Knows who is signed in to the tab.' },
    without: { sv: 'Fliken öppnas inte.', en: 'The tab does not open.' },
    adminConsent: false,
  },
  {
    name: 'Team.ReadBasic.All',
    kind: 'delegated',
    why: {
      sv: 'Hittar vilket av personens egna team en kanal hör till.',
      en: 'Finds which of the person’s own teams a channel belongs to.',
    },
    without: { sv: 'En enhet kan inte sättas upp.', en: 'A unit cannot be set up.' },
    adminConsent: false,
  },
  {
    name: 'Channel.ReadBasic.All',
    kind: 'delegated',
    why: { sv: 'Läser kanalens namn och sort.', en: 'Reads the channel’s name and kind.' },
    without: { sv: 'En enhet kan inte sättas upp.', en: 'A unit cannot be set up.' },
    adminConsent: false,
  },
  {
    name: 'TeamMember.Read.All',
    kind: 'delegated',
    why: {
      sv: 'Ser vilka som är med i personens egna team.',
      en: 'Sees who is in the person’s own teams.',
    },
    without: {
      sv: 'Ansvariga och grupp går inte att välja, och nya medarbetare kommer inte in.',
      en: 'Owners and the group cannot be chosen, and new staff are not let in.',
    },
    adminConsent: true,
  },
  {
    name: 'ChannelMember.Read.All',
    kind: 'delegated',
    why: {
      sv: 'Ser vilka som är med i en privat eller delad kanal.',
      en: 'Sees who is in a private or shared channel.',
    },
    without: {
      sv: 'Ansvariga och grupp går inte att välja.',
      en: 'Owners and the group cannot be chosen.',
    },
    adminConsent: true,
  },
  {
    name: 'Sites.ReadWrite.All',
    kind: 'delegated',
    why: {
      sv: 'Läser och skriver rader i enhetens listor, med personens egna rättigheter på webbplatsen.',
      en: 'Reads and writes rows in the unit’s lists, with the person’s own rights in the site.',
    },
    without: { sv: 'Fliken visar ingen plan.', en: 'The tab shows no plan.' },
    adminConsent: false,
  },
  {
    name: 'Sites.Manage.All',
    kind: 'delegated',
    why: {
      sv: 'Skapar de sex listorna när chefen sätter upp enheten. Används annars inte.',
      en: 'Makes the six lists when the manager sets up the unit. Not used otherwise.',
    },
    without: { sv: 'En enhet kan inte sättas upp.', en: 'A unit cannot be set up.' },
    adminConsent: false,
  },
  {
    name: 'Files.ReadWrite.AppFolder',
    kind: 'delegated',
    why: {
      sv: 'Sparar personens egna anteckningar i appens mapp i personens egen OneDrive, när personen själv ber om det.',
      en: 'Saves the person’s own notes in the app’s folder of their own OneDrive, when they ask for it themselves.',
    },
    without: {
      sv: 'Egna anteckningar går inte att spara eller hitta i fliken. Allt annat fungerar.',
      en: 'Own notes cannot be saved or found in the tab. Everything else works.',
    },
    adminConsent: false,
  },
  {
    name: 'Calendars.ReadBasic',
    kind: 'delegated',
    why: {
      sv: 'Läser tider, rubriker och svar i personens egen kalender, när personen öppnar APT eller väljer ett möte. Aldrig innehållet.',
      en: 'Reads times, titles and answers in the person’s own calendar, when the person opens APT or chooses a meeting. Never what stands in them.',
    },
    without: {
      sv: 'APT hämtas inte från kalendern. Mötena planeras i listan.',
      en: 'APT is not read from the calendar. Meetings are planned in the list.',
    },
    adminConsent: false,
  },
  {
    name: 'Calendars.ReadWrite',
    kind: 'delegated',
    why: {
      sv: 'Bokar ett möte i personens egen kalender, eller skriver dagordningen i inbjudan, när personen ber om det.',
      en: 'Books a meeting in the person’s own calendar, or writes the agenda into the invitation, when the person asks for it.',
    },
    without: {
      sv: 'Möten bokas för hand, och dagordningen står bara i fliken.',
      en: 'Meetings are booked by hand, and the agenda stands in the tab alone.',
    },
    adminConsent: false,
  },
  {
    name: APPLICATION_ROLE,
    kind: 'application',
    why: {
      sv: 'Läser och skriver rader på de webbplatser som en administratör har gett, och inga andra.',
      en: 'Reads and writes rows in those sites that an administrator has given, and no others.',
    },
    without: {
      sv: 'Boten påminner inte, och knapparna på korten fungerar inte. Fliken fungerar.',
      en: 'The bot does not remind, and the buttons of its cards do not work. The tab works.',
    },
    adminConsent: true,
  },
  {
    // learn.microsoft.com/exchange/permissions-exo/application-rbac; before it, learn.microsoft.com/graph/auth-limit-mailbox-access.
    name: 'Calendars.Read',
    kind: 'optional',
    why: {
      sv: 'Läser om APT-serien varje dag också när chefen inte öppnar fliken. Ges i Exchange för utvalda brevlådor (RBAC för program), aldrig för alla.',
      en: 'Reads the APT series anew every day, also when the manager does not open the tab. Given in Exchange for chosen mailboxes (RBAC for applications), never for all.',
    },
    without: {
      sv: 'Datum läses när chefen öppnar fliken. Äldre än en vecka frågar påminnelsen om de stämmer.',
      en: 'Dates are read when the manager opens the tab. When older than a week, the reminder asks whether they hold.',
    },
    adminConsent: true,
  },
  {
    name: INSTALL_ROLE,
    kind: 'optional',
    why: {
      sv: 'Lägger till appen, och ingen annan app, i den personliga chatten för medlemmar som har något att påminnas om. Bara med PROACTIVE_INSTALL, och aldrig för den som har tagit bort den.',
      en: 'Adds the app, and no other app, to the personal chat of members who are due a reminder. Only with PROACTIVE_INSTALL, and never for somebody who has removed it.',
    },
    without: {
      sv: 'Var och en lägger till appen själv, och får inga påminnelser förrän det är gjort.',
      en: 'Everybody adds the app themselves, and gets no reminders before they have.',
    },
    adminConsent: true,
  },
  {
    name: 'OnlineMeeting.ReadBasic.Chat',
    kind: 'resource-specific',
    why: {
      sv: 'Vet vilket möte det är när appen ligger i mötet.',
      en: 'Knows which meeting it is when the app stands in the meeting.',
    },
    without: {
      sv: 'Fliken i mötet visar inte mötets dagordning.',
      en: 'The tab in the meeting does not show its agenda.',
    },
    adminConsent: false,
  },
  {
    name: 'ChannelMeeting.ReadBasic.Group',
    kind: 'resource-specific',
    why: { sv: 'Samma sak för möten i en kanal.', en: 'The same for meetings in a channel.' },
    without: {
      sv: 'Fliken i kanalmötet visar inte mötets dagordning.',
      en: 'The tab in the channel meeting does not show its agenda.',
    },
    adminConsent: false,
  },
  {
    name: 'TeamMember.Read.Group',
    kind: 'resource-specific',
    why: {
      sv: 'Ser vilka som är med i teamet där appen ligger, också när ingen har fliken öppen.',
      en: 'Sees who is in the team where the app stands, also while nobody has the tab open.',
    },
    without: {
      sv: 'Den som har slutat kan få en påminnelse tills någon öppnar fliken.',
      en: 'Somebody who has left may get a reminder until somebody opens the tab.',
    },
    adminConsent: false,
  },
  {
    name: 'ChannelMember.Read.Group',
    kind: 'resource-specific',
    why: {
      sv: 'Samma sak för en privat eller delad kanal i teamet, som har egna medlemmar.',
      en: 'The same for a private or shared channel of the team, which has members of its own.',
    },
    without: {
      sv: 'Den som har lämnat en sådan kanal kan få en påminnelse tills någon öppnar fliken.',
      en: 'Somebody who has left such a channel may get a reminder until somebody opens the tab.',
    },
    adminConsent: false,
  },
  {
    name: 'https://api.botframework.com/.default',
    kind: 'bot',
    why: { sv: 'Skickar kort och svar i Teams.', en: 'Sends cards and answers in Teams.' },
    without: { sv: 'Boten är tyst.', en: 'The bot is silent.' },
    adminConsent: false,
  },
  {
    name: ADMINISTRATOR_SCOPE,
    kind: 'administrator',
    why: {
      sv: 'Ger appen en webbplats eller tar den tillbaka, för den administratör som kör kommandot och bara då.',
      en: 'Gives the app a site or takes it back, for the administrator who runs the command and only then.',
    },
    without: {
      sv: 'Webbplatserna ges på annat sätt, till exempel i Graph Explorer.',
      en: 'The sites are given in another way, for example in Graph Explorer.',
    },
    adminConsent: true,
  },
];

/** The permissions of a kind, in the order of the sheet. */
export const permissionsOf = (kind: PermissionKind): Permission[] =>
  PERMISSIONS.filter((permission) => permission.kind === kind);

/** A scope by its name, without the address of its resource. */
export const scopeName = (scope: string): string => scope.slice(scope.lastIndexOf('/') + 1);

/** The names of scopes that a person may consent to for themselves; null where an administrator has to for one of them. */
export const ownConsentTo = (scopes: readonly string[]): string[] | null => {
  const names = scopes.map(scopeName);
  const own = permissionsOf('delegated').filter(({ adminConsent }) => !adminConsent);
  const all = names.length > 0 && names.every((name) => own.some((known) => known.name === name));
  return all ? names : null;
};

/** Where the window begins in which a person consents, and where Entra sends it afterwards. */
export const CONSENT_START = '/tab/consent-start';
export const CONSENT_END = '/tab/consent-end.html';

/** The window's first address for a person of the tenant, below the program's own; the tab adds its state. */
export const ownConsentPath = (tenant: string, names: readonly string[]): string =>
  `${CONSENT_START}?${new URLSearchParams({ tenant, scopes: names.join(' ') })}`;

/**
 * Where an administrator consents for the whole tenant
 * (learn.microsoft.com/entra/identity-platform/v2-admin-consent). `identityBaseUrl` without a slash at the end.
 */
export const adminConsentAddress = (identityBaseUrl: string, tenant: string, clientId: string): string =>
  `${identityBaseUrl}/${encodeURIComponent(tenant)}/adminconsent?client_id=${encodeURIComponent(clientId)}`;
