/** Where the bot can be: a person's chat with it, a team's channels, a meeting's chat. */
import type { Person, Tenant, Unit } from '../tenant.ts';
import { isMemberOf, membersOf, personById, placesIn } from '../tenant.ts';

export type Place =
  | { kind: 'personal'; conversation: string; person: Person }
  | { kind: 'channel'; conversation: string; unit: Unit; name: string | null }
  | { kind: 'meeting'; conversation: string; unit: Unit };

/** Splits `19:…@thread.tacv2;messageid=…` into the conversation and the thread's root message. */
export const splitThread = (id: string): { conversation: string; root: string | null } => {
  const [conversation = '', suffix] = id.split(';messageid=');
  return { conversation, root: suffix ?? null };
};

/** The place that a conversation id names, with or without `;messageid=`; undefined when there is none. */
export const placeOf = (tenant: Tenant, id: string): Place | undefined => {
  const { conversation } = splitThread(id);
  const person = tenant.people.find((one) => one.chat === conversation);
  if (person) return { kind: 'personal', conversation, person };
  for (const unit of placesIn(tenant)) {
    if (unit.channel === conversation) return { kind: 'channel', conversation, unit, name: unit.channelName };
    // General has the team's own thread and no name in the Bot Framework's lists.
    if (unit.teamThread === conversation) return { kind: 'channel', conversation, unit, name: null };
    if (unit.apt.meetingChat === conversation) return { kind: 'meeting', conversation, unit };
  }
  return undefined;
};

/** The place that a person means by `personal`, a channel id or a meeting chat id, if they take part in it. */
export const placeFor = (tenant: Tenant, person: Person, where: string): Place | undefined => {
  if (where === 'personal') return { kind: 'personal', conversation: person.chat, person };
  const place = placeOf(tenant, where);
  if (place === undefined || place.kind === 'personal') return undefined;
  return isMemberOf(tenant, place.unit.id, person.id) ? place : undefined;
};

/** The people in a place, the bot not counted. */
export const peopleIn = (tenant: Tenant, place: Place): Person[] =>
  place.kind === 'personal' ? [place.person] : membersOf(tenant, place.unit.id);

/** Somebody by `29:…` or by Entra object id. */
export const personByAnyId = (tenant: Tenant, id: string): Person | undefined =>
  id.startsWith('29:') ? tenant.people.find((person) => person.channelId === id) : personById(tenant, id);

/** A meeting's id as activities carry it: base64 of `0#{chat}#0`. */
export const meetingIdOf = (chat: string): string => Buffer.from(`0#${chat}#0`).toString('base64');

/** The chat that a meeting's id names; null when it is no such id. */
export const meetingChatOf = (id: string): string | null => {
  const [zero, chat, last] = Buffer.from(id, 'base64').toString('utf8').split('#');
  return zero === '0' && last === '0' && chat ? chat : null;
};

/** What a unit's meeting is called in its organiser's calendar, and where one joins it. */
export const meetingTitleOf = (unit: Unit): string => `APT ${unit.name}`;
export const joinUrlOf = (chat: string): string =>
  `https://teams.microsoft.com/l/meetup-join/${encodeURIComponent(chat)}/0`;
