/** Web courses and sessions as N9 sees them: what is offered when, and who has said that they have done it. */
import { addDays, later, localDay } from '../calendar.ts';
import { content, type Programme } from '../content.ts';
import { WEB_COURSE as COURSE_INSTEAD } from '../evidence-people.ts';
import type { Day, NudgeUnit } from '../nudge.ts';
import type { AgendaRow, MeetingRow, Stored } from '../rows.ts';
import { areaOfSession } from '../theme-session.ts';
import { comingMeetings } from './meetings.ts';
import type { Horizon } from './rule.ts';
import { templateOf } from './template.ts';

/** The kind of a programme's step that is a web course, for each member to take (Normino of Hbtq-klivet). */
export const WEB_COURSE = 'webbutbildning';

/** Steps of the templates that are web courses, by their ids. */
export const COURSE_STEPS: readonly string[] = content.programmes.flatMap(({ steps }) =>
  steps.filter(({ kind }) => kind === WEB_COURSE).map(({ id }) => id),
);

/** The basic training that is offered to new starters, as the store names it beside the steps. */
export const BASICS = 'basics';

export interface Course {
  form: 'course' | 'session';
  /** The step's id, or the list item's id of the meeting. */
  item: string;
  /** What having done it is noted by: the step's id, or a session's own where it belongs to none (`doneKeys`). */
  keys: readonly string[];
  name: { sv: string; en: string };
  /** A session opens and closes on its day. */
  opens: Day;
  closes: Day;
  start: string | null;
  hours: number | null;
}

const after = (day: Day | null): Day | null => (day === null ? null : addDays(day, 1));
const changed = ({ changedAt }: Stored<unknown>): Day | null =>
  changedAt === null ? null : localDay(new Date(changedAt));

/**
 * The unit's web courses that are open, and its planned sessions. A course opens when the steps before it are due, but
 * not before the day after the unit was set up or its own row was last changed: a step that was unlocked by mistake can
 * be locked again before anybody is told. It closes when its step is due.
 */
export const coursesOf = (unit: NudgeUnit, near?: Horizon): Course[] => {
  const rows = new Map(unit.rows.StegvisSteps.map((row) => [row.value.stepId, row]));
  const steps = templateOf(unit)?.steps ?? [];
  const courses = steps.flatMap((step): Course[] => {
    const row = step.kind === WEB_COURSE ? rows.get(step.id) : undefined;
    const closes = row?.value.dueDate ?? null;
    if (row?.value.state !== 'open' || closes === null) return [];
    const before = step.dependsOn.map((id) => rows.get(id)?.value.dueDate ?? null);
    const opens = [...before, after(changed(row)), after(unit.life?.since ?? null)].reduce<Day | null>(
      (latest, day) => (day === null ? latest : latest === null ? day : later(latest, day)),
      null,
    );
    if (opens === null || opens >= closes) return [];
    const name = { sv: step.sv.title, en: step.en.title };
    const own = { item: step.id, keys: [step.id], name };
    return [{ form: 'course', ...own, opens, closes, start: null, hours: step.durationHours }];
  });
  const sessions = comingMeetings(unit, 'session', near).map(({ row, start, day }): Course => {
    const name = { sv: row.value.title, en: row.value.title };
    const keys = doneKeys(templateOf(unit), row, unit.rows.StegvisAgenda);
    return { form: 'session', item: row.id, keys, name, opens: day, closes: day, start, hours: null };
  });
  return [...courses, ...sessions];
};

/**
 * What tells that somebody need not come to a session: its step, the web course where that stands in the step's place,
 * and the meeting itself. The first is what a new word is noted by.
 */
export const doneKeys = (
  programme: Programme | null,
  meeting: Stored<MeetingRow>,
  agenda: readonly Stored<AgendaRow>[],
): string[] => {
  const { id, value } = meeting;
  // Of a step's theme sessions each is about something else, so each is attended by itself.
  if (areaOfSession(meeting, agenda) !== null) return [id];
  // A row that was copied before there were steps has none.
  if (value.stepId == null) return [id];
  const step = programme?.steps.find((candidate) => candidate.id === value.stepId);
  const web = step?.completion.metric === 'attendanceShare' ? [COURSE_INSTEAD] : [];
  return [value.stepId, id, ...web];
};

/** Two weeks before it closes. */
export const closingDay = ({ closes }: Course): Day => addDays(closes, -14);
