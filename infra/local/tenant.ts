/** What the rooms of the local tenant share: who lives in it, where it can be reached, its clock and its memory. */
import type { TenantClock } from './clock.ts';
import type { State } from './state.ts';

export interface Person {
  /** Entra object id. */
  id: string;
  name: string;
  givenName: string;
  surname: string;
  upn: string;
  /** Channel id of the person's unit; null for people of none. */
  unit: string | null;
  role: 'manager' | 'processLead' | 'safetyRep' | 'employee';
  /** Member of the unit's HBTQ group (the manager included). */
  group: boolean;
  guest: boolean;
  language: 'sv' | 'en';
  /** Conversation id of the personal chat with the bot. */
  chat: string;
  /** The person's id in the Bot Framework channel: `29:…`. */
  channelId: string;
  /** Made an owner of the team, or no longer one; unset: the unit's manager is. */
  owner?: boolean;
}

/** Somebody who runs the tenant. Administrators belong to no unit and are not among its people. */
export interface Administrator extends Person {
  /** Directory role: it alone allows what `Sites.FullControl.All` says, whoever else may sign in for it. */
  directoryRole: 'global' | 'sharepoint';
  /** Also administrator of every site itself; the directory role alone lets nobody read a site. */
  inSites: boolean;
}

export interface Unit {
  /** The channel's Graph id, e.g. `19:…@thread.tacv2`; the value of the column Unit. */
  id: string;
  name: string;
  programme: string;
  /** Graph id of the team (a group id). */
  team: string;
  /** The team's Teams thread id, `19:…@thread.tacv2`, as activities name it. */
  teamThread: string;
  teamName: string;
  channel: string;
  channelName: string;
  /** Graph site id `host,guid,guid`. */
  site: string;
  siteName: string;
  manager: string;
  /** The monthly APT series in the manager's calendar. */
  apt: { start: string; minutes: number; meetingChat: string };
}

/** A private or shared channel: it has members and a site of its own, and the team of the unit that made it. */
export interface Channel {
  /** As a unit, with the team of its host. */
  unit: Unit;
  /** Id of the unit whose team made it. */
  host: string;
  membership: 'private' | 'shared';
  members: readonly { id: string; owner: boolean }[];
}

export interface Ids {
  /** Entra tenant id. */
  tenant: string;
  /** Application (client) id: the same app registration for sign-in, Graph and the bot. */
  appId: string;
  /** The bot's channel id `28:{appId}`. */
  bot: string;
  secret: string;
  /** The manifest's id, which Graph calls the app's `externalId`. */
  teamsAppId: string;
  /** The id that the organisation's catalogue gave the app. */
  catalogAppId: string;
  /** Host name of SharePoint. */
  sharePointHost: string;
}

export interface Addresses {
  /** The bot, e.g. `http://localhost:3978`. */
  bot: string;
  /** The tenant for people and tests, `http://localhost:3980`. */
  http: string;
  /** The tenant for the bot, `https://localhost:3981`. */
  https: string;
  /** As it stands in activities: `https://localhost:3981/connector/`. */
  serviceUrl: string;
}

export interface Tenant {
  ids: Ids;
  people: readonly Person[];
  administrators: readonly Administrator[];
  units: readonly Unit[];
  state: State;
  clock: TenantClock;
  addresses: Addresses;
}

export const personById = (tenant: Tenant, id: string): Person | undefined =>
  tenant.people.find((person) => person.id === id);
export const administratorById = (tenant: Tenant, id: string): Administrator | undefined =>
  tenant.administrators.find((administrator) => administrator.id === id);
/** Anybody who can sign in to the tenant: its people and its administrators. */
export const accountById = (tenant: Tenant, id: string): Person | undefined =>
  personById(tenant, id) ?? administratorById(tenant, id);
export const unitById = (tenant: Tenant, id: string): Unit | undefined =>
  tenant.units.find((unit) => unit.id === id);
/** Members of the unit's team: its people, plus guests invited to it; of a private or shared channel, its own. */
export const membersOf = (tenant: Tenant, unit: string): Person[] => {
  const channel = channelOf(tenant, unit);
  if (!channel) return tenant.people.filter((person) => person.unit === unit);
  const inside = new Set(channel.members.map(({ id }) => id));
  return tenant.people.filter((person) => inside.has(person.id));
};

const channels = (tenant: Tenant) => tenant.state.collection<Channel>('roster.channels');

/** The private or shared channel of this id; undefined for a seeded, standard one. */
export const channelOf = (tenant: Tenant, id: string): Channel | undefined => channels(tenant).get(id);

/** The private and shared channels of a unit's team. */
export const channelsIn = (tenant: Tenant, host: string): Channel[] =>
  [...channels(tenant).values()].filter((channel) => channel.host === host);

/** The seeded units, and the private and shared channels as such. */
export const placesIn = (tenant: Tenant): Unit[] => [
  ...tenant.units,
  ...[...channels(tenant).values()].map(({ unit }) => unit),
];

export const isMemberOf = (tenant: Tenant, unit: string, person: string): boolean => {
  const channel = channelOf(tenant, unit);
  if (channel) return channel.members.some(({ id }) => id === person);
  return tenant.people.some((one) => one.id === person && one.unit === unit);
};

/** Whether somebody owns the unit's team, or the private or shared channel. */
export const isOwnerOf = (tenant: Tenant, unit: Unit, person: string): boolean => {
  const channel = channelOf(tenant, unit.id);
  if (channel) return channel.members.some(({ id, owner }) => id === person && owner);
  const member = tenant.people.find((one) => one.id === person && one.unit === unit.id);
  return member !== undefined && (member.owner ?? member.id === unit.manager);
};
