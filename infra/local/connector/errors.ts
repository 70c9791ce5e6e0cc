/**
 * Refusals as Teams words them: `{error: {code, message}}` with the codes of "Status codes from bot conversational
 * APIs" (learn.microsoft.com/microsoftteams/platform/bots/build-conversational-capability).
 */
import { json, type Res } from '../http.ts';

/** A refusal with Teams' error body. */
export const refuse = (
  status: number,
  code: string,
  message: string,
  headers: Record<string, string> = {},
): Res => json(status, { error: { code, message } }, headers);

export const badArgument = (message: string): Res => refuse(400, 'BadArgument', message);

export const badSyntax = (message: string): Res => refuse(400, 'BadSyntax', message);

export const unauthorized = (): Res =>
  refuse(401, 'Unauthorized', 'Authorization has been denied for this request.', {
    'www-authenticate': 'Bearer',
  });

/** A conversation that does not exist and one without the app look the same: the bot is in neither. */
export const notInRoster = (): Res =>
  refuse(403, 'BotNotInConversationRoster', 'The bot is not part of the conversation roster.');

export const notInstalledForPerson = (): Res =>
  refuse(403, 'ForbiddenOperationException', "The bot is not installed in user's personal scope.");

export const notEnoughPermissions = (): Res =>
  refuse(403, 'NotEnoughPermissions', 'The bot can change its own messages only.');

export const unknownActivity = (): Res =>
  refuse(404, 'ActivityNotFoundInConversation', 'Message does not exist in the thread.');

export const unknownMember = (): Res =>
  refuse(404, 'MemberNotFoundInConversation', 'Member not found in conversation.');

export const tooBig = (): Res => refuse(413, 'MessageSizeTooBig', 'Message size too large.');

/** Too many requests; `seconds` says when the next one may pass. */
export const throttled = (seconds: number): Res =>
  refuse(429, 'Throttled', 'Too many requests.', { 'retry-after': String(seconds) });
