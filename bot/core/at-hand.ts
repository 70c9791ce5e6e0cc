/** Which of a unit's meetings somebody means who is in one: the one that is held now, else the next. Pure. */
import { agendaOf, agendaState } from './agenda.ts';
import { isProposal } from './agenda-source.ts';
import { byStart, meetingKind, meetingState, nextMeeting } from './meeting.ts';
import type { AgendaRow, MeetingRow, Stored, UnitRows } from './rows.ts';
import { isAround, type Point } from './running.ts';

type Meeting = Stored<MeetingRow>;
type Rows = Pick<UnitRows, 'StegvisMeetings' | 'StegvisAgenda'>;

const apart = (row: Meeting, now: Date): number =>
  Math.abs(now.getTime() - Date.parse(row.value.start ?? ''));

const firstApt = (a: Meeting, b: Meeting): number =>
  Number(meetingKind(b.value) === 'apt') - Number(meetingKind(a.value) === 'apt');

/** The meetings that may be held at this time, an APT before others, the nearest first. */
export const around = (meetings: readonly Meeting[], now: Date): Meeting[] =>
  meetings
    .filter(({ value }) => meetingState(value) !== 'cancelled' && isAround(value.start, now))
    .sort((a, b) => firstApt(a, b) || apart(a, now) - apart(b, now) || byStart(a, b));

/** The meeting to follow: the one that is under way, the one of this time, the next APT, or the next of any kind. */
export const meetingAtHand = (
  meetings: readonly Meeting[],
  now: Date,
  underWay: string | null,
): Meeting | null =>
  meetings.find(({ id }) => id === underWay) ??
  around(meetings, now)[0] ??
  nextMeeting(meetings, now, 'apt') ??
  nextMeeting(meetings, now);

/** What is taken up at a meeting, in order; proposals for it are none yet. */
export const pointsOf = (rows: Rows, meeting: { key: string | null }): Stored<AgendaRow>[] =>
  meeting.key === null
    ? []
    : agendaOf(rows.StegvisAgenda, meeting.key).filter(({ value }) => !isProposal(value));

/** An item as far as it decides where a meeting is. */
export const asPoint = ({ id, value }: Stored<AgendaRow>): Point => ({
  ...{ id, minutes: value.minutes },
  state: agendaState(value),
});

const APT = /\bapt\b|arbetsplatstr/i;
const named = (text: string | null): string => (text ?? '').trim().toLowerCase();

/**
 * Whether a chat is that of a meeting: both are called the same, or it is the unit's only chat for an APT. A chat whose
 * meeting nobody has named is taken for the APT's if the unit has no other.
 */
export const suits = (
  chat: { chat: string; title: string | null },
  row: Pick<MeetingRow, 'title' | 'kind'>,
  chats: readonly { chat: string; title: string | null }[],
): boolean => {
  if (named(chat.title) !== '' && named(chat.title) === named(row.title)) return true;
  if (meetingKind(row as MeetingRow) !== 'apt') return false;
  const forApt = ({ title }: { title: string | null }): boolean => title === null || APT.test(title);
  return forApt(chat) && chats.filter(forApt).every((other) => other.chat === chat.chat);
};
