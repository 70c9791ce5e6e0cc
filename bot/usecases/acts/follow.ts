/** What a press changes may complete a step, or undo one: the steps' rows follow it, as they follow the tab. */
import type { DoneBy, UnitFacts } from '../../core/measurement.ts';
import type { UnitRows } from '../../core/rows.ts';
import { inventoryFacts } from '../competence/facts.ts';
import { programmeFor } from '../programme-for.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { factsOf } from '../tab/frame.ts';
import type { Act } from './act.ts';

const known = async ({ ports, unit }: Act): Promise<{ rows: UnitRows; done: DoneBy }> => ({
  rows: await ports.projection.rows(unit.id),
  done: (await ports.life.of([unit.id])).get(unit.id)?.done ?? new Map(),
});

/** Does the work, and has the rows follow with states and counts; what cannot be written now is mended by the next change. */
export const following = async <T>(act: Act, work: () => Promise<T>): Promise<T> => {
  const { ports, unit, as, site } = act;
  const before = await known(act);
  const result = await work();
  const programme = (await programmeFor(ports, unit))?.programme ?? null;
  if (programme === null) return result;
  const inventory = await inventoryFacts(ports, unit, programme);
  const facts = ({ rows, done }: typeof before): UnitFacts => factsOf({ unit, done, inventory }, rows);
  await alignSteps(ports, { as, site, unit, programme }, facts(before), facts(await known(act)));
  return result;
};
