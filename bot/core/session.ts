/** A meeting as training: how it is held, what it covers, who takes part, and what is written of it together. */
import type { NewMeeting } from './api.ts';
import type { Programme } from './content.ts';
import type { FieldProblem } from './fault.ts';
import type { MeetingRow } from './rows.ts';
import { isTraining } from './training.ts';

const TEXTS = ['stepId', 'topics', 'others', 'note', 'reception'] as const;
type Texts = (typeof TEXTS)[number];
type Session = Pick<MeetingRow, Texts | 'form'>;

/** The columns that a change writes; an empty text takes away what stood there. */
export const sessionColumns = (change: Partial<Pick<NewMeeting, Texts | 'form'>>): Partial<Session> => {
  const given: Partial<Session> = change.form === undefined ? {} : { form: change.form };
  for (const field of TEXTS) {
    const text = change[field];
    if (text === undefined) continue;
    given[field] = text === null || text.trim() === '' ? null : text.trim();
  }
  return given;
};

/**
 * What stands in the way of a change: an individual session keeps neither a note nor a word on how it was received, since
 * either would be about one person (R46, R49); others take part by their roles (R44).
 */
export const sessionProblem = (row: Session, given: Partial<Session>): FieldProblem | null => {
  const { form, note, reception } = { ...row, ...given };
  if (form === 'individual') {
    if (note !== null) return { field: given.note === undefined ? 'form' : 'note', code: 'individual' };
    if (reception !== null)
      return { field: given.reception === undefined ? 'form' : 'reception', code: 'individual' };
  }
  return given.others?.includes('@') ? { field: 'others', code: 'not-a-role' } : null;
};

/** A meeting belongs to a step of the unit's own programme, or to none. */
export const stepProblem = (programme: Programme, step: string | null | undefined): FieldProblem | null => {
  if (step === null || step === undefined || step.trim() === '') return null;
  const known = programme.steps.some(({ id }) => id === step) || isTraining(programme, step);
  return known ? null : { field: 'stepId', code: 'not-a-choice' };
};

/** Topics, one a line, as a list. */
export const topicsOf = (topics: string | null): string[] =>
  (topics ?? '').split(/\r?\n/).flatMap((topic) => (topic.trim() === '' ? [] : [topic.trim()]));
