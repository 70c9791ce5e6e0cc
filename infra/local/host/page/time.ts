/** Stockholm's time, whatever the browser's zone. */
import type { Language } from '../shapes.ts';

const ZONE = 'Europe/Stockholm';

/** `2026-01-12T08:00`, as a date-time field has it. */
export const toField = (at: Date): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE, dateStyle: 'short', timeStyle: 'short' })
    .format(at)
    .replace(' ', 'T');

/** The instant of a Stockholm time `2026-01-12T08:00`; null when it is no time. In the lost hour of spring, the one after it. */
export const fromField = (field: string): Date | null => {
  const wanted = Date.parse(`${field}Z`);
  if (Number.isNaN(wanted)) return null;
  let guess = wanted;
  // The offset at the guess moves the guess; two rounds settle it on both sides of a change of clocks.
  for (let round = 0; round < 2; round++) guess += wanted - Date.parse(`${toField(new Date(guess))}Z`);
  return new Date(guess);
};

const day = (field: string, days: number): string => {
  const date = new Date(`${field.slice(0, 10)}T12:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
};

const must = (at: Date | null): Date => {
  if (!at) throw new Error('A field made of an instant is an instant.');
  return at;
};

/** The same local time on the next day. */
export const nextDay = (now: Date): Date => {
  const field = toField(now);
  return must(fromField(`${day(field, 1)}T${field.slice(11)}`));
};

/** The next eight o'clock in the morning, later than now. */
export const nextMorning = (now: Date): Date => {
  const field = toField(now);
  return must(fromField(`${day(field, field.slice(11) < '08:00' ? 0 : 1)}T08:00`));
};

const locale = (language: Language): string => (language === 'en' ? 'en-GB' : 'sv-SE');

/** `mån 12 jan 2026 08.00` */
export const longTime = (at: Date, language: Language): string => {
  const date = new Intl.DateTimeFormat(locale(language), {
    timeZone: ZONE,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
  }).format(at);
  return `${date.replaceAll('.', '').replace(',', '')} ${clockTime(at, language)}`;
};

const clockTime = (at: Date, language: Language): string => {
  const time = toField(at).slice(11);
  return language === 'en' ? time : time.replace(':', '.');
};

/** `12 jan 08.00` */
export const shortTime = (at: Date, language: Language): string => {
  const date = new Intl.DateTimeFormat(locale(language), { timeZone: ZONE, day: 'numeric', month: 'short' });
  return `${date.format(at).replaceAll('.', '')} ${clockTime(at, language)}`;
};
