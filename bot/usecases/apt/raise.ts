/** A matter is raised to the consultation group, and its answer comes back to the next APT (R20). */
import { agendaOf, nextOrder } from '../../core/agenda.ts';
import { actionSource, answerSource } from '../../core/agenda-source.ts';
import type { AgendaItem } from '../../core/api.ts';
import type { Answered, AnswerInput, RaiseInput } from '../../core/api-apt.ts';
import { answerTitle } from '../../core/apt-outcome.ts';
import { localDay } from '../../core/calendar.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { type AgendaRow, EMPTY, type UnitRows } from '../../core/rows.ts';
import { addOnce } from '../tab/add-once.ts';
import { changeSeen } from '../tab/change-seen.ts';
import { type Caller, type Entered, enter, readRows, withRow } from '../tab/frame.ts';
import { toAgendaItem } from '../tab/wire.ts';
import { meetingFor } from './place.ts';
import type { AptPorts } from './ports.ts';

const FEEDBACK_MINUTES = 5;

const inPast = (ports: AptPorts, { answerDue }: RaiseInput): boolean =>
  answerDue < localDay(ports.clock.now());
const tooEarly = failed({ kind: 'invalid', fields: [{ field: 'answerDue', code: 'out-of-range' }] });

type Let = { entered: Entered; rows: UnitRows };
const letIn = async (ports: AptPorts, caller: Caller, unit: string): Promise<Outcome<Let>> => {
  const entered = await enter(ports, caller, unit, 'raise-matter');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  return rows.ok ? done({ entered: entered.value, rows: rows.value }) : rows;
};

/** Notes to which group the item was raised, today, and when the answer is due. Saying it again changes the day only. */
export const raiseItem = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: RaiseInput,
): Promise<Outcome<AgendaItem>> => {
  const inside = await letIn(ports, caller, unit);
  if (!inside.ok) return inside;
  if (inPast(ports, input)) return tooEarly;
  const { entered, rows } = inside.value;
  const changed = await changeSeen(ports, entered, {
    list: 'StegvisAgenda',
    what: 'agenda-item',
    id,
    // Raising is a fact until somebody has raised it: only then it matters which version the person saw.
    version: version ?? rows.StegvisAgenda.find((row) => row.id === id)?.version ?? null,
    rows,
    change: (row) => {
      const again = row.raisedTo === input.to && row.answer === null;
      if (row.raisedTo !== null && !again) return failed({ kind: 'conflict', reason: 'raised-already' });
      if (again && row.answerDue === input.answerDue) return done({});
      const since = again ? {} : { raisedTo: input.to, raisedOn: localDay(ports.clock.now()) };
      return done<Partial<AgendaRow>>({ ...since, answerDue: input.answerDue });
    },
    wire: (row) => toAgendaItem(row, rows),
  });
  return changed.ok ? done(toAgendaItem(changed.value, rows)) : changed;
};

/** An action is raised by an item that refers to it; once, however often it is asked for. */
export const raiseAction = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  input: RaiseInput,
): Promise<Outcome<AgendaItem>> => {
  const inside = await letIn(ports, caller, unit);
  if (!inside.ok) return inside;
  if (inPast(ports, input)) return tooEarly;
  const { entered, rows } = inside.value;
  const action = rows.StegvisPlan.find((row) => row.id === id);
  if (action === undefined) return failed({ kind: 'not-found', what: 'action' });
  const { title, samPhase, activeMeasure, whose } = action.value;
  const added = await addOnce(ports, entered, 'StegvisAgenda', `raised:${id}`, {
    ...EMPTY.StegvisAgenda,
    ...{ title, samPhase, activeMeasure, whose },
    state: 'proposed',
    source: actionSource(id),
    raisedTo: input.to,
    raisedOn: localDay(ports.clock.now()),
    answerDue: input.answerDue,
  });
  if (!added.ok) return added;
  if (added.value.value.raisedTo !== input.to) return failed({ kind: 'conflict', reason: 'raised-already' });
  return done(toAgendaItem(added.value, rows));
};

/**
 * Keeps the answer and puts it on the next APT's agenda, once; where none is planned it waits among the proposals. An
 * answer that stands there already is only changed on the version that the person saw.
 */
export const answerRaised = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: AnswerInput,
): Promise<Outcome<Answered>> => {
  const inside = await letIn(ports, caller, unit);
  if (!inside.ok) return inside;
  const { entered, rows } = inside.value;
  const item = rows.StegvisAgenda.find((row) => row.id === id);
  if (item === undefined) return failed({ kind: 'not-found', what: 'agenda-item' });
  const group = item.value.raisedTo;
  if (group === null) return failed({ kind: 'conflict', reason: 'not-raised' });
  const same = item.value.answer === input.answer;
  if (item.value.answer !== null && !same && version === null) return failed({ kind: 'unversioned' });
  const changed = await changeSeen(ports, entered, {
    list: 'StegvisAgenda',
    what: 'agenda-item',
    id,
    version: same || version === null ? item.version : version,
    rows,
    change: () => done(same ? {} : { answer: input.answer }),
    wire: (row) => toAgendaItem(row, rows),
  });
  if (!changed.ok) return changed;
  const after = withRow(rows, 'StegvisAgenda', changed.value);
  const apt = await meetingFor(ports, entered, after, null, null);
  if (!apt.ok && apt.fault.kind !== 'conflict') return apt;
  const key = apt.ok ? apt.value.key : null;
  const feedback = await addOnce(ports, entered, 'StegvisAgenda', `answer:${id}`, {
    ...EMPTY.StegvisAgenda,
    title: answerTitle(item.value.title, group),
    minutes: FEEDBACK_MINUTES,
    state: key === null ? 'proposed' : 'onAgenda',
    source: answerSource(id),
    samPhase: item.value.samPhase,
    activeMeasure: item.value.activeMeasure,
    meetingKey: key,
    order: key === null ? null : nextOrder(agendaOf(after.StegvisAgenda, key)),
  });
  if (!feedback.ok) return feedback;
  const known = apt.ok ? withRow(after, 'StegvisMeetings', apt.value) : after;
  return done({ item: toAgendaItem(changed.value, known), feedback: toAgendaItem(feedback.value, known) });
};
