/**
 * Conversations and their activities, `v3/conversations…`, in the shapes of the Bot Framework's connector
 * (learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference).
 */
import { json, jsonOf, type Req, type Res, type Router } from '../http.ts';
import { readActivity, splitActivity } from './activities.ts';
import { badArgument, badSyntax, notEnoughPermissions, unknownActivity } from './errors.ts';
import type { Activity, Message } from './messages.ts';
import { type Place, splitThread } from './places.ts';
import { count, enter, type Room } from './room.ts';

/** Stores what the bot sends; the ids of the messages that Teams made of it, the first one's thread holding all. */
export const store = (room: Room, place: Place, root: string | null, activity: Activity): string[] => {
  let thread = root;
  return splitActivity(activity).map((part) => {
    const id = room.messages.nextId();
    // What is sent to a channel itself begins a thread.
    if (place.kind === 'channel') thread ??= id;
    const { conversation } = place;
    room.messages.add({ id, conversation, root: thread, by: null, activity: { ...part, id } });
    return id;
  });
};

/** The answer to a send: the message's id, or none where Teams made several of it. */
const post = (room: Room, place: Place, root: string | null, activity: Activity): Res => {
  if (activity.type === 'typing') return json(202, { id: room.messages.nextId() });
  const ids = store(room, place, root, activity);
  return json(201, ids.length === 1 ? { id: ids[0] } : {});
};

const send = (room: Room, req: Req, id: string): Res => {
  const entered = enter(room, id);
  if ('refusal' in entered) return entered.refusal;
  const { conversation, root } = splitThread(id);
  if (root !== null && !room.messages.get(conversation, root)) return unknownActivity();
  const read = readActivity(jsonOf(req));
  if ('refusal' in read) return read.refusal;
  const named = read.activity.conversation as { id?: unknown } | undefined;
  if (typeof named?.id === 'string' && splitThread(named.id).conversation !== conversation)
    return badArgument('The activity names another conversation than the address.');
  return count(room, 'send', conversation) ?? post(room, entered.place, root, read.activity);
};

/** The bot's own message, or the refusal. */
const own = (room: Room, id: string, activityId: string): { message: Message } | { refusal: Res } => {
  const entered = enter(room, id);
  if ('refusal' in entered) return entered;
  const message = room.messages.get(splitThread(id).conversation, activityId);
  if (!message) return { refusal: unknownActivity() };
  return message.by === null ? { message } : { refusal: notEnoughPermissions() };
};

const update = (room: Room, req: Req, id: string, activityId: string): Res => {
  const found = own(room, id, activityId);
  if ('refusal' in found) return found.refusal;
  const read = readActivity(jsonOf(req));
  if ('refusal' in read) return read.refusal;
  if (read.activity.type !== 'message') return badArgument('Unknown activity type.');
  if (splitActivity(read.activity).length > 1)
    return badSyntax('Activity resulted into multiple skype activities');
  room.messages.replace(found.message, { ...read.activity, id: activityId });
  return json(200, { id: activityId });
};

const remove = (room: Room, id: string, activityId: string): Res => {
  const found = own(room, id, activityId);
  if ('refusal' in found) return found.refusal;
  room.messages.remove(found.message);
  return { status: 200 };
};

/** Adds the routes of conversations' activities. */
export const conversationRoutes = (router: Router, room: Room): void => {
  const one = '/connector/v3/conversations/{id}/activities/{activity}';
  router
    .on('POST', '/connector/v3/conversations/{id}/activities', (req, { id = '' }) => send(room, req, id))
    // The last segment is the message replied to; Teams takes any, also the made-up ones of proactive sends.
    .on('POST', one, (req, { id = '' }) => send(room, req, id))
    .on('PUT', one, (req, { id = '', activity = '' }) => update(room, req, id, activity))
    .on('DELETE', one, (_req, { id = '', activity = '' }) => remove(room, id, activity));
};
