import type { ImportPreview } from '../../core/api-training.ts';
import type { ListRead } from '../../core/brought-list.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { matchList } from '../../core/match-list.ts';
import { type Caller, refreshMembers, type TabPorts } from '../tab/frame.ts';
import { enterTraining } from './frame.ts';
import { readList } from './read-list.ts';

/** A list as it was sent: from Excel, or CSV. */
export interface SentList {
  bytes: Uint8Array;
}

const PROBLEMS: Readonly<Record<Extract<ListRead, { ok: false }>['why'], FieldProblem>> = {
  empty: { field: 'file', code: 'empty' },
  unreadable: { field: 'file', code: 'unreadable' },
  'too-long': { field: 'file', code: 'out-of-range' },
};

/**
 * What a list from elsewhere would change: whom it names and whom it does not. Nothing is changed and nothing of the file
 * is kept; what the manager then takes is sent as ids. Addresses are read in Teams for this alone.
 */
export const previewImport = async (
  ports: TabPorts,
  caller: Caller,
  unitId: string,
  step: string,
  { bytes }: SentList,
): Promise<Outcome<ImportPreview>> => {
  const entered = await enterTraining(ports, caller, unitId, step, 'record-attendance');
  if (!entered.ok) return entered;
  const list = await readList(ports.readFile, bytes);
  if (!list.ok) return failed({ kind: 'invalid', fields: [PROBLEMS[list.why]] });
  const { as } = entered.value;
  const unit = await refreshMembers(ports, caller, entered.value.unit);
  const read = await ports.directory.addresses(as, unit.team, unit.id, unit.membership ?? 'standard');
  if (!read.ok) return read;
  const people = unit.members.map((member) => ({ ...member, address: read.value.get(member.id) ?? null }));
  const preview = matchList(list.rows, people, entered.value.done.get(step) ?? new Set());
  return preview === null
    ? failed({ kind: 'invalid', fields: [{ field: 'file', code: 'no-heading' }] })
    : done(preview);
};
