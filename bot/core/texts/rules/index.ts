/** The rules' answers as sentences in the reader's language. */
import type { Language } from '../../choices.ts';
import type { Finding } from '../../criteria.ts';
import type { GroupProblem } from '../../group.ts';
import type { Measurement } from '../../measurement.ts';
import type { StepReason } from '../../programme.ts';
import type { Vacancy } from '../../roles.ts';
import { yearDay } from '../dates.ts';
import { outputName } from '../outputs.ts';
import { en } from './en.ts';
import { type FindingFacts, type RuleTexts, sv } from './sv.ts';

export const ruleTexts: Record<Language, RuleTexts> = { sv, en };

/** Why a group does not meet its programme's rule, e.g. *Gruppen har 2 personer. Den ska ha 3–5 och chefen ska ingå.* */
export const groupText = (problem: GroupProblem, language: Language): string =>
  ruleTexts[language].group[problem.code](problem.count, problem.rule);

/** What stands behind a criterion, met or not, e.g. *2 av 3 gruppsamtal har hållits.* */
export const findingText = (finding: Finding, language: Language): string => {
  const texts = ruleTexts[language];
  const { measurement, metric, need, met } = finding;
  const sentences = texts.finding[metric];
  if (measurement === null || sentences === undefined)
    return texts.unknown(texts.unknownThing[metric] ?? texts.unknownOther);
  if (measurement.group !== undefined) return groupText(measurement.group, language);
  const { value } = measurement;
  return sentences[met ? 'met' : 'unmet']({
    have: typeof value === 'number' ? value : 0,
    need: typeof need === 'number' ? need : 1,
    missing: measurement.areas ?? [],
    lacking: measurement.lacking ?? 0,
    share: shareOf(measurement, need),
    outputs: outputsOf(finding, language),
    day: metric === 'certificateDate' && typeof value === 'string' ? yearDay(value, language) : '',
  });
};

const shareOf = ({ share }: Measurement, need: Finding['need']): FindingFacts['share'] => {
  if (share === undefined) return null;
  const asked = typeof need === 'number' ? need : 1;
  return { ...share, percent: Math.round(asked * 100), remaining: share.of - share.count };
};

/** Of a rule about outputs: those that are approved when it is met, those that are missing when it is not. */
const outputsOf = ({ measurement, need, met }: Finding, language: Language): string => {
  const wanted = typeof need === 'string' ? [need] : Array.isArray(need) ? need : [];
  const value = measurement?.value ?? null;
  const approved = Array.isArray(value) ? value : [value];
  const named = wanted.filter((id) => met || !approved.includes(id));
  return ruleTexts[language].list(named.map((id) => outputName(id, language)));
};

/** Why a step is locked, or what completes it. */
export const stepReasonText = (reason: StepReason, language: Language): string => {
  switch (reason.code) {
    case 'mandate':
      return ruleTexts[language].step.mandate;
    case 'earlier':
      return ruleTexts[language].step.earlier(reason.steps.map((step) => step[language].title));
    case 'rule':
      return findingText(reason.finding, language);
  }
};

/** Which role is vacant, e.g. *Processledaren har lämnat kanalen. Välj en ny.* */
export const vacancyText = ({ role, count }: Vacancy, language: Language): string =>
  ruleTexts[language].vacancy[role](count);
