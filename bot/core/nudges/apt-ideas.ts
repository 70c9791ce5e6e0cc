/** Which two ideas of the APT library suit a workplace meeting (R16). */
import { addDays } from '../calendar.ts';
import { type AptIdea, PLAN_AREAS } from '../content.ts';
import type { AptIdeaRef, Claim, Day, NudgeFacts, NudgeUnit } from '../nudge.ts';
import { agendaOf, type ComingMeeting } from './meetings.ts';
import { libraryOf, templateOf } from './template.ts';

/** When each idea of the library was last on an agenda of the unit or offered for one, as days. */
export type IdeaUse = ReadonlyMap<string, Day>;

/** The ids in what a claim of N3 or N15 was about. */
export const ideaIds = (about: string): string[] => about.match(/[\w-]+/g) ?? [];

/** Earlier offers by unit, read once for all units. */
export const offersByUnit = (claims: Iterable<Claim>): Map<string, Claim[]> => {
  const offers = new Map<string, Claim[]>();
  for (const claim of claims) {
    if ((claim.kind !== 'N3' && claim.kind !== 'N15') || claim.state === 'dropped') continue;
    const unit = offers.get(claim.unit);
    if (unit === undefined) offers.set(claim.unit, [claim]);
    else unit.push(claim);
  }
  return offers;
};

/** An agenda row counts on its meeting's day; without a meeting, on the day it was last changed. */
export const ideaUse = (
  unit: Pick<NudgeUnit, 'rows'>,
  offers: readonly Claim[],
  today: Day,
): Map<string, Day> => {
  const use = new Map<string, Day>();
  const note = (idea: string, day: Day): void => {
    if ((use.get(idea) ?? '') < day) use.set(idea, day);
  };
  const starts = new Map<string, string | null>();
  for (const { key, value } of unit.rows.StegvisMeetings) if (key !== null) starts.set(key, value.start);
  for (const { value, changedAt } of unit.rows.StegvisAgenda) {
    if (value.source === null) continue;
    const start = value.meetingKey === null ? null : starts.get(value.meetingKey);
    note(value.source, (start ?? changedAt ?? today).slice(0, 10));
  }
  for (const { about, at } of offers) for (const idea of ideaIds(about)) note(idea, at.slice(0, 10));
  return use;
};

const asRef = ({ id, minutes, sv, en }: AptIdea): AptIdeaRef => ({ id, minutes, sv: sv.title, en: en.title });

/**
 * Two ideas for an APT, or null when the library has fewer for the programme. Those not used within twelve months come
 * first and the longest unused of the others after; among equals the one meant for this month and the unit's plan
 * areas, then for this month, then for the plan areas, then for the nearest coming month. What already stands on this
 * agenda is not offered again.
 */
export const chooseIdeas = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  meeting: ComingMeeting,
  use: IdeaUse,
): [AptIdeaRef, AptIdeaRef] | null => {
  const placed = new Set(agendaOf(unit, meeting.row).map(({ value }) => value.source));
  const [first, second] = rankIdeas(facts, unit, meeting.day, use, placed);
  return first === undefined || second === undefined ? null : [asRef(first), asRef(second)];
};

/** One idea for a day, chosen in the same way; null when the library has none for the programme. */
export const chooseForDay = (
  facts: NudgeFacts,
  unit: NudgeUnit,
  day: Day,
  use: IdeaUse,
): AptIdeaRef | null => {
  const [first] = rankIdeas(facts, unit, day, use, new Set());
  return first === undefined ? null : asRef(first);
};

/** The library's ideas for a unit and a day, those first that suit best and were not used within a year. */
export const rankIdeas = (
  facts: Pick<NudgeFacts, 'aptIdeas'>,
  unit: Pick<NudgeUnit, 'programme' | 'template'>,
  day: Day,
  use: IdeaUse,
  placed: ReadonlySet<string | null>,
): AptIdea[] => {
  const library = libraryOf(unit);
  const areas = templateOf(unit)?.planAreas ?? PLAN_AREAS;
  const month = Number(day.slice(5, 7));
  const yearAgo = addDays(day, -365);
  return facts.aptIdeas
    .filter(({ id, programmes }) => programmes.includes(library) && !placed.has(id))
    .map((idea) => {
      const used = use.get(idea.id);
      const inMonth = idea.suggestedMonths.includes(month);
      const inPlan = areas.includes(idea.area);
      return {
        idea,
        used: used !== undefined && used > yearAgo ? used : '',
        misfit: (inMonth ? 0 : 2) + (inPlan ? 0 : 1),
        ahead: Math.min(...idea.suggestedMonths.map((suggested) => (suggested - month + 12) % 12), 12),
      };
    })
    .sort(
      (a, b) =>
        a.used.localeCompare(b.used) ||
        a.misfit - b.misfit ||
        a.ahead - b.ahead ||
        a.idea.id.localeCompare(b.idea.id),
    )
    .map(({ idea }) => idea);
};
