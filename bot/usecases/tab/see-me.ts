import { type Language, programmeById } from '../../core/content.ts';
import type { ActorRole } from '../../core/fault.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { type Caller, rolesIn, type TabPorts } from './frame.ts';

export interface Me {
  id: string;
  name: string;
  language: Language;
  units: { id: string; name: string; programmeName: string; role: ActorRole }[];
}

/** The role that says most about somebody, of those they have in a unit. */
const ORDER: readonly ActorRole[] = ['manager', 'processLead', 'safetyRep', 'group', 'member'];

/** The caller, and the units whose channel they are in. `wanted`: the language asked for, if none is chosen. */
export const seeMe = async (ports: TabPorts, caller: Caller, wanted: Language): Promise<Outcome<Me>> => {
  const person = await ports.people.get(caller.person);
  const language = person?.language ?? wanted;
  const units = (await ports.units.ofPerson(caller.person)).flatMap((unit) => {
    if (unit.tenant !== caller.tenant) return [];
    const roles = rolesIn(unit, caller.person);
    const role = ORDER.find((candidate) => roles.includes(candidate));
    if (role === undefined) return [];
    const programmeName = programmeById(unit.programme)?.[language].name ?? '';
    return [{ id: unit.id, name: unit.name, programmeName, role }];
  });
  return done({ id: caller.person, name: person?.name || caller.name, language, units });
};
