/**
 * Keeps a subscription for each list of a site, so that Graph tells when something changes there. What to do is
 * decided purely from what is known; most days it is nothing, and nothing is asked of Graph.
 */
import { localDay } from '../core/calendar.ts';
import type { Fault } from '../core/fault.ts';
import { LIST_NAMES, type ListName } from '../core/rows.ts';
import type { As, Clock, Ids, Journal, SubscriptionRecord, Subscriptions, SyncStore } from './ports.ts';

export interface KeepPorts {
  subscriptions: Subscriptions;
  sync: SyncStore;
  clock: Clock;
  ids: Ids;
  journal: Journal;
}

/**
 * Microsoft's maximum for a SharePoint list is 42,300 minutes
 * (learn.microsoft.com/graph/api/resources/subscription#subscription-lifetime); less some hours, since clocks differ.
 */
export const LIFETIME_MINUTES = 42_000;
/** With less than this left it is renewed: ten days on which that may fail. */
export const RENEW_BELOW_MINUTES = 10 * 1_440;

export type Step = { do: 'create'; list: ListName } | { do: 'renew'; list: ListName; id: string };

/**
 * What has to be done now: made where there is none, where it was lost or ran out, and once a day where it was refused;
 * renewed well before its end and when Graph asks for it.
 */
export const stepsFor = (records: readonly SubscriptionRecord[], now: Date): Step[] =>
  LIST_NAMES.flatMap((list): Step[] => {
    const known = records.find((record) => record.list === list);
    if (!known) return [{ do: 'create', list }];
    if (known.state === 'refused')
      return localDay(new Date(known.triedAt)) === localDay(now) ? [] : [{ do: 'create', list }];
    const left = known.expires === null ? 0 : (Date.parse(known.expires) - now.getTime()) / 60_000;
    if (known.id === null || known.state === 'lost' || left <= 0) return [{ do: 'create', list }];
    const due = known.state === 'doubted' || left < RENEW_BELOW_MINUTES;
    return due ? [{ do: 'renew', list, id: known.id }] : [];
  });

/** For operators: why, and that nothing is lost by it. */
const reasonOf = (fault: Fault): string | null => {
  if (fault.kind === 'refused') return fault.remedy;
  if (fault.kind === 'consent')
    return `The app lacks the permission ${fault.scopes.join(', ')} for change notifications.`;
  return null;
};

/** Does what has to be done for a site; gives the lists that changes may have gone unheard in until now. */
export const keepSubscriptions = async (
  ports: KeepPorts,
  place: { tenant: string; site: string },
): Promise<ListName[]> => {
  const now = ports.clock.now();
  const made: ListName[] = [];
  for (const step of stepsFor(await ports.sync.subscriptions(place.site), now)) {
    const going = await carryOut(ports, place, step, now);
    if (going === 'made') made.push(step.list);
    // What one list is refused, the others are too; Graph away is away for all. Tomorrow it is asked again.
    if (going === 'refused') await refuseRest(ports, place, step.list, now);
    if (going === 'refused' || going === 'away') break;
  }
  return made;
};

type Going = 'made' | 'renewed' | 'refused' | 'away';

const carryOut = async (
  ports: KeepPorts,
  place: { tenant: string; site: string },
  step: Step,
  now: Date,
): Promise<Going> => {
  const as: As = { kind: 'app', tenant: place.tenant, background: true };
  const expires = new Date(now.getTime() + LIFETIME_MINUTES * 60_000).toISOString();
  const triedAt = now.toISOString();
  const record = { ...place, list: step.list, triedAt };
  if (step.do === 'renew') {
    const renewed = await ports.subscriptions.renew(as, step.id, expires);
    if (renewed.ok) {
      const known = (await ports.sync.byId([step.id]))[0];
      if (known)
        await ports.sync.keep({
          ...known,
          state: 'live',
          expires: renewed.value.expires,
          reason: null,
          triedAt,
        });
      return 'renewed';
    }
    // Not known any more, or ours no more: a new one is made, or refused with the reason.
    if (renewed.fault.kind !== 'not-found' && reasonOf(renewed.fault) === null) return 'away';
  }
  const clientState = `${ports.ids.uuid()}${ports.ids.uuid()}`;
  const created = await ports.subscriptions.create(as, place, step.list, { clientState, expires });
  if (created.ok) {
    const { id, expires: end } = created.value;
    await ports.sync.keep({ ...record, id, clientState, expires: end, state: 'live', reason: null });
    return 'made';
  }
  const reason = reasonOf(created.fault);
  if (reason === null) {
    ports.journal.warn('subscription-not-kept', { ...place, list: step.list, fault: created.fault.kind });
    return 'away';
  }
  // A site that waits for IT is told of by whoever finds it; here it is one thing more that waits.
  if (!(created.fault.kind === 'refused' && created.fault.closed))
    ports.journal.info('subscription-refused', { ...place, list: step.list, reason });
  await ports.sync.keep({ ...record, id: null, clientState, expires: null, state: 'refused', reason });
  return 'refused';
};

/** One refusal speaks for every list of the site that has no subscription yet. */
const refuseRest = async (
  ports: KeepPorts,
  place: { tenant: string; site: string },
  refused: ListName,
  now: Date,
): Promise<void> => {
  const records = await ports.sync.subscriptions(place.site);
  const told = records.find(({ list }) => list === refused);
  if (!told) return;
  for (const step of stepsFor(records, now))
    if (step.do === 'create') await ports.sync.keep({ ...told, list: step.list });
};
