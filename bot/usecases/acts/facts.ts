/**
 * Facts about a row ("done", "put back"): read, decide, save on the version that was read; whoever else saved in
 * between only means reading again. Bounded, so that a row that is written without end does not hold the press.
 */
import type { Fault } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import type { As, Lists, Projection, Site } from '../ports.ts';

const MOST_TRIES = 5;

export type Settled<L extends ListName> =
  | { kind: 'saved'; row: Stored<RowOf[L]>; before: Stored<RowOf[L]> }
  /** Nothing had to be written: the row is as the decision left it. */
  | { kind: 'left'; row: Stored<RowOf[L]> }
  | { kind: 'hindered'; fault: Fault };

/** Where a fact is written, and with whose rights. */
export interface FactPlace {
  ports: { lists: Pick<Lists, 'readRow' | 'changeRow'>; projection: Pick<Projection, 'put' | 'remove'> };
  as: As;
  site: Site;
  unit: { id: string };
  now: Date;
}

/** `decide` gives the columns to change, null to leave the row alone, or the fault that forbids it. */
export const state = async <L extends ListName>(
  act: FactPlace,
  list: L,
  id: string,
  decide: (row: Stored<RowOf[L]>) => Partial<RowOf[L]> | null | { fault: Fault },
): Promise<Settled<L>> => {
  const { lists, projection } = act.ports;
  let doubt: Fault | null = null;
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const read = await lists.readRow(act.as, act.site, list, id);
    if (!read.ok) {
      if (read.fault.kind === 'not-found') await projection.remove(act.unit.id, list, [id]);
      return { kind: 'hindered', fault: doubt ?? read.fault };
    }
    const before = read.value;
    if (before.unit !== null && before.unit !== act.unit.id)
      return { kind: 'hindered', fault: { kind: 'not-found', what: 'action' } };
    const decided = decide(before);
    if (decided === null) {
      await projection.put(act.unit.id, list, [before]);
      return { kind: 'left', row: before };
    }
    if (isFault(decided)) return { kind: 'hindered', fault: decided.fault };
    const saved = await lists.changeRow(act.as, act.site, list, id, before.version, decided);
    if (saved.ok) {
      await projection.put(act.unit.id, list, [saved.value]);
      return { kind: 'saved', row: saved.value, before };
    }
    if (saved.fault.kind === 'offline' && saved.fault.inDoubt) {
      // It may have been saved: reading again tells, and saving the same fact twice does no harm.
      if (doubt !== null) return { kind: 'hindered', fault: doubt };
      doubt = saved.fault;
    } else if (saved.fault.kind !== 'stale') return { kind: 'hindered', fault: saved.fault };
  }
  const retryAt = new Date(act.now.getTime() + 60_000).toISOString();
  return { kind: 'hindered', fault: { kind: 'busy', retryAt } };
};

const isFault = (decided: object): decided is { fault: Fault } => 'fault' in decided;
