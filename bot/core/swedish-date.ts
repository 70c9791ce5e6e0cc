/** Days as people write them in a plan: "2026-05-15", "15 maj", "maj 2026", "våren 2026", "v. 12", "Q2 2026". */
import { addDays } from './calendar.ts';
import type { Day } from './nudge.ts';

export interface ReadDay {
  day: Day;
  /** It named a longer time; the day is the last of it. */
  approximate: boolean;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'ma[jy]', 'jun', 'jul', 'aug', 'sep', 'o[kc]t', 'nov', 'dec'];
const NAMES = /\b(jan|feb|mar|apr|maj|may|jun|jul|aug|sep|okt|oct|nov|dec)[a-z]*\.?/;
const monthOf = (name: string): number => MONTHS.findIndex((month) => new RegExp(`^${month}`).test(name)) + 1;

/** The last month and day of parts of a year, as plans mean them. */
const SEASONS: readonly [RegExp, number, number][] = [
  [/årsskifte|year[- ]?end/, 12, 31],
  [/\bvår|\bspring/, 5, 31],
  [/\bsommar|\bsummer/, 8, 31],
  [/\bhöst|\bautumn/, 11, 30],
  [/\bvinter|\bwinter/, 2, 28],
  [/\bvt(?![\p{L}])/u, 5, 31],
  [/\bht(?![\p{L}])/u, 12, 15],
];

const two = (n: number): string => String(n).padStart(2, '0');
const exists = (day: string): boolean => {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
};
const dayOf = (year: number, month: number, day: number): Day | null => {
  const text = `${year}-${two(month)}-${two(day)}`;
  return month >= 1 && month <= 12 && exists(text) ? text : null;
};
const lastOf = (year: number, month: number): Day =>
  new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
const fullYear = (text: string): number => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Friday of an ISO week. */
const fridayOf = (year: number, week: number): Day | null => {
  if (week < 1 || week > 53) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = addDays(fourth.toISOString().slice(0, 10), -((fourth.getUTCDay() + 6) % 7));
  return addDays(monday, (week - 1) * 7 + 4);
};

/** Without a year, the coming one is meant: the first that is not before today. */
const coming = (today: Day, make: (year: number) => Day | null): Day | null => {
  const year = Number(today.slice(0, 4));
  const now = make(year);
  return now !== null && now < today ? make(year + 1) : now;
};

const YEAR = /(?<![\d-])(20\d\d)(?!\d)/;

/** A day that is written as such; undefined: none is, null: one that does not exist. */
const exact = (text: string, today: Day): Day | null | undefined => {
  const iso = /(?<!\d)(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)/.exec(text);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const packed = /(?<!\d)(20\d\d)(\d\d)(\d\d)(?!\d)/.exec(text);
  if (packed) return dayOf(Number(packed[1]), Number(packed[2]), Number(packed[3]));
  const numbers = /(?<![\d-])(\d{1,2})[/.](\d{1,2})(?:[/. -]+(20\d\d|\d\d))?(?![\d/])/.exec(text);
  if (numbers) {
    const [, day, month, year] = numbers;
    const make = (at: number): Day | null => dayOf(at, Number(month), Number(day));
    return year === undefined ? coming(today, make) : make(fullYear(year));
  }
  const worded = new RegExp(
    `(?<![\\d])(\\d{1,2})(?::?[ea]|st|nd|rd|th)?\\.?\\s+(?:of\\s+)?${NAMES.source}(?:,?\\s*(20\\d\\d))?`,
  ).exec(text);
  if (!worded) return undefined;
  const make = (year: number): Day | null => dayOf(year, monthOf(worded[2] ?? ''), Number(worded[1]));
  return worded[3] === undefined ? coming(today, make) : make(Number(worded[3]));
};

const longer = (text: string, today: Day): Day | null => {
  const said = YEAR.exec(text)?.[1];
  const of = (make: (year: number) => Day | null): Day | null =>
    said === undefined ? coming(today, make) : make(Number(said));
  const isoMonth = /(?<!\d)(20\d\d)-(\d\d)(?!\d)/.exec(text);
  if (isoMonth) {
    const month = Number(isoMonth[2]);
    return month >= 1 && month <= 12 ? lastOf(Number(isoMonth[1]), month) : null;
  }
  const week = /\bv(?:ecka|\.)?\s*(\d{1,2})(?!\d)|\bweek\s*(\d{1,2})(?!\d)/.exec(text);
  if (week) return of((year) => fridayOf(year, Number(week[1] ?? week[2])));
  const quarter =
    /\bq\s*([1-4])(?!\d)|\bkv(?:artal)?\.?\s*([1-4])(?!\d)|(?<!\d)([1-4])\s*:?[ae]?\s*kvartal/.exec(text);
  if (quarter) return of((year) => lastOf(year, Number(quarter[1] ?? quarter[2] ?? quarter[3]) * 3));
  const term = /\b([vh])t\s*-?'?(\d\d)(?!\d)/.exec(text);
  if (term)
    return term[1] === 'v' ? dayOf(fullYear(term[2] ?? ''), 5, 31) : dayOf(fullYear(term[2] ?? ''), 12, 15);
  // "mars–maj": the last month is the end.
  const month = [...text.matchAll(new RegExp(NAMES, 'g'))].at(-1)?.[1];
  if (month !== undefined) return of((year) => lastOf(year, monthOf(month)));
  const season = SEASONS.find(([pattern]) => pattern.test(text));
  if (season) return of((year) => dayOf(year, season[1], season[2]));
  return said === undefined ? null : `${said}-12-31`;
};

/**
 * The day that a text names; null when it names none ("löpande"). Of several the last: until then it is to be done.
 * A month, term or season is its last day, marked as approximate.
 */
export const readDay = (written: string, today: Day): ReadDay | null => {
  const text = written
    .toLowerCase()
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/\s+/g, ' ')
    .slice(0, 300)
    .trim();
  if (text === '') return null;
  const parts = text.split(/\s-\s|\s+(?:till|t\.o\.m\.|to)\s+/);
  for (const part of parts.reverse()) {
    const day = exact(part, today);
    if (day !== undefined) return day === null ? null : { day, approximate: false };
    const end = longer(part, today);
    if (end !== null) return { day: end, approximate: true };
  }
  return null;
};
