/** Presses on cards: Action.Execute as an invoke, Action.Submit as a message with a value; one handler for both. */
import type { TurnContext } from 'botbuilder';
import { botTexts } from '../core/texts/bot/index.ts';
import type { Chat } from '../usecases/chat.ts';
import type { Click, Spoken, Writer } from '../usecases/conversation.ts';
import type { MeetingTalk } from '../usecases/live/meeting-talk.ts';
import type { Journal } from '../usecases/ports.ts';
import { ownRightsFace } from './cards/own-rights.ts';
import type { Face } from './cards/parts.ts';
import { faceOf } from './cards/render.ts';
import { cardOf, envelope, respond, send, sentenceOf } from './envelope.ts';
import { patiently } from './failure.ts';
import { addressOf, type Incoming, languageOf, pressOf } from './incoming.ts';
import type { Links } from './links.ts';
import { message, messageOf } from './message.ts';
import { writerOf } from './writer.ts';

export interface PressParts {
  chat: Chat;
  /** Presses on the agenda in a meeting's chat; absent: the program follows no meetings. */
  meetings?: Pick<MeetingTalk, 'isOnAgenda' | 'pressed'> | undefined;
  links: Links;
  journal: Journal;
}

export interface Presses {
  executed(context: TurnContext, activity: Incoming): Promise<void>;
  submitted(context: TurnContext, activity: Incoming): Promise<void>;
}

type ReplyKind = Spoken['reply']['kind'];
/** Answers that are a new message beside the card. */
const besides = new Set<ReplyKind>(['times', 'privacy', 'my-data', 'erase-ask']);
/** Answers that are only said; the card stays as it is. */
const said = new Set<ReplyKind>([
  'problem',
  'private-only',
  'day-refused',
  'no-proposal',
  'not-chair',
  'term-refused',
  'long-text',
]);
/** A sentence instead of a card: in a channel the reason of a card is only said to whoever asks. */
const isSaid = ({ reply }: Spoken, shown: Face): boolean =>
  (said.has(reply.kind) && shown.kind === 'text') || (reply.kind === 'why' && shown.kind === 'text');

/**
 * The language of a channel's own card: that of the lists. Whoever presses or looks (`refresh`) gets theirs, as the
 * answer to an Action.Execute takes the card's place for that person only.
 */
const CHANNEL_LANGUAGE = 'sv';

const isAlone = (activity: Incoming): boolean => addressOf(activity).conversationType === 'personal';

export const makePresses = ({ chat, meetings, links, journal }: PressParts): Presses => {
  const acted = (writer: Writer, press: Click): Promise<Spoken | null> =>
    meetings?.isOnAgenda(press) ? meetings.pressed(writer, press) : chat.acted(writer, press);

  /** The answer and its face; null for a button that no card of ours has. */
  const answer = async (
    context: TurnContext,
    activity: Incoming,
  ): Promise<{ spoken: Spoken; shown: Face } | null> => {
    const press = pressOf(activity.value);
    const writer = press === null ? null : await writerOf(context, activity, journal, { named: false });
    const spoken = writer === null || press === null ? null : await acted(writer, press);
    if (spoken === null || press === null) return null;
    const look = { language: spoken.language, links };
    // Everybody would see it on a card that a channel shares, unless it is shown to whoever pressed alone.
    const own =
      activity.type === 'invoke' || isAlone(activity) ? ownRightsFace(spoken.reply, press, look) : null;
    return { spoken, shown: own ?? faceOf(spoken.reply, look) };
  };
  const unknown = (activity: Incoming): string => botTexts[languageOf(activity)].unknownAction;

  /** What was answered on a card that a channel shares is everybody's to see. */
  const showOthers = async (context: TurnContext, activity: Incoming, { reply }: Spoken): Promise<void> => {
    const { replyToId } = activity;
    const changed = pressOf(activity.value)?.verb !== 'show';
    if (reply.kind !== 'answered' || reply.card.to !== 'channel' || !changed || !replyToId) return;
    const base = { ...messageOf(reply, CHANNEL_LANGUAGE, links), id: replyToId };
    try {
      await patiently(() => context.updateActivity({ ...base }));
    } catch (error) {
      journal.warn('card-not-updated', { cause: error instanceof Error ? error.name : 'unknown' });
    }
  };

  return {
    async executed(context, activity) {
      const answered = await answer(context, activity);
      if (answered === null) {
        await respond(context, 200, envelope.error(400, unknown(activity)));
        return;
      }
      const { spoken, shown } = answered;
      const { kind } = spoken.reply;
      if (besides.has(kind)) await send(context, message(shown));
      const body =
        besides.has(kind) || isSaid(spoken, shown)
          ? envelope.sentence(sentenceOf(shown))
          : envelope.card(cardOf(shown, spoken.language));
      await respond(context, 200, body);
      await showOthers(context, activity, spoken);
    },

    async submitted(context, activity) {
      const answered = await answer(context, activity);
      if (answered === null) {
        await send(context, message({ kind: 'text', text: unknown(activity) }));
        return;
      }
      const { spoken, shown } = answered;
      const { kind } = spoken.reply;
      const { replyToId } = activity;
      if (!replyToId || besides.has(kind) || isSaid(spoken, shown)) {
        await send(context, message(shown));
        return;
      }
      const card = cardOf(shown, spoken.language);
      const update = { ...message({ kind: 'card', card, summary: sentenceOf(shown) }), id: replyToId };
      try {
        await patiently(() => context.updateActivity({ ...update }));
      } catch (error) {
        journal.warn('card-not-updated', { cause: error instanceof Error ? error.name : 'unknown' });
        await send(context, message(shown));
      }
    },
  };
};
