/**
 * Changing and deleting rows, only on the version that was seen (learn.microsoft.com/graph/api/listitem-update). What is
 * told when Graph fails stands as a table in `sent.ts`.
 */
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import { sendBatch } from '../batch.ts';
import type { GraphClient } from '../client.ts';
import { type Answered, type Ask, get, isGood, isStale, needsLook, type Sent, text } from '../sent.ts';
import { isItemId, itemPath, ODD, type Place, patient, placeFault, readItem, THING } from './items.ts';
import { type Fields, fromFields, fromItem, ifMatch, versionOf } from './mapper.ts';

/**
 * Writes fields on a version. With If-Match a repetition does no harm: if the first sending landed, the second meets
 * another version, and the row itself tells whether it is ours.
 */
export const changeIn = async <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  id: string,
  version: string,
  fields: Fields,
): Promise<Outcome<Stored<RowOf[L]>>> => {
  if (!isItemId(id)) return failed({ kind: 'not-found', what: THING[place.list] });
  if (Object.keys(fields).length === 0) return readItem(client, place, id);
  if (client.troubled(place.as)) {
    const before = await readItem(client, place, id);
    if (!before.ok) return before;
    if (before.value.version !== versionOf(version)) return failed({ kind: 'stale', theirs: before.value });
  }
  const sent = await client.send(place.as, changing(place, id, version, fields), place.effort);
  return settle(client, place, id, version, fields, sent);
};

/** Writes fields on many rows at once, each on its version; an outcome for each, in the same order. */
export const changeMany = async <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  changes: readonly { id: string; version: string; fields: Fields }[],
): Promise<Outcome<Stored<RowOf[L]>>[]> => {
  const [only] = changes;
  if (only && changes.length === 1)
    return [await changeIn(client, place, only.id, only.version, only.fields)];
  const asks = changes.map(({ id, version, fields }) => changing(place, id, version, fields));
  const sents = await sendBatch(client, place.as, asks, place.effort);
  const outcomes: Outcome<Stored<RowOf[L]>>[] = [];
  for (const [index, { id, version, fields }] of changes.entries()) {
    const sent = sents[index];
    outcomes.push(sent ? await settle(client, place, id, version, fields, sent) : failed(ODD));
  }
  return outcomes;
};

const changing = <L extends ListName>(place: Place<L>, id: string, version: string, fields: Fields): Ask => ({
  method: 'PATCH',
  path: `${itemPath(place.path, id)}/fields`,
  headers: { 'if-match': ifMatch(version) },
  body: fields,
  repeatable: true,
});

/** What became of a change, by its answer or else by the row itself. */
const settle = async <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  id: string,
  version: string,
  fields: Fields,
  sent: Sent,
): Promise<Outcome<Stored<RowOf[L]>>> => {
  if (isGood(sent)) {
    const row = changedRow(place.list, id, sent);
    return row ? done(row) : readItem(client, place, id);
  }
  if (isStale(sent)) {
    const theirs = await readItem(client, patient(client, place), id);
    if (!theirs.ok) return sent.doubted ? failed(doubt(theirs.fault)) : theirs;
    if (sent.doubted && holds(place.list, theirs.value, fields)) return theirs;
    return failed({ kind: 'stale', theirs: theirs.value });
  }
  if (sent.kind === 'lost' || needsLook(sent)) {
    const now = await readItem(client, patient(client, place), id);
    if (now.ok && now.value.version !== versionOf(version) && holds(place.list, now.value, fields))
      return now;
    if (!now.ok && needsLook(sent)) return failed(doubt(now.fault));
  }
  return failed(placeFault(sent, place));
};

/** Deletes a row on a version; a row that is gone after a lost answer was deleted by us. */
export const deleteIn = async <L extends ListName>(
  client: GraphClient,
  place: Place<L>,
  id: string,
  version: string,
): Promise<Outcome<void>> => {
  if (!isItemId(id)) return failed({ kind: 'not-found', what: THING[place.list] });
  if (client.troubled(place.as)) {
    const before = await readItem(client, place, id);
    if (!before.ok) return before;
  }
  const sent = await client.send(
    place.as,
    {
      method: 'DELETE',
      path: itemPath(place.path, id),
      headers: { 'if-match': ifMatch(version) },
      repeatable: true,
    },
    place.effort,
  );
  if (isGood(sent)) return done(undefined);
  if (sent.kind === 'answered' && sent.status === 404 && sent.doubted) return done(undefined);
  if (isStale(sent)) {
    const theirs = await readItem(client, patient(client, place), id);
    return theirs.ok ? failed({ kind: 'stale', theirs: theirs.value }) : theirs;
  }
  if (sent.kind === 'lost' || needsLook(sent)) {
    const now = await readItem(client, patient(client, place), id);
    if (!now.ok) return now.fault.kind === 'not-found' ? done(undefined) : failed(doubt(now.fault));
  }
  return failed(placeFault(sent, place));
};

/** Whether a row holds what was to be written, as far as reading it back can tell. */
const holds = <L extends ListName>(list: L, row: Stored<RowOf[L]>, fields: Fields): boolean => {
  const wanted = fromFields(list, fields);
  if (wanted.key !== null && row.key !== wanted.key) return false;
  if (wanted.unit !== null && row.unit !== wanted.unit) return false;
  const kept = fromFields(list, fields, Object.keys(fields)).value;
  return Object.entries(kept).every(([property, value]) => get(row.value, property) === value);
};

/** The row as the answer to PATCH tells it: a fieldValueSet with its ETag. Null when the answer does not hold all. */
const changedRow = <L extends ListName>(list: L, id: string, sent: Answered): Stored<RowOf[L]> | null => {
  const etag = text(sent.body, '@odata.etag') ?? sent.headers.etag ?? null;
  if (etag === null || get(sent.body, 'Title') === undefined) return null;
  return fromItem(list, { id, eTag: etag, fields: sent.body });
};

const doubt = (fault: Fault): Fault => ({
  kind: 'offline',
  inDoubt: true,
  retryAt:
    fault.kind === 'busy' || fault.kind === 'offline'
      ? fault.retryAt
      : new Date(Date.now() + 5_000).toISOString(),
});
