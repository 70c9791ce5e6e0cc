/**
 * Brings the projection up to date with the lists: a delta query a list, rows that somebody added by hand are given
 * key and unit, and what was deleted is removed. Losing the projection or a token only means reading everything anew.
 */
import { done, type Outcome } from '../core/fault.ts';
import type { ListName, RowOf, Stored } from '../core/rows.ts';
import type { As, Ids, Journal, Lists, Projection, UnitRecord } from './ports.ts';

export interface SyncPorts {
  lists: Lists;
  projection: Projection;
  ids: Ids;
  journal: Journal;
}

type AnyRow = Stored<RowOf[ListName]>;

/** The unit that a row belongs to: its own column, or the site's only unit when it was left empty. */
const unitOf = (row: AnyRow, units: readonly UnitRecord[]): string | null => {
  if (row.unit !== null) return row.unit;
  return units.length === 1 ? (units[0]?.id ?? null) : null;
};

/** Reads what changed in one site's lists; gives how many rows, and in which lists. `units`: those that live there. */
export const syncSite = async (
  ports: SyncPorts,
  site: string,
  units: readonly UnitRecord[],
): Promise<Outcome<{ changed: number; lists: ListName[] }>> => {
  const tenant = units[0]?.tenant;
  if (tenant === undefined) return done({ changed: 0, lists: [] });
  const app = { kind: 'app', tenant, background: true } as const;
  const place = { tenant, site };
  const changes = await ports.lists.changes(app, place, await ports.projection.tokens(site));
  if (!changes.ok) return changes;
  let changed = 0;
  const touched: ListName[] = [];
  for (const { list, token, resync, rows, deleted } of changes.value.lists) {
    const known: { row: AnyRow; unit: string }[] = [];
    for (const row of rows) {
      const unit = unitOf(row, units);
      if (unit === null || !units.some(({ id }) => id === unit)) {
        ports.journal.warn('row-without-unit', { site, list, item: row.id });
        continue;
      }
      known.push({ row, unit });
    }
    const { rows: own, again } = await adopt(ports, place, app, list, known);
    changed += own.length + deleted.length;
    if (own.length + deleted.length > 0) touched.push(list);
    if (resync) await ports.projection.replace(site, list, own);
    else {
      for (const unit of units) {
        const here = own.filter((row) => row.unit === unit.id);
        await ports.projection.put(unit.id, list, here);
        // Also what was moved to another unit: it must not be told of here any more.
        const kept = new Set(here.map(({ id }) => id));
        const left = [...deleted, ...rows.map(({ id }) => id).filter((id) => !kept.has(id))];
        if (left.length > 0) await ports.projection.remove(unit.id, list, left);
      }
    }
    // With the old token the rows that could not be completed come once more.
    if (!again) await ports.projection.setToken(site, list, token);
  }
  return done({ changed, lists: touched });
};

/**
 * Gives rows from outside their key and unit, many at once. Where that fails a row is still used. One that somebody
 * changed meanwhile comes with that change; `again`: Graph was away for others, and the next look is to try them anew.
 */
const adopt = async (
  ports: SyncPorts,
  place: { tenant: string; site: string },
  app: As,
  list: ListName,
  rows: readonly { row: AnyRow; unit: string }[],
): Promise<{ rows: AnyRow[]; again: boolean }> => {
  const complete = rows.map(({ row, unit }) => ({ ...row, key: row.key ?? ports.ids.uuid(), unit }));
  const changed = complete.filter((_, index) => !isComplete(rows[index]?.row));
  let again = false;
  if (changed.length === 0) return { rows: complete, again };
  const outcomes = await ports.lists.adoptRows(app, place, list, changed);
  for (const [index, { id }] of changed.entries()) {
    const outcome = outcomes[index];
    if (outcome === undefined || outcome.ok) continue;
    again ||= outcome.fault.kind === 'busy' || outcome.fault.kind === 'offline';
    ports.journal.warn('row-not-completed', {
      site: place.site,
      list,
      item: id,
      fault: outcome.fault.kind,
    });
  }
  return { rows: complete, again };
};

const isComplete = (row: AnyRow | undefined): boolean => row?.key !== null && row?.unit !== null;
