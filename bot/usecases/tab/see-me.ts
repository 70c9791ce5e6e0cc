import type { Language } from '../../core/content.ts';
import type { ActorRole } from '../../core/fault.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { programmesFor } from '../programme-for.ts';
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
  const theirs = (await ports.units.ofPerson(caller.person)).filter(({ tenant }) => tenant === caller.tenant);
  const programmes = await programmesFor(ports, theirs);
  const units = theirs.flatMap((unit) => {
    const roles = rolesIn(unit, caller.person);
    const role = ORDER.find((candidate) => roles.includes(candidate));
    if (role === undefined) return [];
    const programmeName = programmes.get(unit.id)?.programme[language].name ?? '';
    return [{ id: unit.id, name: unit.name, programmeName, role }];
  });
  return done({ id: caller.person, name: person?.name || caller.name, language, units });
};
