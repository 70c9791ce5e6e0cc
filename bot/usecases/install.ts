/** The app was added: in somebody's personal chat, or in a channel's team. */
import type { ChatPorts, Spoken, Writer } from './conversation.ts';
import type { UnitRecord } from './ports.ts';
import { remember } from './remember.ts';

const nameIn = (units: readonly UnitRecord[], person: string): string | null => {
  for (const unit of units) {
    const member = unit.members.find(({ id }) => id === person);
    if (member) return member.name;
  }
  return null;
};

/** Whom the welcome names when the app came by itself: the unit's manager, null when that is the reader. */
const byItself = async (
  { installs }: Pick<ChatPorts, 'installs'>,
  person: string,
  units: readonly UnitRecord[],
): Promise<{ manager: string | null } | null> => {
  const state = (await installs.of([person])).get(person)?.state;
  if (state !== 'asked' && state !== 'installed') return null;
  const manager = units[0]?.manager ?? null;
  return { manager: manager === null || manager === person ? null : nameIn(units, manager) };
};

/**
 * Stores the chat's address and welcomes. Teams tells of one installation in two events, so only the call that made
 * the person reachable welcomes; the others answer null.
 */
export const installed = async (
  ports: Pick<ChatPorts, 'people' | 'units' | 'installs'>,
  writer: Writer,
  addedBy: { id: string | null; name: string | null } | null,
): Promise<Spoken | null> => {
  const units = await ports.units.ofPerson(writer.id);
  const name = writer.name ?? nameIn(units, writer.id);
  const { person, arrived } = await remember(ports, { ...writer, name });
  if (!arrived) return null;
  const itself = await byItself(ports, writer.id, units);
  const other = addedBy !== null && addedBy.id !== writer.id ? addedBy : null;
  return {
    reply: {
      kind: 'welcome',
      name: person.name,
      addedBy: other === null ? null : (other.name ?? (other.id === null ? null : nameIn(units, other.id))),
      unit: units[0]?.name ?? null,
      ...(itself === null ? {} : { byItself: itself }),
    },
    language: person.language,
  };
};

/**
 * Keeps where the bot can write, for the channel and for the whole team, and gives what it says there once.
 * `teamName`: for a channel that is no unit yet; `team`: the team's Graph id, where Teams tells it.
 */
export const introduced = async (
  ports: Pick<ChatPorts, 'people' | 'units' | 'life'>,
  writer: Writer,
  channel: string,
  teamName: string | null,
  team: string | null = null,
): Promise<Spoken> => {
  for (const place of [channel, ...(team === null ? [] : [team])])
    await ports.life.saveChannel(place, { ...writer.address, conversation: channel });
  const unit = await ports.units.get(channel);
  const adder = await ports.people.get(writer.id);
  return {
    reply: {
      kind: 'introduction',
      unit: unit?.name ?? teamName,
      addedBy: writer.name ?? (adder?.name || null),
    },
    // A channel has no language of its own: the one of whoever added the bot is the best guess.
    language: adder?.language ?? writer.language,
  };
};
