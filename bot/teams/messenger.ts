/** Writes to people outside of a turn: nudges, and updates of cards. One request a call; repeating is the lane's work. */
import type { Activity } from 'botbuilder';
import type { Address, Journal, MessageRemover, Messenger, Sent } from '../usecases/ports.ts';
import { isAllowed } from './connector.ts';
import type { Direct } from './direct.ts';
import { codeIn, failureOf, failureOfAnswer } from './failure.ts';
import type { Links } from './links.ts';
import { messageOf } from './message.ts';

export interface MessengerParts {
  direct: Direct;
  serviceUrls: readonly string[];
  links: Links;
  journal: Journal;
}

const enc = encodeURIComponent;

/**
 * Makes the messenger. A stored address that is not on the allow-list is refused before a token is asked for. A reply
 * that cannot be written as a card throws before anything leaves.
 */
export const makeMessenger = ({
  direct,
  serviceUrls,
  links,
  journal,
}: MessengerParts): Messenger & MessageRemover => {
  const attempt = async (
    address: Address,
    method: 'POST' | 'PUT' | 'DELETE',
    activity: Partial<Activity> | null,
    id?: string,
  ): Promise<Sent> => {
    if (!isAllowed(address.serviceUrl, serviceUrls)) {
      journal.error('service-address-not-allowed', { host: hostOf(address.serviceUrl) });
      return { kind: 'refused', cause: 'service address not allowed' };
    }
    const base = address.serviceUrl.replace(/\/*$/, '');
    const path = `/v3/conversations/${enc(address.conversation)}/activities`;
    const url = new URL(`${base}${path}${id === undefined ? '' : `/${enc(id)}`}`);
    const body = activity && {
      channelId: 'msteams',
      serviceUrl: address.serviceUrl,
      from: { id: address.bot, name: 'Stegvis' },
      conversation: {
        id: address.conversation,
        conversationType: address.conversationType,
        tenantId: address.tenant,
        isGroup: address.conversationType !== 'personal',
        name: '',
      },
      ...activity,
    };
    try {
      const answer = await direct(method, url, body ?? undefined);
      if (answer.status < 200 || answer.status > 299)
        return failureOfAnswer(answer.status, codeIn(answer.body), answer.retryAfter);
      const made = (answer.body as { id?: unknown } | null)?.id;
      return { kind: 'sent', activity: id ?? (typeof made === 'string' ? made : '') };
    } catch (error) {
      return failureOf(error);
    }
  };

  return {
    send: async (address, reply, language) => attempt(address, 'POST', messageOf(reply, language, links)),
    update: async (address, activity, reply, language) =>
      attempt(address, 'PUT', { ...messageOf(reply, language, links), id: activity }, activity),
    // learn.microsoft.com/azure/bot-service/rest-api/bot-framework-rest-connector-api-reference#delete-activity
    remove: async (address, activity) => attempt(address, 'DELETE', null, activity),
  };
};

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : 'unreadable');
