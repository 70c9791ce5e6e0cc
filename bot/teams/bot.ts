/** Which activity goes where. What the bot does not offer is refused or left alone, deliberately. */
import type { TurnContext } from 'botbuilder';
import { botTexts } from '../core/texts/bot/index.ts';
import type { MeetingTalk } from '../usecases/live/meeting-talk.ts';
import { type ArrivalParts, makeArrivals } from './arrivals.ts';
import { envelope, respond, send } from './envelope.ts';
import { type ExtensionParts, makeExtensionTurns, troubleFor } from './extension/index.ts';
import { type Incoming, isAddressed, languageOf, wordsOf } from './incoming.ts';
import { makeMeetingTurns } from './meetings.ts';
import { message, messageOf } from './message.ts';
import { makePresses } from './presses.ts';
import { writerOf } from './writer.ts';

/** Handles one activity that was authenticated and has its shape. */
export type Turn = (context: TurnContext, activity: Incoming) => Promise<void>;

export const makeBot = (
  parts: ArrivalParts & ExtensionParts & { meetings?: MeetingTalk | undefined },
): Turn => {
  const { chat, links, journal } = parts;
  const arrivals = makeArrivals(parts);
  const presses = makePresses(parts);
  const meetings = parts.meetings && makeMeetingTurns(parts.meetings);
  const extension = makeExtensionTurns(parts);

  const wrote: Turn = async (context, activity) => {
    if (!isAddressed(activity)) return;
    const writer = await writerOf(context, activity, journal, { named: false });
    if (writer === null) return;
    // Nothing but the mention means: what can you do.
    const { reply, language } = await chat.said(writer, wordsOf(activity) || '?');
    await send(context, messageOf(reply, language, links));
  };

  return async (context, activity) => {
    switch (activity.type) {
      case 'installationUpdate':
        await arrivals.installation(context, activity);
        return meetings?.installation(activity);
      case 'event':
        // Meetings that begin and end; other events are deliberately left alone.
        return meetings?.event(activity);
      case 'conversationUpdate':
        return arrivals.rosterChanged(context, activity);
      case 'message': {
        const pressed = activity.value !== undefined && activity.value !== null && !activity.text;
        return pressed ? presses.submitted(context, activity) : wrote(context, activity);
      }
      case 'invoke': {
        const { name } = activity;
        if (name === 'adaptiveCard/action') return presses.executed(context, activity);
        if (name && Object.hasOwn(extension, name)) return extension[name]?.(context, activity);
        // Adaptive Card tabs, sign-in and the rest are not offered: 501 says so.
        await respond(context, 501);
        return;
      }
      default:
        // Reactions, edits, typing: deliberately left alone.
        return;
    }
  };
};

/** The answer when something broke while answering: one kind sentence, no details. */
export const apologise = async (context: TurnContext, activity: Incoming): Promise<void> => {
  const words = botTexts[languageOf(activity)].trouble;
  if (activity.type === 'invoke')
    await respond(context, 200, troubleFor(activity) ?? envelope.error(500, words));
  else if (activity.type === 'message') await context.sendActivity(message({ kind: 'text', text: words }));
};
