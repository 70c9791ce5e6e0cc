import type { IndividualPlan } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import type { Answers } from '../../core/competence.ts';
import { individualPlan } from '../../core/competence-plan.ts';
import { contactsOf } from '../../core/contacts.ts';
import type { Programme } from '../../core/content.ts';
import type { TabPorts } from '../tab/frame.ts';
import type { Begun } from './frame.ts';

/** Somebody's plan, over the answers that the reader may see; sessions come from the copy of the unit's lists. */
export const planOf = async (
  ports: TabPorts,
  { unit, matrix }: Begun,
  programme: Programme,
  person: string,
  answers: Answers | null,
  language: Language,
): Promise<IndividualPlan> => {
  const { StegvisMeetings } = await ports.projection.rows(unit.id);
  const contacts = (await ports.programmes.contacts(unit.id))?.value ?? contactsOf(programme);
  const courses = contacts.flatMap(({ kind, name, link }) =>
    kind === 'course' && link?.startsWith('https://') ? [{ title: name, url: link }] : [],
  );
  const facts = {
    areas: matrix.areas,
    programme,
    meetings: StegvisMeetings,
    courses,
    now: ports.clock.now(),
  };
  return individualPlan(person, answers, facts, language);
};
