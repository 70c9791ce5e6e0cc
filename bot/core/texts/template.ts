/** What is wrong with a template, told to somebody who has never seen the file's inside: place, thing, what to do. */
import type { Language } from '../choices.ts';
import type { ProblemCode, TemplateProblem } from '../template-problem.ts';

const places: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  steps: { sv: 'Steg', en: 'Step' },
  criteria: { sv: 'Villkor', en: 'Criterion' },
  roles: { sv: 'Roll', en: 'Role' },
  prerequisites: { sv: 'Förutsättning', en: 'Prerequisite' },
  notes: { sv: 'Anmärkning', en: 'Note' },
  assumptions: { sv: 'Antagande', en: 'Assumption' },
  concepts: { sv: 'Begrepp', en: 'Concept' },
};

/** Fields by their name in the file; of those that stand in two languages also with the language before them. */
const fields: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  name: { sv: 'namn', en: 'name' },
  summary: { sv: 'sammanfattning', en: 'summary' },
  title: { sv: 'titel', en: 'title' },
  purpose: { sv: 'syfte', en: 'purpose' },
  text: { sv: 'text', en: 'text' },
  id: { sv: 'id', en: 'id' },
  source: { sv: 'källa', en: 'source' },
  provider: { sv: 'avsändare', en: 'provider' },
  term: { sv: 'begrepp', en: 'term' },
  subject: { sv: 'ämne', en: 'subject' },
  concepts: { sv: 'begreppsmatris', en: 'concept matrix' },
  planAreas: { sv: 'områden i planen', en: 'plan areas' },
  planArtefact: { sv: 'ord för planen', en: 'word for the plan' },
  validityMonths: { sv: 'giltighet i månader', en: 'validity in months' },
  typicalDurationWeeks: { sv: 'längd i veckor', en: 'length in weeks' },
  roles: { sv: 'roller', en: 'roles' },
  prerequisites: { sv: 'förutsättningar', en: 'prerequisites' },
  steps: { sv: 'steg', en: 'steps' },
  criteria: { sv: 'villkor', en: 'criteria' },
  cadence: { sv: 'rytm', en: 'rhythm' },
  notes: { sv: 'anmärkningar', en: 'notes' },
  assumptions: { sv: 'antaganden', en: 'assumptions' },
  role: { sv: 'roll', en: 'role' },
  min: { sv: 'minsta antal', en: 'smallest number' },
  max: { sv: 'största antal', en: 'largest number' },
  mustInclude: { sv: 'roller som ska ingå', en: 'roles that must be included' },
  basis: { sv: 'grund', en: 'basis' },
  kind: { sv: 'typ', en: 'kind' },
  participants: { sv: 'deltagare', en: 'participants' },
  durationHours: { sv: 'timmar', en: 'hours' },
  offsetWeeks: { sv: 'veckor efter start', en: 'weeks after the start' },
  optional: { sv: 'frivilligt', en: 'optional' },
  order: { sv: 'ordning', en: 'order' },
  topics: { sv: 'ämnen', en: 'topics' },
  outputs: { sv: 'resultat', en: 'outputs' },
  dependsOn: { sv: 'tidigare steg', en: 'earlier steps' },
  completion: { sv: 'villkor för klart', en: 'what completes it' },
  rule: { sv: 'regel', en: 'rule' },
  metric: { sv: 'mått', en: 'metric' },
  op: { sv: 'jämförelse', en: 'comparison' },
  value: { sv: 'gräns', en: 'limit' },
  areas: { sv: 'områden', en: 'areas' },
};
const FORMS = { sv: { sv: 'svenskt', en: 'engelskt' }, en: { sv: 'Swedish', en: 'English' } } as const;
/** Swedish nouns of common gender among the fields that stand in two languages. */
const COMMON = ['titel', 'text', 'sammanfattning'];

const has = (key: unknown): key is string => typeof key === 'string' && Object.hasOwn(fields, key);

/** The thing that is meant, e.g. *engelsk titel*. */
const fieldOf = (path: TemplateProblem['path'], language: Language): string => {
  const last = [...path].reverse().find(has);
  const tongue = [...path].reverse().find((part) => part === 'sv' || part === 'en') as Language | undefined;
  const field = last === undefined ? null : (fields[last]?.[language] ?? null);
  if (tongue === undefined || last === 'subject')
    return field ?? (language === 'sv' ? 'innehållet' : 'the content');
  const form: string = FORMS[language][tongue];
  if (field === null || path.at(-1) === tongue)
    return language === 'sv' ? `${form.slice(0, -1)} översättning` : `${form} translation`;
  return `${language === 'sv' && COMMON.includes(field) ? form.slice(0, -1) : form} ${field}`;
};

const titleAt = (raw: unknown, list: string, index: number): string => {
  const thing = (raw as Record<string, unknown[]> | null)?.[list]?.[index] as Record<string, unknown> | null;
  const words = thing?.sv as Record<string, unknown> | undefined;
  const title = [words?.title, words?.name, thing?.role].find((each) => typeof each === 'string');
  return typeof title === 'string' && title.trim() !== '' ? `, ${title.trim().slice(0, 60)}` : '';
};

