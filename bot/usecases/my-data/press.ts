/** Presses about one's own data. In a channel they change and tell nothing. */
import type { Reply } from '../../core/reply.ts';
import type { ChatPorts, Click, Writer } from '../conversation.ts';

const VERBS = ['my-data', 'erase-ask', 'erase', 'keep'] as const;

/** The answer to a press; null for a verb that none of these cards has. Only `erase`, on the card that asks, erases. */
export const onMyData = async (
  { myData }: Pick<ChatPorts, 'myData'>,
  writer: Writer,
  { verb }: Click,
): Promise<Reply | null> => {
  const known = VERBS.find((one) => one === verb);
  if (known === undefined) return null;
  if (writer.address.conversationType !== 'personal') return { kind: 'private-only' };
  switch (known) {
    case 'my-data':
      return { kind: 'my-data', data: await myData.see(writer.id) };
    case 'erase-ask':
      return { kind: 'erase-ask', units: (await myData.see(writer.id)).units };
    case 'keep':
      return { kind: 'erase-kept' };
    case 'erase':
      return { kind: 'erased', remains: await myData.erase(writer.id) };
  }
};
