/** The method support is the unit's to choose, and the manager's to make standing (R52). */
import type { StandingInput, SupportInput, Talks } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { failed, type Outcome } from '../../core/fault.ts';
import { type Caller, enter, type TabPorts } from '../tab/frame.ts';
import { supportOf } from './frame.ts';
import { talksAfter } from './see-talks.ts';

/** Chooses it; that the manager made another one standing support does not go over to this. */
export const chooseSupport = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: SupportInput,
  language: Language,
): Promise<Outcome<Talks>> => {
  const entered = await enter(ports, caller, unit, 'choose-support');
  if (!entered.ok) return entered;
  const before = await supportOf(ports, entered.value, language);
  const same = before?.name === input.name && before.url === input.url;
  await ports.talks.saveSupport(unit, { ...input, standing: same && before.standing });
  return talksAfter(ports, entered.value, language);
};

/** The manager decides whether it is standing support. What follows of it for the plan is written in the plan. */
export const decideSupport = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { standing }: StandingInput,
  language: Language,
): Promise<Outcome<Talks>> => {
  const entered = await enter(ports, caller, unit, 'decide-support');
  if (!entered.ok) return entered;
  const support = await supportOf(ports, entered.value, language);
  if (support === null) return failed({ kind: 'invalid', fields: [{ field: 'support', code: 'missing' }] });
  const { name, url, questions, assumption } = support;
  // Our own questions stay ours, and in each reader's language: only the decision is kept.
  await ports.talks.saveSupport(unit, { name, url, questions: assumption ? [] : questions, standing });
  return talksAfter(ports, entered.value, language);
};
