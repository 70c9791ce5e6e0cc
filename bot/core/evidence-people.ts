/**
 * What is known of how many have done something: sessions, a web course, the final test, earlier training. Counted over
 * the channel's current members without guests, as exact fractions; who has and who has not is told nowhere here.
 */
import type { Programme } from './content.ts';
import type { Measurement, Question } from './measurement.ts';

/** Diploma or catch-up, from before or beside the programme: the basic training, as the store names it. */
export const BASICS = 'basics';
/** The web course in place of a programme's sessions, as the store names it (R42). */
export const WEB_COURSE = 'web-course';

const share = (members: readonly string[], has: (person: string) => boolean): Measurement => {
  const counted = { count: members.filter(has).length, of: members.length };
  return { value: counted.of === 0 ? 0 : counted.count / counted.of, share: counted };
};

/** The steps of a programme that a person completes by themselves, by the metric that counts them. */
export const stepsCounting = (programme: Programme, metric: string): string[] =>
  programme.steps.filter(({ completion }) => completion.metric === metric).map(({ id }) => id);

/** How many have done one step: a session, the test, the web course. */
export const doneShare = ({ members, done }: Question['facts'], step: string): Measurement =>
  share(members, (person) => done.get(step)?.has(person) === true);

const every =
  (metric: string) =>
  ({ facts, programme, step }: Question): Measurement => {
    const steps = step === null ? stepsCounting(programme, metric) : [step.id];
    return share(
      facts.members,
      (person) => steps.length > 0 && steps.every((id) => facts.done.get(id)?.has(person) === true),
    );
  };

/** Whoever has all sessions, or the web course in their place (R6, R42). */
const trained = ({ facts, programme }: Question): Measurement => {
  const sessions = stepsCounting(programme, 'attendanceShare');
  return share(
    facts.members,
    (person) =>
      facts.done.get(WEB_COURSE)?.has(person) === true ||
      (sessions.length > 0 && sessions.every((id) => facts.done.get(id)?.has(person) === true)),
  );
};

/** A session counts as attended also for whoever took the web course in its place. */
const attended = ({ facts, step }: Question): Measurement =>
  share(
    facts.members,
    (person) =>
      facts.done.get(WEB_COURSE)?.has(person) === true ||
      (step !== null && facts.done.get(step.id)?.has(person) === true),
  );

/** Whether so many have taken the web course that the sessions are not needed: as many as any of them asks for. */
export const webStandsIn = (programme: Programme, facts: Question['facts']): boolean => {
  const asked = programme.steps.flatMap(({ completion: { metric, value } }) =>
    metric === 'attendanceShare' && typeof value === 'number' ? [value] : [],
  );
  const has = doneShare(facts, WEB_COURSE).value;
  return asked.length > 0 && typeof has === 'number' && has > 0 && has >= Math.max(...asked);
};

export const peopleMeasures: Readonly<Record<string, (question: Question) => Measurement>> = {
  attendanceShare: attended,
  trainedShare: trained,
  testDoneShare: every('testDoneShare'),
  webCourseDoneShare: every('webCourseDoneShare'),
  diplomaOrCatchUpShare: ({ facts }) => doneShare(facts, BASICS),
};
