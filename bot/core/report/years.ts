import type { Day } from '../nudge.ts';

const yearOf = (day: Day): number => Number(day.slice(0, 4));

/** Years that a report can be about: those since the start, the last one first while it is being written (until April). */
export const reportYears = (start: Day, today: Day): number[] => {
  const first = Math.min(yearOf(start), yearOf(today));
  const years = Array.from({ length: yearOf(today) - first + 1 }, (_, index) => yearOf(today) - index);
  const [now, last] = years;
  return now !== undefined && last !== undefined && Number(today.slice(5, 7)) <= 4
    ? [last, now, ...years.slice(2)]
    : years;
};
