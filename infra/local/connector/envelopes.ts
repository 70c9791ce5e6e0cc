/**
 * The activities that Teams sends to a bot, after Microsoft's own examples
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events and
 * …/conversation-messages).
 */
import { randomUUID } from 'node:crypto';
import { channelOf, type Person, type Tenant } from '../tenant.ts';
import type { Activity } from './messages.ts';
import { meetingIdOf, type Place } from './places.ts';

export const BOT_NAME = 'Stegvis';
const ZONE = 'Europe/Stockholm';

/** Local time with offset, e.g. `2026-01-12T08:00:00.000+01:00`. */
export const localTimestamp = (at: Date): string => {
  const part = new Intl.DateTimeFormat('en', { timeZone: ZONE, timeZoneName: 'longOffset' });
  const name = part.formatToParts(at).find((one) => one.type === 'timeZoneName')?.value ?? 'GMT';
  const offset = name === 'GMT' ? '+00:00' : name.replace('GMT', '');
  const minutes = Number(offset.slice(0, 3)) * 60 + Number(offset.slice(4));
  return new Date(at.getTime() + minutes * 60_000).toISOString().replace('Z', offset);
};

const localeOf = (person: Person): { locale: string; country: string } =>
  person.language === 'en' ? { locale: 'en-GB', country: 'GB' } : { locale: 'sv-SE', country: 'SE' };

const conversationOf = (tenant: Tenant, place: Place, root: string | null): Record<string, unknown> => {
  const tenantId = tenant.ids.tenant;
  if (place.kind === 'personal') return { conversationType: 'personal', tenantId, id: place.conversation };
  if (place.kind === 'meeting')
    return { isGroup: true, conversationType: 'groupChat', tenantId, id: place.conversation };
  const id = root === null ? place.conversation : `${place.conversation};messageid=${root}`;
  return { isGroup: true, conversationType: 'channel', tenantId, id };
};

export const channelDataOf = (tenant: Tenant, place: Place): Record<string, unknown> => {
  const data = { tenant: { id: tenant.ids.tenant } };
  if (place.kind === 'personal') return data;
  if (place.kind === 'meeting') return { ...data, meeting: { id: meetingIdOf(place.conversation) } };
  return {
    ...data,
    teamsChannelId: place.conversation,
    teamsTeamId: place.unit.teamThread,
    channel: { id: place.conversation },
    team: { id: place.unit.teamThread },
  };
};

/** What every activity bears, whoever it is about. */
const base = (tenant: Tenant, person: Person, place: Place, root: string | null): Omit<Activity, 'type'> => ({
  id: `f:${randomUUID()}`,
  timestamp: tenant.clock.iso(),
  localTimestamp: localTimestamp(tenant.clock.now()),
  localTimezone: ZONE,
  serviceUrl: tenant.addresses.serviceUrl,
  channelId: 'msteams',
  from: { id: person.channelId, aadObjectId: person.id },
  conversation: conversationOf(tenant, place, root),
  recipient: { id: tenant.ids.bot, name: BOT_NAME },
  channelData: channelDataOf(tenant, place),
});

const client = (person: Person): Record<string, unknown> => {
  const { locale, country } = localeOf(person);
  return { type: 'clientInfo', locale, country, platform: 'Web', timezone: ZONE };
};

/** What every activity bears that a person caused. */
export const spoken = (
  tenant: Tenant,
  person: Person,
  place: Place,
  root: string | null,
): Omit<Activity, 'type'> => ({
  ...base(tenant, person, place, root),
  from: { id: person.channelId, name: person.name, aadObjectId: person.id },
  entities: [client(person)],
  locale: localeOf(person).locale,
});

const teamData = (tenant: Tenant, place: Place, eventType?: string): Record<string, unknown> => {
  if (place.kind !== 'channel') return channelDataOf(tenant, place);
  const { unit } = place;
  return {
    settings: { selectedChannel: { id: place.conversation } },
    team: { aadGroupId: unit.team, name: unit.teamName, id: unit.teamThread },
    ...(eventType ? { eventType } : { channel: { id: place.conversation }, source: { name: 'message' } }),
    tenant: { id: tenant.ids.tenant },
  };
};

/** `conversationUpdate` when the app comes into, or leaves, a chat or a team. */
export const membership = (
  tenant: Tenant,
  person: Person,
  place: Place,
  change: 'added' | 'removed',
): Activity => {
  const bot = { id: tenant.ids.bot };
  const added = place.kind === 'personal' ? [bot, { id: person.channelId, aadObjectId: person.id }] : [bot];
  return {
    ...base(tenant, person, place, null),
    type: 'conversationUpdate',
    ...(change === 'added' ? { membersAdded: added } : { membersRemoved: [bot] }),
    channelData: teamData(tenant, place, change === 'added' ? 'teamMemberAdded' : 'teamMemberRemoved'),
  };
};

/**
 * `conversationUpdate` when somebody comes into a team or channel where the app stands, or leaves it. As in Microsoft's
 * examples the one about leaving does not name the team's group. Of private and shared channels Teams tells with
 * `channelMemberAdded` and `channelMemberRemoved` (the SDK's Channels route of the same names). `by`: who did it.
 */
