/** Every answer that a line can get. */
import type { Answer } from '../../../bot/core/reply.ts';
import { lines } from './lines.ts';

export const at = '2026-01-14T09:05:00Z';
export const answers: Answer[] = [
  { kind: 'done', title: 'Gå igenom blanketter', by: 'Sofia', mine: true, at, undo: true },
  { kind: 'done', title: 'Gå igenom blanketter', by: 'Sofia Blom', mine: false, at, undo: false },
  {
    kind: 'placed',
    title: 'Vår vision',
    meetingStart: '2026-01-28T12:00:00Z',
    by: 'Amal',
    mine: true,
    at,
    undo: true,
  },
  { kind: 'not-now' },
  { kind: 'date-confirmed' },
  { kind: 'proposed', title: 'Vår vision' },
  { kind: 'later', title: 'Gå igenom blanketter', day: '2026-01-19' },
  { kind: 'later', title: 'Gå igenom blanketter', day: null },
  { kind: 'moved', title: 'Gå igenom blanketter', dueDate: '2026-02-20' },
  { kind: 'skipped' },
  { kind: 'paused', until: '2026-02-11' },
  { kind: 'paused', until: 'open' },
  { kind: 'irrelevant' },
  { kind: 'fewer' },
  { kind: 'undone', title: 'Gå igenom blanketter' },
  { kind: 'undone', title: 'Gå igenom blanketter', dueDate: '2026-02-20' },
  { kind: 'outdated', title: 'Gå igenom blanketter' },
  { kind: 'resumed' },
  {
    ...{ kind: 'later', title: 'Gå igenom blanketter', day: '2026-01-19', last: '2026-01-28' },
    soon: { day: '2026-01-15', tomorrow: true },
  },
  {
    ...{ kind: 'later', title: 'Gå igenom blanketter', day: '2026-01-19', last: '2026-01-28' },
    soon: { day: '2026-01-19', tomorrow: false },
  },
];

const mine = { by: 'Sofia', mine: true, at, undo: true };
const theirs = { by: 'Sofia Blom', mine: false, at, undo: false };
/** Answers that only some kinds get, with a line of that kind. */
export const answersByKind: [line: string, answer: Answer][] = [
  ['N2', { kind: 'confirmed', title: 'Gruppmöte', ...mine, was: 'planned' }],
  ['N5', { kind: 'discussed', title: 'Tre ord', ...theirs }],
  ['N5', { kind: 'promoted', title: 'Tre ord', ...mine, row: '7', version: '1', was: 'onAgenda' }],
  ['N5', { kind: 'carried', title: 'Tre ord', to: '2026-02-25T12:00:00Z', ...mine }],
  ['N5', { kind: 'carried', title: 'Tre ord', to: null, ...theirs }],
  ['N9', { kind: 'taken', at }],
  ['N9 after', { kind: 'told', at }],
  ['N10', { kind: 'taken', at }],
  ['N4', { kind: 'proposed', title: 'Vår vision', by: 'Fatima', at }],
  ['N4', { kind: 'proposed', title: 'Vår vision', by: null, at }],
  ['N12', { kind: 'later', title: '', day: '2026-01-19', last: '2026-03-31' }],
  ['N14', { kind: 'irrelevant' }],
  ['N15', { kind: 'irrelevant' }],
  ...Object.entries(lines).flatMap(([name, { kind }]): [string, Answer][] =>
    kind === 'N4'
      ? []
      : [
          [name, { kind: 'fewer' }],
          [name, { kind: 'irrelevant' }],
          [name, { kind: 'resumed' }],
          [name, { kind: 'paused', until: 'open' }],
        ],
  ),
];
