/** What is known of theme sessions and integration talks: sessions and decisions by the lists, offers as yes or not yet. */
import { stepsCounting } from './evidence-people.ts';
import type { Measurement, Question } from './measurement.ts';

/**
 * Whom a talk of part 1 was offered, as the store names it beside the steps; the process lead, who offers them, is among
 * these people. It is told nowhere but as everybody or not yet.
 */
export const TALK_OFFERED = 'talk-offered';

/** Sessions of the step that theme sessions belong to, of those that were not cancelled. */
const themeSessionsHeld = ({ facts, programme, rule }: Question): Measurement => {
  const steps = stepsCounting(programme, rule.metric);
  const planned = facts.rows.StegvisMeetings.filter(
    ({ value }) =>
      value.kind === 'session' &&
      value.state !== 'cancelled' &&
      value.stepId != null &&
      steps.includes(value.stepId),
  );
  const held = planned.filter(({ value }) => value.state === 'held').length;
  return {
    value: planned.length === 0 ? 0 : held / planned.length,
    share: { count: held, of: planned.length },
  };
};

/** A number would tell of single people, so there is none: everybody has been offered, or not yet. */
const talkOffered = ({ facts }: Question): Measurement => {
  const offered = facts.done.get(TALK_OFFERED);
  const all = facts.members.length > 0 && facts.members.every((person) => offered?.has(person) === true);
  return { value: all ? 1 : 0 };
};

/** Actions that the talks led to; a dropped one counts no more. */
const decisions = ({ facts, programme, rule }: Question): Measurement => {
  const steps = stepsCounting(programme, rule.metric);
  return {
    value: facts.rows.StegvisPlan.filter(
      ({ value }) => value.stepId !== null && steps.includes(value.stepId) && value.state !== 'dropped',
    ).length,
  };
};

export const talkMeasures: Readonly<Record<string, (question: Question) => Measurement>> = {
  themeSessionsHeldShare: themeSessionsHeld,
  talkOfferedShare: talkOffered,
  integrationDecisions: decisions,
};
