/** What Teams accepts from a bot as a message, and how it says no. */
import type { Res } from '../http.ts';
import { badArgument, badSyntax, tooBig } from './errors.ts';
import type { Activity } from './messages.ts';

export const ADAPTIVE_CARD = 'application/vnd.microsoft.card.adaptive';

/** Cards up to 28 KB: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-format */
const CARD_LIMIT = 28 * 1024;
/** Whole messages up to 100 KB: learn.microsoft.com/microsoftteams/platform/bots/how-to/format-your-bot-messages */
const MESSAGE_LIMIT = 100 * 1024;

/** Cards that Teams shows for bots: learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
const cardTypes = new Set([
  ADAPTIVE_CARD,
  'application/vnd.microsoft.card.hero',
  'application/vnd.microsoft.card.thumbnail',
  'application/vnd.microsoft.card.receipt',
  'application/vnd.microsoft.card.signin',
  'application/vnd.microsoft.card.oauth',
  'application/vnd.microsoft.teams.card.list',
  'application/vnd.microsoft.teams.card.o365connector',
  'application/vnd.microsoft.teams.card.file.consent',
  'application/vnd.microsoft.teams.card.file.info',
]);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The refusal of an adaptive card's JSON, or null when Teams can show it. */
export const cardProblem = (card: unknown): Res | null => {
  if (!isRecord(card)) return badArgument('Attachment content must be an object.');
  if (card.type !== 'AdaptiveCard') return badArgument('Card type must be AdaptiveCard.');
  if (typeof card.version !== 'string') return badArgument('Adaptive card version is missing.');
  if (Buffer.byteLength(JSON.stringify(card)) > CARD_LIMIT) return tooBig();
  return null;
};

const attachmentProblem = (attachment: unknown): Res | null => {
  if (!isRecord(attachment)) return badArgument('Attachment must be an object.');
  const { contentType, content, contentUrl } = attachment;
  if (typeof contentType !== 'string') return badArgument('Attachment contentType is missing.');
  if (contentType.startsWith('image/'))
    return typeof contentUrl === 'string' ? null : badArgument('Attachment contentUrl is missing.');
  if (!cardTypes.has(contentType)) return badArgument('Unknown attachment type.');
  if (contentType === ADAPTIVE_CARD) return cardProblem(content);
  return isRecord(content) ? null : badArgument('Attachment content must be an object.');
};

/** An activity that Teams would take as it stands, or the refusal. */
export const readActivity = (body: unknown): { activity: Activity } | { refusal: Res } => {
  const no = (refusal: Res): { refusal: Res } => ({ refusal });
  if (!isRecord(body)) return no(badSyntax('Bad format of the request body: an activity was expected.'));
  const { type, text, attachments } = body;
  if (typeof type !== 'string') return no(badArgument('Missing activity type.'));
  if (type === 'typing') return { activity: { ...body, type } };
  if (type !== 'message') return no(badArgument('Unknown activity type.'));
  if (text !== undefined && text !== null && typeof text !== 'string')
    return no(badArgument('Text must be a string.'));
  if (attachments !== undefined && attachments !== null && !Array.isArray(attachments))
    return no(badArgument('Attachments must be an array.'));
  const list: unknown[] = Array.isArray(attachments) ? attachments : [];
  if (!text && list.length === 0) return no(badArgument('The message has neither text nor attachments.'));
  for (const attachment of list) {
    const problem = attachmentProblem(attachment);
    if (problem) return no(problem);
  }
  if (Buffer.byteLength(JSON.stringify(body)) > MESSAGE_LIMIT) return no(tooBig());
  return { activity: { ...body, type } };
};

/**
 * Teams shows text and cards of one activity as separate messages and then returns no id for them:
 * learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/conversation-messages, "Message splitting".
 */
export const splitActivity = (activity: Activity): Activity[] => {
  const list: unknown[] = Array.isArray(activity.attachments) ? activity.attachments : [];
  const cards = list.filter((one) => isRecord(one) && cardTypes.has(String(one.contentType)));
  if (!activity.text || cards.length === 0) return [activity];
  const { attachments: _cards, ...words } = activity;
  const { text: _text, ...rest } = activity;
  return [words as Activity, rest as Activity];
};
