/**
 * What of a programme people attend or do by themselves, whom it is asked of, and how many have. Reflection, interviews
 * and talks are not among it: who took part in them is nobody else's to know (R22, R25).
 */
import type { TrainingKind } from './api-training.ts';
import type { Programme, StepTemplate } from './content.ts';
import { BASICS, stepsCounting, WEB_COURSE } from './evidence-people.ts';
import type { Share, UnitFacts } from './measurement.ts';

const KINDS: Readonly<Record<string, TrainingKind>> = {
  utbildning: 'session',
  webbutbildning: 'course',
  test: 'test',
  dialog: 'meeting',
  mote: 'meeting',
  workshop: 'meeting',
};

export interface Training {
  /** A step's id, `basics`, `web-course`, or the list item's id of a theme session's meeting. */
  id: string;
  kind: TrainingKind;
  step: StepTemplate | null;
  /** A theme session's own; it is no step. */
  session?: { title: string; day: string | null };
  /** Of whom it is asked, of those who are there now. */
  people: readonly string[];
}

type Who = Pick<UnitFacts, 'members' | 'group' | 'done'>;

/** Whether the basic training is asked of everybody, and not of new starters alone (R5, R30). */
export const basicsForAll = (programme: Programme): boolean =>
  programme.prerequisites.some(({ rule }) => rule.metric === 'diplomaOrCatchUpShare');

const hasSessions = (programme: Programme): boolean => stepsCounting(programme, 'attendanceShare').length > 0;

/** Everything that is attended or done in a programme; the basic training is asked of new starters where not of all. */
export const trainingOf = (programme: Programme, who: Who, starters: readonly string[]): Training[] => {
  const steps = programme.steps.flatMap((step): Training[] => {
    const kind = KINDS[step.kind];
    if (kind === undefined) return [];
    return [
      { id: step.id, kind, step, people: step.participants === 'hbtq-grupp' ? who.group : who.members },
    ];
  });
  const isNew = new Set(starters);
  const asked = basicsForAll(programme) ? who.members : who.members.filter((person) => isNew.has(person));
  const basics: Training = { id: BASICS, kind: 'basics', step: null, people: asked };
  const web: Training[] = hasSessions(programme)
    ? [{ id: WEB_COURSE, kind: 'web-course', step: null, people: who.members }]
    : [];
  return [basics, ...steps, ...web];
};

/** Whether it can be noted of people in this programme that they have done something. */
export const isTraining = (programme: Programme, id: string): boolean => {
  if (id === BASICS) return true;
  if (id === WEB_COURSE) return hasSessions(programme);
  const step = programme.steps.find((candidate) => candidate.id === id);
  return step !== undefined && KINDS[step.kind] !== undefined;
};

/** Whether the web course stands in place of this: one of the sessions that are counted (R42). */
const webCounts = (step: StepTemplate | null): boolean => step?.completion.metric === 'attendanceShare';

/** Whether it is noted of the person, of this very thing. */
export const isNoted = ({ done }: Pick<Who, 'done'>, id: string, person: string): boolean =>
  done.get(id)?.has(person) === true;

/** Whether the person took the web course in place of this session. */
export const hasWeb = (who: Pick<Who, 'done'>, { step }: Pick<Training, 'step'>, person: string): boolean =>
  webCounts(step) && isNoted(who, WEB_COURSE, person);

/** How many of those whom it is asked of have done it. */
export const shareOf = (who: Pick<Who, 'done'>, training: Training): Share => ({
  count: training.people.filter(
    (person) => isNoted(who, training.id, person) || hasWeb(who, training, person),
  ).length,
  of: training.people.length,
});

/** What a step's row says of it: counts, never names. Null for a step that nobody attends. */
export const countsOf = (
  programme: Programme,
  who: Who,
  step: string,
): { doneCount: number; headcount: number } | null => {
  const training = trainingOf(programme, who, []).find(({ id }) => id === step);
  if (training === undefined || training.step === null) return null;
  const { count, of } = shareOf(who, training);
  return { doneCount: count, headcount: of };
};
