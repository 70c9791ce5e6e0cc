/** A person's hours as they can be used: what cannot be read counts as not chosen. */
import type { Hours } from '../calendar.ts';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** Whether a window can be read: two different times of a day. */
export const isWindow = (window: Hours['window']): boolean =>
  window === null || (TIME.test(window.from) && TIME.test(window.to) && window.from !== window.to);

const areDays = (days: Hours['days']): boolean =>
  days === null ||
  (Array.isArray(days) &&
    days.length > 0 &&
    days.every((day) => Number.isInteger(day) && day >= 1 && day <= 7));

/** The hours, with the default in place of a window or weekdays that cannot be read. */
export const readableHours = <H extends Hours>(hours: H): Hours =>
  isWindow(hours.window) && areDays(hours.days)
    ? hours
    : {
        window: isWindow(hours.window) ? hours.window : null,
        days: areDays(hours.days) ? hours.days : null,
      };

/** What is wrong with somebody's hours, or null. Every time is Swedish; another zone beside it is only ever a mistake. */
export const hoursProblem = ({ window, days }: Hours): 'hours' | 'time-zone' | null => {
  if (!isWindow(window) || !areDays(days)) return 'hours';
  const zone: unknown = window !== null && 'zone' in window ? window.zone : undefined;
  if (zone === undefined || zone === null) return null;
  try {
    new Intl.DateTimeFormat('en-GB', { timeZone: String(zone) });
    return null;
  } catch {
    return 'time-zone';
  }
};
