/** What goes back within a turn: messages, and the answers to invokes. */
import type { Activity, TurnContext } from 'botbuilder';
import type { Language } from '../core/content.ts';
import { type AdaptiveCard, card, type Face, heading } from './cards/parts.ts';
import { patiently } from './failure.ts';
import { ADAPTIVE_CARD } from './message.ts';

/** Sends a message of this turn, again where Teams had no room for it. */
export const send = (context: TurnContext, activity: Partial<Activity>): Promise<unknown> =>
  patiently(() => context.sendActivity({ ...activity }));

/** Answers an invoke with an HTTP status and a body. */
export const respond = (context: TurnContext, status: number, body?: unknown): Promise<unknown> =>
  context.sendActivity({
    type: 'invokeResponse',
    value: { status, ...(body === undefined ? {} : { body }) },
  });

/** The envelopes of learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format */
export const envelope = {
  card: (content: AdaptiveCard) => ({ statusCode: 200, type: ADAPTIVE_CARD, value: content }),
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

/** Where a card is to be replaced by a sentence, the sentence gets a card of its own. */
export const cardOf = (shown: Face, language: Language): AdaptiveCard =>
  shown.kind === 'card'
    ? shown.card
    : card({
        language,
        summary: shown.text,
        speak: shown.text,
        body: [heading(shown.text)],
        actions: [],
      });

/** The sentence in a face, for where only a sentence can be shown. */
export const sentenceOf = (shown: Face): string => (shown.kind === 'text' ? shown.text : shown.summary);
