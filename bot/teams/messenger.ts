/** Writes to people outside of a turn: nudges, and updates of cards. One request a call; repeating is the lane's work. */
import type { Activity } from 'botbuilder';
import type { ConnectorClient, ConnectorFactory } from 'botframework-connector';
import type { Address, Journal, Messenger, Sent } from '../usecases/ports.ts';
import { isAllowed } from './connector.ts';
import { failureOf } from './failure.ts';
import type { Links } from './links.ts';
import { messageOf } from './message.ts';

export interface MessengerParts {
  connectors: ConnectorFactory;
  serviceUrls: readonly string[];
  links: Links;
  journal: Journal;
}

/** Makes the messenger. A stored address that is not on the allow-list is refused before a token is asked for. */
export const makeMessenger = ({ connectors, serviceUrls, links, journal }: MessengerParts): Messenger => {
  const attempt = async (
    address: Address,
    work: (connector: ConnectorClient, envelope: Partial<Activity>) => Promise<{ id?: string } | undefined>,
  ): Promise<Sent> => {
    if (!isAllowed(address.serviceUrl, serviceUrls)) {
      journal.error('service-address-not-allowed', { host: hostOf(address.serviceUrl) });
      return { kind: 'refused', cause: 'service address not allowed' };
    }
    try {
      const connector = await connectors.create(address.serviceUrl);
      const answer = await work(connector, {
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
      });
      return { kind: 'sent', activity: answer?.id ?? '' };
    } catch (error) {
      return failureOf(error);
    }
  };

  return {
    send: (address, reply, language) =>
      attempt(address, (connector, envelope) =>
        connector.conversations.sendToConversation(address.conversation, {
          ...envelope,
          ...messageOf(reply, language, links),
        }),
      ),
    update: (address, activity, reply, language) =>
      attempt(address, async (connector, envelope) => {
        await connector.conversations.updateActivity(address.conversation, activity, {
          ...envelope,
          ...messageOf(reply, language, links),
          id: activity,
        });
        return { id: activity };
      }),
  };
};

const hostOf = (address: string): string => (URL.canParse(address) ? new URL(address).host : 'unreadable');
