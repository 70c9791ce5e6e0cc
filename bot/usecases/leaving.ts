/**
 * Whoever leaves a unit is forgotten there within a day (R35): the inventory, training, reminders and roles that tied
 * them to it; with the last unit also how the bot reached them. Teams usually tells at once; since an event can be lost,
 * members are read at the beginning of every day, on days off too, when no reminder is planned.
 */
import { addDays, instantOf, localDay } from '../core/calendar.ts';
import type { Departures, Journal, Rosters, SyncRequests } from './ports.ts';

/** Between two looks at who is due. */
const LOOK_MS = 4 * 3_600_000;

export interface LeavingPorts {
  departures: Departures;
  rosters: Pick<Rosters, 'sitesReadBefore'>;
  syncRequests: SyncRequests;
  /** Resolves when the reading that was asked for is done, or takes too long. */
  read(): Promise<unknown>;
  journal: Journal;
}

/** When to look next: when somebody is due, when the day begins, and a few times between. */
export const nextLeaving = async (
  { departures }: Pick<LeavingPorts, 'departures'>,
  now: Date,
): Promise<Date> => {
  const due = await departures.next();
  const midnight = instantOf(addDays(localDay(now), 1), '00:00').getTime();
  const next = Math.min(now.getTime() + LOOK_MS, midnight, due === null ? midnight : Date.parse(due));
  return new Date(Math.max(next, now.getTime() + 1));
};

/** Asks for the members of units that were not read today. */
const askForMembers = async (ports: LeavingPorts, now: Date): Promise<void> => {
  const today = instantOf(localDay(now), '00:00').getTime();
  const sites = await ports.rosters.sitesReadBefore(new Date(today - 1).toISOString());
  for (const site of sites) await ports.syncRequests.request(site);
  if (sites.length > 0) await ports.read();
};

/** Forgets everybody who is due. Operators learn how many there were, and not who. */
export const forgetLeavers = async (ports: LeavingPorts, now: Date): Promise<void> => {
  await askForMembers(ports, now);
  let left = 0;
  for (const { unit, person } of await ports.departures.due(now.toISOString())) {
    const how = await ports.departures.leave(person, unit, now.toISOString());
    if (how === 'left' || how === 'gone') left += 1;
  }
  if (left > 0) ports.journal.info('leavers-forgotten', { left });
};
