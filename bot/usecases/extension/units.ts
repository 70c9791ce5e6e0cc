/** Which units somebody may look into from a message, and in which language they read. Asked anew at every call. */
import { can, type Verb } from '../../core/access.ts';
import type { Language } from '../../core/content.ts';
import type { Writer } from '../conversation.ts';
import type { UnitRecord } from '../ports.ts';
import { rolesIn } from '../tab/frame.ts';
import type { ExtensionPorts } from './ports.ts';

/** Whether somebody may do a verb in a unit; the roles are those of the tab. */
export const mayIn = (unit: UnitRecord, writer: Writer, verb: Verb): boolean =>
  unit.tenant === writer.tenant && can({ id: writer.id, roles: rolesIn(unit, writer.id) }, verb).allowed;

/** The units that the writer is in and may read; the one whose channel they write in comes first. */
export const unitsOf = async (
  { units }: Pick<ExtensionPorts, 'units'>,
  writer: Writer,
  verb: Verb,
): Promise<UnitRecord[]> => {
  const here = placeOf(writer);
  const theirs = (await units.ofPerson(writer.id)).filter((unit) => mayIn(unit, writer, verb));
  return [...theirs.filter(({ id }) => id === here), ...theirs.filter(({ id }) => id !== here)];
};

/** The conversation without the message that began the thread: a channel's id is its unit's. */
export const placeOf = ({ address }: Writer): string => address.conversation.split(';')[0] ?? '';

/** The language that the person has chosen, or else that of their Teams. */
export const languageFor = async (
  { people }: Pick<ExtensionPorts, 'people'>,
  writer: Writer,
): Promise<Language> => {
  const person = await people.get(writer.id);
  return person?.tenant === writer.tenant ? person.language : writer.language;
};
