/**
 * What Teams makes of a bot's answers to message extensions and dialogs. Anything that is not as Microsoft's pages have it
 * is an error for the person ("Unable to reach app").
 */
import { ADAPTIVE_CARD, cardProblem, isRecord } from './activities.ts';
import type { Delivered } from './delivery.ts';

/** Five seconds: learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search#respond-to-user-requests */
export const EXTENSION_MS = 5_000;

export interface Result {
  contentType: string;
  content: Record<string, unknown>;
  preview: { title: string; text: string };
}
/** `card`: an Adaptive Card in the dialog; else a page of the app. */
export interface DialogShown {
  title: string;
  width: number | string;
  height: number | string;
  url?: string;
  fallbackUrl?: string;
  card?: Record<string, unknown>;
}
export interface Answered {
  /** 200 when the person sees what the bot wanted; else the error that Teams shows. */
  status: number;
  results?: Result[];
  dialog?: DialogShown;
  /** Plain words in the place of either. */
  message?: string;
  error?: string;
}

const wrong = (error: string, status = 502): Answered => ({ status, error });

const THUMBNAIL = 'application/vnd.microsoft.card.thumbnail';
const HERO = 'application/vnd.microsoft.card.hero';
const O365 = 'application/vnd.microsoft.teams.card.o365connector';
const PREVIEWS = [THUMBNAIL, HERO];

const words = (value: unknown): string => (typeof value === 'string' ? value : '');

/** Tags that a preview's text may carry are not drawn here. */
const bare = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

const previewOf = (preview: unknown): Result['preview'] | null => {
  if (!isRecord(preview) || !PREVIEWS.includes(words(preview.contentType)) || !isRecord(preview.content))
    return null;
  const { title, text, buttons } = preview.content;
  if (buttons !== undefined) return null;
  if (words(title) === '' && words(text) === '') return null;
  if (/<[a-z/]/i.test(words(title)) || /<(script|img|a)\b/i.test(words(text))) return null;
  return { title: words(title), text: bare(words(text)) };
};

const resultOf = (attachment: unknown): Result | string => {
  if (!isRecord(attachment) || !isRecord(attachment.content)) return 'An attachment has no content.';
  const { contentType, content, preview } = attachment;
  if (
    contentType !== ADAPTIVE_CARD &&
    contentType !== THUMBNAIL &&
    contentType !== HERO &&
    contentType !== O365
  )
    return `An attachment of type ${String(contentType)} is not shown.`;
  if (contentType === ADAPTIVE_CARD && cardProblem(content)) return 'An Adaptive Card is not valid.';
  // "To send an Adaptive Card or connector card you must include a preview", a Hero or Thumbnail card.
  const needs = contentType === ADAPTIVE_CARD || contentType === O365;
  const shown = previewOf(preview ?? (needs ? null : attachment));
  return shown === null
    ? 'An attachment has no preview that is a thumbnail or hero card.'
    : { contentType, content, preview: shown };
};

const composed = (value: unknown): Answered => {
  if (!isRecord(value)) return wrong('composeExtension is not an object.');
  const { type, attachmentLayout, attachments, text, suggestedActions } = value;
  switch (type) {
    case 'result': {
      if (attachmentLayout !== 'list' && attachmentLayout !== 'grid')
        return wrong('attachmentLayout must be list or grid.');
      if (!Array.isArray(attachments)) return wrong('attachments must be an array.');
      const results = attachments.map(resultOf);
      const problem = results.find((one) => typeof one === 'string');
      if (typeof problem === 'string') return wrong(problem);
      return { status: 200, results: results.filter((one) => typeof one !== 'string') };
    }
    case 'message':
      return typeof text === 'string' && text !== ''
        ? { status: 200, message: text }
        : wrong('A message without text.');
    case 'auth':
    case 'config':
      return isRecord(suggestedActions) && Array.isArray(suggestedActions.actions)
        ? { status: 200 }
        : wrong(`${type} needs suggestedActions.`);
    default:
      return wrong(`Unknown composeExtension type ${String(type)}.`);
  }
};

