/** Actions, meetings and agenda items as the harness's API reads and writes them. */
import { randomUUID } from 'node:crypto';
import type { Action, AgendaItem } from '../../../bot/core/api.ts';
import { NO_AGENDA_DETAILS } from '../../../bot/core/api-sam.ts';
import { NO_SESSION } from '../../../bot/core/api-sessions.ts';
import { type Answer, ok, problem } from './answer.ts';
import * as fixtures from './fixtures.ts';
import type { State } from './state.ts';

interface Call {
  method: string;
  rest: string;
  id: string;
  body: Record<string, unknown>;
  key: string | undefined;
  match: string | undefined;
}

let versions = 1;

/** Saves a change against the version that was seen, or says who was first. */
export const patched = <T extends { id: string; version: string }>(
  rows: T[],
  id: string,
  match: string | undefined,
  change: object,
): Answer => {
  const index = rows.findIndex((row) => row.id === id);
  const row = rows[index];
  if (!row) return problem(404);
  if (!match) return problem(428);
  if (row.version !== match) return problem(412, { theirs: row });
  versions += 1;
  const next = { ...row, ...change, version: `"${id},${versions}"` };
  rows[index] = next;
  return ok(next);
};

const added = <T extends { id: string }>(
  state: State,
  rows: T[],
  row: T,
  key: string | undefined,
): Answer => {
  state.keys.push(key ?? '');
  rows.push(row);
  return ok(row, 201);
};

/** The answer to a route of the plan, the meetings or their agenda. */
export const answerRows = (state: State, { method, rest, id, body, key, match }: Call): Answer => {
  const { actions, meetings } = state;
  if (rest === 'plan' && method === 'GET') return ok({ actions: state.empty ? [] : actions });
  if (rest === 'plan' && method === 'POST') {
    const blank = { ...fixtures.actions()[0], need: null, area: null, ownerRole: null } as Action;
    const made = { ...blank, ...body, id: randomUUID().slice(0, 8), version: '"new,1"' } as Action;
    return added(state, actions, made, key);
  }
  if (rest === 'plan') return patched(actions, id, match, body);
  if (rest === 'meetings' && method === 'POST')
    return added(
      state,
      meetings.meetings,
      {
        ...NO_SESSION,
        ...(body as { kind: 'apt'; title: string; start: string; end: string }),
        id: randomUUID().slice(0, 8),
        version: '"new,1"',
        state: 'planned',
        minutes: 0,
        agenda: [],
        broken: [],
        calendar: null,
      },
      key,
    );
  if (rest === 'meetings') return patched(meetings.meetings, id, match, body);
  const agenda = meetings.meetings.find((meeting) => meeting.agenda.some((each) => each.id === id));
  if (rest === 'agenda' && method === 'PATCH')
    return patched(agenda?.agenda ?? meetings.unplaced, id, match, body);
  const target = meetings.meetings.find((meeting) => meeting.id === (body.meetingId ?? '1'));
  const made: AgendaItem = {
    id: randomUUID().slice(0, 8),
    version: '"new,1"',
    title: String(body.title),
    minutes: Number(body.minutes),
    order: (target?.agenda.length ?? 0) + 1,
    state: 'onAgenda',
    outcome: null,
    meetingId: target?.id ?? null,
    ...NO_AGENDA_DETAILS,
    broken: [],
  };
  return added(state, target?.agenda ?? meetings.unplaced, made, key);
};
