/**
 * Everything about a person is erased (R35). First their name on rows of the units' lists, with the app's rights, then
 * the private store in one transaction, then the cards in their chat, which nobody waits for.
 */
import { addDays, localDay } from '../../core/calendar.ts';
import type { Remains } from '../../core/my-data.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import type { UnitRecord } from '../ports.ts';
import { clearChats } from './clear-chats.ts';
import type { MyDataPorts } from './ports.ts';

/** How long the database's backups are kept (`infra/azure/main.bicep`). */
export const BACKUP_DAYS = 7;
const MOST_TRIES = 3;

/** Takes the person out of a row; true when the row names them no more. */
const unname = async <L extends ListName>(
  ports: MyDataPorts,
  unit: UnitRecord,
  list: L,
  id: string,
  names: (row: RowOf[L]) => boolean,
  change: Partial<RowOf[L]>,
): Promise<boolean> => {
  const as = { kind: 'app', tenant: unit.tenant } as const;
  const site = { tenant: unit.tenant, site: unit.site };
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const read = await ports.lists.readRow(as, site, list, id);
    if (!read.ok) return read.fault.kind === 'not-found';
    let row: Stored<RowOf[L]> = read.value;
    if (names(row.value)) {
      const saved = await ports.lists.changeRow(as, site, list, id, row.version, change);
      // Somebody else saved meanwhile, or it may have been saved: reading again tells.
      if (!saved.ok && (saved.fault.kind === 'stale' || saved.fault.kind === 'offline')) continue;
      if (!saved.ok) return false;
      row = saved.value;
    }
    await ports.projection.put(unit.id, list, [row]);
    return true;
  }
  return false;
};

/** Takes the person out of every row of the lists that names them, in whichever unit. */
const unnameAll = async (ports: MyDataPorts, person: string) => {
  const told = { changed: 0, rows: 0 };
  const naming = await ports.ownData.naming(person);
  const units = await ports.units.many([...new Set(naming.map(({ unit }) => unit))]);
  for (const { unit: of, list, id } of naming) {
    const unit = units.find((one) => one.id === of);
    const gone =
      unit !== undefined &&
      (list === 'StegvisPlan'
        ? await unname(ports, unit, list, id, (row) => row.ownerId === person, { ownerId: null })
        : await unname(ports, unit, list, id, (row) => row.proposedBy === person, { proposedBy: null }));
    if (gone) told.changed += 1;
    else told.rows += 1;
  }
  return told;
};

/** Erases, and tells what remains. Saying it twice does no harm. Nothing tells operators who it was. */
export const eraseMyData = async (ports: MyDataPorts, person: string): Promise<Remains> => {
  const now = ports.clock.now();
  const lists = await unnameAll(ports, person);
  const { cards } = await ports.ownData.erase(person, now.toISOString());
  ports.journal.info('erased', { cards, rows: lists.rows });
  if (cards > 0) ports.afterwards(() => clearChats(ports));
  return { ...lists, cards, backupsUntil: addDays(localDay(now), BACKUP_DAYS) };
};
