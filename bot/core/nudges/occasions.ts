/** The days of the year that some nudges come on, whatever stands in the lists (`domain.md` section 6). */
import { addDays, addWorkingDays, quiet, weekday } from '../calendar.ts';
import type { Day, Holidays, NudgeUnit } from '../nudge.ts';
import type { AwarenessId } from '../nudge-line.ts';
import { lastDay } from './rule.ts';

/** A day of the year on which units are told of something, and the last day on which they still may be. */
export interface Occasion {
  /** What makes it unique: `2026-Q1`, `2025`, `2027:plan`. */
  id: string;
  year: number;
  on: Day;
  until: Day;
}

/** The first day from `day` on that is a working day outside every quiet period. */
export const firstOpen = (day: Day, holidays: Holidays): Day => {
  let at = day;
  while (quiet(at, holidays) !== null || weekday(at) > 5) at = addDays(at, 1);
  return at;
};

const years = (from: Day, to: Day): number[] => {
  const first = Number(from.slice(0, 4));
  return Array.from({ length: Number(to.slice(0, 4)) - first + 1 }, (_, n) => first + n);
};

const occasion = (id: string, year: number, day: Day, holidays: Holidays): Occasion => {
  const on = firstOpen(day, holidays);
  return { id, year, on, until: addWorkingDays(on, 5, holidays) };
};

/** Those that may be told of between two days. */
const between = (occasions: readonly Occasion[], from: Day, to: Day): Occasion[] =>
  occasions.filter(({ on, until }) => until >= from && on <= to);

type Occasions = (from: Day, to: Day, holidays: Holidays) => Occasion[];

/** N11: the first working week of each quarter; after 7 January, and after week 32. */
export const quarters: Occasions = (from, to, holidays) =>
  between(
    years(from, to).flatMap((year) =>
      // the third begins when the summer is over, also in years whose first days of July come before week 27
      ['01', '04', '08', '10'].map((month, n) =>
        occasion(`${year}-Q${n + 1}`, year, `${year}-${month}-01`, holidays),
      ),
    ),
    from,
    to,
  );

/** N12: the middle of January, on the year that has passed. */
export const samYears: Occasions = (from, to, holidays) =>
  between(
    years(from, to).map((year) => occasion(`${year - 1}`, year - 1, `${year}-01-15`, holidays)),
    from,
    to,
  );

/** N13: September for the coming year's operational plan. */
export const planYears: Occasions = (from, to, holidays) =>
  between(
    years(from, to).map((year) => occasion(`${year + 1}:plan`, year + 1, `${year}-09-01`, holidays)),
    from,
    to,
  );

/** N13: the end of January for the past year's annual report, after the SAM year has had its week. */
export const reportYears: Occasions = (from, to, holidays) =>
  between(
    years(from, to).map((year) => occasion(`${year - 1}:report`, year - 1, `${year}-01-22`, holidays)),
    from,
    to,
  );

export interface Awareness {
  id: AwarenessId;
  day: Day;
  mourning: boolean;
}

const DATES: readonly { id: AwarenessId; date: string; mourning: boolean }[] = [
  { id: 'trans-visibility', date: '03-31', mourning: false },
  { id: 'idahobit', date: '05-17', mourning: false },
  { id: 'intersex-awareness', date: '10-26', mourning: false },
  { id: 'trans-remembrance', date: '11-20', mourning: true },
];

/** A hint to plan comes three working weeks before the day. */
const PLANNING = 15;

export const awarenessTimes = (day: Day, holidays: Holidays): { on: Day; until: Day } => {
  const on = addWorkingDays(day, -PLANNING, holidays);
  return { on, until: lastDay(on, addDays(day, -1), holidays) };
};

/** N15: the year's awareness dates, and the unit's own day of Pride, whose hint may come between two days. */
export const awarenessDays = (
  from: Day,
  to: Day,
  holidays: Holidays,
  unit: Pick<NudgeUnit, 'life'> | null,
): Awareness[] => {
  const pride = unit?.life?.settings.pride ?? null;
  const all = [
    ...years(from, addDays(to, 40)).flatMap((year) =>
      DATES.map(({ id, date, mourning }): Awareness => ({ id, day: `${year}-${date}`, mourning })),
    ),
    ...(pride === null ? [] : [{ id: 'pride' as const, day: pride, mourning: false }]),
  ];
  return all.filter(({ day }) => {
    const { on, until } = awarenessTimes(day, holidays);
    return until >= from && on <= to;
  });
};
