/** The planning slots of people, kept by hours and day, as a thousand people share a handful of hours. */
import { addDays, type Hours, later, localDay, slotOf, slotsOfDay } from '../calendar.ts';
import type { Day, Holidays, Matter, NudgeLine, NudgePerson } from '../nudge.ts';
import { readableHours } from './hours.ts';
import type { Closed } from './recipients.ts';

const DEFAULT: Hours = { window: null, days: null };

/** Two people with the same signature may be written to at the same times. Takes hours that cannot be read, too. */
export const signature = ({ window, days }: Hours): string =>
  `${window === null ? '' : `${window.from}-${window.to}`}/${days === null ? '' : [days].join()}`;

export interface Slots {
  /** The permitted slots of a day, in order; somebody unknown has the default hours. */
  of(day: Day, person: Hours | undefined): readonly Date[];
  /** The first permitted slot after `now` within so many days, or null. */
  next(now: Date, person: Hours | undefined, days: number): Date | null;
}

/** Enough for a few weeks of everybody's hours; then it starts over, so that it never grows. */
const MOST_KEPT = 2000;
const known = new WeakMap<Holidays, Slots>();

/** The slots under these holidays; asking again for the same holidays gives the same, with what it has worked out. */
export const slotsFor = (holidays: Holidays): Slots => {
  const slots = known.get(holidays) ?? makeSlots(holidays);
  known.set(holidays, slots);
  return slots;
};

const makeSlots = (holidays: Holidays): Slots => {
  const kept = new Map<string, readonly Date[]>();
  const of = (day: Day, person: Hours | undefined): readonly Date[] => {
    const hours = readableHours(person ?? DEFAULT);
    const key = `${day} ${signature(hours)}`;
    const before = kept.get(key);
    if (before !== undefined) return before;
    if (kept.size >= MOST_KEPT) kept.clear();
    const slots = slotsOfDay(day, hours, holidays);
    kept.set(key, slots);
    return slots;
  };
  return {
    of,
    next(now, person, days) {
      const today = localDay(now);
      for (let n = 0; n <= days; n += 1) {
        const found = of(addDays(today, n), person).find((slot) => slot > now);
        if (found !== undefined) return found;
      }
      return null;
    },
  };
};

/** The instant after which a line has no meaning even on its last day: a meeting's start. */
export const expiry = (line: NudgeLine): number =>
  line.kind === 'N1' ||
  line.kind === 'N3' ||
  line.kind === 'N4' ||
  (line.kind === 'N9' && line.start !== null)
    ? Date.parse(line.start ?? '')
    : Number.POSITIVE_INFINITY;

/** A day on which a matter may be told of, with its slots in order (never empty). */
export interface Chance {
  day: Day;
  first: Date;
  last: Date;
  /** `first` is the half hour that is going on. */
  current: boolean;
}

/** The chances that a matter has left, from the half hour that is going on to its last day. */
export const chances = (
  matter: Matter,
  last: Day,
  person: NudgePerson | undefined,
  now: Date,
  slots: Slots,
  closed: Closed,
): Chance[] => {
  const today = localDay(now);
  const current = slotOf(now).getTime();
  const end = expiry(matter.line);
  const open: Chance[] = [];
  if (now.getTime() >= end) return open;
  for (let day = later(matter.on, today); day <= last; day = addDays(day, 1)) {
    if (closed(matter.unit, day)) continue;
    const left = slots.of(day, person).filter((slot) => slot.getTime() >= current && slot.getTime() < end);
    const [first] = left;
    const final = left.at(-1);
    if (first !== undefined && final !== undefined)
      open.push({ day, first, last: final, current: first.getTime() === current });
  }
  return open;
};
