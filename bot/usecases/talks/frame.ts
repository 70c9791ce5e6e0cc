/** What the use cases of talks share: who holds them, what of a talk is shown, and which support the unit follows. */
import type { Talk } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { holdsTalks, questionsOf, sees, usualSupport } from '../../core/talks.ts';
import type { StoredTalk } from '../ports.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';

/** The method support as the tab is told of it; `assumption`: nobody has chosen it, and the questions are ours. */
export interface SupportNow {
  name: string;
  url: string | null;
  questions: string[];
  standing: boolean;
  assumption: boolean;
}

export const supportOf = async (
  ports: Pick<TabPorts, 'talks' | 'programmes'>,
  { unit, programme }: Entered,
  language: Language,
): Promise<SupportNow | null> => {
  const chosen = await ports.talks.support(unit.id);
  if (chosen !== null) {
    const own = chosen.questions.length > 0;
    return { ...chosen, questions: questionsOf(2, chosen, language), assumption: !own };
  }
  const contacts = (await ports.programmes.contacts(unit.id))?.value ?? null;
  const usual = usualSupport(programme, contacts, language);
  return usual && { ...usual, questions: [...usual.questions], standing: false, assumption: true };
};

/** Whether the caller is the process lead who holds talks here. */
export const isHolder = ({ unit, actor }: Entered): boolean => holdsTalks(unit, actor.id);

/** Lets the process lead in who holds talks; a unit's own manager holds none. */
export const enterHolding = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<Entered>> => {
  const entered = await enter(ports, caller, unit, 'plan-talks');
  if (!entered.ok) return entered;
  return isHolder(entered.value) ? entered : failed({ kind: 'not-allowed', need: 'processLead' });
};

/** Whether the caller sees the talk. */
export const isSeen = (entered: Entered, talk: StoredTalk): boolean =>
  sees(talk, { id: entered.actor.id, holds: isHolder(entered) });

/**
 * A talk that the caller sees. One that exists and is not theirs to see, and one that doesn't exist, look the same; so
 * do both to whoever may not change it.
 */
export const seenTalk = async (
  ports: Pick<TabPorts, 'talks'>,
  entered: Entered,
  id: string,
): Promise<Outcome<StoredTalk>> => {
  const talk = await ports.talks.get(entered.unit.id, id);
  return talk !== null && isSeen(entered, talk) ? done(talk) : failed({ kind: 'not-found', what: 'talk' });
};

/** A talk as those who see it are told. */
export const toTalk = (
  { unit }: Entered,
  talk: StoredTalk,
  support: SupportNow | null,
  language: Language,
): Talk => ({
  id: talk.id,
  version: String(talk.version),
  people: unit.members.filter(({ id }) => talk.people.includes(id)).map(({ id, name }) => ({ id, name })),
  part: talk.part,
  day: talk.day,
  held: talk.held,
  questions: questionsOf(talk.part, support, language),
  decisions: talk.decisions.flatMap(({ title, action }) =>
    action === null ? [] : [{ title, actionId: action }],
  ),
});
