/** Training behind the harness's API: two sessions, a web course and the test, with everybody's attendance. */
import type { Action } from '../../../bot/core/api.ts';
import type { TrainingForm } from '../../../bot/core/api-programme.ts';
import type { ImportPreview, TrainingItem, TrainingView } from '../../../bot/core/api-training.ts';
import type { Answer } from './calendar.ts';
import * as fixtures from './fixtures.ts';

export interface Training {
  /** Who has, by item. */
  done: Record<string, string[]>;
  sent: unknown[];
  form: TrainingForm;
  preview: ImportPreview;
}

export const training = (): Training => ({
  done: { 'pass-1': ['person-0', 'person-1', 'person-2'], basics: [] },
  sent: [],
  form: 'sessions',
  preview: {
    rows: 5,
    matched: [
      { row: 2, text: 'Holm, Mira', id: 'person-3', name: 'Mira Holm', by: 'name', already: false },
      {
        row: 3,
        text: 'Amal Lindqvist',
        id: 'person-0',
        name: 'Amal Lindqvist',
        by: 'address',
        already: true,
      },
    ],
    unmatched: [
      { row: 4, text: '=HYPERLINK("https://exempel.se")', why: 'unknown' },
      { row: 5, text: 'Kim Ek', why: 'ambiguous' },
    ],
    unmatchedCount: 2,
    notDone: 1,
    repeated: 0,
  },
});

const ITEMS: readonly Pick<
  TrainingItem,
  'id' | 'kind' | 'title' | 'purpose' | 'topics' | 'hours' | 'due' | 'state'
>[] = [
  {
    ...{ id: 'pass-1', kind: 'session', title: 'Pass 1: hbtq, livsvillkor och historia' },
    ...{ purpose: 'En gemensam grund om begrepp och livsvillkor.', topics: ['begrepp', 'livsvillkor'] },
    ...{ hours: 4, due: '2026-02-02', state: 'open' },
  },
  {
    ...{ id: 'test', kind: 'test', title: 'Avslutande test', purpose: 'Ett test när passen är klara.' },
    ...{ topics: [], hours: 1, due: '2026-05-18', state: 'locked' },
  },
];

const view = (state: Training, person: string, meetings: TrainingView['meetings']): TrainingView => {
  const manages = person === fixtures.MANAGER;
  const item = (each: (typeof ITEMS)[number]): TrainingItem => {
    const has = state.done[each.id] ?? [];
    const of = fixtures.people.length;
    return {
      ...each,
      count: { done: has.length, of },
      text: `${has.length} av ${of} har deltagit; 80 procent behövs.`,
      enough: false,
      assumption: each.kind === 'test',
      replaced: state.form === 'web' && each.kind === 'session',
      mine: has.includes(person),
      people: manages
        ? fixtures.people.map(({ id, name }) => ({
            ...{ id, name, done: has.includes(id) },
            web: each.kind === 'session' && id === 'person-5',
          }))
        : null,
    };
  };
  return {
    items: ITEMS.map(item),
    meetings: meetings.filter(({ kind, stepId }) => kind === 'session' || stepId !== null),
    form: state.form,
    criteria: [
      {
        ...{ id: 'c2', text: 'Minst 80 procent har genomfört utbildningen.', met: false, assumption: false },
        reason: '0 av 13 är utbildade; 80 procent behövs.',
      },
    ],
    may: {
      chooseForm: manages,
      record: manages,
      writeMeetings: person !== fixtures.READER,
      writePlan: person !== fixtures.READER,
    },
  };
};

interface Call {
  method: string;
  rest: string;
  id: string;
  more: string;
  body: Record<string, unknown>;
  person: string;
}

/** What concerns training, or null. */
export const answer = (
  state: { training: Training; meetings: { meetings: TrainingView['meetings'] }; actions: Action[] },
  { method, rest, id, more, body, person }: Call,
): Answer | null => {
  const seen = (): TrainingView => view(state.training, person, state.meetings.meetings);
  if (rest === 'training' && id === 'form' && method === 'PUT')
    state.training.form = body.form as TrainingForm;
  if (rest === 'training') return { status: 200, body: seen() };
  if (rest === 'meetings' && more === 'note/action') {
    const note = state.meetings.meetings.find((meeting) => meeting.id === id)?.note ?? '';
    const made = { ...(fixtures.actions()[0] as Action), id: 'noted', title: note, state: 'draft' as const };
    state.actions.push(made);
    return { status: 201, body: made };
  }
  if (rest !== 'steps' || !/^(attendance|own)/.test(more)) return null;
  const has = new Set(state.training.done[id] ?? []);
  if (more === 'attendance/preview') return { status: 200, body: state.training.preview };
  state.training.sent.push({ method, id, more, body });
  for (const one of (body.present as string[] | undefined) ?? []) has.add(one);
  for (const one of (body.absent as string[] | undefined) ?? []) has.delete(one);
  if (more === 'own' && body.done === true) has.add(person);
  if (more === 'own' && body.done === false) has.delete(person);
  state.training.done[id] = [...has];
  return { status: 200, body: seen().items.find((item) => item.id === id) };
};
