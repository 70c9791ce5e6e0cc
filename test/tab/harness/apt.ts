/** The APT behind the harness's API: as simple as the tab allows; the real one is tested on the real one. */
import type { Action, AgendaItem, Meetings } from '../../../bot/core/api.ts';
import type { AptView, Routine } from '../../../bot/core/api-apt.ts';
import { NO_ACTION_SAM, NO_AGENDA_DETAILS } from '../../../bot/core/api-sam.ts';
import { ideaPhase } from '../../../bot/core/apt-library.ts';
import { content } from '../../../bot/core/content.ts';
import { monthsOf, type OwnWheel } from '../../../bot/core/wheel.ts';
import type { Answer } from './calendar.ts';
import * as fixtures from './fixtures.ts';

export interface AptState {
  throughGroup: boolean;
  wheel: OwnWheel | null;
  routines: Routine[];
  /** What was proposed, as it was sent. */
  proposals: unknown[];
}

export const aptState = (): AptState => ({ throughGroup: true, wheel: null, routines: [], proposals: [] });

interface State {
  apt: AptState;
  actions: Action[];
  meetings: Meetings;
}
interface Call {
  method: string;
  rest: string;
  id: string;
  more: string;
  body: Record<string, unknown>;
  person: string;
  language: 'sv' | 'en';
  match: string | undefined;
}

const view = (state: State, person: string, language: 'sv' | 'en'): AptView => {
  const writes = person !== fixtures.READER;
  return {
    library: content.aptIdeas.map((idea) => ({
      ...{ id: idea.id, ...idea[language], area: idea.area, minutes: idea.minutes, kind: idea.kind },
      ...{ samPhase: ideaPhase(idea), leadRole: idea.leadRole, months: idea.suggestedMonths },
      own: idea.programmes.includes('malmo-fyra-steg'),
      ...(idea.id === 'apt-01'
        ? { usedOn: '2025-12-16', usedLately: true }
        : { usedOn: null, usedLately: false }),
    })),
    suggested: ['apt-06', 'apt-11', 'apt-05'],
    wheel: {
      months: monthsOf(state.apt.wheel, language),
      own: state.apt.wheel !== null,
      perQuarter: state.apt.wheel?.perQuarter ?? 1,
      quarters: [2, 0, 0, 0],
    },
    throughGroup: state.apt.throughGroup,
    may: { propose: true, place: writes, raise: writes, changeWheel: person === fixtures.MANAGER },
  };
};

let made = 500;
const item = (fields: Partial<AgendaItem>): AgendaItem => {
  made += 1;
  return {
    ...{ id: String(made), version: `"${made},1"`, title: '', minutes: 5, order: null, state: 'proposed' },
    ...{ outcome: null, meetingId: null, ...NO_AGENDA_DETAILS, broken: [], ...fields },
  };
};
const ok = (body: unknown, status = 200): Answer => ({ status, body });

/** Takes the item from wherever it stands. */
const taken = ({ meetings }: State, id: string): AgendaItem | null => {
  for (const rows of [meetings.unplaced, ...meetings.meetings.map(({ agenda }) => agenda)]) {
    const at = rows.findIndex((row) => row.id === id);
    if (at >= 0) return rows.splice(at, 1)[0] ?? null;
  }
  return null;
};
const put = ({ meetings }: State, row: AgendaItem): AgendaItem => {
  const meeting = meetings.meetings.find(({ id }) => id === row.meetingId);
  (meeting?.agenda ?? meetings.unplaced).push(row);
  return row;
};
const changed = (state: State, id: string, change: Partial<AgendaItem>): AgendaItem | null => {
  const row = taken(state, id);
  made += 1;
  return row && put(state, { ...row, ...change, version: `"${id},${made}"` });
};

