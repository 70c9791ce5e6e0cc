/** A unit whose inventory is open: David leads it, Amal manages, and the rest answer. */
import type { Level } from '../../bot/core/api-competence.ts';
import { libraryAreas } from '../../bot/core/competence-areas.ts';
import type { Caller } from '../../bot/usecases/tab/index.ts';
import { caller, makeUnitWorld, UNIT, value, type World } from '../memory/world.ts';

export const AREAS = libraryAreas.map(({ id }) => id);
export const [FIRST = '', SECOND = '', THIRD = ''] = AREAS;
export const STAFF = ['amal', 'bo', 'cecilia', 'david', 'elif', 'fatima'];

export const all = (level: Level): Record<string, Level> =>
  Object.fromEntries(AREAS.map((area) => [area, level]));

export const openWorld = async (programme = 'rss-vasterbotten'): Promise<World> => {
  const world = await makeUnitWorld(programme);
  value(await world.tab.recordTrust(caller('david'), UNIT, { held: '2026-01-12' }, 'sv'));
  value(await world.tab.setMatrix(caller('david'), UNIT, { published: true }, 'sv'));
  return world;
};

export const see = (world: World, person: string) => world.tab.seeOwnCompetence(caller(person), null, 'sv');
export const put = (
  world: World,
  person: string,
  answers: Record<string, Level>,
  comment?: string,
  seen: string | null = null,
) =>
  world.tab.putOwnCompetence(
    caller(person),
    null,
    seen,
    comment === undefined ? { answers } : { answers, comment },
    'sv',
  );
export const estimate = (
  world: World,
  person: string,
  answers: Record<string, Level>,
  seen: string | null = null,
  lead: Caller = caller('david'),
) => world.tab.putInterview(lead, person, null, seen, { answers }, 'sv');
export const seeAsLead = (world: World, person: string, lead = 'david') =>
  world.tab.seeCompetence(caller(lead), person, null, 'sv');

export const setRoles = async (
  world: World,
  roles: Partial<{ manager: string; processLead: string | null }>,
): Promise<void> => {
  const unit = await world.ports.units.get(UNIT);
  if (unit !== null) await world.ports.units.save({ ...unit, ...roles });
};
