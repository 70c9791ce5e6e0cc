/** When there is next anything to plan. */
import type { Hours } from '../calendar.ts';
import type { NudgeFacts } from '../nudge.ts';
import { signature, slotsFor } from './slots.ts';

const WEEK = 7;

/**
 * The next planning slot after `now` at which anybody could be sent something, at most seven days ahead. The default
 * hours are always among them, for those who are not known yet. Quick for thousands: people with the same hours are
 * looked at once.
 */
export const nextWake = ({ people, holidays }: Pick<NudgeFacts, 'people' | 'holidays'>, now: Date): Date => {
  const hours = new Map<string, Hours>([['/', { window: null, days: null }]]);
  for (const person of people.values()) hours.set(signature(person), person);
  const slots = slotsFor(holidays);
  let wake = new Date(now.getTime() + WEEK * 86_400_000);
  for (const each of hours.values()) {
    const next = slots.next(now, each, WEEK);
    if (next !== null && next < wake) wake = next;
  }
  return wake;
};
