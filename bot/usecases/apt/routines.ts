/** Guidelines and routines that exist already, linked and never copied, and what each has led to (R38). */
import { agendaOf, nextOrder } from '../../core/agenda.ts';
import { routineSource } from '../../core/agenda-source.ts';
import type { NewRoutine, Routine, RoutineChange, RoutineDeed, Routines } from '../../core/api-apt.ts';
import { localDay } from '../../core/calendar.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { EMPTY_ACTION } from '../../core/plan.ts';
import { activitiesOf, hasActivity, isRoutine, routineLink } from '../../core/routine.ts';
import { EMPTY, type FindingRow, type Stored, type UnitRows } from '../../core/rows.ts';
import { addOnce } from '../tab/add-once.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { changeSeen } from '../tab/change-seen.ts';
import { type Caller, type Entered, enter, factsOf, readRows, withRow } from '../tab/frame.ts';
import { meetingFor } from './place.ts';
import type { AptPorts } from './ports.ts';

const toRoutine = (ports: AptPorts, row: Stored<FindingRow>, rows: UnitRows): Routine => {
  const activities = activitiesOf(row, rows);
  const { title, area, link } = row.value;
  return {
    ...{ id: row.id, version: row.version, title, area },
    link: link === null ? null : routineLink(link),
    activities,
    active: hasActivity(activities, localDay(ports.clock.now())),
  };
};

const wrongLink = failed({ kind: 'invalid', fields: [{ field: 'link', code: 'wrong-type' }] });

type Let = { entered: Entered; rows: UnitRows };
const letIn = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  verb: 'see-plan' | 'write-routines',
): Promise<Outcome<Let>> => {
  const entered = await enter(ports, caller, unit, verb);
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  return rows.ok ? done({ entered: entered.value, rows: rows.value }) : rows;
};

/** Those without anything within a year first, since they are what the view is for. */
export const seeRoutines = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<Routines>> => {
  const inside = await letIn(ports, caller, unit, 'see-plan');
  if (!inside.ok) return inside;
  const { rows } = inside.value;
  const routines = rows.StegvisFindings.filter(isRoutine).map((row) => toRoutine(ports, row, rows));
  return done({
    routines: routines.sort(
      (a, b) => Number(a.active) - Number(b.active) || a.title.localeCompare(b.title, 'sv'),
    ),
  });
};

export const addRoutine = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  input: NewRoutine,
  key: string | null,
): Promise<Outcome<Routine>> => {
  const inside = await letIn(ports, caller, unit, 'write-routines');
  if (!inside.ok) return inside;
  const link = routineLink(input.link);
  if (link === null) return wrongLink;
  const { entered, rows } = inside.value;
  const row: FindingRow = {
    ...EMPTY.StegvisFindings,
    ...{ title: input.title, area: input.area ?? null, link },
  };
  const added = await addOnce(ports, entered, 'StegvisFindings', key, row);
  return added.ok ? done(toRoutine(ports, added.value, rows)) : added;
};

export const changeRoutine = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: RoutineChange,
): Promise<Outcome<Routine>> => {
  const inside = await letIn(ports, caller, unit, 'write-routines');
  if (!inside.ok) return inside;
  const { entered, rows } = inside.value;
  if (!rows.StegvisFindings.some((row) => row.id === id && isRoutine(row)))
    return failed({ kind: 'not-found', what: 'routine' });
  const link = input.link === undefined ? undefined : routineLink(input.link);
  if (link === null) return wrongLink;
  const changed = await changeSeen(ports, entered, {
    list: 'StegvisFindings',
    what: 'routine',
    id,
    version,
    rows,
    change: () =>
      done({
        ...(input.title === undefined ? {} : { title: input.title }),
        ...(input.area === undefined ? {} : { area: input.area }),
        ...(link === undefined ? {} : { link }),
      }),
    wire: (row) => toRoutine(ports, row, rows),
  });
  if (!changed.ok) return changed;
  return done(toRoutine(ports, changed.value, withRow(rows, 'StegvisFindings', changed.value)));
};

/** Something comes of a routine: an item of the next APT, or a draft of the plan; the routine shows it from then on. */
export const actOnRoutine = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  input: RoutineDeed,
  key: string | null,
): Promise<Outcome<Routine>> => {
  const inside = await letIn(ports, caller, unit, 'write-routines');
  if (!inside.ok) return inside;
  const { entered, rows } = inside.value;
  const routine = rows.StegvisFindings.find((row) => row.id === id && isRoutine(row));
  if (routine === undefined) return failed({ kind: 'not-found', what: 'routine' });
  const after = await (input.to === 'item' ? itemOf : actionOf)(ports, entered, rows, routine, input, key);
  if (!after.ok) return after;
  const facts = factsOf(entered, rows);
  await alignSteps(ports, entered, facts, { ...facts, rows: after.value });
  return done(toRoutine(ports, routine, after.value));
};

type Make = (
  ports: AptPorts,
  entered: Entered,
  rows: UnitRows,
  routine: Stored<FindingRow>,
  input: RoutineDeed,
  key: string | null,
) => Promise<Outcome<UnitRows>>;

const itemOf: Make = async (ports, entered, rows, routine, input, key) => {
  const apt = await meetingFor(ports, entered, rows, null, null);
  if (!apt.ok) return apt;
  const added = await addOnce(ports, entered, 'StegvisAgenda', key, {
    ...EMPTY.StegvisAgenda,
    title: input.title,
    minutes: input.minutes ?? 10,
    state: 'onAgenda',
    source: routineSource(routine.id),
    meetingKey: apt.value.key,
    order: nextOrder(agendaOf(rows.StegvisAgenda, apt.value.key)),
  });
  if (!added.ok) return added;
  return done(withRow(withRow(rows, 'StegvisMeetings', apt.value), 'StegvisAgenda', added.value));
};

const actionOf: Make = async (ports, entered, rows, routine, input, key) => {
  const { area } = routine.value;
  const added = await addOnce(ports, entered, 'StegvisPlan', key, {
    ...EMPTY_ACTION,
    title: input.title,
    area: area !== null && entered.programme.planAreas.includes(area) ? area : null,
    state: 'draft',
    findingKey: routine.key,
  });
  return added.ok ? done(withRow(rows, 'StegvisPlan', added.value)) : added;
};
