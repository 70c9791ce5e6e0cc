/**
 * Brings the projection up to date with the lists: a delta query a list, rows that somebody added by hand are given
 * key and unit, and what was deleted is removed. Losing the projection or a token only means reading everything anew.
 */
import { done, type Fault, type Outcome } from '../core/fault.ts';
import type { ListName, RowOf, Stored } from '../core/rows.ts';
import type { Ids, Journal, Lists, Projection, UnitRecord } from './ports.ts';

export interface SyncPorts {
  lists: Lists;
  projection: Projection;
  ids: Ids;
  journal: Journal;
}

/** So many sites are read at the same time: a tenant with a thousand is not asked for all of them at once. */
const AT_ONCE = 8;

type AnyRow = Stored<RowOf[ListName]>;

/** The unit that a row belongs to: its own column, or the site's only unit when it was left empty. */
const unitOf = (row: AnyRow, units: readonly UnitRecord[]): string | null => {
  if (row.unit !== null) return row.unit;
  return units.length === 1 ? (units[0]?.id ?? null) : null;
};

/** Reads what changed in one site's lists. `units`: the units that live there. */
export const syncSite = async (
  ports: SyncPorts,
  site: string,
  units: readonly UnitRecord[],
): Promise<Outcome<{ changed: number }>> => {
  const tenant = units[0]?.tenant;
  if (tenant === undefined) return done({ changed: 0 });
  const app = { kind: 'app', tenant } as const;
  const place = { tenant, site };
  const changes = await ports.lists.changes(app, place, await ports.projection.tokens(site));
  if (!changes.ok) return changes;
  let changed = 0;
  for (const { list, token, resync, rows, deleted } of changes.value.lists) {
    const own: AnyRow[] = [];
    for (const row of rows) {
      const unit = unitOf(row, units);
      if (unit === null || !units.some((known) => known.id === unit)) {
        ports.journal.warn('row-without-unit', { site, list, item: row.id });
        continue;
      }
      own.push(row.key === null || row.unit === null ? await adopt(ports, place, app, list, row, unit) : row);
    }
    changed += own.length + deleted.length;
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
    await ports.projection.setToken(site, list, token);
  }
  return done({ changed });
};

/** Gives a row from outside its key and unit. If that fails it is still used; the next sweep tries again. */
const adopt = async (
  ports: SyncPorts,
  place: { tenant: string; site: string },
  app: { kind: 'app'; tenant: string },
  list: ListName,
  row: AnyRow,
  unit: string,
): Promise<AnyRow> => {
  const key = row.key ?? ports.ids.uuid();
  const adopted = await ports.lists.adoptRow(app, place, list, row.id, row.version, key, unit);
  if (!adopted.ok)
    ports.journal.warn('row-not-completed', {
      site: place.site,
      list,
      item: row.id,
      fault: adopted.fault.kind,
    });
  return { ...row, key, unit };
};

/** Syncs every site that holds a unit; a site that fails is told to operators and harms no other. */
export const syncAll = async (
  ports: SyncPorts,
  units: readonly UnitRecord[],
): Promise<Map<string, Fault>> => {
  const bySite = new Map<string, UnitRecord[]>();
  for (const unit of units) bySite.set(unit.site, [...(bySite.get(unit.site) ?? []), unit]);
  const faults = new Map<string, Fault>();
  const queue = bySite.entries();
  const work = async (): Promise<void> => {
    for (const [site, own] of queue) {
      const outcome = await syncSite(ports, site, own);
      if (outcome.ok) continue;
      faults.set(site, outcome.fault);
      ports.journal.error('sync-failed', {
        site,
        fault: outcome.fault.kind,
        ...(outcome.fault.kind === 'refused' ? { remedy: outcome.fault.remedy } : {}),
      });
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return faults;
};
