/** A meeting that is held, behind the API: held questions are answered when something changes. */
import type { AgendaItem, Meetings } from '../../../bot/core/api.ts';
import type { Live, LiveMeeting, Steer, Tick } from '../../../bot/core/api-live.ts';
import { nextAfter, type Run, whereAt } from '../../../bot/core/running.ts';
import { listed } from '../../../tab/apt/sorted.ts';
import { inOrder } from '../../../tab/meetings/agenda.ts';
import type { Answer } from './calendar.ts';

export interface LiveState {
  run: Run | null;
  version: number;
  now: string;
  waiting: Set<() => void>;
  /** Answers 503 while true. */
  away: boolean;
}

export const liveState = (): LiveState => ({
  ...{ run: null, version: 1, now: '2026-01-20T12:00:00.000Z', waiting: new Set(), away: false },
});

/** Something has changed: whoever waits is answered. */
export const tell = (state: LiveState): void => {
  state.version += 1;
  for (const wake of state.waiting) wake();
};

interface Call {
  method: string;
  rest: string;
  id: string;
  query: URLSearchParams;
  body: Record<string, unknown>;
  match: string | undefined;
  chair: boolean;
}
interface State {
  live: LiveState;
  meetings: Meetings;
}
type Patch = (rows: AgendaItem[], id: string, match: string | undefined, change: object) => Answer;

const HELD_MS = 2_000;

const seen = (state: State, since: string | null, chair: boolean): Live => {
  const meeting = state.meetings.meetings[0];
  const agenda = meeting ? inOrder(listed(meeting.agenda)) : [];
  const { run, version, now } = state.live;
  const news: LiveMeeting = {
    meeting: meeting
      ? { id: meeting.id, kind: meeting.kind, title: meeting.title, start: meeting.start, end: meeting.end }
      : null,
    agenda,
    run: run && { startedAt: run.startedAt, endedAt: run.endedAt },
    ...whereAt(agenda, run),
    may: { chair, propose: true },
  };
  return { version: String(version), now, news: since === String(version) ? null : news };
};

const steer = (state: State, input: Steer): void => {
  const { live } = state;
  const first = nextAfter(inOrder(state.meetings.meetings[0]?.agenda ?? []), null);
  if (input.to === 'start')
    live.run = { startedAt: live.now, current: first, since: live.now, endedAt: null };
  else if (live.run && input.to === 'item') live.run = { ...live.run, current: input.item, since: live.now };
  else if (live.run) live.run = { ...live.run, endedAt: live.now, current: null, since: null };
};

export const answer = async (state: State, call: Call, patched: Patch): Promise<Answer | null> => {
  if (call.rest !== 'live') return null;
  const { live } = state;
  if (live.away) return { status: 503, body: { type: 'about:blank', title: 'Away', status: 503 } };
  const ok = (body: unknown): Answer => ({ status: 200, body });
  if (call.method === 'GET') {
    const since = call.query.get('since');
    if (since === String(live.version))
      await new Promise<void>((resolve) => {
        const wake = (): void => {
          clearTimeout(timer);
          live.waiting.delete(wake);
          resolve();
        };
        const timer = setTimeout(wake, HELD_MS);
        live.waiting.add(wake);
      });
    return ok(seen(state, since, call.chair));
  }
  if (!call.chair) return { status: 403, body: { type: 'about:blank', title: 'No', status: 403 } };
  if (call.id === '') steer(state, call.body as unknown as Steer);
  else {
    const { item, state: to, outcome = null } = call.body as unknown as Tick;
    const rows = state.meetings.meetings[0]?.agenda ?? [];
    const written = patched(rows, item, call.match, { state: to, outcome });
    if (written.status !== 200) return written;
    if (live.run) live.run = { ...live.run, current: nextAfter(inOrder(rows), item), since: live.now };
    tell(live);
    return ok({ item: written.body, live: seen(state, null, true) });
  }
  tell(live);
  return ok(seen(state, null, true));
};
