/** How a programme is going, from the unit's own rows: under way, complete, resting or closed (R9, R47, R54, R55). */

import type { HOW_DONE } from './api-steps.ts';
import { addDays } from './calendar.ts';
import type { OwnerRole, ProgrammeStateName } from './choices.ts';
import type { Programme } from './content.ts';
import { criteriaOf, evaluate } from './criteria.ts';
import { unitSays } from './evidence.ts';
import { stepRow } from './evidence-steps.ts';
import type { UnitFacts } from './measurement.ts';
import type { Day } from './nudge.ts';
import { LIST_NAMES, type ListName, type RowOf, type Stored, type UnitRows } from './rows.ts';

export interface ProgrammeState {
  state: ProgrammeStateName;
  /** The day on which a rest ends, while it lasts; it may be set although the programme is complete. */
  restUntil: Day | null;
  planOwner: OwnerRole | null;
  /** Criteria that are not met yet. */
  openCriteria: number;
  /** The day of the last fact when ninety days have gone by since, and nobody has answered what now. */
  idleSince: Day | null;
}

/** A programme without any fact for so many days is asked about (R54). */
export const IDLE_DAYS = 90;

/** A rest longer than this is a programme that is closed. */
export const LONGEST_REST_DAYS = 730;

/** The role that owns the plan once the programme is over. */
export const planOwnerOf = (rows: Pick<UnitRows, 'StegvisUnit'>): OwnerRole | null =>
  rows.StegvisUnit.find(({ value }) => value.planOwner !== null)?.value.planOwner ?? null;

/** The day until which the unit wants no questions about its plan; null when that day has come, or none was chosen. */
export const restingUntil = (rows: Pick<UnitRows, 'StegvisUnit'>, today: Day): Day | null => {
  const until = rows.StegvisUnit.map(({ value }) => value.restUntil).find((day) => day !== null) ?? null;
  return until !== null && today < until ? until : null;
};

/** Whether questions about the plan are silent on a day (N6, N7, N11). */
export const isResting = (rows: Pick<UnitRows, 'StegvisUnit'>, day: Day): boolean =>
  restingUntil(rows, day) !== null;

const dayOf = (instant: string | null): Day | null => instant?.slice(0, 10) ?? null;

/**
 * The day on which a row is a fact of the work, or null. A meeting is one on the day that it was held, as its row is
 * also changed by what is read in calendars; an agenda item that the program put there is none until people touch it.
 */
export const factDay = <L extends ListName>(list: L, { value, changedAt }: Stored<RowOf[L]>): Day | null => {
  switch (list) {
    case 'StegvisMeetings': {
      const { state, start } = value as RowOf['StegvisMeetings'];
      return state === 'held' ? dayOf(start) : null;
    }
    case 'StegvisAgenda': {
      const { source, state } = value as RowOf['StegvisAgenda'];
      return source?.startsWith('N7:') && state === 'onAgenda' ? null : dayOf(changedAt);
    }
    default:
      return dayOf(changedAt);
  }
};

/** The last day with a fact in any of the lists; null when there is none. */
export const lastFactDay = (rows: UnitRows): Day | null =>
  LIST_NAMES.flatMap((list) => rows[list].map((row) => factDay(list, row as Stored<RowOf[typeof list]>)))
    .filter((day) => day !== null)
    .sort()
    .at(-1) ?? null;

/** Whether every criterion is met: the programme is complete. Its steps may be done long before (R9). */
export const openCriteria = (programme: Programme, facts: UnitFacts): number =>
  criteriaOf(programme, facts).filter(({ finding }) => !finding.met).length;

/**
 * How the programme is going today. Complete is what the facts say, whatever else stands; a programme whose plan has got
 * an owner without that is closed; a rest lasts until its day.
 */
export const programmeState = (programme: Programme, facts: UnitFacts, today: Day): ProgrammeState => {
  const planOwner = planOwnerOf(facts.rows);
  const restUntil = restingUntil(facts.rows, today);
  const open = openCriteria(programme, facts);
  const state = ((): ProgrammeStateName => {
    if (open === 0) return 'complete';
    if (planOwner !== null) return 'closed';
    return restUntil === null ? 'going' : 'resting';
  })();
  const last = lastFactDay(facts.rows);
  const idle = state === 'going' && last !== null && addDays(last, IDLE_DAYS) < today;
  return { state, restUntil, planOwner, openCriteria: open, idleSince: idle ? last : null };
};

/** Why a step is done: by facts, by somebody's word, or before the unit came here (R55); null: it is not. */
export type HowDone = (typeof HOW_DONE)[number];

/** How a step that is done came to be so. `since`: the day on which the unit was set up here. */
export const howDone = (
  programme: Programme,
  facts: UnitFacts,
  step: Programme['steps'][number],
  since: Day,
): HowDone | null => {
  const row = stepRow(facts, step.id)?.value;
  if (evaluate({ facts, programme, rule: step.completion, step }).met) return 'facts';
  const said = facts.rows.StegvisSteps.some(
    ({ value }) => value.stepId === step.id && value.state === 'done',
  );
  if (!said) return null;
  return row?.recordedOn != null && row.recordedOn < since ? 'before' : 'word';
};

/** Diplomas from this day on are newer than those that Hbtq-klivet was made for (domain.md 2.5). */
const NEWER_FROM = '2017-01-01';

/** Whether the earlier diploma is newer than those that the programme was made for: a note, never an obstacle (R55). */
export const isNewerDiploma = (programme: Pick<Programme, 'id'>, date: Day | null): boolean =>
  programme.id === 'hbtq-klivet' && date !== null && date >= NEWER_FROM;

/**
 * The vision as it was approved in its step, and when (R57); where no step has one, as somebody wrote it in the unit's
 * row. There is no other way to ask for it, so that it reads the same wherever work goes on.
 */
export const visionOf = (
  programme: Programme,
  rows: UnitRows,
): { text: string; changedOn: Day | null } | null => {
  const step = programme.steps.find(({ outputs }) => outputs.includes('vision'));
  const row = step === undefined ? null : stepRow({ rows }, step.id);
  const changedOn = row?.value.approvedOn ?? null;
  const approved = changedOn !== null && row !== null ? row.value.output : null;
  const text = approved ?? unitSays(rows, 'vision');
  return text === null ? null : { text, changedOn };
};

/** The day on which self-reflection was offered to the whole unit (R22); who took it is told nowhere. */
export const reflectionOffered = (programme: Programme, facts: Pick<UnitFacts, 'rows'>): Day | null =>
  programme.steps
    .filter(({ completion }) => completion.metric === 'reflectionOfferPublished')
    .map(({ id }) => stepRow(facts, id)?.value.recordedOn ?? null)
    .find((day) => day !== null) ?? null;
