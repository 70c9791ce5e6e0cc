/** Keeps how to reach somebody who has the bot in their personal chat. */
import type { ChatPorts, Writer } from './conversation.ts';
import type { Address, PersonRecord } from './ports.ts';

const same = (a: Address | null, b: Address): boolean =>
  a !== null &&
  a.conversation === b.conversation &&
  a.serviceUrl === b.serviceUrl &&
  a.bot === b.bot &&
  a.tenant === b.tenant;

const newcomer = (writer: Writer): PersonRecord => ({
  id: writer.id,
  tenant: writer.tenant,
  name: writer.name ?? '',
  language: writer.language,
  address: writer.address,
  window: null,
  days: null,
  pausedUntil: null,
  reflection: null,
  fewer: [],
});

/**
 * Stores the writer's personal chat, also after the bot was blocked or removed: whoever writes can be reached again.
 * `arrived` is true for the one call that made them reachable. The language is learnt at the first contact only.
 */
export const remember = async (
  ports: Pick<ChatPorts, 'people'>,
  writer: Writer,
): Promise<{ person: PersonRecord; arrived: boolean }> => {
  const known = await ports.people.get(writer.id);
  if (known === null) {
    // Teams sends the two events of an installation within the same moment, perhaps to two processes.
    const person = newcomer(writer);
    if (await ports.people.add(person)) return { person, arrived: true };
  }
  const renamed = writer.name !== null && writer.name !== known?.name;
  if (known !== null && same(known.address, writer.address) && !renamed)
    return { person: known, arrived: false };
  let arrived = false;
  const person = await ports.people.change(writer.id, (stored) => {
    arrived = stored.address === null;
    return { ...stored, name: writer.name ?? stored.name, address: writer.address };
  });
  return { person: person ?? known ?? newcomer(writer), arrived };
};
