import { useEffect, useState } from 'react';
import type { Overview } from '../../bot/core/api.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';

/** A programme with interviews has an inventory (RSS Västerbotten, and templates made from it). */
const asksForIt = (overview: Overview): boolean => overview.steps.some(({ kind }) => kind === 'intervju');

/**
 * Whether the unit has an inventory, or has begun one of its own accord: by its programme, else by what is noted, which
 * is asked once. Should the answer not arrive, the view is still found by its address.
 */
export const useHasInventory = (overview: Overview | null): boolean => {
  const { api } = useSession();
  const { id } = useUnit();
  const [begun, set] = useState(false);
  const byProgramme = overview !== null && asksForIt(overview);
  const ask = overview !== null && !byProgramme;
  useEffect(() => {
    if (!ask) return;
    let wanted = true;
    void api.inventory(id).then((result) => {
      if (wanted && result.ok) set(result.value.trust !== null || result.value.matrix !== null);
    });
    return () => {
      wanted = false;
    };
  }, [api, id, ask]);
  return byProgramme || begun;
};
