/** Activities to use cases, and their replies back to activities. */
import type { Activity, TurnContext } from 'botbuilder';
import { botTexts } from '../core/texts/bot/index.ts';
import type { Chat } from '../usecases/chat.ts';
import type { Spoken, Writer } from '../usecases/conversation.ts';
import type { Journal, Messenger } from '../usecases/ports.ts';
import { type Face, face, heading } from './cards/parts.ts';
import { faceOf } from './cards/render.ts';
import { patiently } from './failure.ts';
import {
  addressOf,
  type Incoming,
  isAddressed,
  languageOf,
  pressOf,
  tellsLanguage,
  wordsOf,
} from './incoming.ts';
import type { Links } from './links.ts';
import { ADAPTIVE_CARD, message } from './message.ts';
import { rosterEntry } from './roster.ts';

export interface BotParts {
  chat: Chat;
  links: Links;
  journal: Journal;
  /** Greets outside of a turn. */
  messenger: Pick<Messenger, 'send'>;
  /** How long the event that tells the language may stay out. */
  greetAfterMs?: number;
}

/** Handles one activity that was authenticated and has its shape. */
export type Turn = (context: TurnContext, activity: Incoming) => Promise<void>;

/** Answers to a press that stand beside the card instead of taking its place. */
const besides = new Set<Spoken['reply']['kind']>(['times', 'privacy', 'private-only']);

/** Channels whose team has been told who we are; Teams tells of one installation in two events. */
const MOST_REMEMBERED = 1_000;

const send = (context: TurnContext, activity: Partial<Activity>): Promise<unknown> =>
  patiently(() => context.sendActivity({ ...activity }));

const invokeResponse = (context: TurnContext, status: number, body?: unknown): Promise<unknown> =>
  context.sendActivity({
    type: 'invokeResponse',
    value: { status, ...(body === undefined ? {} : { body }) },
  });

/** The envelopes of learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
const envelope = {
  card: (card: unknown) => ({ statusCode: 200, type: ADAPTIVE_CARD, value: card }),
  sentence: (text: string) => ({
    statusCode: 200,
    type: 'application/vnd.microsoft.activity.message',
    value: text,
  }),
  error: (statusCode: 400 | 500, message: string) => ({
    statusCode,
    type: 'application/vnd.microsoft.error',
    value: { code: statusCode === 400 ? 'BadRequest' : 'InternalServerError', message },
  }),
};

/** Where the card is to be replaced by a sentence, the sentence gets a card of its own. */
const asCard = (shown: Face, language: Spoken['language']): Face & { kind: 'card' } => {
  if (shown.kind === 'card') return shown;
  const sheet = {
    language,
    summary: shown.text,
    speak: shown.text,
    body: [heading(shown.text)],
    actions: [],
  };
  const made = face(sheet);
  if (made.kind !== 'card') throw new Error('a sheet makes a card');
  return made;
};

