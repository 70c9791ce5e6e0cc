/** Training as one reader may see it: numbers for everybody, names for the manager, and everybody's own. */
import { can } from '../../core/access.ts';
import type { TrainingItem } from '../../core/api-training.ts';
import type { Language, Rule } from '../../core/content.ts';
import { evaluate, type Finding } from '../../core/criteria.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { UnitFacts } from '../../core/measurement.ts';
import { type StepStatus, stepStates } from '../../core/programme.ts';
import { findingText } from '../../core/texts/rules/index.ts';
import { topicName } from '../../core/texts/topics.ts';
import { trainingTexts } from '../../core/texts/training.ts';
import { themeTrainings } from '../../core/theme-training.ts';
import { basicsForAll, hasWeb, isNoted, shareOf, type Training, trainingOf } from '../../core/training.ts';
import { type Entered, factsOf, type TabPorts } from '../tab/frame.ts';
import type { Noted } from './frame.ts';

interface Asked {
  rule: Rule;
  basis: string;
}

/** The rule that asks for a share of this: the step's own, or the prerequisite. */
const askedOf = ({ step, id }: Training, { programme }: Entered): Asked | null => {
  if (step !== null) return { rule: step.completion, basis: step.completion.basis };
  if (id !== 'basics') return null;
  const { prerequisites } = programme;
  return prerequisites.find(({ rule }) => rule.metric === 'diplomaOrCatchUpShare') ?? null;
};

const words = (training: Training, entered: Entered, language: Language) => {
  const t = trainingTexts[language];
  if (training.step !== null) {
    const { title, purpose } = training.step[language];
    return { title, purpose };
  }
  if (training.session !== undefined) return { title: training.session.title, purpose: null };
  if (training.kind === 'web-course') return t.web;
  if (basicsForAll(entered.programme)) return { title: t.basics.title, purpose: t.basics.purpose };
  return { title: t.basics.starters, purpose: null };
};

const countText = (training: Training, starters: boolean, facts: UnitFacts, language: Language): string => {
  const t = trainingTexts[language];
  const share = shareOf(facts, training);
  if (starters) return t.starters(share);
  return training.kind === 'web-course' ? t.webCourse(share) : t.attended(share);
};

const toItem = (
  training: Training,
  entered: Entered,
  facts: UnitFacts,
  states: readonly StepStatus[],
  due: string | null,
  language: Language,
): TrainingItem => {
  const { actor, programme, unit } = entered;
  const names = new Map(unit.members.map(({ id, name }) => [id, name]));
  const manages = can(actor, 'record-attendance').allowed;
  // Of new starters there are few, and everybody knows who they are.
  const starters = training.kind === 'basics' && !basicsForAll(programme);
  const asked = askedOf(training, entered);
  const found: Finding | null =
    asked === null ? null : evaluate({ facts, programme, rule: asked.rule, step: training.step });
  const counts = found?.measurement?.share !== undefined;
  const { count, of } = shareOf(facts, training);
  const shown = !starters || manages;
  const { title, purpose } = words(training, entered, language);
  return {
    id: training.id,
    kind: training.kind,
    title,
    purpose,
    topics: (training.step?.topics ?? []).map((topic) => topicName(topic, language)),
    hours: training.step?.durationHours ?? null,
    due,
    state: states.find(({ step }) => step.id === training.id)?.state ?? null,
    count: shown ? { done: count, of } : null,
    text: !shown
      ? null
      : found !== null && counts
        ? findingText(found, language)
        : countText(training, starters, facts, language),
    enough: counts ? (found?.met ?? null) : null,
    assumption: counts && asked?.basis === 'assumption',
    replaced: false,
    mine: training.people.includes(actor.id) ? isNoted(facts, training.id, actor.id) : null,
    people: manages
      ? training.people.map((id) => ({
          id,
          name: names.get(id) ?? '',
          done: isNoted(facts, training.id, id),
          web: hasWeb(facts, training, id),
        }))
      : null,
  };
};

/** Whether the caller is shown it: the basic training of new starters concerns them and the manager (R30). */
const concerns = ({ kind, people }: Training, { programme, actor }: Entered): boolean =>
  kind !== 'basics' ||
  basicsForAll(programme) ||
  people.includes(actor.id) ||
  (people.length > 0 && can(actor, 'record-attendance').allowed);

const all = async (
  ports: Pick<TabPorts, 'life'>,
  { entered, rows }: Noted,
  language: Language,
): Promise<{ training: Training; item: TrainingItem }[]> => {
  const { programme, unit } = entered;
  const facts = factsOf(entered, rows);
  const newcomers = [...((await ports.life.of([unit.id])).get(unit.id)?.newcomers.keys() ?? [])];
  const states = stepStates(programme, facts);
  const every = [...trainingOf(programme, facts, newcomers), ...themeTrainings(rows, facts.members)];
  return every.map((training) => {
    const row = rows.StegvisSteps.find(({ value }) => value.stepId === training.id);
    const due = row?.value.dueDate ?? training.session?.day ?? null;
    return { training, item: toItem(training, entered, facts, states, due, language) };
  });
};

/** All that is attended in the unit, as the caller may see it. */
export const itemsOf = async (
  ports: Pick<TabPorts, 'life'>,
  noted: Noted,
  language: Language,
): Promise<TrainingItem[]> =>
  (await all(ports, noted, language)).flatMap(({ training, item }) =>
    concerns(training, noted.entered) ? [item] : [],
  );

/** One of them, after it was noted. */
export const itemOf = async (
  ports: Pick<TabPorts, 'life'>,
  noted: Noted,
  id: string,
  language: Language,
): Promise<Outcome<TrainingItem>> => {
  const found = (await all(ports, noted, language)).find(({ item }) => item.id === id);
  return found === undefined ? failed({ kind: 'not-found', what: 'step' }) : done(found.item);
};
