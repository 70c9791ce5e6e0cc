import type { Meeting, NewMeeting } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { newMeetingRow } from '../../core/meeting.ts';
import { stepProblem } from '../../core/session.ts';
import { shownMeeting } from '../calendar/frame.ts';
import { addOnce } from './add-once.ts';
import { type Caller, enter, readRows, type TabPorts, withRow } from './frame.ts';

/** Plans a meeting, once per key. */
export const addMeeting = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: NewMeeting,
  key: string | null,
): Promise<Outcome<Meeting>> => {
  const entered = await enter(ports, caller, unit, 'write-meetings');
  if (!entered.ok) return entered;
  const wrong = stepProblem(entered.value.programme, input.stepId);
  if (wrong !== null) return failed({ kind: 'invalid', fields: [wrong] });
  const row = newMeetingRow(input);
  if (!row.ok) return row;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const added = await addOnce(ports, entered.value, 'StegvisMeetings', key, row.value);
  if (!added.ok) return added;
  const after = withRow(rows.value, 'StegvisMeetings', added.value);
  return done(await shownMeeting(ports, entered.value, added.value, after));
};