const isSize = (size: unknown): size is number | string =>
  (Number.isInteger(size) && Number(size) > 0) || ['small', 'medium', 'large'].includes(String(size));

/** "Each url must implement the HTTPS protocol" and be in a valid domain; loopback is the local bot's own. */
const isValid = (address: unknown, domains: readonly string[]): boolean => {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol, hostname, host } = new URL(address);
  const loopback = hostname === 'localhost' || hostname === '127.0.0.1';
  return (protocol === 'https:' || loopback) && domains.includes(host);
};

const infoOf = (value: unknown, domains: readonly string[]): DialogShown | string => {
  if (!isRecord(value)) return 'task.value is not an object.';
  const { title, width, height, url, fallbackUrl, card } = value;
  if (typeof title !== 'string' || title === '') return 'The dialog has no title.';
  if (!isSize(width) || !isSize(height)) return 'width and height must be pixels, or small, medium, large.';
  const frame = { title, width, height };
  if (url !== undefined && url !== null) {
    if (card) return 'A dialog has a url or a card, not both.';
    if (!isValid(url, domains)) return 'The url is not in a valid domain of the app.';
    if (fallbackUrl !== undefined && !/^https:\/\//.test(String(fallbackUrl)))
      return 'fallbackUrl must be an https address.';
    return { ...frame, url: String(url), ...(fallbackUrl ? { fallbackUrl: String(fallbackUrl) } : {}) };
  }
  if (!isRecord(card) || card.contentType !== ADAPTIVE_CARD)
    return 'The dialog needs a url, or a card as an attachment.';
  return cardProblem(card.content) || !isRecord(card.content)
    ? 'The Adaptive Card in the dialog is not valid.'
    : { ...frame, card: card.content };
};

const tasked = (task: unknown, domains: readonly string[]): Answered => {
  if (!isRecord(task)) return wrong('task is not an object.');
  if (task.type === 'message')
    return typeof task.value === 'string' && task.value !== ''
      ? { status: 200, message: task.value }
      : wrong('task.value must be a text.');
  if (task.type !== 'continue') return wrong(`Unknown task type ${String(task.type)}.`);
  const info = infoOf(task.value, domains);
  return typeof info === 'string' ? wrong(info) : { status: 200, dialog: info };
};

export interface Expected {
  /** What the answer may hold, and whether nothing at all is an answer. */
  compose: boolean;
  task: boolean;
  empty: boolean;
}

export const EXPECTED = {
  'composeExtension/query': { compose: true, task: false, empty: false },
  'composeExtension/fetchTask': { compose: false, task: true, empty: false },
  'composeExtension/submitAction': { compose: true, task: true, empty: true },
  'task/fetch': { compose: false, task: true, empty: false },
  'task/submit': { compose: false, task: true, empty: true },
} as const satisfies Record<string, Expected>;

/** Judges an answer; `domains`: hosts of the app's valid domains. */
export const judgeAnswer = (
  name: keyof typeof EXPECTED,
  { status, body }: Delivered,
  domains: readonly string[],
): Answered => {
  const may: Expected = EXPECTED[name];
  if (status === 0) return wrong('The bot could not be reached.', 503);
  if (status === 504) return wrong('The bot did not answer within five seconds.', 504);
  if (status !== 200) return wrong(`The bot answered ${status} to an invoke.`, status >= 400 ? status : 502);
  const empty = body === null || (isRecord(body) && Object.keys(body).length === 0);
  if (empty) return may.empty ? { status: 200 } : wrong('The answer is empty.');
  if (!isRecord(body)) return wrong('The answer is not an object.');
  if (may.task && body.task !== undefined && body.task !== null) return tasked(body.task, domains);
  if (may.compose && body.composeExtension !== undefined) return composed(body.composeExtension);
  return wrong(`The answer lacks ${may.compose ? 'composeExtension' : 'task'}.`);
};
