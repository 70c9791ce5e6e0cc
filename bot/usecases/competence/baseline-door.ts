/** The inventory's side of the question that follows a theme session (R27): the person's own word, from their card. */
import { tellBaseline } from '../../core/competence.ts';
import { done, failed } from '../../core/fault.ts';
import type { BaselineDoor } from '../ports.ts';
import { eligible, type TabPorts } from '../tab/frame.ts';
import { open, writing } from './frame.ts';

/** Opens the door. Whoever is not in the unit, an area that its matrix lacks, or a shut inventory: nothing is kept. */
export const makeBaselineDoor = (ports: Pick<TabPorts, 'units' | 'inventory' | 'ids'>): BaselineDoor => ({
  async setBaseline(id, person, area, met) {
    const unit = await ports.units.get(id);
    if (unit === null || !eligible(unit).includes(person)) return false;
    const here = await open(ports, unit);
    if (!here.ok) return false;
    const written = await ports.inventory.change(id, person, (before, matrix) =>
      matrix?.areas.some((known) => known.id === area) === true
        ? done(tellBaseline(before, area, met, writing(ports, matrix, here.value.lead)))
        : failed({ kind: 'invalid', fields: [{ field: 'area', code: 'not-a-choice' }] }),
    );
    return written.ok;
  },
});