export const makeBot = ({
  chat,
  links,
  journal,
  messenger,
  greetAfterMs = 3_000,
}: BotParts): Turn => {
  const introduced = new Set<string>();
  /** Greetings that wait for the event with the language, by conversation. */
  const waiting = new Map<string, NodeJS.Timeout>();
  const stopWaiting = ({ conversation }: Incoming): void => {
    clearTimeout(waiting.get(conversation.id));
    waiting.delete(conversation.id);
  };

  const look = ({ reply, language }: Spoken): Face => faceOf(reply, { language, links });

  const writerOf = async (
    context: TurnContext,
    activity: Incoming,
    named = false,
  ): Promise<Writer | null> => {
    const { aadObjectId, name } = activity.from;
    const complete = aadObjectId && (name || !named);
    const entry = complete ? null : await rosterEntry(context, activity, journal);
    const id = aadObjectId || entry?.id;
    if (!id) return null;
    const address = addressOf(activity);
    return {
      id,
      name: name || entry?.name || null,
      tenant: address.tenant,
      language: languageOf(activity),
      address,
    };
  };

  /** What to say to whoever, or wherever, the bot was added; null where it was said before. */
  const greeting = async (writer: Writer, activity: Incoming): Promise<Spoken | null> => {
    if (writer.address.conversationType === 'personal') return chat.installed(writer, null);
    const place = placeOf(activity);
    if (introduced.has(place)) return null;
    introduced.add(place);
    if (introduced.size > MOST_REMEMBERED) introduced.delete([...introduced][0] ?? '');
    const channel = activity.conversation.id.split(';')[0] ?? '';
    return chat.introduced(writer, channel, activity.channelData?.team?.name ?? null);
  };

  const cameIn = async (context: TurnContext, activity: Incoming): Promise<void> => {
    const writer = await writerOf(context, activity, true);
    if (writer === null) {
      journal.warn('person-unknown', { activity: activity.type });
      return;
    }
    const spoken = await greeting(writer, activity);
    if (spoken !== null) await send(context, message(look(spoken)));
  };

  /**
   * Teams tells of an installation in two events, in any order, and only `installationUpdate` knows the person's
   * language. So the other one waits for it, and greets by itself only if it never comes.
   */
  const greetLater = (activity: Incoming): void => {
    const { aadObjectId, name } = activity.from;
    if (!aadObjectId) return;
    const address = addressOf(activity);
    const writer: Writer = {
      id: aadObjectId,
      name: name || null,
      tenant: address.tenant,
      language: languageOf(activity),
      address,
    };
    const greet = async (): Promise<void> => {
      const spoken = await greeting(writer, activity);
      if (spoken === null) return;
      const sent = await messenger.send(address, spoken.reply, spoken.language);
      if (sent.kind !== 'sent') journal.warn('greeting-not-sent', { outcome: sent.kind });
      if (sent.kind === 'closed' && address.conversationType === 'personal') await chat.uninstalled(writer.id);
    };
    stopWaiting(activity);
    const timer = setTimeout(() => {
      waiting.delete(activity.conversation.id);
      greet().catch((error: unknown) =>
        journal.error('greeting-failed', { name: error instanceof Error ? error.name : 'unknown' }),
      );
    }, greetAfterMs);
    waiting.set(activity.conversation.id, timer.unref());
  };

  const leftPlace = async (activity: Incoming): Promise<void> => {
    stopWaiting(activity);
    if (addressOf(activity).conversationType !== 'personal') introduced.delete(placeOf(activity));
    else if (activity.from.aadObjectId) await chat.uninstalled(activity.from.aadObjectId);
  };

  const rosterChanged = async (context: TurnContext, activity: Incoming): Promise<void> => {
    const bot = activity.recipient.id;
    if (activity.membersAdded?.some(({ id }) => id === bot)) {
      if (tellsLanguage(activity)) await cameIn(context, activity);
      else greetLater(activity);
    }
    if (activity.membersRemoved?.some(({ id }) => id === bot)) await leftPlace(activity);
  };

  const installation = async (context: TurnContext, activity: Incoming): Promise<void> => {
    // `add-upgrade` and `remove-upgrade` come with a new version of the app: for the person nothing has changed.
    if (activity.action === 'add') {
      stopWaiting(activity);
      await cameIn(context, activity);
    }
    if (activity.action === 'remove') await leftPlace(activity);
  };

  const wrote = async (context: TurnContext, activity: Incoming): Promise<void> => {
    const press = pressOf(activity.value);
    if (activity.value !== undefined && activity.value !== null && !activity.text)
      return submitted(context, activity, press);
    if (!isAddressed(activity)) return;
    const writer = await writerOf(context, activity);
    if (writer === null) return;
    await send(context, message(look(await chat.said(writer, wordsOf(activity) || '?'))));
  };

  /** Action.Submit of clients without Action.Execute: the same handler, and the card is updated by hand. */
  const submitted = async (
    context: TurnContext,
    activity: Incoming,
    press: ReturnType<typeof pressOf>,
  ): Promise<void> => {
    const writer = await writerOf(context, activity);
    const spoken = writer === null || press === null ? null : await chat.acted(writer, press);
    if (spoken === null) {
      await send(context, message({ kind: 'text', text: botTexts[languageOf(activity)].unknownAction }));
      return;
    }
    const shown = look(spoken);
    if (spoken.reply.kind === 'problem' || besides.has(spoken.reply.kind) || !activity.replyToId) {
      await send(context, message(shown));
      return;
    }
    const update = { ...message(asCard(shown, spoken.language)), id: activity.replyToId };
    try {
      await patiently(() => context.updateActivity({ ...update }));
    } catch (error) {
      journal.warn('card-not-updated', { cause: error instanceof Error ? error.name : 'unknown' });
      await send(context, message(shown));
    }
  };

  const executed = async (context: TurnContext, activity: Incoming): Promise<void> => {
    const press = pressOf(activity.value);
    const writer = await writerOf(context, activity);
    const spoken = writer === null || press === null ? null : await chat.acted(writer, press);
    if (spoken === null) {
      const words = botTexts[languageOf(activity)].unknownAction;
      await invokeResponse(context, 200, envelope.error(400, words));
      return;
    }
    const shown = look(spoken);
    if (spoken.reply.kind === 'problem' || spoken.reply.kind === 'private-only') {
      const words = shown.kind === 'text' ? shown.text : shown.summary;
      await invokeResponse(context, 200, envelope.sentence(words));
      return;
    }
    if (besides.has(spoken.reply.kind)) {
      await send(context, message(shown));
      await invokeResponse(
        context,
        200,
        envelope.sentence(shown.kind === 'text' ? shown.text : (shown.card.speak as string)),
      );
      return;
    }
    await invokeResponse(context, 200, envelope.card(asCard(shown, spoken.language).card));
  };

  return async (context, activity) => {
    switch (activity.type) {
      case 'installationUpdate':
        return installation(context, activity);
      case 'conversationUpdate':
        return rosterChanged(context, activity);
      case 'message':
        return wrote(context, activity);
      case 'invoke':
        if (activity.name === 'adaptiveCard/action') return executed(context, activity);
        // Message extensions, task modules and sign-in are not offered: 501 says so.
        await invokeResponse(context, 501);
        return;
      default:
        // Meeting events, reactions, edits, typing: deliberately left alone.
        return;
    }
  };
};

/** The team, where the activity names it: its channels share one introduction. */
const placeOf = (activity: Incoming): string => activity.channelData?.team?.id ?? activity.conversation.id;

/** The answer when something broke while answering: one kind sentence, no details. */
export const apologise = async (context: TurnContext, activity: Incoming): Promise<void> => {
  const words = botTexts[languageOf(activity)].trouble;
  if (activity.type === 'invoke') await invokeResponse(context, 200, envelope.error(500, words));
  else if (activity.type === 'message') await context.sendActivity(message({ kind: 'text', text: words }));
};
