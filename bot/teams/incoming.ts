/** Reading an activity: its shape, its tenant, and the person behind it. Nothing here trusts what it reads. */
import { z } from 'zod';
import type { Language } from '../core/content.ts';
import type { Address } from '../usecases/ports.ts';

/** Entra ID takes display names of 256 characters (learn.microsoft.com/graph/api/resources/user); the rest of one is let go. */
const LONGEST_NAME = 256;
const displayName = z.string().transform((name) => name.slice(0, LONGEST_NAME).toWellFormed());

/** Ids stand in addresses, which no server takes much longer than 16 KB with all signs encoded. */
const identifier = z.string().max(500);

const account = z.looseObject({
  id: identifier.min(1),
  name: displayName.nullish(),
  aadObjectId: z.string().max(200).nullish(),
});
const named = z.looseObject({ id: identifier.nullish(), name: displayName.nullish() });

/** What of an activity the bot reads. Everything else goes through unread. */
export const incomingShape = z.looseObject({
  type: z.string().min(1).max(200),
  id: identifier.nullish(),
  name: z.string().max(2_000).nullish(),
  action: z.string().max(200).nullish(),
  channelId: z.literal('msteams'),
  serviceUrl: z.string().min(1).max(2_000),
  from: account,
  recipient: account,
  conversation: z.looseObject({
    id: identifier.min(1),
    conversationType: z.string().max(200).nullish(),
    tenantId: z.string().max(200).nullish(),
    isGroup: z.boolean().nullish(),
  }),
  channelData: z
    .looseObject({
      tenant: z.looseObject({ id: z.string().max(200).nullish() }).nullish(),
      team: named.extend({ aadGroupId: z.string().max(200).nullish() }).nullish(),
      eventType: z.string().max(200).nullish(),
      channel: named.nullish(),
    })
    .nullish(),
  text: z.string().max(100_000).nullish(),
  locale: z.string().max(200).nullish(),
  replyToId: identifier.nullish(),
  value: z.unknown().optional(),
  entities: z.array(z.looseObject({ type: z.string().nullish() })).nullish(),
  membersAdded: z.array(account).nullish(),
  membersRemoved: z.array(account).nullish(),
});
export type Incoming = z.infer<typeof incomingShape>;

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};

/** Every tenant that the activity names, in lower case. */
export const tenantsOf = (activity: Readonly<Record<string, unknown>>): string[] =>
  [record(record(activity.channelData).tenant).id, record(activity.conversation).tenantId]
    .filter((id) => typeof id === 'string')
    .map((id) => id.toLowerCase());

const localeOf = ({ locale, entities }: Incoming): string | null => {
  const client = entities?.find(({ type }) => type === 'clientInfo')?.locale;
  return locale || (typeof client === 'string' && client !== '' ? client : null);
};

/** Whether the activity tells the language of the person's Teams; `conversationUpdate` does not. */
export const tellsLanguage = (activity: Incoming): boolean => localeOf(activity) !== null;

/** Swedish unless the person's Teams is in English. */
export const languageOf = (activity: Incoming): Language =>
  localeOf(activity)?.toLowerCase().startsWith('en') ? 'en' : 'sv';

const kindOf = ({ conversation }: Incoming): Address['conversationType'] => {
  const { conversationType, isGroup, id } = conversation;
  if (conversationType === 'personal' || conversationType === 'channel' || conversationType === 'groupChat')
    return conversationType;
  // Where Teams leaves the type out, only a chat that is no thread of a team or a meeting can be a personal one.
  return isGroup !== true && id.startsWith('a:') ? 'personal' : 'channel';
};

/** Where the activity came from and where answers go. */
export const addressOf = (activity: Incoming): Address => ({
  tenant: tenantsOf(activity)[0] ?? '',
  serviceUrl: activity.serviceUrl,
  conversation: activity.conversation.id,
  conversationType: kindOf(activity),
  bot: activity.recipient.id,
});

const mentionsOf = (activity: Incoming): string[] =>
  (activity.entities ?? []).flatMap((entity) => {
    if (entity.type !== 'mention' || record(entity.mentioned).id !== activity.recipient.id) return [];
    return typeof entity.text === 'string' ? [entity.text] : [''];
  });

/** Whether the bot was spoken to. In a channel, Teams may also send what was said to others. */
export const isAddressed = (activity: Incoming): boolean =>
  kindOf(activity) === 'personal' || mentionsOf(activity).length > 0;

/** The message without the mention of the bot. */
export const wordsOf = (activity: Incoming): string => {
  const spoken = mentionsOf(activity)
    .filter((mention) => mention !== '')
    .reduce((text, mention) => text.replaceAll(mention, ' '), activity.text ?? '');
  return spoken.replaceAll('&nbsp;', ' ').trim();
};

/** The verb and data of a press: of Action.Execute in an invoke, or of Action.Submit in a message. Null: none there. */
export const pressOf = (value: unknown): { verb: string; data: Record<string, unknown> } | null => {
  const { action } = record(value);
  if (action !== undefined) {
    const { verb, data } = record(action);
    return typeof verb === 'string' ? { verb, data: record(data) } : null;
  }
  const { verb, ...data } = record(value);
  return typeof verb === 'string' ? { verb, data } : null;
};

/** The team that an event of a channel is about; null for an event that names none. */
export const teamOf = (
  activity: Incoming,
): { tenant: string; thread: string; team: string | null } | null => {
  const { id, aadGroupId } = activity.channelData?.team ?? {};
  if (!id || kindOf(activity) !== 'channel') return null;
  const team = aadGroupId && GROUP.test(aadGroupId) ? aadGroupId.toLowerCase() : null;
  return { tenant: tenantsOf(activity)[0] ?? '', thread: id, team };
};

const GROUP = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
