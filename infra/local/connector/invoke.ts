/**
 * What Teams makes of a bot's answer to `adaptiveCard/action`: HTTP 200 with `{statusCode, type, value}`; anything else
 * is an error for the person (learn.microsoft.com/adaptive-cards/authoring-cards/universal-action-model#response-format).
 */
import { cardProblem, isRecord } from './activities.ts';
import type { Delivered } from './delivery.ts';

export interface Judged {
  /** 200 when the person sees what the bot wanted; else the error that Teams shows. */
  status: number;
  /** The card that takes the place of the pressed one. */
  card?: Record<string, unknown>;
  /** What is wrong with the answer. */
  error?: string;
}

const errors: Record<string, readonly number[]> = {
  'application/vnd.microsoft.error': [400, 500],
  'application/vnd.microsoft.activity.loginRequest': [401],
  'application/vnd.microsoft.error.incorrectAuthCode': [401],
  'application/vnd.microsoft.error.preconditionFailed': [412],
};

const wrong = (error: string, status = 502): Judged => ({ status, error });

/** Judges the answer to an invoke. */
export const judge = ({ status, body }: Delivered): Judged => {
  if (status === 0) return wrong('The bot could not be reached.', 503);
  if (status === 504) return wrong('The bot did not answer within ten seconds.', 504);
  if (status !== 200) return wrong(`The bot answered ${status} to an invoke.`, status >= 400 ? status : 502);
  if (!isRecord(body)) return wrong('The answer has no envelope {statusCode, type, value}.');
  const { statusCode, type, value } = body;
  if (!Number.isInteger(statusCode) || typeof type !== 'string')
    return wrong('The envelope lacks statusCode or type.');
  const code = Number(statusCode);
  if (type === 'application/vnd.microsoft.card.adaptive') {
    if (code !== 200 || !isRecord(value) || cardProblem(value))
      return wrong('The card in the answer is not valid.');
    return { status: 200, card: value };
  }
  if (type === 'application/vnd.microsoft.activity.message')
    return code === 200 && typeof value === 'string' ? { status: 200 } : wrong('The message is not a text.');
  const allowed = errors[type];
  if (!allowed) return wrong(`Unknown type of answer ${type}.`);
  return allowed.includes(code) ? { status: code } : wrong(`statusCode ${code} does not go with ${type}.`);
};
