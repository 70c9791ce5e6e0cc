/** What Stegvis has about a person, for that person: everything that the private store and the lists' copy hold. */
import type { MyData } from '../../core/my-data.ts';
import { rolesIn } from '../acts/act.ts';
import { DEFAULT_WINDOW } from '../settings.ts';
import type { MyDataPorts } from './ports.ts';
import type { MyDataFile } from './ways.ts';

/** Everything, as data. Somebody who is not known has the defaults and nothing else. */
export const seeMyData = async (ports: MyDataPorts, person: string): Promise<MyData> => {
  const { ownData } = ports;
  const known = await ports.people.get(person);
  const units = await ports.units.ofPerson(person);
  const naming = await ownData.naming(person);
  const name = units.flatMap(({ members }) => members).find(({ id }) => id === person)?.name;
  return {
    name: known?.name || name || '',
    language: known?.language ?? 'sv',
    reachable: known?.address != null,
    window: known?.window ?? DEFAULT_WINDOW,
    days: known?.days ?? null,
    pausedUntil: known?.pausedUntil ?? null,
    reflection: known?.reflection
      ? {
          ...{ weekday: known.reflection.weekday, rhythm: known.reflection.rhythm },
          ...(known.reflection.depth === undefined ? {} : { depth: known.reflection.depth }),
        }
      : null,
    fewer: known?.fewer ?? [],
    units: units.map((unit) => ({ id: unit.id, name: unit.name, roles: rolesIn(unit, person) })),
    courses: await ownData.courses(person),
    reminders: await ownData.reminders(person),
    actions: naming
      .filter(({ list }) => list === 'StegvisPlan')
      .map(({ unit, title, state }) => ({ unit, title, state })),
    proposals: naming
      .filter(({ list }) => list === 'StegvisAgenda')
      .map(({ unit, title }) => ({ unit, title })),
    calendarMeetings: await ownData.calendarMeetings(person),
    inventory: await ownData.inventory(person),
  };
};

/** The same with every row as it stands in the store, to take along. */
export const exportMyData = async (ports: MyDataPorts, person: string): Promise<MyDataFile> => ({
  program: 'Stegvis',
  madeAt: ports.clock.now().toISOString(),
  person,
  summary: await seeMyData(ports, person),
  tables: await ports.ownData.tables(person),
  elsewhere: {
    notes: 'OneDrive: Apps/Stegvis',
    lists: 'SharePoint: Stegvis lists of the unit',
    chat: 'Microsoft Teams',
  },
});
