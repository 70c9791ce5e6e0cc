import type { AnnualReport } from '../../core/api-report.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/content.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { annualReportOf, reportYears } from '../../core/report/annual-report.ts';
import type { UnitRows } from '../../core/rows.ts';
import { reportTexts } from '../../core/texts/report/index.ts';
import { withoutNames } from '../../core/without-names.ts';
import { type Caller, type Entered, enter, factsOf, readRows, type TabPorts } from '../tab/frame.ts';

/** Puts a placeholder where a member's name stands. */
export const nameless = ({ unit }: Pick<Entered, 'unit'>, language: Language): ((text: string) => string) =>
  withoutNames(unit.members, reportTexts[language].name);

/** The year that was asked about, or the one that is offered first. */
export const askedYear = (
  { unit }: Pick<Entered, 'unit'>,
  now: Date,
  asked: string | null,
): Outcome<number> => {
  const years = reportYears(unit.start, localDay(now));
  const [first = Number(localDay(now).slice(0, 4))] = years;
  if (asked === null) return done(first);
  const year = Number(asked);
  return years.includes(year)
    ? done(year)
    : failed({ kind: 'invalid', fields: [{ field: 'year', code: 'not-a-choice' }] });
};

/** The draft of the rows that were read. */
export const draftOf = (
  entered: Entered,
  rows: UnitRows,
  now: Date,
  year: number,
  language: Language,
): AnnualReport =>
  annualReportOf({
    programme: entered.programme,
    facts: factsOf(entered, rows),
    start: entered.unit.start,
    today: localDay(now),
    year,
    language,
    clean: nameless(entered, language),
  });

/** A draft of the annual report's section, made anew at every reading and kept nowhere. */
export const seeAnnualReport = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  asked: string | null,
  language: Language,
): Promise<Outcome<AnnualReport>> => {
  const entered = await enter(ports, caller, unit, 'see-follow-up');
  if (!entered.ok) return entered;
  const now = ports.clock.now();
  const year = askedYear(entered.value, now, asked);
  if (!year.ok) return year;
  const rows = await readRows(ports, entered.value);
  return rows.ok ? done(draftOf(entered.value, rows.value, now, year.value, language)) : rows;
};