/** Where it is, e.g. *Steg 3, Genomlysning*. */
const placeOf = ({ path }: TemplateProblem, raw: unknown, language: Language): string => {
  const [list, index] = path;
  const place = typeof list === 'string' && Object.hasOwn(places, list) ? places[list] : undefined;
  if (place === undefined || typeof index !== 'number') return language === 'sv' ? 'Mallen' : 'The template';
  return `${place[language]} ${index + 1}${titleAt(raw, String(list), index)}`;
};

interface Said {
  field: string;
  detail: string;
  limit: number | undefined;
}
const sv: Record<ProblemCode, (said: Said) => string> = {
  missing: ({ field }) => `${field} saknas.`,
  'unknown-field': ({ detail }) => `fältet ”${detail}” känns inte igen. Ta bort det.`,
  'too-long': ({ field, limit }) => `${field} får ha högst ${limit} tecken.`,
  'too-many': ({ field, limit }) => `${field} får vara högst ${limit}.`,
  'out-of-range': ({ field, limit }) =>
    limit === undefined ? `${field} är för litet.` : `${field} får vara högst ${limit}.`,
  'wrong-type': ({ field }) => `${field} har fel form.`,
  'not-a-choice': ({ field, detail }) => `${field} kan inte vara ”${detail}”.`,
  markup: ({ field }) => `${field} innehåller kod. Skriv vanlig text.`,
  duplicate: ({ detail }) => `id ”${detail}” används redan. Ge var och en sitt eget.`,
  'unknown-step': ({ detail }) => `det bygger på ”${detail}”, som inte är något steg i mallen.`,
  circle: ({ detail }) => `stegen väntar på varandra i en ring: ${detail}. Ta bort ett av beroendena.`,
  'unknown-metric': ({ detail }) => `måttet ”${detail}” finns inte i Stegvis. Välj ett som finns.`,
  'share-limit': ({ detail }) =>
    `gränsen${detail === '' ? '' : ` ${detail} procent`} ligger utanför 0–100 procent.`,
  'count-limit': () => 'gränsen ska vara ett helt tal mellan 1 och 100.',
  'unknown-output': ({ detail }) => `resultatet ”${detail}” hör inte till något steg.`,
  'two-groups': () => 'en mall kan bara ha en grupp.',
  'min-over-max': () => 'minsta antal är större än största antal.',
  'not-a-template': () => 'innehållet är ingen mall från Stegvis. Välj en fil som har exporterats här.',
  'too-deep': () =>
    'innehållet är byggt på ett sätt som Stegvis inte läser. Välj en fil som har exporterats här.',
};
const en: Record<ProblemCode, (said: Said) => string> = {
  missing: ({ field }) => `${field} is missing.`,
  'unknown-field': ({ detail }) => `the field “${detail}” is not known. Remove it.`,
  'too-long': ({ field, limit }) => `${field} may have at most ${limit} characters.`,
  'too-many': ({ field, limit }) => `${field}: at most ${limit}.`,
  'out-of-range': ({ field, limit }) =>
    limit === undefined ? `${field} is too small.` : `${field} may be at most ${limit}.`,
  'wrong-type': ({ field }) => `${field} has the wrong form.`,
  'not-a-choice': ({ field, detail }) => `${field} cannot be “${detail}”.`,
  markup: ({ field }) => `${field} contains code. Write plain text.`,
  duplicate: ({ detail }) => `the id “${detail}” is used already. Give each one its own.`,
  'unknown-step': ({ detail }) => `it builds on “${detail}”, which is no step of the template.`,
  circle: ({ detail }) =>
    `the steps wait for each other in a circle: ${detail}. Remove one of the dependencies.`,
  'unknown-metric': ({ detail }) => `Stegvis has no metric “${detail}”. Choose one that exists.`,
  'share-limit': ({ detail }) =>
    `the limit${detail === '' ? '' : ` of ${detail} per cent`} is outside 0–100 per cent.`,
  'count-limit': () => 'the limit must be a whole number between 1 and 100.',
  'unknown-output': ({ detail }) => `the output “${detail}” belongs to no step.`,
  'two-groups': () => 'a template can only have one group.',
  'min-over-max': () => 'the smallest number is larger than the largest.',
  'not-a-template': () => 'the content is no template from Stegvis. Choose a file that was exported here.',
  'too-deep': () =>
    'the content is built in a way that Stegvis does not read. Choose a file that was exported here.',
};

/** A problem as a sentence, e.g. *Steg 3, Genomlysning: engelsk titel saknas.* `raw`: the template as it was given. */
export const templateProblemText = (problem: TemplateProblem, raw: unknown, language: Language): string => {
  const said = { field: fieldOf(problem.path, language), detail: problem.detail ?? '', limit: problem.limit };
  return `${placeOf(problem, raw, language)}: ${(language === 'sv' ? sv : en)[problem.code](said)}`;
};
