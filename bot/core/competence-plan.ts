/** A plan of one's own (R25): for each area where somebody wants more, what fits. Pure; it names no colleague. */
import type { IndividualPlan } from './api-competence.ts';
import type { Language } from './choices.ts';
import { type Answers, confirmedOf } from './competence.ts';
import { type MatrixArea, toArea } from './competence-areas.ts';
import { linksOf } from './competence-links.ts';
import type { Programme } from './content.ts';
import { termById } from './glossary.ts';
import type { MeetingRow, Stored } from './rows.ts';
import { topicsOf } from './session.ts';
import { competenceTexts } from './texts/competence.ts';
import { topicName } from './texts/topics.ts';

export interface PlanFacts {
  areas: readonly MatrixArea[];
  programme: Programme;
  /** The unit's meetings, of which sessions to come are suggested. */
  meetings: readonly Stored<MeetingRow>[];
  /** Courses and links of the unit's, with an address. */
  courses: readonly { title: string; url: string }[];
  now: Date;
}

type Item = IndividualPlan['items'][number];
type Sessions = Item['sessions'];

const folded = (text: string): string => text.trim().toLocaleLowerCase('sv');

/** The words by which a session is known to be about an area, in either language. */
const wordsOf = (area: MatrixArea): ReadonlySet<string> => {
  const topics = linksOf(area.id).topics.flatMap((topic) => [
    topic,
    topicName(topic, 'sv'),
    topicName(topic, 'en'),
  ]);
  return new Set([area.sv.title, area.en.title, ...topics].map(folded));
};

const isAbout = (area: MatrixArea, { title, topics, stepId }: MeetingRow, programme: Programme): boolean => {
  const wanted = wordsOf(area);
  const step = programme.steps.find(({ id }) => id === stepId);
  if ([...topicsOf(topics), ...(step?.topics ?? [])].some((topic) => wanted.has(folded(topic)))) return true;
  return [area.sv.title, area.en.title].some((name) => folded(title).includes(folded(name)));
};

/** Sessions to come that are about the area; where none is planned, one to ask for. */
const sessionsOf = (
  area: MatrixArea,
  { meetings, programme, now }: PlanFacts,
  language: Language,
): Sessions => {
  const coming = meetings
    .filter(({ value }) => value.kind === 'session' && (value.state ?? 'planned') === 'planned')
    .filter(({ value }) => value.start !== null && Date.parse(value.start) > now.getTime())
    .filter(({ value }) => isAbout(area, value, programme))
    .sort((a, b) => Date.parse(a.value.start ?? '') - Date.parse(b.value.start ?? ''));
  if (coming.length === 0)
    return [{ title: competenceTexts[language].session(area[language].title), start: null }];
  return coming.map(({ value }) => ({
    title: value.title,
    start: value.start === null ? null : new Date(value.start).toISOString(),
  }));
};

const materialsOf = (area: MatrixArea, { courses }: PlanFacts, language: Language): Item['materials'] => [
  ...linksOf(area.id).terms.flatMap((id) => {
    const term = termById(id);
    return term === null ? [] : [{ title: competenceTexts[language].term(term[language].term), url: null }];
  }),
  ...(area.area === 'kunskap' ? courses : []),
];

/** The plan over what the person has confirmed: areas without the highest level, those that need the basics first. */
export const individualPlan = (
  person: string,
  answers: Answers | null,
  facts: PlanFacts,
  language: Language,
): IndividualPlan => {
  const ids = facts.areas.map(({ id }) => id);
  const { levels, baseline } =
    answers === null ? { levels: new Map(), baseline: new Set<string>() } : confirmedOf(answers, ids);
  const wanting = facts.areas.filter(({ id }) => levels.has(id) && levels.get(id) !== 'hog_kunskap');
  const items = wanting.map((area): Item => {
    const { id, title } = toArea(area, language);
    return {
      area: id,
      title,
      level: levels.get(id) ?? null,
      baselineMet: baseline.has(id),
      sessions: sessionsOf(area, facts, language),
      materials: materialsOf(area, facts, language),
      colleague: competenceTexts[language].colleague[area.area](title.toLocaleLowerCase(language)),
    };
  });
  return { person, items: items.sort((a, b) => Number(a.baselineMet) - Number(b.baselineMet)) };
};
