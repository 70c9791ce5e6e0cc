/** The eyes with which a programme is looked at: whose, on which day, and since when the unit is here. */
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import type { Entered, TabPorts } from '../tab/frame.ts';
import type { Looking } from './wire.ts';

/** The day on which the unit was set up here; its start where that was not noted. */
export const looking = async (ports: TabPorts, entered: Entered, language: Language): Promise<Looking> => {
  const { unit } = entered;
  const life = (await ports.life.of([unit.id])).get(unit.id);
  return { entered, today: localDay(ports.clock.now()), since: life?.since ?? unit.start, language };
};