const onItem = (state: State, { method, id, more, body }: Call): Answer | null => {
  if (more === 'place')
    return ok(
      changed(state, id, {
        ...{ state: 'onAgenda', meetingId: String(body.meetingId ?? '1'), order: 9, declined: false },
      }),
    );
  if (more === 'decline')
    return ok(changed(state, id, { declined: true, state: 'notReached', outcome: String(body.reason) }));
  if (more === 'raise' && method === 'PUT') {
    const told = changed(state, id, { answer: String(body.answer) });
    const feedback = put(
      state,
      item({ title: `Svar från FSG: ${told?.title}`, state: 'onAgenda', meetingId: '1', order: 8 }),
    );
    return ok({ item: told, feedback });
  }
  if (more === 'raise')
    return ok(
      changed(state, id, {
        raisedTo: body.to as 'fsg',
        raisedOn: fixtures.TODAY,
        answerDue: String(body.answerDue),
      }),
    );
  if (more !== 'promote') return null;
  const outcome = body.outcome ? { outcome: String(body.outcome) } : {};
  const told = changed(state, id, { state: 'discussed', ...outcome });
  if (body.to === 'finding')
    return ok(
      {
        item: told,
        action: null,
        finding: {
          ...{
            id: 'f1',
            version: '1',
            title: told?.title,
            kind: body.kind,
            area: null,
            link: `agenda:${id}`,
          },
        },
      },
      201,
    );
  const first = fixtures.actions()[0] as Action;
  const action: Action = {
    ...{ ...first, ...NO_ACTION_SAM, id: `p${id}`, title: told?.title ?? '', area: null, ownerRole: null },
    sourceAptItemId: id,
  };
  state.actions.push(action);
  return ok({ item: told, action, finding: null }, 201);
};

const onRoutine = (state: State, { method, id, more, body }: Call): Answer => {
  const { routines } = state.apt;
  const known = routines.find((routine) => routine.id === id);
  if (method === 'GET') return ok({ routines });
  if (more === 'activities' && known) {
    const title = String(body.title);
    const activity = { kind: body.to as 'item', id: 'x', title, state: 'onAgenda', day: '2026-01-20' };
    known.activities.unshift(activity);
    known.active = true;
    return ok(known, 201);
  }
  if (known) return ok(Object.assign(known, body, { version: '"r,2"' }));
  const routine: Routine = {
    ...{ id: `r${routines.length}`, version: '"r,1"', title: String(body.title), area: null },
    ...{ link: String(body.link), activities: [], active: false },
  };
  routines.push(routine);
  return ok(routine, 201);
};

/** Answers what concerns the APT; null for the rest. */
export const answer = (state: State, call: Call): Answer | null => {
  const { method, rest, id, more, body, person, language } = call;
  if (rest === 'apt') return ok(view(state, person, language));
  if (rest === 'wheel') {
    const months = body.months as string[][] | null;
    state.apt.wheel = months && { months, perQuarter: Number(body.perQuarter ?? 1) };
    return ok(view(state, person, language).wheel);
  }
  if (rest === 'routines') return onRoutine(state, call);
  if (rest === 'proposals') {
    state.apt.proposals.push(body);
    const named = body.named === true;
    const who = { source: named ? 'person' : 'gruppen', proposedBy: named ? person : null };
    return ok(
      put(state, item({ title: String(body.title), whose: (body.whose as 'both' | null) ?? null, ...who })),
      201,
    );
  }
  if (rest === 'library') {
    const idea = content.aptIdeas.find((each) => each.id === id);
    const meetingId = String(body.meetingId ?? '1');
    const minutes = Number(body.minutes);
    const fields = { title: idea?.sv.title ?? '', minutes, meetingId, source: id, order: 7 };
    return ok(put(state, item({ ...fields, state: 'onAgenda' })), 201);
  }
  if (rest === 'meetings' && more === 'carry') {
    const from = state.meetings.meetings.find((meeting) => meeting.id === id);
    const left = from?.agenda.filter((row) => row.state === 'notReached') ?? [];
    const items = left.map((row) => changed(state, row.id, { state: 'onAgenda', meetingId: '1', order: 6 }));
    return ok({ items });
  }
  if (rest === 'plan' && more === 'raise') {
    const action = state.actions.find((row) => row.id === id);
    const raised = {
      raisedTo: body.to as 'fsg',
      raisedOn: fixtures.TODAY,
      answerDue: String(body.answerDue),
    };
    return ok(put(state, item({ title: action?.title ?? '', source: `action:${id}`, ...raised })), 201);
  }
  return rest === 'agenda' && method !== 'PATCH' && more !== '' ? onItem(state, call) : null;
};
