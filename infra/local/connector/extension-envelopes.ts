/**
 * The invokes that Teams sends for message extensions and dialogs, in Microsoft's own form
 * (learn.microsoft.com/microsoftteams/platform/messaging-extensions/how-to/search-commands/respond-to-search,
 * …/action-commands/create-task-module, …/action-commands/respond-to-task-module-submit and
 * learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/task-modules/task-modules-bots).
 */
import { randomUUID } from 'node:crypto';
import { type Person, personById, type Tenant } from '../tenant.ts';
import { channelDataOf, spoken } from './envelopes.ts';
import type { Activity, Message } from './messages.ts';
import type { Place } from './places.ts';

export interface Where {
  tenant: Tenant;
  person: Person;
  place: Place;
  theme: string;
}

const invoke = (
  { tenant, person, place }: Where,
  name: string,
  value: Record<string, unknown>,
  root: string | null = null,
): Activity => ({
  ...spoken(tenant, person, place, root),
  type: 'invoke',
  name,
  value,
  channelData: { ...channelDataOf(tenant, place), source: { name: 'compose' } },
});

/** `text` null: the default query, which an `initialRun` command gets when it is opened. */
export const query = (
  where: Where,
  asked: { command: string; parameter: string; text: string | null; skip: number; count: number },
): Activity =>
  invoke(where, 'composeExtension/query', {
    commandId: asked.command,
    parameters: [
      asked.text === null
        ? { name: 'initialRun', value: 'true' }
        : { name: asked.parameter, value: asked.text },
    ],
    queryOptions: { skip: asked.skip, count: asked.count },
  });

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const bodyOf = ({
  activity,
  id,
}: Message): { content: string; mentions: unknown[]; attachments: unknown[] } => {
  const text = typeof activity.text === 'string' ? activity.text : '';
  const cards = Array.isArray(activity.attachments)
    ? (activity.attachments as Record<string, unknown>[])
    : [];
  const attachments = cards
    .filter(({ contentType }) => contentType !== 'text/html')
    .map(({ contentType, content }, index) => ({
      id: `${id}-${index}`,
      contentType,
      content: JSON.stringify(content ?? null),
    }));
  const mentions: unknown[] = [];
  const html = escapeHtml(text).replace(/&lt;at&gt;(.*?)&lt;\/at&gt;/g, (_whole, name: string) => {
    mentions.push({ id: mentions.length, mentionText: name });
    return `<at id="${mentions.length - 1}">${name}</at>`;
  });
  const marks = attachments.map((one) => `<attachment id="${one.id}"></attachment>`).join('');
  return { content: `<div><div>${html.replaceAll('\n', '<br>')}</div>${marks}</div>`, mentions, attachments };
};

/** The message that a command was chosen on, as its `messagePayload`. */
const payload = ({ tenant, person }: Where, message: Message): Record<string, unknown> => {
  const author = message.by === null ? undefined : personById(tenant, message.by);
  const { content, mentions, attachments } = bodyOf(message);
  return {
    linkToMessage: `https://teams.microsoft.com/l/message/${message.conversation}/${message.id}`,
    id: message.id,
    replyToId: message.root === message.id ? null : message.root,
    createdDateTime: message.at,
    lastModifiedDateTime: null,
    deleted: false,
    subject: null,
    summary: null,
    importance: 'normal',
    locale: person.language === 'en' ? 'en-gb' : 'sv-se',
    body: { contentType: 'html', content },
    from: {
      device: null,
      conversation: null,
      user: author ? { userIdentityType: 'aadUser', id: author.id, displayName: author.name } : null,
      application: author
        ? null
        : { applicationIdentityType: 'bot', id: tenant.ids.appId, displayName: 'Stegvis' },
    },
    reactions: [],
    ...(mentions.length > 0 ? { mentions } : {}),
    attachments,
  };
};

const onMessage = (where: Where, command: string, message: Message): Record<string, unknown> => ({
  commandId: command,
  commandContext: 'message',
  requestId: randomUUID().replaceAll('-', ''),
  messagePayload: payload(where, message),
  context: { theme: where.theme },
});

export const fetchTask = (where: Where, command: string, message: Message): Activity =>
  invoke(where, 'composeExtension/fetchTask', onMessage(where, command, message), message.root);

/** What a dialog handed in. */
export const submitAction = (where: Where, command: string, message: Message, data: unknown): Activity =>
  invoke(
    where,
    'composeExtension/submitAction',
    { ...onMessage(where, command, message), data },
    message.root,
  );

const fromCard = (where: Where, name: string, message: Message, data: unknown): Activity => ({
  ...invoke(where, name, { data, context: { theme: where.theme } }, message.root),
  replyToId: message.id,
  channelData: {
    ...channelDataOf(where.tenant, where.place),
    source: { name: 'message' },
    legacy: { replyToId: message.id },
  },
});

/** A card's button with `msteams: {type: 'task/fetch'}`; the data come with the card's fields and that type. */
export const taskFetch = (where: Where, message: Message, data: Record<string, unknown>): Activity =>
  fromCard(where, 'task/fetch', message, { ...data, type: 'task/fetch' });

export const taskSubmit = (where: Where, message: Message, data: unknown): Activity =>
  fromCard(where, 'task/submit', message, data);
