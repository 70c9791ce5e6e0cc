/** Carries activities to the bot, as the Bot Framework channel does. */
import type { Tenant } from '../tenant.ts';
import type { Activity } from './messages.ts';
import type { ChannelIdentity } from './room.ts';

/** What the bot answered; status 0 when it could not be reached, 504 when it was too slow. */
export interface Delivered {
  status: number;
  body: unknown;
}

/** Messages: 15 seconds, learn.microsoft.com/azure/bot-service/bot-builder-howto-long-operations-guidance */
export const MESSAGE_MS = 15_000;
/** Invokes: 10 seconds, learn.microsoft.com/microsoftteams/platform/task-modules-and-cards/cards/universal-actions-for-adaptive-cards */
export const INVOKE_MS = 10_000;

export type Deliver = (activity: Activity, withinMs: number) => Promise<Delivered>;

/** Posts to the bot's `/api/messages` with a token of the channel. */
export const makeDeliver =
  (tenant: Tenant, identity: Pick<ChannelIdentity, 'channelToken'>): Deliver =>
  async (activity, withinMs) => {
    const conversation = activity.conversation as { id: string };
    const token = await identity.channelToken();
    try {
      const answer = await fetch(`${tenant.addresses.bot}/api/messages`, {
        method: 'POST',
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json; charset=utf-8',
          'user-agent': 'Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)',
          // learn.microsoft.com/microsoftteams/platform/bots/how-to/conversations/request-headers-of-the-bot
          'x-ms-conversation-id': conversation.id,
          'x-ms-tenant-id': tenant.ids.tenant,
        },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(withinMs),
      });
      const text = await answer.text();
      return { status: answer.status, body: parsed(text) };
    } catch (error) {
      // By name: errors of fetch may come from another realm, where instanceof says no.
      const name = typeof error === 'object' && error !== null && 'name' in error ? error.name : undefined;
      if (name === 'TimeoutError') return { status: 504, body: null };
      if (name === 'TypeError') return { status: 0, body: null };
      throw error;
    }
  };

const parsed = (text: string): unknown => {
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
};
