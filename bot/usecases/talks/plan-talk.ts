import type { Talk, TalkInput } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { NOT_ALONE } from '../../core/texts/talks.ts';
import { alignSteps } from '../tab/align-steps.ts';
import {
  type Caller,
  doneIn,
  type Entered,
  eligible,
  factsOf,
  refreshMembers,
  type TabPorts,
} from '../tab/frame.ts';
import { enterHolding, supportOf, toTalk } from './frame.ts';

const problemsOf = ({ unit, actor }: Entered, people: readonly string[]): FieldProblem[] => {
  if (people.includes(actor.id)) return [{ field: 'people', code: 'not-a-choice', said: NOT_ALONE }];
  const members = new Set(eligible(unit));
  return people.every((person) => members.has(person)) ? [] : [{ field: 'people', code: 'not-a-member' }];
};

/**
 * Plans a talk with one or two members, once per key. Planning it is the offer: the step is met once everybody has been
 * offered one, whoever takes it.
 */
export const planTalk = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: TalkInput,
  key: string | null,
  language: Language,
): Promise<Outcome<Talk>> => {
  const inside = await enterHolding(ports, caller, unit);
  if (!inside.ok) return inside;
  let entered = inside.value;
  const people = [...new Set(input.people)];
  if (problemsOf(entered, people).length > 0)
    // Somebody who is not known may have joined a moment ago.
    entered = { ...entered, unit: await refreshMembers(ports, caller, entered.unit) };
  const fields = problemsOf(entered, people);
  if (fields.length > 0) return failed({ kind: 'invalid', fields });
  const id = ports.ids.uuid();
  const talk = await ports.talks.plan({
    ...{ id, unit, lead: caller.person, key: key ?? id, people, part: input.part, day: input.day },
    at: ports.clock.now().toISOString(),
  });
  await follow(ports, entered);
  return done(toTalk(entered, talk, await supportOf(ports, entered, language), language));
};

/** The step's row follows the offers; what cannot be written now is mended by the next change. */
const follow = async (ports: TabPorts, entered: Entered): Promise<void> => {
  const rows = await ports.projection.rows(entered.unit.id);
  const after = { ...entered, done: await doneIn(ports, entered.unit.id) };
  await alignSteps(ports, after, factsOf(entered, rows), factsOf(after, rows));
};
