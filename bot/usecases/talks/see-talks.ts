import { can } from '../../core/access.ts';
import type { Talks } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { type Caller, type Entered, enter, type TabPorts } from '../tab/frame.ts';
import { isHolder, isSeen, supportOf, toTalk } from './frame.ts';

const viewOf = async (
  ports: TabPorts,
  entered: Entered,
  person: string | null,
  language: Language,
): Promise<Talks> => {
  const support = await supportOf(ports, entered, language);
  const all = await ports.talks.of(entered.unit.id);
  const seen = all.filter(
    (talk) => isSeen(entered, talk) && (person === null || talk.people.includes(person)),
  );
  return {
    talks: seen.map((talk) => toTalk(entered, talk, support, language)),
    support,
    may: {
      plan: isHolder(entered),
      support: can(entered.actor, 'choose-support').allowed,
      standing: can(entered.actor, 'decide-support').allowed,
    },
  };
};

/**
 * The method support, and the talks that the caller sees: their own, and for the process lead those confided to them.
 * Whoever asks for somebody else's (`person`) without being the lead is refused, whether there are any or not.
 */
export const seeTalks = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  person: string | null,
  language: Language,
): Promise<Outcome<Talks>> => {
  const entered = await enter(ports, caller, unit, 'see-talks');
  if (!entered.ok) return entered;
  if (person !== null && person !== caller.person && !isHolder(entered.value))
    return failed({ kind: 'not-allowed', need: 'processLead' });
  return done(await viewOf(ports, entered.value, person, language));
};

/** The view after the support was changed. */
export const talksAfter = async (
  ports: TabPorts,
  entered: Entered,
  language: Language,
): Promise<Outcome<Talks>> => done(await viewOf(ports, entered, null, language));
