/** What calendars hold, as words. Pure. */
import type { CalendarSeries, MeetingAnswers } from '../../bot/core/api-calendar.ts';
import type { Language } from '../../bot/core/choices.ts';
import { clockTime, dayAndTime, mediumDay } from '../../bot/core/texts/dates.ts';
import type { Texts } from '../../bot/core/texts/tab/sv.ts';
import { swedish } from '../when.ts';

/** *tisdag 20 januari kl. 13.00–14.00*; an end on another day stands with its day. */
export const timeSpan = (start: string, end: string, language: Language): string => {
  const sameDay = swedish(start).day === swedish(end).day;
  return sameDay
    ? `${dayAndTime(start, language)}–${clockTime(end, language)}`
    : `${dayAndTime(start, language)} – ${dayAndTime(end, language)}`;
};

/** *i dag* or *12 januari*: when something was read. `today` as a Swedish day. */
export const readDay = (readAt: string, today: string, t: Texts, language: Language): string =>
  swedish(readAt).day === today ? t.calendar.today : mediumDay(readAt, language);

/** *Varje månad*, *Varannan vecka*. */
export const rhythmOf = ({ rhythm, every }: CalendarSeries, t: Texts): string => {
  if (rhythm === 'weekly') return t.calendar.weekly(every);
  return rhythm === 'monthly' ? t.calendar.monthly(every) : t.calendar.recurring;
};

/** *3 kommer, 1 kanske, 2 har inte svarat.* Nothing is said of answers that nobody gave; null when there are none. */
export const answersOf = (answers: MeetingAnswers | null, t: Texts): string | null => {
  if (!answers) return t.calendar.invitedNobody;
  const words = [
    answers.accepted > 0 ? t.calendar.accepted(answers.accepted) : null,
    answers.tentative > 0 ? t.calendar.tentative(answers.tentative) : null,
    answers.declined > 0 ? t.calendar.declined(answers.declined) : null,
    answers.none > 0 ? t.calendar.unanswered(answers.none) : null,
  ].filter((word) => word !== null);
  return words.length === 0 ? null : `${words.join(', ')}.`;
};

const DAY_MS = 24 * 3600_000;
const AROUND_DAYS = 14;
/** What the API looks through in one go. */
const LONGEST_DAYS = 92;

const daysFrom = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** The days in which a meeting's event is looked for first: two weeks either way, or four from today on. */
export const rangeAround = (start: string | null, today: string): { from: string; to: string } =>
  start
    ? {
        from: daysFrom(swedish(start).day, -AROUND_DAYS),
        to: daysFrom(swedish(start).day, AROUND_DAYS),
      }
    : { from: today, to: daysFrom(today, 2 * AROUND_DAYS) };

/** Whether two days, as they stand in their fields, are a range that can be asked for. */
export const isRange = (from: string, to: string): boolean => {
  const [first, last] = [Date.parse(`${from}T00:00:00Z`), Date.parse(`${to}T00:00:00Z`)];
  return last >= first && last - first <= LONGEST_DAYS * DAY_MS;
};
