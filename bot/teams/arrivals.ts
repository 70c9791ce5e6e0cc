/**
 * The app comes into a chat or a team, or leaves it. Teams tells of one installation in two events, in any order, and
 * only `installationUpdate` knows the person's language; the bot greets once.
 * Source: learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/subscribe-to-conversation-events
 */
import type { TurnContext } from 'botbuilder';
import type { Chat } from '../usecases/chat.ts';
import type { Spoken, Writer } from '../usecases/conversation.ts';
import type { Journal, Messenger } from '../usecases/ports.ts';
import { send } from './envelope.ts';
import { addressOf, type Incoming, teamOf, tellsLanguage } from './incoming.ts';
import type { Links } from './links.ts';
import { messageOf } from './message.ts';
import { writerIn, writerOf } from './writer.ts';

export interface ArrivalParts {
  chat: Chat;
  links: Links;
  journal: Journal;
  /** Greets outside of a turn. */
  messenger: Pick<Messenger, 'send'>;
  /** How long the event that tells the language may stay out. */
  greetAfterMs?: number;
}

export interface Arrivals {
  installation(context: TurnContext, activity: Incoming): Promise<void>;
  rosterChanged(context: TurnContext, activity: Incoming): Promise<void>;
}

/** Channels that were told who the bot is. The two events come within moments, so memory is enough to tell once. */
const MOST_REMEMBERED = 1_000;

/** The team, where the activity names it: its channels share one introduction. */
const placeOf = (activity: Incoming): string => activity.channelData?.team?.id ?? activity.conversation.id;

/** The channel, without the message that a reply hangs under. */
const channelOf = ({ conversation }: Incoming): string => conversation.id.split(';')[0] ?? '';

export const makeArrivals = (parts: ArrivalParts): Arrivals => {
  const { chat, links, journal, messenger, greetAfterMs = 3_000 } = parts;
  const introduced = new Set<string>();
  /** Greetings that wait for the event with the language, by conversation. */
  const waiting = new Map<string, NodeJS.Timeout>();

  const stopWaiting = ({ conversation }: Incoming): void => {
    clearTimeout(waiting.get(conversation.id));
    waiting.delete(conversation.id);
  };

  /** What to say where the bot was added; null where it was said before. */
  const greeting = async (writer: Writer, activity: Incoming): Promise<Spoken | null> => {
    if (writer.address.conversationType === 'personal') return chat.installed(writer, null);
    const place = placeOf(activity);
    if (introduced.has(place)) return null;
    introduced.add(place);
    if (introduced.size > MOST_REMEMBERED) introduced.delete([...introduced][0] ?? '');
    const team = activity.channelData?.team;
    return chat.introduced(writer, channelOf(activity), team?.name ?? null, team?.aadGroupId ?? null);
  };

  const cameIn = async (context: TurnContext, activity: Incoming): Promise<void> => {
    const writer = await writerOf(context, activity, journal, { named: true });
    const spoken = writer === null ? null : await greeting(writer, activity);
    if (spoken !== null) await send(context, messageOf(spoken.reply, spoken.language, links));
  };

  const greetNow = async (writer: Writer, activity: Incoming): Promise<void> => {
    const spoken = await greeting(writer, activity);
    if (spoken === null) return;
    const sent = await messenger.send(writer.address, spoken.reply, spoken.language);
    if (sent.kind !== 'sent') journal.warn('greeting-not-sent', { outcome: sent.kind });
    const left = sent.kind === 'closed' && writer.address.conversationType === 'personal';
    if (left) await chat.uninstalled(writer.id);
  };

  /** Waits for the event with the language, and greets without it only if it never comes. */
  const greetLater = (activity: Incoming): void => {
    const writer = writerIn(activity);
    if (writer === null) return;
    stopWaiting(activity);
    const timer = setTimeout(() => {
      waiting.delete(activity.conversation.id);
      greetNow(writer, activity).catch((error: unknown) =>
        journal.error('greeting-failed', { name: error instanceof Error ? error.name : 'unknown' }),
      );
    }, greetAfterMs);
    waiting.set(activity.conversation.id, timer.unref());
  };

  const leftPlace = async (activity: Incoming): Promise<void> => {
    stopWaiting(activity);
    if (addressOf(activity).conversationType !== 'personal') {
      introduced.delete(placeOf(activity));
      await chat.leftTeam(channelOf(activity), activity.channelData?.team?.aadGroupId ?? null);
    } else if (activity.from.aadObjectId) await chat.uninstalled(activity.from.aadObjectId);
  };

  /** The app has come into a team, somebody else has, or left it, or it is called something else: who is there may differ. */
  const tellOfTeam = async (activity: Incoming): Promise<void> => {
    const team = teamOf(activity);
    if (team !== null) await chat.teamChanged(team);
  };

  return {
    async installation(context, activity) {
      // `add-upgrade` and `remove-upgrade` come with a new version of the app: for the person nothing has changed.
      if (activity.action === 'add') {
        stopWaiting(activity);
        await tellOfTeam(activity);
        await cameIn(context, activity);
      }
      if (activity.action === 'remove') await leftPlace(activity);
    },
    async rosterChanged(context, activity) {
      const bot = activity.recipient.id;
      await tellOfTeam(activity);
      if (activity.membersAdded?.some(({ id }) => id === bot)) {
        if (tellsLanguage(activity)) await cameIn(context, activity);
        else greetLater(activity);
      }
      if (activity.membersRemoved?.some(({ id }) => id === bot)) await leftPlace(activity);
    },
  };
};
