/**
 * Adding rows, each once. The key is unique in the list: a row whose answer was lost, or that SharePoint says is a
 * duplicate, is looked up by its key before anything is sent again. What is told when Graph fails stands as a table in
 * `sent.ts`.
 */
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import { sendBatch } from '../batch.ts';
import type { GraphClient } from '../client.ts';
import type { Pages } from '../pages.ts';
import { type Ask, isGood, needsLook, type Sent } from '../sent.ts';
import type { Doubts } from './doubts.ts';
import { findByKeys, ODD, type Place, patient, placeFault } from './items.ts';
import { type Fields, fromItem, newFields } from './mapper.ts';

export interface NewRow<L extends ListName> {
  key: string;
  row: RowOf[L];
}

/** A row on its way into the list. */
interface Pending<T> {
  key: string;
  fields: Fields;
  outcome: Outcome<Stored<T>> | null;
  /** Whether it has to be looked for before it may be sent (again). */
  look: boolean;
  /** Whether it has ever left, now or before. */
  left: boolean;
  /** It may stand without our knowing. */
  doubted: boolean;
  /** Why the last sending did not succeed. */
  fault: Fault | null;
  /** The fault stands if the row is not there; otherwise the row is sent again. */
  final: boolean;
}

/** Adds rows to a place and gives them in the same order; on a fault, what stands by then stands. */
export const addTo = async <L extends ListName>(
  client: GraphClient,
  pages: Pages,
  place: Place<L>,
  unit: string,
  rows: readonly NewRow<L>[],
  doubts: Doubts,
): Promise<Outcome<Stored<RowOf[L]>[]>> => {
  const troubled = client.troubled(place.as);
  // A key that stands twice in one call is one row.
  const pending = new Map<string, Pending<RowOf[L]>>();
  for (const { key, row } of rows) {
    const fields = newFields(place.list, unit, key, row);
    if (!fields.ok) return fields;
    const doubted = doubts.has(place.path, key);
    pending.set(key, {
      key,
      fields: fields.value,
      outcome: null,
      look: troubled || doubted,
      left: doubted,
      doubted,
      fault: null,
      final: false,
    });
  }
  await lookForOpen(pages, place, [...pending.values()]);
  for (let round = 0; ; round++) {
    await sendOpen(client, place, [...pending.values()]);
    await lookForOpen(pages, patient(client, place), [...pending.values()]);
    const open = [...pending.values()].filter(({ outcome }) => outcome === null);
    if (open.length === 0) break;
    if (await client.pause(round, place.effort)) continue;
    for (const one of open) one.outcome = failed(lastWord(one));
  }
  for (const { key, outcome } of pending.values())
    doubts.note(place.path, key, outcome?.ok === false && isInDoubt(outcome.fault));
  return together(rows.map(({ key }) => pending.get(key)?.outcome ?? failed(ODD)));
};

/** Sends what has not been sent, and what was looked for in vain. */
const sendOpen = async <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  pending: readonly Pending<RowOf[L]>[],
): Promise<void> => {
  const open = pending.filter(({ outcome, look }) => outcome === null && !look);
  const sents = await post(client, place, open);
  for (const [index, one] of open.entries()) {
    const sent = sents[index];
    if (!sent) continue;
    one.left = true;
    const row = isGood(sent) ? fromItem(place.list, sent.body) : null;
    if (row) {
      one.outcome = done(row);
      continue;
    }
    one.fault = isGood(sent) ? ODD : placeFault(sent, place);
    if (sent.kind === 'lost' || isGood(sent)) one.doubted = true;
    // 429, or no connection: nothing was taken. After 503 a look is taken all the same.
    if (sent.kind === 'refused' && !needsLook(sent)) one.outcome = failed(lastWord(one));
    else one.look = true;
    one.final = sent.kind !== 'lost';
  }
};

const post = <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  open: readonly Pending<RowOf[L]>[],
): Promise<Sent[]> => {
  const asks = open.map(
    ({ fields }): Ask => ({ method: 'POST', path: `${place.path}/items`, body: { fields } }),
  );
  const [only] = asks;
  if (only && asks.length === 1) return client.send(place.as, only, place.effort).then((sent) => [sent]);
  return sendBatch(client, place.as, asks, place.effort);
};

/** Looks for the rows that may stand. */
const lookForOpen = async <L extends ListName>(
  pages: Pages,
  place: Place<L>,
  pending: readonly Pending<RowOf[L]>[],
): Promise<void> => {
  const open = pending.filter(({ outcome, look }) => outcome === null && look);
  if (open.length === 0) return;
  const found = await findByKeys(
    pages,
    place,
    open.map(({ key }) => key),
  );
  for (const [index, one] of open.entries()) {
    const row = found[index];
    if (!row) continue;
    if (row.ok && row.value) one.outcome = done(row.value);
    else if (row.ok && one.final) one.outcome = failed(lastWord(one));
    else if (row.ok) one.look = false;
    else if (!one.left) one.outcome = failed(row.fault);
    // Refused with 503 or 4xx, perhaps because it stands already, and nobody can say whether it does.
    else {
      one.doubted = true;
      one.fault ??= row.fault;
    }
  }
};

const lastWord = <T>({ fault, doubted }: Pending<T>): Fault => {
  const known = fault ?? ODD;
  if (!doubted) return known;
  const retryAt = known.kind === 'busy' || known.kind === 'offline' ? known.retryAt : null;
  return { kind: 'offline', inDoubt: true, retryAt: retryAt ?? new Date(Date.now() + 5_000).toISOString() };
};

const isInDoubt = (fault: Fault): boolean => fault.kind === 'offline' && fault.inDoubt;

/** All rows, or of several faults the one that must not be passed over: that something may stand. */
const together = <T>(outcomes: readonly Outcome<Stored<T>>[]): Outcome<Stored<T>[]> => {
  const stored: Stored<T>[] = [];
  let worst: Fault | null = null;
  for (const outcome of outcomes) {
    if (outcome.ok) stored.push(outcome.value);
    else if (worst === null || isInDoubt(outcome.fault)) worst = outcome.fault;
  }
  return worst === null ? done(stored) : failed(worst);
};
