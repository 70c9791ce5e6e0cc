/** Dates and times as words, always in Swedish time: *onsdag 28 januari*, *kl. 13.00*; *Wednesday 28 January*, *13:00*. */
import type { Language } from '../content.ts';

const ZONE = 'Europe/Stockholm';
const locale = { sv: 'sv-SE', en: 'en-GB' } as const;
const noon = (day: string): Date => new Date(`${day}T12:00:00Z`);

const format = (language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale[language], { timeZone: ZONE, ...options });

const formats = {
  sv: {
    long: format('sv', { weekday: 'long', day: 'numeric', month: 'long' }),
    medium: format('sv', { day: 'numeric', month: 'long' }),
    short: format('sv', { day: 'numeric', month: 'short' }),
    year: format('sv', { day: 'numeric', month: 'long', year: 'numeric' }),
    time: format('sv', { hour: '2-digit', minute: '2-digit' }),
  },
  en: {
    long: format('en', { weekday: 'long', day: 'numeric', month: 'long' }),
    medium: format('en', { day: 'numeric', month: 'long' }),
    short: format('en', { day: 'numeric', month: 'short' }),
    year: format('en', { day: 'numeric', month: 'long', year: 'numeric' }),
    time: format('en', { hour: '2-digit', minute: '2-digit' }),
  },
};

/** A calendar day `YYYY-MM-DD` or an ISO instant as *onsdag 28 januari*. */
export const longDay = (value: string, language: Language): string =>
  formats[language].long.format(at(value)).replace(',', '');
/** *28 januari*. */
export const mediumDay = (value: string, language: Language): string =>
  formats[language].medium.format(at(value));
/** *28 jan.*, without the full stop. */
export const shortDay = (value: string, language: Language): string =>
  formats[language].short.format(at(value)).replace('.', '');
/** *28 januari 2026*. */
export const yearDay = (value: string, language: Language): string =>
  formats[language].year.format(at(value));
/** *13.00* in Swedish, *13:00* in English. */
export const clockTime = (instant: string, language: Language): string => {
  const text = formats[language].time.format(new Date(instant));
  return language === 'sv' ? text.replace(':', '.') : text;
};
/** *tisdag 20 januari kl. 13.00*; *Tuesday 20 January at 13:00*. */
export const dayAndTime = (instant: string, language: Language): string =>
  `${longDay(instant, language)} ${language === 'sv' ? 'kl.' : 'at'} ${clockTime(instant, language)}`;

const at = (value: string): Date => (value.length === 10 ? noon(value) : new Date(value));
