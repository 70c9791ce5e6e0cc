/** Reads until when somebody wants to pause: *till 1 mars*, *två veckor*, *över sommaren*, *until Monday*, *tills vidare*. */
import { GB } from 'chrono-node/en';
import { addDays, isoWeek, weekday } from './calendar.ts';
import { timeWords } from './date-words.ts';
import type { Day } from './nudge.ts';
import { undotted } from './spelling.ts';
import { wordsOf } from './words.ts';

export { weekdayNamed } from './date-words.ts';

export interface Until {
  /** The first day on which reminders may come again, or until further notice. */
  until: Day | 'open';
  /** A typing error was corrected to read it. */
  corrected: boolean;
}

const monday = (today: Day): Day => addDays(today, 8 - weekday(today));
const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** The first of these days that is still to come. */
const coming = (today: Day, of: (year: number) => Day): Day => {
  const day = of(yearOf(today));
  return day > today ? day : of(yearOf(today) + 1);
};

/** Monday of an ISO week. */
const week = (year: number, number: number): Day => {
  const fourth = `${year}-01-04`;
  return addDays(fourth, 1 - weekday(fourth) + (number - 1) * 7);
};

const firstOfNext = (today: Day, months: number): Day => {
  const at = new Date(Date.UTC(yearOf(today), Number(today.slice(5, 7)) - 1 + months, 1));
  return at.toISOString().slice(0, 10);
};

/**
 * Longer times, by when they begin and when they are over. Summer and Christmas are those of the annual wheel
 * (`domain.md` section 6: silence in weeks 27–32 and from 20 December to 7 January).
 */
const SEASONS: Readonly<Record<string, (today: Day) => { begins: Day; over: Day }>> = {
  summer: (today) => ({
    begins: coming(today, (year) => `${year}-06-01`),
    over: coming(today, (year) => week(year, 33)),
  }),
  christmas: (today) => ({
    begins: coming(today, (year) => `${year}-12-20`),
    over: coming(today, (year) => `${year}-01-08`),
  }),
  autumn: (today) => ({
    begins: coming(today, (year) => `${year}-09-01`),
    over: coming(today, (year) => `${year}-12-01`),
  }),
  winter: (today) => ({
    begins: coming(today, (year) => `${year}-12-01`),
    over: coming(today, (year) => `${year}-03-01`),
  }),
  spring: (today) => ({
    begins: coming(today, (year) => `${year}-03-01`),
    over: coming(today, (year) => `${year}-06-01`),
  }),
  weekend: (today) => ({ begins: addDays(monday(today), weekday(today) > 5 ? 5 : -2), over: monday(today) }),
  week: (today) => ({ begins: monday(today), over: monday(today) }),
  month: (today) => ({ begins: firstOfNext(today, 1), over: firstOfNext(today, 1) }),
  year: (today) => ({ begins: `${yearOf(today) + 1}-01-01`, over: `${yearOf(today) + 1}-01-01` }),
  'new year': (today) => ({ begins: `${yearOf(today) + 1}-01-01`, over: `${yearOf(today) + 1}-01-01` }),
};

/** *Över sommaren*, *resten av veckan*, *slutet av månaden*: until it is over; *till sommaren*: until it begins. */
const seasonIn = (english: string, written: string, today: Day): Day | null => {
  const named = /^(?:(this|next|end|start) )?([a-z ]+)$/.exec(english);
  const season = named && Object.hasOwn(SEASONS, named[2] ?? '') ? SEASONS[named[2] ?? ''] : undefined;
  if (season === undefined) return null;
  const { begins, over } = season(today);
  const whole = /\b(over|under|during|hela|whole|resten|rest|ut|through)\b|^i\b/.test(written);
  return whole || named?.[1] === 'end' || named?.[1] === 'this' ? over : begins;
};

const weekIn = (english: string, today: Day): Day | null => {
  const number = Number(/^week (\d{1,2})$/.exec(english)?.[1] ?? 0);
  if (number < 1 || number > 53) return null;
  const day = coming(today, (year) => week(year, number));
  return isoWeek(day) === number ? day : null;
};

/** A day or a span as the library reads it, if it reads all of it. */
const dayIn = (english: string, today: Day): Day | null => {
  // With the library's British reading, *August 15* would be the year 2015.
  const ordered = english
    .replace(/^(overmorrow)$/, '2 days')
    .replace(/^1 2 /, '2 ')
    .replace(/^1 half year$|^half 1 year$/, '6 months')
    .replace(/^next ([a-z]+day)$/, '$1')
    .replace(/^([a-z]+) (\d{1,2})\b(?!\s*[a-z])/, '$2 $1');
  const reference = { instant: new Date(`${today}T12:00:00Z`), timezone: 'UTC' };
  const [found, ...others] = GB.parse(ordered, reference, { forwardDate: true });
  if (found === undefined || others.length > 0 || found.text !== ordered) return null;
  const day = found.start.date().toISOString().slice(0, 10);
  // *Till måndag*, said on a Monday, is the next one.
  return day === today && !found.start.isCertain('day') && found.start.isCertain('weekday')
    ? addDays(day, 7)
    : day;
};

const OPEN = /^(tills? vidare|until further notice|for now|indefinitely)$/;
/** Up to and with a day: reminders come again the day after. */
const INCLUSIVE = /\b(till och med|tom|inklusive|through|including|inclusive)\b/;

/** Null: no time was read, or none that lies within the coming year. */
export const readUntil = (text: string, today: Day): Until | null => {
  const words = wordsOf(text);
  if (OPEN.test(words.join(' '))) return { until: 'open', corrected: false };
  const read = words.length > 8 ? null : timeWords(words.map((word) => (word === 't.o.m' ? 'tom' : word)));
  if (read === null || read.english.length === 0) return null;
  const [english, written] = [read.english.join(' '), read.written.join(' ')];
  const season = seasonIn(english, written, today) ?? weekIn(english, today);
  const named = season ?? dayIn(english, today);
  if (named === null) return null;
  const until = season === null && INCLUSIVE.test(undotted(written)) ? addDays(named, 1) : named;
  return until > today && until <= addDays(today, 366) ? { until, corrected: read.corrected } : null;
};
