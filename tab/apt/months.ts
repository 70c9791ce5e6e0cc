import type { Language } from '../../bot/core/choices.ts';

/** A month's name: *jan*, *januari*. */
export const monthName = (month: number, language: Language, how: 'short' | 'long'): string =>
  new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { month: how, timeZone: 'UTC' })
    .format(new Date(Date.UTC(2026, month - 1, 15)))
    .replace('.', '');
