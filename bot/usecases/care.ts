/**
 * What somebody wrote must be received by a human being, or is nobody's to answer. They get who can help; their words
 * are neither kept, told nor looked at again, and nothing is noted about them having written.
 */
import type { Contact } from '../core/api-programme.ts';
import type { Reply, WorkContact, WorkContacts } from '../core/reply.ts';
import type { Concern } from '../core/safety.ts';
import type { ChatPorts, Spoken, Writer } from './conversation.ts';
import { findContacts } from './look-up.ts';
import type { UnitRecord } from './ports.ts';

const HR = /(?<!\p{L})hr(?!\p{L})|personalavdelning|personalenhet|human resources/iu;
const HEALTH = /företagshälso?|occupational health/iu;

const named = (contacts: readonly Contact[], name: RegExp): WorkContact | null => {
  const found = contacts.find((contact) => name.test(contact.name));
  return found ? { name: found.name, link: found.link } : null;
};

/** HR and occupational health as the unit has written them among its contacts (R56); what it has not is left out. */
const workContacts = async (
  { programmes }: Pick<ChatPorts, 'programmes'>,
  unit: UnitRecord | undefined,
): Promise<WorkContacts> => {
  const contacts = unit === undefined ? [] : ((await programmes.contacts(unit.id))?.value ?? []);
  const [hr, health] = [named(contacts, HR), named(contacts, HEALTH)];
  return { ...(hr === null ? {} : { hr }), ...(health === null ? {} : { health }) };
};

type Ports = Pick<ChatPorts, 'people' | 'units' | 'programmes' | 'addressBook'>;

/** Where the manager and the safety representative can be written to; nobody is offered to write to themselves. */
const writingTo = async (
  { addressBook }: Pick<ChatPorts, 'addressBook'>,
  unit: UnitRecord | undefined,
  writer: string,
): Promise<{ write?: { manager?: string; safetyRep?: string } }> => {
  const addresses = unit && addressBook ? await addressBook.of(unit) : new Map<string, string>();
  const of = (id: string | null | undefined): string | undefined =>
    id && id !== writer ? addresses.get(id) : undefined;
  const [manager, safetyRep] = [of(unit?.manager), of(unit?.safetyRep)];
  if (manager === undefined && safetyRep === undefined) return {};
  return { write: { ...(manager ? { manager } : {}), ...(safetyRep ? { safetyRep } : {}) } };
};

/** The units whose contacts are told: the channel's own, or those of whoever writes. */
export const unitsAround = async (
  { units }: Pick<ChatPorts, 'units'>,
  writer: Writer,
): Promise<UnitRecord[]> => {
  if (writer.address.conversationType === 'personal') return units.ofPerson(writer.id);
  const unit = await units.get(writer.address.conversation.split(';')[0] ?? '');
  return unit === null ? [] : [unit];
};

/** The answer to a concern, in the writer's language. */
export const answerConcern = async (ports: Ports, writer: Writer, concern: Concern): Promise<Spoken> => {
  const language = (await ports.people.get(writer.id))?.language ?? writer.language;
  const reply = async (): Promise<Reply> => {
    if (concern.kind === 'identity') return { kind: 'identity', about: concern.about };
    const units = await unitsAround(ports, writer);
    const contacts = { ...findContacts(units), ...(await workContacts(ports, units[0])) };
    if (concern.kind === 'distress') return { kind: 'distress', ...contacts };
    return { kind: 'case-report', ...contacts, ...(await writingTo(ports, units[0], writer.id)) };
  };
  return { reply: await reply(), language };
};
