/** Who an activity's `29:…` id is: install events often come without a name, so the conversation's roster is asked. */
import type { TurnContext } from 'botbuilder';
import type { ConnectorClient } from 'botframework-connector';
import type { Journal } from '../usecases/ports.ts';
import type { Incoming } from './incoming.ts';

/** Object id and name of whoever sent the activity; null when Teams does not tell. A name is not worth a failed turn. */
export const rosterEntry = async (
  context: TurnContext,
  activity: Incoming,
  journal: Journal,
): Promise<{ id: string | null; name: string | null } | null> => {
  const connector: ConnectorClient | undefined = context.turnState.get(context.adapter.ConnectorClientKey);
  if (connector === undefined) return null;
  try {
    const member: { name?: unknown; aadObjectId?: unknown; objectId?: unknown } =
      await connector.conversations.getConversationMember(activity.conversation.id, activity.from.id);
    const id = member.aadObjectId ?? member.objectId;
    return {
      id: typeof id === 'string' ? id : null,
      name: typeof member.name === 'string' ? member.name : null,
    };
  } catch (error) {
    journal.warn('roster-not-read', { cause: error instanceof Error ? error.name : 'unknown' });
    return null;
  }
};
