/**
 * Looks into calendars with the app's own rights, where an administrator has allowed it for a mailbox: once a day, and
 * after somebody answered a card about such a meeting. Where it is not allowed, that is remembered for a day; nothing
 * depends on it, since the manager's own rights read the calendar when she opens the tab.
 */
import { inventoryFacts } from '../competence/facts.ts';
import { programmeFor } from '../programme-for.ts';
import { doneIn, type Entered, type TabPorts } from '../tab/frame.ts';
import { readCalendar } from './read.ts';

const DAY_MS = 24 * 3_600_000;

/** Reads one unit's calendars anew, as far as the app may, and remembers for a day where it may not. */
export const lookAtCalendar = async (ports: TabPorts, unitId: string): Promise<void> => {
  const unit = await ports.units.get(unitId);
  const programme = unit === null ? null : ((await programmeFor(ports, unit))?.programme ?? null);
  if (unit === null || programme === null) return;
  const entered: Entered = {
    unit,
    actor: { id: 'app', roles: [] },
    programme,
    done: await doneIn(ports, unitId),
    inventory: await inventoryFacts(ports, unit, programme),
    as: { kind: 'app', tenant: unit.tenant, background: true },
    site: { tenant: unit.tenant, site: unit.site },
  };
  const series = await ports.calendarStore.series(unitId);
  const links = await ports.calendarStore.links(unitId);
  const people = new Set([...(series ? [series.organiser] : []), ...links.map(({ organiser }) => organiser)]);
  for (const person of people) {
    const now = ports.clock.now();
    const until = await ports.calendarStore.refusedUntil(person);
    if (until !== null && Date.parse(until) > now.getTime()) continue;
    const read = await readCalendar(ports, entered, { as: entered.as, person });
    if (read.ok) await ports.calendarStore.setRefused(person, null);
    // The site's own refusal says `closed`: it is told elsewhere, and says nothing of calendars.
    else if (read.fault.kind === 'refused' && read.fault.closed !== true)
      await ports.calendarStore.setRefused(person, new Date(now.getTime() + DAY_MS).toISOString());
    else ports.journal.info('calendar-not-read', { unit: unitId, fault: read.fault.kind });
  }
};

const quietly = async (ports: TabPorts, look: () => Promise<void>): Promise<void> => {
  try {
    await look();
  } catch (error) {
    ports.journal.warn('calendars-not-looked-at', {
      message: error instanceof Error ? error.message : String(error),
    });
  }
};

/** Reads one unit's calendars anew, as far as the app may. Never rejects. */
export const lookQuietly = (ports: TabPorts, unit: string): Promise<void> =>
  quietly(ports, () => lookAtCalendar(ports, unit));

/** Reads the calendars of all units that stand in one. Never rejects. */
export const lookAtCalendars = (ports: TabPorts): Promise<void> =>
  quietly(ports, async () => {
    for (const unit of await ports.calendarStore.linkedUnits()) await lookAtCalendar(ports, unit);
  });
