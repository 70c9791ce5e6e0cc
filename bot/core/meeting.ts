/** Meetings: an end after the start, and which one comes next. */
import type { MeetingChange, NewMeeting } from './api.ts';
import { done, failed, type Outcome } from './fault.ts';
import { EMPTY, type MeetingKind, type MeetingRow, type MeetingState, type Stored } from './rows.ts';
import { sessionColumns, sessionProblem } from './session.ts';

/** Rows that somebody added in SharePoint without kind or state count as another meeting, planned. */
export const meetingKind = (row: MeetingRow): MeetingKind => row.kind ?? 'other';
export const meetingState = (row: MeetingRow): MeetingState => row.state ?? 'planned';

const utc = (instant: string): string => new Date(instant).toISOString();

/** The columns to write for a change; instants in UTC. Refused when the meeting would end before it begins. */
export const changedMeeting = (row: MeetingRow, change: MeetingChange): Outcome<Partial<MeetingRow>> => {
  const given: Partial<MeetingRow> = {
    ...(change.title === undefined ? {} : { title: change.title }),
    ...(change.kind === undefined ? {} : { kind: change.kind }),
    ...(change.state === undefined ? {} : { state: change.state }),
    ...(change.start === undefined ? {} : { start: utc(change.start) }),
    ...(change.end === undefined ? {} : { end: utc(change.end) }),
    ...sessionColumns(change),
  };
  const wrong = sessionProblem(row, given);
  if (wrong !== null) return failed({ kind: 'invalid', fields: [wrong] });
  const { start, end } = { ...row, ...given };
  const timed = change.start !== undefined || change.end !== undefined;
  if (timed && start !== null && end !== null && Date.parse(end) <= Date.parse(start))
    return failed({ kind: 'invalid', fields: [{ field: 'end', code: 'out-of-range' }] });
  return done(given);
};

/** A new meeting, planned. */
export const newMeetingRow = (input: NewMeeting): Outcome<MeetingRow> => {
  const empty: MeetingRow = {
    ...EMPTY.StegvisMeetings,
    title: input.title,
    kind: null,
    start: null,
    end: null,
    state: 'planned',
  };
  const given = changedMeeting(empty, input);
  return given.ok ? done({ ...empty, ...given.value }) : given;
};

/** Instants as numbers: SharePoint leaves out the milliseconds, so text would not compare. */
const begins = (row: Stored<MeetingRow>): number =>
  row.value.start === null ? Number.POSITIVE_INFINITY : Date.parse(row.value.start);

/** Earliest first; those without a time last. */
export const byStart = (a: Stored<MeetingRow>, b: Stored<MeetingRow>): number => {
  const [first, second] = [begins(a), begins(b)];
  return first === second ? a.id.localeCompare(b.id, 'en', { numeric: true }) : first < second ? -1 : 1;
};

/** The planned meeting that begins next, of one kind or of any. */
export const nextMeeting = (
  rows: readonly Stored<MeetingRow>[],
  now: Date,
  kind?: MeetingKind,
): Stored<MeetingRow> | null =>
  rows
    .filter(
      (row) =>
        meetingState(row.value) === 'planned' &&
        row.value.start !== null &&
        begins(row) >= now.getTime() &&
        (kind === undefined || meetingKind(row.value) === kind),
    )
    .sort(byStart)[0] ?? null;
