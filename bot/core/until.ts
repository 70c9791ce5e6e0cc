/** Reads until when somebody wants to pause: *till 1 mars*, *två veckor*, *until Monday*, *tills vidare*. */
import { addDays, weekday } from './calendar.ts';
import type { Day } from './nudge.ts';
import { wordsOf } from './words.ts';

const list = (text: string): string[] => text.split(' ');
const MONTHS = [
  list('januari februari mars april maj juni juli augusti september oktober november december'),
  list('january february march april may june july august september october november december'),
];
const WEEKDAYS = [
  list('måndag tisdag onsdag torsdag fredag lördag söndag'),
  list('monday tuesday wednesday thursday friday saturday sunday'),
];
const NUMBERS = [
  list('noll en två tre fyra fem sex sju åtta nio tio'),
  list('zero one two three four five six'),
];
const LEADING = new Set(list('till tills till den fram i until til to for the på'));

/** 1–7, by the name or its beginning of three letters and more (*tis*, *onsdagar*, *Wed*); null when none. */
export const weekdayNamed = (word: string): number | null => {
  const stem = word.replace(/(ar|s|en)$/, '');
  for (const names of WEEKDAYS) {
    const at = names.findIndex(
      (name) => name === stem || name === word || (stem.length >= 3 && name.startsWith(stem)),
    );
    if (at >= 0) return at + 1;
  }
  return null;
};

const monthNamed = (word: string): number | null => {
  for (const names of MONTHS) {
    const at = names.findIndex((name) => name === word || (word.length >= 3 && name.startsWith(word)));
    if (at >= 0) return at + 1;
  }
  return null;
};

const countOf = (word: string): number | null => {
  if (/^\d{1,3}$/.test(word)) return Number(word);
  if (word === 'a' || word === 'ett' || word === 'an') return 1;
  for (const names of NUMBERS) {
    const at = names.indexOf(word);
    if (at >= 0) return at;
  }
  return null;
};

const real = (year: number, month: number, date: number): Day | null => {
  const at = new Date(Date.UTC(year, month - 1, date));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === date ? at.toISOString().slice(0, 10) : null;
};

/** The day and month in the year that makes it come. */
const coming = (month: number, date: number, today: Day): Day | null => {
  const year = Number(today.slice(0, 4));
  const day = real(year, month, date);
  return day !== null && day > today ? day : real(year + 1, month, date);
};

const span = (count: number, unit: string, today: Day): Day | null => {
  if (/^(dag|dagar|day|days)$/.test(unit)) return addDays(today, count);
  if (/^(vecka|veckor|v|week|weeks)$/.test(unit)) return addDays(today, 7 * count);
  return /^(månad|månader|month|months)$/.test(unit) ? addDays(today, 30 * count) : null;
};

const dayOf = (words: readonly string[], today: Day): Day | null => {
  const [first = '', second = '', third = ''] = words;
  if (/^\d{4}-\d{2}-\d{2}$/.test(first)) {
    return real(Number(first.slice(0, 4)), Number(first.slice(5, 7)), Number(first.slice(8)));
  }
  const slashed = /^(\d{1,2})\/(\d{1,2})$/.exec(first);
  if (slashed) return coming(Number(slashed[2]), Number(slashed[1]), today);
  if (/^(imorgon|tomorrow)$/.test(first) || (first === 'morgon' && second === '')) return addDays(today, 1);
  if (/^(nästa|next)$/.test(first) && /^(vecka|week)$/.test(second))
    return addDays(today, 8 - weekday(today));
  if (/^(nästa|next)$/.test(first)) return dayOf([second, third], today);
  const date = /^(\d{1,2})(:?e|:?a|st|nd|rd|th)?$/.exec(first);
  const monthAfter = monthNamed(second === 'of' ? third : second);
  if (date && monthAfter !== null) return coming(monthAfter, Number(date[1]), today);
  const month = monthNamed(first);
  const dateAfter = /^(\d{1,2})(st|nd|rd|th)?$/.exec(second);
  if (month !== null && dateAfter) return coming(month, Number(dateAfter[1]), today);
  const count = countOf(first);
  if (count !== null && count > 0) return span(count, second, today);
  const on = weekdayNamed(first);
  return on === null ? null : addDays(today, ((on - weekday(today) + 6) % 7) + 1);
};

/** The first day on which reminders may come again, `open` for until further notice, null when no time was read. */
export const readUntil = (text: string, today: Day): Day | 'open' | null => {
  const words = wordsOf(text);
  if (/\b(tills? vidare|until further notice)\b/.test(words.join(' '))) return 'open';
  while (words[0] !== undefined && LEADING.has(words[0])) words.shift();
  const day = dayOf(words, today);
  return day !== null && day > today && day <= addDays(today, 366) ? day : null;
};
