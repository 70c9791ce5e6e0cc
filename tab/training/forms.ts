/** A session as it stands in its form: every field a text. Pure. */
import type { Meeting, MeetingChange, NewMeeting } from '../../bot/core/api.ts';
import { SESSION_FORMS } from '../../bot/core/api-sessions.ts';
import { differing, type Fields } from '../merge.ts';
import { swedish, swedishInstant } from '../when.ts';

export type SessionField =
  | 'title'
  | 'day'
  | 'from'
  | 'to'
  | 'form'
  | 'topics'
  | 'others'
  | 'note'
  | 'reception';
export type SessionForm = Fields<SessionField>;

const WORDS = ['topics', 'others', 'note', 'reception'] as const;

export const sessionForm = (meeting: Meeting | null): SessionForm => {
  const start = meeting?.start ? swedish(meeting.start) : null;
  const end = meeting?.end ? swedish(meeting.end) : null;
  return {
    title: meeting?.title ?? '',
    day: start?.day ?? '',
    from: start?.time ?? '',
    to: end?.time ?? '',
    form: meeting?.form ?? '',
    topics: meeting?.topics ?? '',
    others: meeting?.others ?? '',
    note: meeting?.note ?? '',
    reception: meeting?.reception ?? '',
  };
};

const times = (form: SessionForm): { start: string; end: string } | null => {
  const start = swedishInstant(form.day, form.from);
  const end = swedishInstant(form.day, form.to);
  return start && end && end > start ? { start, end } : null;
};
const formIn = (form: SessionForm) => SESSION_FORMS.find((known) => known === form.form) ?? null;

/** Whether the times make a session: one that has none yet may stay so. */
export const timed = (form: SessionForm): boolean => times(form) !== null;

/** The session that the form describes, of a step; null while it has no valid times. */
export const sessionIn = (form: SessionForm, stepId: string | null): NewMeeting | null => {
  const when = times(form);
  if (!when) return null;
  const { topics, others, note, reception } = form;
  return {
    ...{ kind: 'session', title: form.title.trim(), ...when, stepId },
    ...{ form: formIn(form), topics, others, note, reception },
  };
};

/** What of a session changed. */
export const sessionChange = (form: SessionForm, base: SessionForm): MeetingChange => {
  const changed = new Set(differing(form, base));
  const when = times(form);
  const moved = changed.has('day') || changed.has('from') || changed.has('to');
  const words = Object.fromEntries(
    WORDS.filter((field) => changed.has(field)).map((field) => [field, form[field]]),
  );
  return {
    ...(changed.has('title') ? { title: form.title.trim() } : {}),
    ...(moved && when ? when : {}),
    ...(changed.has('form') ? { form: formIn(form) } : {}),
    ...words,
  };
};
