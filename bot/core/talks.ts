/** Integration talks (R28, R52): who sees one, which questions it follows, and what a decision needs. */
import type { TalkDecision } from './api-competence.ts';
import type { Language } from './choices.ts';
import { contactsOf } from './contacts.ts';
import type { Programme } from './content.ts';
import type { FieldProblem } from './fault.ts';
import { PLAN_OR_REASON, talkTexts, WITHOUT_NAMES } from './texts/talks.ts';
import { withoutNames } from './without-names.ts';

/** The process lead who holds talks and is confided in: never the unit's own manager. */
export const holdsTalks = (
  { manager, processLead }: { manager: string; processLead: string | null },
  person: string,
): boolean => processLead === person && manager !== person;

/**
 * Whether somebody sees a talk: those who talk, and the lead whom it was confided to while they are the unit's lead. A
 * new lead sees what comes after, nobody else anything.
 */
export const sees = (
  talk: { people: readonly string[]; lead: string },
  reader: { id: string; holds: boolean },
): boolean => talk.people.includes(reader.id) || (reader.holds && talk.lead === reader.id);

export interface Support {
  name: string;
  url: string | null;
  questions: readonly string[];
}

/** Whether the programme has talks about each one's own assignment, and so a method support. */
const hasTalks = ({ steps }: Pick<Programme, 'steps'>): boolean =>
  steps.some(({ completion }) => completion.metric === 'integrationDecisions');

/**
 * The support of a unit that has chosen none: the name and link that its programme's contacts have, with questions of
 * ours. Null where the programme has no such talks.
 */
export const usualSupport = (
  programme: Programme,
  contacts: readonly { id: string; name: string; link: string | null }[] | null,
  language: Language,
): Support | null => {
  if (!hasTalks(programme)) return null;
  const named = (contacts ?? contactsOf(programme)).find(({ id }) => id === METHOD_SUPPORT);
  const texts = talkTexts[language];
  const url = named?.link?.startsWith('https://') ? named.link : null;
  return { name: named?.name ?? texts.supportName, url, questions: texts.support };
};
/** The contact that is the programme's method support. */
const METHOD_SUPPORT = 'blicka-inat';

/** The questions of a part, in their order: part 1 is open, part 2 follows the support. */
export const questionsOf = (part: 1 | 2, support: Support | null, language: Language): string[] => {
  const texts = talkTexts[language];
  if (part === 1) return [...texts.open];
  const own = support?.questions ?? [];
  return [...(own.length > 0 ? own : texts.support)];
};

interface Named {
  id: string;
  name: string;
}

const blank = (text: string | null): boolean => text === null || text.trim() === '';

/**
 * What stands in the way of a decision: it is tied to the operational plan or says why not, and names nobody, since the
 * plan is read by everybody. Of those who talk a given name alone is enough.
 */
export const decisionProblems = (
  { title, operationalPlan, reason }: TalkDecision,
  members: readonly Named[],
  talking: readonly Named[],
): FieldProblem[] => {
  const known = withoutNames(members, '–');
  const theirs = withoutNames(talking, '–', { parts: true });
  const names = (text: string): boolean => {
    const said = text.normalize('NFC');
    return known(said) !== said || theirs(said) !== said;
  };
  const problems: FieldProblem[] = [];
  if (blank(operationalPlan) && blank(reason))
    problems.push({ field: 'operationalPlan', code: 'missing', said: PLAN_OR_REASON });
  for (const [field, text] of Object.entries({ title, operationalPlan, reason }))
    if (text !== null && names(text)) problems.push({ field, code: 'not-a-choice', said: WITHOUT_NAMES });
  return problems;
};
