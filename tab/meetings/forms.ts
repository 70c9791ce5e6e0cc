/** Meetings and agenda items as they stand in their forms: every field a text. Pure. */
import {
  type AgendaChange,
  type AgendaItem,
  MEETING_KINDS,
  type Meeting,
  type MeetingChange,
  type NewMeeting,
} from '../../bot/core/api.ts';
import { MEASURE_PHASES, SAM_PHASES } from '../../bot/core/api-sam.ts';
import type { Fields } from '../merge.ts';
import { differing } from '../merge.ts';
import { swedish, swedishInstant } from '../when.ts';

export type ItemField = 'title' | 'minutes' | 'meetingId' | 'outcome' | 'samPhase' | 'activeMeasure';
export type ItemForm = Fields<ItemField>;

export const itemForm = (item: AgendaItem | null): ItemForm => ({
  title: item?.title ?? '',
  minutes: String(item?.minutes ?? 10),
  meetingId: item?.meetingId ?? '',
  outcome: item?.outcome ?? '',
  samPhase: item?.samPhase ?? '',
  activeMeasure: item?.activeMeasure ?? '',
});

/** The phases of SAM and of active measures that the form names; null: it belongs to neither. */
export const phasesIn = (form: ItemForm): Pick<AgendaItem, 'samPhase' | 'activeMeasure'> => ({
  samPhase: SAM_PHASES.find((phase) => phase === form.samPhase) ?? null,
  activeMeasure: MEASURE_PHASES.find((phase) => phase === form.activeMeasure) ?? null,
});

/** Whole minutes from 1 to 15 (R16), or null. */
export const minutesIn = (text: string): number | null => {
  const minutes = Number(text.trim());
  return text.trim() !== '' && Number.isInteger(minutes) && minutes >= 1 && minutes <= 15 ? minutes : null;
};

/** What of an item changed; a meeting cannot be changed for another. */
export const itemChange = (form: ItemForm, base: ItemForm): AgendaChange => {
  const changed = new Set(differing(form, base));
  const minutes = minutesIn(form.minutes);
  return {
    ...(changed.has('title') ? { title: form.title.trim() } : {}),
    ...(changed.has('minutes') && minutes !== null ? { minutes } : {}),
    ...(changed.has('outcome') ? { outcome: form.outcome.trim() || null } : {}),
    ...(changed.has('samPhase') ? { samPhase: phasesIn(form).samPhase } : {}),
    ...(changed.has('activeMeasure') ? { activeMeasure: phasesIn(form).activeMeasure } : {}),
  };
};

export type MeetingField = 'kind' | 'title' | 'day' | 'from' | 'to';
export type MeetingForm = Fields<MeetingField>;

export const meetingForm = (meeting: Meeting | null): MeetingForm => {
  const start = meeting?.start ? swedish(meeting.start) : null;
  const end = meeting?.end ? swedish(meeting.end) : null;
  return {
    kind: meeting?.kind ?? '',
    title: meeting?.title ?? '',
    day: start?.day ?? '',
    from: start?.time ?? '',
    to: end?.time ?? '',
  };
};

/** The meeting that the form describes; null while it has no valid times or kind. */
export const meetingIn = (form: MeetingForm): NewMeeting | null => {
  const kind = MEETING_KINDS.find((known) => known === form.kind);
  const start = swedishInstant(form.day, form.from);
  const end = swedishInstant(form.day, form.to);
  if (!kind || !start || !end || end <= start) return null;
  return { kind, title: form.title.trim(), start, end };
};

/** What of a meeting changed. */
export const meetingChangeOf = (form: MeetingForm, base: MeetingForm): MeetingChange => {
  const changed = new Set(differing(form, base));
  const meeting = meetingIn(form);
  if (!meeting) return {};
  const time = changed.has('day') || changed.has('from') || changed.has('to');
  return {
    ...(changed.has('kind') ? { kind: meeting.kind } : {}),
    ...(changed.has('title') ? { title: meeting.title } : {}),
    ...(time ? { start: meeting.start, end: meeting.end } : {}),
  };
};
