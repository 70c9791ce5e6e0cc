/** Words that the pages and the server of the host share; free of node and of the browser. */

export const VIEWS = [
  'start',
  'programme',
  'plan',
  'screening',
  'apt',
  'meetings',
  'training',
  'competence',
  'report',
  'settings',
  'personal',
  'glossary',
  'configure',
] as const;
export type View = (typeof VIEWS)[number];

export const THEMES = ['default', 'dark', 'contrast'] as const;
export type Theme = (typeof THEMES)[number];

export const LANGUAGES = ['sv', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export interface PersonView {
  id: string;
  name: string;
  upn: string;
  /** Channel id of the person's unit. */
  unit: string | null;
  role: 'manager' | 'processLead' | 'safetyRep' | 'employee';
  group: boolean;
  guest: boolean;
  language: Language;
}

export interface UnitView {
  id: string;
  name: string;
  team: string;
  teamThread: string;
  teamName: string;
  channel: string;
  channelName: string;
  manager: string;
  /** Of a private or shared channel, who is in it; null: everybody in the unit. */
  members: string[] | null;
  siteUrl: string;
  meeting: { chat: string; id: string; title: string };
}

export interface TenantView {
  /** Origin of the bot, which serves the tab. */
  bot: string;
  tenant: string;
  /** The Teams app's id. */
  app: string;
  /** The ids by which a dialog's page may name the app: the manifest's and the bot's. */
  apps: string[];
  /** Host of people's OneDrives. */
  oneDrive: string;
  people: PersonView[];
  units: UnitView[];
}

/** A channel's tab, as Graph's service of this tenant keeps it. */
export interface SavedTab {
  id: string;
  channel: string;
  displayName: string;
  configuration: SavedConfiguration;
}

export interface SavedConfiguration {
  entityId: string | null;
  contentUrl: string;
  websiteUrl: string | null;
  removeUrl: string | null;
}

/** The commands of the app's message extension, as its manifest has them. */
export const COMMANDS = [
  { id: 'actions', type: 'query', title: { sv: 'Åtgärder', en: 'Actions' } },
  { id: 'agenda', type: 'query', title: { sv: 'Dagordningspunkter', en: 'Agenda items' } },
  { id: 'library', type: 'query', title: { sv: 'APT-biblioteket', en: 'APT library' } },
  { id: 'makeAction', type: 'action', title: { sv: 'Gör till åtgärd', en: 'Make it an action' } },
  { id: 'propose', type: 'action', title: { sv: 'Föreslå till APT', en: 'Propose for APT' } },
] as const;
