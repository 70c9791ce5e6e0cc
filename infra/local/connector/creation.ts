/**
 * `POST v3/conversations`: a personal chat that the bot opens, or a new thread in a channel
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/send-proactive-messages).
 */
import { json, jsonOf, type Req, type Res, type Router } from '../http.ts';
import { isRecord, readActivity } from './activities.ts';
import { store } from './conversations.ts';
import { badArgument, badSyntax, notInstalledForPerson } from './errors.ts';
import type { Activity } from './messages.ts';
import { type Place, personByAnyId } from './places.ts';
import { count, enter, type Room } from './room.ts';

const malformed = (): Res => badArgument('Incorrect conversation creation parameters');

/** The activity to begin with: absent, good, or refused. */
const opening = (body: Record<string, unknown>): { activity: Activity | null } | { refusal: Res } =>
  body.activity === undefined || body.activity === null ? { activity: null } : readActivity(body.activity);

const inChannel = (room: Room, body: Record<string, unknown>, channel: string): Res => {
  const entered = enter(room, channel);
  if ('refusal' in entered) return entered.refusal;
  if (entered.place.kind !== 'channel') return malformed();
  const read = opening(body);
  if ('refusal' in read) return read.refusal;
  if (read.activity?.type !== 'message') return badArgument('A new thread needs an activity.');
  const { conversation } = entered.place;
  const busy = count(room, 'create', conversation) ?? count(room, 'send', conversation);
  if (busy) return busy;
  const [first, ...more] = store(room, entered.place, null, read.activity);
  const id = `${conversation};messageid=${first}`;
  return json(201, more.length === 0 ? { id, activityId: first } : { id });
};

const personal = (room: Room, body: Record<string, unknown>): Res => {
  const { tenantId, channelData, members, isGroup } = body;
  const data = isRecord(channelData) && isRecord(channelData.tenant) ? channelData.tenant.id : undefined;
  const tenant = tenantId ?? data;
  if (typeof tenant !== 'string') return badSyntax('Could not parse tenant id');
  if (isGroup === true || !Array.isArray(members) || members.length !== 1) return malformed();
  const [member] = members as unknown[];
  if (!isRecord(member) || typeof member.id !== 'string') return malformed();
  const person = personByAnyId(room.tenant, member.id);
  if (!person && member.id.startsWith('29:')) return badArgument('Failed to decrypt pairwise id');
  if (!person || tenant !== room.tenant.ids.tenant || !room.installs.has({ person: person.id }))
    return notInstalledForPerson();
  const read = opening(body);
  if ('refusal' in read) return read.refusal;
  const busy = count(room, 'create', person.chat);
  if (busy) return busy;
  if (read.activity?.type !== 'message') return json(201, { id: person.chat });
  const full = count(room, 'send', person.chat);
  if (full) return full;
  const place: Place = { kind: 'personal', conversation: person.chat, person };
  const [first, ...more] = store(room, place, null, read.activity);
  return json(201, more.length === 0 ? { id: person.chat, activityId: first } : { id: person.chat });
};

const create = (room: Room, req: Req): Res => {
  const body = jsonOf(req);
  if (!isRecord(body))
    return badSyntax('Bad format of the request body: conversation parameters were expected.');
  const { channelData } = body;
  const channel = isRecord(channelData) && isRecord(channelData.channel) ? channelData.channel.id : undefined;
  return typeof channel === 'string' ? inChannel(room, body, channel) : personal(room, body);
};

/** Adds the route that creates conversations. */
export const creationRoutes = (router: Router, room: Room): void => {
  router.on('POST', '/connector/v3/conversations', (req) => create(room, req));
};
