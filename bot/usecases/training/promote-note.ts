import type { Action } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { EMPTY } from '../../core/rows.ts';
import { addOnce } from '../tab/add-once.ts';
import { type Caller, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { toAction } from '../tab/wire.ts';

const LONGEST = 255;

/** The first sentence of a note as a title that a list's line holds. */
const titleOf = (note: string): string => {
  const first = note.trim().split(/\r?\n|(?<=[.?])\s/)[0] ?? '';
  const line = first.replace(/\.$/, '');
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1)}…`;
};

/**
 * Makes a draft action of a session's note in one step (R49). Once for a note: pressing again gives the same action,
 * unless a key of the caller's own asks for another.
 */
export const promoteNote = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  key: string | null,
): Promise<Outcome<Action>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const meeting = rows.value.StegvisMeetings.find((row) => row.id === id);
  if (meeting === undefined) return failed({ kind: 'not-found', what: 'meeting' });
  const { note, stepId } = meeting.value;
  if (note === null || note.trim() === '')
    return failed({ kind: 'invalid', fields: [{ field: 'note', code: 'missing' }] });
  const added = await addOnce(ports, entered.value, 'StegvisPlan', key ?? `note:${unit}:${id}`, {
    ...EMPTY.StegvisPlan,
    title: titleOf(note),
    need: note.trim(),
    stepId,
    state: 'draft',
  });
  return added.ok ? done(toAction(added.value)) : added;
};
