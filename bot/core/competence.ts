/**
 * One person's answers in the inventory: put by themselves or by the process lead, counted only once the person has
 * confirmed them (R24). Every area remembers which lead it was confided to: whoever comes after does not see it. Pure.
 */
import type { CompetenceInput, Level, OwnCompetence, OwnLevel } from './api-competence.ts';

/** What is kept of one area of one person. */
export interface AreaAnswer {
  /** Null where the person has only said that they have basic knowledge. */
  level: Level | null;
  by: 'self' | 'lead' | null;
  /** By the person. Counts only while no comment has reopened the interview. */
  confirmed: boolean;
  /** The process lead to whom it was confided; null: to nobody who is here. */
  lead: string | null;
  /** The person's own word on basic knowledge, apart from the level (R27); null: none. */
  met: boolean | null;
}

export interface Answers {
  areas: Readonly<Record<string, AreaAnswer>>;
  /** Reopens: while it stands nothing is confirmed. */
  comment: string | null;
  /** To whom the comment was written. */
  commentLead: string | null;
  /** Opaque; another after every change. */
  version: string;
  /** Opaque; another one only where what counts has changed: a level that is confirmed, or no longer is. */
  mark: string;
}

/** The version of answers that are not there. */
export const NO_VERSION = '0';

/** What a change needs to know: the areas of the matrix, the lead at hand, and the version that a change makes. */
export interface Writing {
  areas: readonly string[];
  lead: string | null;
  version: string;
}

const NOTHING: AreaAnswer = { level: null, by: null, confirmed: false, lead: null, met: null };

const areaOf = (answers: Answers | null, area: string): AreaAnswer | null =>
  answers !== null && Object.hasOwn(answers.areas, area) ? (answers.areas[area] ?? null) : null;

type Body = Omit<Answers, 'version' | 'mark'>;

const body = (answers: Answers | null): Body => ({
  areas: answers?.areas ?? {},
  comment: answers?.comment ?? null,
  commentLead: answers?.commentLead ?? null,
});

const sameArea = (a: AreaAnswer | undefined, b: AreaAnswer | undefined): boolean =>
  a !== undefined &&
  b !== undefined &&
  a.level === b.level &&
  a.by === b.by &&
  a.confirmed === b.confirmed &&
  a.lead === b.lead &&
  a.met === b.met;

const counts = ({ comment }: Pick<Answers, 'comment'>, { level, confirmed }: AreaAnswer): boolean =>
  comment === null && confirmed && level !== null;

/** What counts of somebody's answers, to be compared. */
const countedOf = (answers: Body): string =>
  JSON.stringify(
    Object.entries(answers.areas)
      .flatMap(([area, known]) => (counts(answers, known) ? [[area, known.level]] : []))
      .sort(([a], [b]) => String(a).localeCompare(String(b))),
  );

/** The answers after a change: with a new version only where something is another, so that repeating it does nothing. */
const changed = (before: Answers | null, after: Body, version: string): Answers | null => {
  const ids = Object.keys(after.areas);
  const was = body(before);
  const same =
    was.comment === after.comment &&
    was.commentLead === after.commentLead &&
    ids.length === Object.keys(was.areas).length &&
    ids.every((id) => sameArea(was.areas[id], after.areas[id]));
  if (same) return before;
  const mark = before !== null && countedOf(before) === countedOf(after) ? before.mark : version;
  return { ...after, version, mark };
};

/** Only what the matrix asks about is kept: an area that was taken out of it goes at the next change. */
const kept = (answers: Answers | null, areas: readonly string[]): Record<string, AreaAnswer> =>
  Object.fromEntries(
    areas.flatMap((area) => {
      const known = areaOf(answers, area);
      return known === null ? [] : [[area, known]];
    }),
  );

/**
 * The person answers: what they name is theirs and confirmed; naming nothing confirms all that stands. A comment reopens,
 * and nothing counts until they answer without one. Nothing to keep stays null.
 */
export const answer = (
  before: Answers | null,
  { answers, comment = '' }: CompetenceInput,
  { areas, lead, version }: Writing,
): Answers | null => {
  const next = kept(before, areas);
  const named = Object.entries(answers);
  for (const [area, level] of named) {
    const known = next[area] ?? NOTHING;
    // Saying the same as the process lead confirms what the lead put.
    const by = known.level === level && known.by === 'lead' ? 'lead' : 'self';
    next[area] = { ...known, level, by, confirmed: true, lead };
  }
  const text = comment.trim();
  if (text !== '') return changed(before, { areas: next, comment: text, commentLead: lead }, version);
  if (named.length === 0)
    for (const [area, known] of Object.entries(next))
      if (known.level !== null) next[area] = { ...known, confirmed: true, lead };
  return changed(before, { areas: next, comment: null, commentLead: null }, version);
};

