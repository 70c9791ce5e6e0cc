/**
 * A draft of the section on this work in the annual report (R29): goals, what was done, indicators, what comes next.
 * Plain sentences of what the unit wrote itself, without personal names; it is made anew at every reading and never stored.
 */
import type { AnnualReport } from '../api-report.ts';
import { localDay } from '../calendar.ts';
import type { Language } from '../choices.ts';
import type { Programme } from '../content.ts';
import { aptWithOutcome, unitSays } from '../evidence.ts';
import type { UnitFacts } from '../measurement.ts';
import type { Day } from '../nudge.ts';
import { actionState } from '../plan.ts';
import { stepStates } from '../programme.ts';
import type { ActionRow, MeetingKind, Stored, UnitRows } from '../rows.ts';
import { mediumDay, yearDay } from '../texts/dates.ts';
import { reportTexts } from '../texts/report/index.ts';
import { ruleTexts } from '../texts/rules/index.ts';
import { visionOf } from './evidence.ts';

export { reportYears } from './years.ts';

export interface ReportGround {
  programme: Programme;
  facts: UnitFacts;
  start: Day;
  today: Day;
  year: number;
  language: Language;
  /** Puts something else where a member's name stands. */
  clean: (text: string) => string;
}

const yearOf = (day: string): number => Number(day.slice(0, 4));

/** When an action was done, as far as its row can tell: its date, or its last change where that came before. */
const doneYear = ({ value, changedAt }: Stored<ActionRow>): number | null => {
  const days = [value.dueDate, changedAt === null ? null : localDay(new Date(changedAt))];
  const earliest = days.filter((day) => day !== null).sort()[0];
  return earliest === undefined ? null : yearOf(earliest);
};

const written = (text: string | null): text is string => text !== null && text.trim() !== '';

const held = (rows: UnitRows, year: number, ...kinds: MeetingKind[]): number =>
  rows.StegvisMeetings.filter(
    ({ value }) =>
      value.state === 'held' &&
      value.kind !== null &&
      kinds.includes(value.kind) &&
      value.start !== null &&
      yearOf(localDay(new Date(value.start))) === year,
  ).length;

/** Workplace meetings of the year that led to something; each counts once. */
const aptOfYear = (rows: UnitRows, year: number): number => {
  const noted = aptWithOutcome(rows);
  return rows.StegvisMeetings.filter(
    ({ key, value }) =>
      key !== null &&
      noted.has(key) &&
      value.start !== null &&
      yearOf(localDay(new Date(value.start))) === year,
  ).length;
};

/** The actions that a year's report is about. */
const ofYear = (plan: readonly Stored<ActionRow>[], year: number) => {
  const done = plan.filter((row) => actionState(row.value) === 'done' && (doneYear(row) ?? year) === year);
  const coming = plan.filter(({ value }) => ['active', 'draft'].includes(actionState(value)));
  const active = coming.filter(({ value }) => actionState(value) === 'active');
  return { done, active, coming };
};

/** The draft, as sections and as one text. */
export const annualReportOf = (ground: ReportGround): AnnualReport => {
  const { programme, facts, start, year, language, clean } = ground;
  const t = reportTexts[language].draft;
  const { rows } = facts;
  const { done, active, coming } = ofYear(rows.StegvisPlan, year);
  const statuses = stepStates(programme, facts);
  const said = (value: string | null, sentence: (text: string) => string): string[] =>
    value === null ? [] : [sentence(value.trim())];
  const orElse = (lines: string[], none: string): string[] => (lines.length > 0 ? lines : [none]);
  const areaName = (row: ActionRow): string | null =>
    row.area === null ? null : reportTexts[language].area[row.area];

  const stepsDone = statuses.filter(({ state }) => state === 'done').map(({ step }) => step[language].title);
  const meetings = t.meetings(
    aptOfYear(rows, year),
    held(rows, year, 'group'),
    held(rows, year, 'workshop', 'session'),
  );
  const goals = [...done, ...active].flatMap(({ value }) =>
    written(value.goal) ? [t.goal(areaName(value), value.goal.trim())] : [],
  );
  const followed = [...done, ...active].flatMap(({ value }) =>
    written(value.indicator)
      ? [
          `${t.indicator(value.title, value.indicator.trim()).replace(/\.?$/, '.')} ${written(value.followUp) ? t.found(value.followUp.trim()) : t.notFollowedUp}`,
        ]
      : [],
  );
  const coming1 = coming.map(({ value }) =>
    t.due(value.title, value.dueDate === null ? null : mediumDay(value.dueDate, language)),
  );
  const open = statuses.filter(({ state, step }) => state === 'open' && !step.optional)[0];
  const sections = [
    {
      heading: t.background,
      lines: [
        t.programme(programme[language].name, yearDay(start, language)),
        ...said(unitSays(rows, 'mandate'), t.mandate),
        ...said(unitSays(rows, 'mandateBasis'), t.basis),
        ...said(visionOf(programme, rows), t.vision),
        ...said(unitSays(rows, 'operationalPlan'), t.inPlan),
      ],
    },
    { heading: t.goals, lines: orElse([...new Set(goals)], t.noGoals) },
    {
      heading: t.done,
      lines: [
        ...orElse(
          done.map(({ value }) => t.action(value.title)),
          t.noneDone,
        ),
        ...(stepsDone.length > 0 ? [t.steps(ruleTexts[language].list(stepsDone))] : []),
        ...(meetings === '' ? [] : [t.meetingsHeld(meetings)]),
      ],
    },
    { heading: t.indicators, lines: orElse(followed, t.noIndicators) },
    {
      heading: t.next,
      lines: orElse(
        [...(open === undefined ? [] : [t.nextStep(open.step[language].title)]), ...coming1],
        t.nothingNext,
      ),
    },
  ].map(({ heading, lines }) => ({ heading, lines: lines.map(clean) }));
  const title = t.title(programme.term, year);
  const text = [title, ...sections.map(({ heading, lines }) => [heading, ...lines.map(bullet)].join('\n'))];
  return { year, title, sections, text: text.join('\n\n') };
};

const bullet = (line: string): string => `– ${line.replace(/\s*\n\s*/g, ' ')}`;
