/**
 * Takes people who have erased everything out of the rows of lists that name them. Where SharePoint cannot be written it
 * is tried again, ever later and for a week; operators see how many rows wait, and which were given up.
 */
import type { Fault } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import type { NameLeft, UnitRecord } from '../ports.ts';
import type { MyDataPorts } from './ports.ts';

const MOST_TRIES = 3;
const AT_ONCE = 200;
const FIRST_PAUSE_MS = 15_000;
const LONGEST_PAUSE_MS = 3_600_000;
const GIVE_UP_MS = 7 * 86_400_000;

/** How long a row rests after so many tries. */
export const pauseAfter = (tries: number): number =>
  Math.min(FIRST_PAUSE_MS * 2 ** Math.min(tries, 10), LONGEST_PAUSE_MS);

type Ports = Pick<MyDataPorts, 'ownData' | 'units' | 'lists' | 'projection' | 'life' | 'clock' | 'journal'>;
/** `away`: the service as a whole, so that the other rows need not be tried now. */
type Way = 'out' | 'not-out' | 'away';

const wayOf = (fault: Fault): Way => (fault.kind === 'offline' || fault.kind === 'busy' ? 'away' : 'not-out');

const takeOut = async <L extends NameLeft['list']>(
  ports: Ports,
  unit: UnitRecord,
  name: NameLeft & { list: L },
  named: (row: RowOf[L]) => string | null,
  without: Partial<RowOf[L]>,
): Promise<Way> => {
  const as = { kind: 'app', tenant: unit.tenant } as const;
  const site = { tenant: unit.tenant, site: unit.site };
  const list: ListName & L = name.list;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const read = await ports.lists.readRow(as, site, list, name.id);
    if (!read.ok) return read.fault.kind === 'not-found' ? 'out' : wayOf(read.fault);
    let row: Stored<RowOf[L]> = read.value;
    const person = named(row.value);
    // Somebody else was chosen meanwhile: nothing is left of whom this is about.
    if (person !== null && (await ports.ownData.mark(person)) === name.mark) {
      const saved = await ports.lists.changeRow(as, site, list, name.id, row.version, without);
      // Somebody else saved meanwhile, or it may have been saved: reading again tells.
      if (
        !saved.ok &&
        (saved.fault.kind === 'stale' || (saved.fault.kind === 'offline' && saved.fault.inDoubt))
      )
        continue;
      if (!saved.ok) return wayOf(saved.fault);
      row = saved.value;
    }
    await ports.projection.put(unit.id, list, [row]);
    return 'out';
  }
  return 'not-out';
};

const takeOutOf = (ports: Ports, unit: UnitRecord, name: NameLeft): Promise<Way> =>
  name.list === 'StegvisPlan'
    ? takeOut(ports, unit, { ...name, list: name.list }, ({ ownerId }) => ownerId, { ownerId: null })
    : takeOut(ports, unit, { ...name, list: name.list }, ({ proposedBy }) => proposedBy, {
        proposedBy: null,
      });

const giveUp = async (ports: Ports, name: NameLeft): Promise<void> => {
  const { unit, list, id } = name;
  ports.journal.error('name-left-given-up', {
    ...{ unit, list, row: id },
    remedy: 'Open the row in SharePoint and take the person out of it.',
  });
  const key = `name-left:${list}:${unit}:${id}`;
  await ports.life.tell({ key, kind: 'name-left', unit, about: id }, ports.clock.now().toISOString());
  await ports.ownData.names.settled(name);
};

/** Takes out what is due, or everything of one digest. Gives how many rows are done, and how many still wait. */
export const takeOutNames = async (
  ports: Ports,
  mark?: string,
): Promise<{ changed: number; rows: number }> => {
  const { names } = ports.ownData;
  const told = { changed: 0, rows: 0 };
  const taken = await names.take(AT_ONCE, mark);
  const units = await ports.units.many([...new Set(taken.map(({ unit }) => unit))]);
  let away = false;
  for (const name of taken) {
    const unit = units.find(({ id }) => id === name.unit);
    const way: Way = away ? 'away' : unit === undefined ? 'out' : await takeOutOf(ports, unit, name);
    if (way === 'out') {
      await names.settled(name);
      told.changed += 1;
      continue;
    }
    if (Date.now() - Date.parse(name.since) > GIVE_UP_MS) await giveUp(ports, name);
    else await names.later(name, pauseAfter(name.tries), !away);
    away ||= way === 'away';
    told.rows += 1;
  }
  if (told.rows > 0) ports.journal.warn('names-left', told);
  return told;
};

/** Goes on with what waits. Never rejects: what could not be done now is found again. */
export const takeOutWaiting = async (ports: Ports): Promise<void> => {
  try {
    await takeOutNames(ports);
  } catch (error) {
    ports.journal.warn('names-not-taken-out', { cause: error instanceof Error ? error.message : 'unknown' });
  }
};