export const rosterChange = (
  tenant: Tenant,
  by: Person,
  about: Person,
  place: Place & { kind: 'channel' },
  change: 'added' | 'removed',
): Activity => {
  const { unit } = place;
  const own = channelOf(tenant, unit.id) !== undefined;
  // A standard channel's members are the team's: the conversation is the team's own, General.
  const where: Place = own ? place : { ...place, conversation: unit.teamThread, name: null };
  const account = { id: about.channelId, ...(change === 'added' ? { aadObjectId: about.id } : {}) };
  const event = `${own ? 'channel' : 'team'}Member${change === 'added' ? 'Added' : 'Removed'}`;
  return {
    ...base(tenant, by, where, null),
    type: 'conversationUpdate',
    ...(change === 'added' ? { membersAdded: [account] } : { membersRemoved: [account] }),
    channelData: {
      ...(own ? { channel: { id: unit.channel } } : {}),
      team:
        change === 'added'
          ? { aadGroupId: unit.team, name: unit.teamName, id: unit.teamThread }
          : { id: unit.teamThread },
      eventType: event,
      tenant: { id: tenant.ids.tenant },
    },
  };
};

/** `installationUpdate` with the action `add` or `remove`. */
export const installation = (
  tenant: Tenant,
  person: Person,
  place: Place,
  action: 'add' | 'remove',
): Activity => ({
  ...base(tenant, person, place, null),
  type: 'installationUpdate',
  action,
  entities: [client(person)],
  locale: localeOf(person).locale,
  channelData:
    place.kind === 'channel'
      ? teamData(tenant, place)
      : { ...channelDataOf(tenant, place), source: { name: 'message' } },
});

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** What a person writes to the bot, who is mentioned where others read along. */
export const message = (
  tenant: Tenant,
  person: Person,
  place: Place,
  written: { id: string; text: string },
): Activity => {
  const { id, text } = written;
  const alone = place.kind === 'personal';
  const mark = `<at>${BOT_NAME}</at>`;
  const mention = `<span itemscope="" itemtype="http://schema.skype.com/Mention" itemid="0">${BOT_NAME}</span>&nbsp;`;
  return {
    ...spoken(tenant, person, place, id),
    type: 'message',
    id,
    textFormat: 'plain',
    text: alone ? text : `${mark} ${text}`,
    attachments: [{ contentType: 'text/html', content: `<p>${alone ? '' : mention}${escapeHtml(text)}</p>` }],
    entities: [
      ...(alone ? [] : [{ type: 'mention', mentioned: { id: tenant.ids.bot, name: BOT_NAME }, text: mark }]),
      client(person),
    ],
  };
};

export interface Press {
  /** The message whose card was pressed, and its thread. */
  id: string;
  root: string | null;
  /** `data` of the action with what was put into the card's fields. */
  data: unknown;
  action: Record<string, unknown>;
}

/** `Action.Execute`: an invoke that awaits an answer (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model). */
export const execute = (tenant: Tenant, person: Person, place: Place, press: Press): Activity => {
  const { id, title, verb } = press.action;
  return {
    ...spoken(tenant, person, place, press.root),
    type: 'invoke',
    name: 'adaptiveCard/action',
    replyToId: press.id,
    value: {
      action: {
        type: 'Action.Execute',
        ...(id === undefined ? {} : { id }),
        ...(title === undefined ? {} : { title }),
        verb,
        data: press.data,
      },
      trigger: 'manual',
    },
    channelData: {
      ...channelDataOf(tenant, place),
      source: { name: 'message' },
      legacy: { replyToId: press.id },
    },
  };
};

/** `Action.Submit`: a message with `value` and no text (learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-actions). */
export const submit = (tenant: Tenant, person: Person, place: Place, press: Press): Activity => ({
  ...spoken(tenant, person, place, press.root),
  type: 'message',
  replyToId: press.id,
  value: press.data,
  channelData: {
    ...channelDataOf(tenant, place),
    source: { name: 'message' },
    legacy: { replyToId: press.id },
  },
});

/** When a meeting began or ended; the moment somebody joined it first, or left it last. */
export interface MeetingMoment {
  what: 'start' | 'end';
  title: string;
  joinUrl: string;
}

/**
 * `application/vnd.microsoft.meetingStart` and `…meetingEnd`, field by field as Microsoft's example has them: the
 * conversation without its type, the person without a name, the source null
 * (learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis#receive-real-time-teams-meeting-events).
 */
export const meetingEvent = (
  tenant: Tenant,
  person: Person,
  place: Place & { kind: 'meeting' },
  { what, title, joinUrl }: MeetingMoment,
): Activity => {
  const id = meetingIdOf(place.conversation);
  const at = tenant.clock.iso();
  const { locale } = localeOf(person);
  return {
    ...base(tenant, person, place, null),
    type: 'event',
    name: `application/vnd.microsoft.meeting${what === 'start' ? 'Start' : 'End'}`,
    conversation: { isGroup: true, tenantId: tenant.ids.tenant, id: place.conversation },
    entities: [client(person)],
    locale,
    channelData: { tenant: { id: tenant.ids.tenant }, source: null, meeting: { id } },
    value: {
      MeetingType: 'Recurring',
      Title: title,
      Id: id,
      JoinUrl: joinUrl,
      ...(what === 'start' ? { StartTime: at } : { EndTime: at }),
    },
  };
};
