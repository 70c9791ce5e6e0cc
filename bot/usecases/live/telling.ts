/**
 * The projection, which tells of changes in meetings and agendas. Whatever changes them passes here: the tab, presses on
 * cards, and what the lists' notifications led to.
 */
import type { ListName } from '../../core/rows.ts';
import type { Journal, LiveStore, Projection, UnitStore } from '../ports.ts';

const FOLLOWED: readonly ListName[] = ['StegvisMeetings', 'StegvisAgenda'];

export interface TellingPorts {
  live: Pick<LiveStore, 'changed'>;
  units: Pick<UnitStore, 'ofSite'>;
  journal: Journal;
}

/** Wraps the projection. A change that cannot be told is kept all the same; readers see it at their next look. */
export const telling = (projection: Projection, { live, units, journal }: TellingPorts): Projection => {
  const tell = async (list: ListName, changed: () => Promise<string[]> | string[]): Promise<void> => {
    if (!FOLLOWED.includes(list)) return;
    try {
      await live.changed(await changed());
    } catch (error) {
      journal.warn('change-not-told', { list, name: error instanceof Error ? error.name : 'unknown' });
    }
  };
  return {
    ...projection,
    async put(unit, list, rows) {
      await projection.put(unit, list, rows);
      if (rows.length > 0) await tell(list, () => [unit]);
    },
    async remove(unit, list, ids) {
      await projection.remove(unit, list, ids);
      if (ids.length > 0) await tell(list, () => [unit]);
    },
    async replace(site, list, rows) {
      await projection.replace(site, list, rows);
      await tell(list, async () => (await units.ofSite(site)).map(({ id }) => id));
    },
  };
};
