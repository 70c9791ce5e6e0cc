/** [Ta det första]: an idea of the library goes onto the APT's agenda. And [Ångra], which takes it off again. */
import { can } from '../../core/access.ts';
import { agendaOf, nextOrder } from '../../core/agenda.ts';
import type { Outcome } from '../../core/fault.ts';
import type { Reply } from '../../core/reply.ts';
import { type AgendaRow, EMPTY, type MeetingRow, type Stored } from '../../core/rows.ts';
import { type Act, answerOf, byMe, gone, hindered, present, settle, textOf } from './act.ts';

const needsRole = { kind: 'not-allowed', need: 'manager' } as const;

/** The meeting with a key that agenda rows can name; one that was added by hand is given its key first. */
export const meetingOf = async (
  act: { ports: Pick<Act['ports'], 'lists' | 'ids' | 'projection'> } & Pick<Act, 'as' | 'site' | 'unit'>,
  id: string,
): Promise<Outcome<Stored<MeetingRow> & { key: string }>> => {
  const { lists, ids } = act.ports;
  const read = await lists.readRow(act.as, act.site, 'StegvisMeetings', id);
  if (!read.ok) {
    if (read.fault.kind === 'not-found')
      await act.ports.projection.remove(act.unit.id, 'StegvisMeetings', [id]);
    return read;
  }
  const row = read.value;
  if (row.unit !== null && row.unit !== act.unit.id)
    return { ok: false, fault: { kind: 'not-found', what: 'meeting' } };
  if (row.key !== null) return { ok: true, value: { ...row, key: row.key } };
  const key = ids.uuid();
  const adopted = await lists.adoptRow(
    act.as,
    act.site,
    'StegvisMeetings',
    id,
    row.version,
    key,
    act.unit.id,
  );
  return adopted.ok ? { ok: true, value: { ...row, key } } : adopted;
};

/** Whether the meeting can still take an item. */
export const comes = (meeting: Stored<MeetingRow>, now: Date): boolean =>
  meeting.value.state !== 'cancelled' &&
  meeting.value.state !== 'held' &&
  (meeting.value.start === null || Date.parse(meeting.value.start) > now.getTime());

/** Adds a row after the meeting's last item; a repeated key gives the row that stands there. */
export const addItem = async (
  act: Act,
  meeting: { key: string },
  key: string,
  row: Pick<AgendaRow, 'title' | 'minutes' | 'state' | 'source'>,
): Promise<Outcome<Stored<AgendaRow>>> => {
  const rows = await act.ports.projection.rows(act.unit.id);
  const order = nextOrder(agendaOf(rows.StegvisAgenda, meeting.key));
  const added = await act.ports.lists.addRow(act.as, act.site, 'StegvisAgenda', act.unit.id, key, {
    ...EMPTY.StegvisAgenda,
    ...row,
    meetingKey: meeting.key,
    order,
    outcome: null,
  });
  if (added.ok) await act.ports.projection.put(act.unit.id, 'StegvisAgenda', [added.value]);
  return added;
};

/** Puts the chosen idea on the agenda, once however often it is pressed. */
export const placeIdea = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N3' || answerOf(act)?.kind === 'placed') return present(act);
  const chosen = line.ideas.find(({ id }) => id === textOf(act.data, 'idea'));
  const idea = act.ports.content.aptIdeas.find(({ id }) => id === chosen?.id);
  if (chosen === undefined || idea === undefined)
    return hindered(act, { kind: 'invalid', fields: [{ field: 'idea', code: 'not-a-choice' }] });
  if (!can(act.actor, 'write-agenda').allowed) return hindered(act, needsRole);
  const meeting = await meetingOf(act, line.meeting);
  if (!meeting.ok)
    return meeting.fault.kind === 'not-found' ? gone(act, 'meeting') : hindered(act, meeting.fault);
  if (!comes(meeting.value, act.now))
    return present(act, { key: act.key, answer: { kind: 'outdated', title: meeting.value.value.title } });
  // The lists are read in SharePoint by everybody, so they are written in Swedish.
  const added = await addItem(act, meeting.value, `placed:${act.key}`, {
    title: idea.sv.title,
    minutes: idea.minutes,
    state: 'onAgenda',
    source: idea.id,
  });
  if (!added.ok) return hindered(act, added.fault);
  return settle(act, {
    kind: 'placed',
    title: added.value.value.title,
    meetingStart: meeting.value.value.start ?? line.start,
    ...byMe(act),
    row: added.value.id,
  });
};

/** Takes the item off the agenda, if it has not been discussed. */
export const undoPlaced = async (act: Act): Promise<Reply> => {
  const answer = answerOf(act);
  if (answer?.kind !== 'placed' || !answer.undo || answer.row === undefined) return present(act);
  if (!can(act.actor, 'write-agenda').allowed) return hindered(act, needsRole);
  const { lists, projection, claims } = act.ports;
  const read = await lists.readRow(act.as, act.site, 'StegvisAgenda', answer.row);
  if (!read.ok && read.fault.kind !== 'not-found') return hindered(act, read.fault);
  if (read.ok) {
    const { state } = read.value.value;
    if (state === 'discussed' || state === 'notReached')
      return hindered(act, { kind: 'conflict', reason: 'already-decided' });
    const deleted = await lists.deleteRow(act.as, act.site, 'StegvisAgenda', answer.row, read.value.version);
    if (!deleted.ok && deleted.fault.kind !== 'not-found') return hindered(act, deleted.fault);
  }
  await projection.remove(act.unit.id, 'StegvisAgenda', [answer.row]);
  await claims.unanswer(act.card.id, act.key);
  return present(act, { key: act.key, answer: { kind: 'undone', title: answer.title } });
};
