/** Proposals and items that were left over go onto an agenda, or are declined with a reason (R16, R19). */
import { agendaOf, agendaState, nextOrder } from '../../core/agenda.ts';
import { declined, isProposal, placedAt } from '../../core/agenda-source.ts';
import type { AgendaItem } from '../../core/api.ts';
import type { Carried, DeclineInput, PlaceInput } from '../../core/api-apt.ts';
import { isLeftOver, nextApt } from '../../core/apt-outcome.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { AgendaRow, MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import { withKey } from '../tab/add-agenda-item.ts';
import { bare, changeSeen } from '../tab/change-seen.ts';
import { type Caller, type Entered, enter, putRow, readRows, withRow } from '../tab/frame.ts';
import { toAgendaItem } from '../tab/wire.ts';
import type { AptPorts } from './ports.ts';

type Keyed = Stored<MeetingRow> & { key: string };

/** The meeting that was named, or the next APT but the one that `notKey` names, with the key that items name it by. */
export const meetingFor = async (
  ports: AptPorts,
  entered: Entered,
  rows: UnitRows,
  id: string | null,
  notKey: string | null,
): Promise<Outcome<Keyed>> => {
  const now = ports.clock.now();
  const found =
    id === null
      ? nextApt(rows.StegvisMeetings, now, notKey)
      : (rows.StegvisMeetings.find((row) => row.id === id) ?? null);
  if (found === null)
    return failed(
      id === null ? { kind: 'conflict', reason: 'no-coming-apt' } : { kind: 'not-found', what: 'meeting' },
    );
  const keyed = await withKey(ports, entered, found);
  if (!keyed.ok) return keyed;
  const { key } = keyed.value;
  return key === null ? failed({ kind: 'stale', theirs: null }) : done({ ...keyed.value, key });
};

/**
 * Puts an item last on a meeting's agenda, on the version that the person saw: a proposal, one that was left over, or
 * one from another agenda. Without a meeting, on the next APT's.
 */
export const placeItem = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: PlaceInput,
): Promise<Outcome<AgendaItem>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const item = rows.value.StegvisAgenda.find((row) => row.id === id);
  if (item === undefined) return failed({ kind: 'not-found', what: 'agenda-item' });
  // Whoever was first may have put it on the only APT there is: theirs is shown before anything is looked for.
  if (version !== null && bare(version) !== bare(item.version))
    return failed({ kind: 'stale', theirs: toAgendaItem(item, rows.value) });
  const leaving = isProposal(item.value) ? null : item.value.meetingKey;
  const meeting = await meetingFor(ports, entered.value, rows.value, input.meetingId ?? null, leaving);
  if (!meeting.ok) return meeting;
  const { key } = meeting.value;
  const known = withRow(rows.value, 'StegvisMeetings', meeting.value);
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisAgenda',
    what: 'agenda-item',
    id,
    version,
    rows: rows.value,
    change: (row) => {
      if (agendaState(row) === 'discussed') return failed({ kind: 'conflict', reason: 'already-decided' });
      const there = agendaState(row) === 'onAgenda' && row.meetingKey === key;
      const minutes = input.minutes === undefined ? {} : { minutes: input.minutes };
      return done(there ? minutes : { ...placedAt(row, key, lastOn(rows.value, key)), ...minutes });
    },
    wire: (row) => toAgendaItem(row, known),
  });
  return changed.ok ? done(toAgendaItem(changed.value, known)) : changed;
};

const lastOn = (rows: UnitRows, key: string): number => nextOrder(agendaOf(rows.StegvisAgenda, key));

/** Declines a proposal, with a reason that everybody may read; it can be placed all the same later. */
export const declineItem = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  { reason }: DeclineInput,
): Promise<Outcome<AgendaItem>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisAgenda',
    what: 'agenda-item',
    id,
    version,
    rows: rows.value,
    change: (row) =>
      isProposal(row)
        ? done(declined(row, reason))
        : failed({ kind: 'conflict', reason: 'already-decided' as const }),
    wire: (row) => toAgendaItem(row, rows.value),
  });
  return changed.ok ? done(toAgendaItem(changed.value, rows.value)) : changed;
};

/**
 * Moves what a meeting did not reach to the next APT, in its order. A fact: whoever was first has moved it, and an item
 * goes once however often it is asked for.
 */
export const carryItems = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  meetingId: string,
): Promise<Outcome<Carried>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const from = rows.value.StegvisMeetings.find(({ id }) => id === meetingId);
  if (from === undefined) return failed({ kind: 'not-found', what: 'meeting' });
  const left = (from.key === null ? [] : agendaOf(rows.value.StegvisAgenda, from.key)).filter(({ value }) =>
    isLeftOver(value),
  );
  if (left.length === 0) return done({ items: [] });
  const to = await meetingFor(ports, entered.value, rows.value, null, from.key);
  if (!to.ok) return to;
  let order = lastOn(rows.value, to.value.key);
  const moved: Stored<AgendaRow>[] = [];
  for (const row of left) {
    const written = await move(ports, entered.value, row, to.value.key, order);
    if (!written.ok) return written;
    if (written.value === null) continue;
    moved.push(written.value);
    order += 1;
  }
  const known = withRow(rows.value, 'StegvisMeetings', to.value);
  return done({ items: moved.map((row) => toAgendaItem(row, known)) });
};

/** Null: somebody has moved it, or said how it went, meanwhile. */
const move = async (
  ports: AptPorts,
  entered: Entered,
  row: Stored<AgendaRow>,
  key: string,
  order: number,
): Promise<Outcome<Stored<AgendaRow> | null>> => {
  let seen = row;
  for (let tries = 0; tries < 3; tries += 1) {
    if (!isLeftOver(seen.value) || seen.value.meetingKey !== row.value.meetingKey) return done(null);
    const change = placedAt(seen.value, key, order);
    const { as, site } = entered;
    const written = await ports.lists.changeRow(as, site, 'StegvisAgenda', seen.id, seen.version, change);
    if (written.ok) {
      await putRow(ports, entered, 'StegvisAgenda', written.value);
      return written;
    }
    if (written.fault.kind === 'not-found') return done(null);
    if (written.fault.kind !== 'stale') return written;
    seen = written.fault.theirs as Stored<AgendaRow>;
  }
  return failed({ kind: 'stale', theirs: null });
};
