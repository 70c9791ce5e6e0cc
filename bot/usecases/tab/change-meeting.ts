import type { Meeting, MeetingChange } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { changedMeeting } from '../../core/meeting.ts';
import { stepProblem } from '../../core/session.ts';
import { calendarFacts } from '../calendar/frame.ts';
import { alignSteps } from './align-steps.ts';
import { changeSeen } from './change-seen.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts, withRow } from './frame.ts';
import { toMeeting } from './wire.ts';

/** Changes a meeting, or marks it as held or cancelled, on the version that the person saw. */
export const changeMeeting = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  change: MeetingChange,
): Promise<Outcome<Meeting>> => {
  const entered = await enter(ports, caller, unit, 'write-meetings');
  if (!entered.ok) return entered;
  const wrong = stepProblem(entered.value.programme, change.stepId);
  if (wrong !== null) return failed({ kind: 'invalid', fields: [wrong] });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const calendar = await calendarFacts(ports, entered.value);
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisMeetings',
    what: 'meeting',
    id,
    version,
    rows: rows.value,
    change: (row) => changedMeeting(row, change),
    wire: (row) => toMeeting(row, rows.value, calendar),
  });
  if (!changed.ok) return changed;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisMeetings', changed.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(toMeeting(changed.value, after, calendar));
};