/**
 * The process lead's estimates: they take the place of what stood there and count when the person has confirmed them.
 * The level that stands there already, told to this lead, stays as it is.
 */
export const interview = (
  before: Answers | null,
  answers: Readonly<Record<string, Level>>,
  { areas, lead, version }: Writing,
): Answers | null => {
  const next = kept(before, areas);
  for (const [area, level] of Object.entries(answers)) {
    const known = next[area] ?? NOTHING;
    if (known.level === level && known.lead === lead) continue;
    next[area] = { ...known, level, by: 'lead', confirmed: false, lead };
  }
  return changed(before, { ...body(before), areas: next }, version);
};

/** The person says whether they have basic knowledge in an area. It tells nobody a level that they were not told before. */
export const tellBaseline = (
  before: Answers | null,
  area: string,
  met: boolean,
  { areas, lead, version }: Writing,
): Answers | null => {
  const next = kept(before, areas);
  next[area] = { ...(next[area] ?? { ...NOTHING, lead }), met };
  return changed(before, { ...body(before), areas: next }, version);
};

/** Basic knowledge: the person's own word, or else a confirmed level above the lowest. */
const reached = (answers: Answers, known: AreaAnswer): boolean =>
  known.met ?? (counts(answers, known) && known.level !== 'behov_av_baskunskap');

/** What counts: confirmed levels, and in which of these areas there is basic knowledge. */
export const confirmedOf = (
  answers: Answers,
  areas: readonly string[],
): { levels: ReadonlyMap<string, Level>; baseline: ReadonlySet<string> } => {
  const levels = new Map<string, Level>();
  const baseline = new Set<string>();
  for (const area of areas) {
    const known = areaOf(answers, area);
    if (known === null || known.level === null || !counts(answers, known)) continue;
    levels.set(area, known.level);
    if (reached(answers, known)) baseline.add(area);
  }
  return { levels, baseline };
};

/** The part of the answers that was confided to a process lead; null where nothing was. */
export const confidedTo = (answers: Answers | null, lead: string): Answers | null => {
  if (answers === null) return null;
  const own = Object.entries(answers.areas).flatMap(([area, known]): [string, AreaAnswer][] => {
    if (known.lead !== lead || known.level === null) return [];
    // What the person says of basic knowledge goes with the level that they confirmed to this lead.
    return [[area, counts(answers, known) ? known : { ...known, met: null }]];
  });
  const mine = answers.commentLead === lead;
  if (own.length === 0 && !mine) return null;
  // A comment to somebody else still reopens, without being told: nothing is confirmed to anybody.
  const areas =
    answers.comment === null || mine
      ? own
      : own.map(([area, known]) => [area, { ...known, confirmed: false }]);
  return {
    areas: Object.fromEntries(areas) as Record<string, AreaAnswer>,
    comment: mine ? answers.comment : null,
    commentLead: mine ? lead : null,
    version: answers.version,
    mark: answers.mark,
  };
};

/** Where a person stands, as far as these answers tell. */
export const stateOf = (answers: Answers | null, areas: readonly string[]): OwnCompetence['state'] => {
  if (answers === null) return 'none';
  if (answers.comment !== null) return 'commented';
  const known = areas.map((area) => areaOf(answers, area)).filter((each) => each?.level != null);
  if (known.length === 0) return 'none';
  if (known.some((each) => each?.by === 'lead' && !each.confirmed)) return 'to-confirm';
  return known.length === areas.length && known.every((each) => each?.confirmed) ? 'confirmed' : 'begun';
};

/** The levels by the matrix's order, each area once. */
export const levelsOf = (answers: Answers | null, areas: readonly string[]): OwnLevel[] =>
  areas.map((area) => {
    const known = areaOf(answers, area);
    if (answers === null || known === null)
      return { area, level: null, by: null, confirmed: false, baselineMet: false };
    const { level, by } = known;
    return { area, level, by, confirmed: counts(answers, known), baselineMet: reached(answers, known) };
  });
