/**
 * The facts that rules decide by, read so that it costs what is due and not what there is: planning reads the rows of
 * units where something may be due and of the other units of those it is due for; sending reads what the card names.
 */
import { localDay } from '../core/calendar.ts';
import type { Content, Programme } from '../core/content.ts';
import type { Holidays, NudgeFacts, NudgePerson, NudgeUnit, UnitLife } from '../core/nudge.ts';
import { WEB_COURSE } from '../core/nudges/courses.ts';
import { type Look, lookFrom, lookOver, type Overview } from '../core/nudges/plan.ts';
import type { UnitRows } from '../core/rows.ts';
import type {
  CalendarStore,
  ClaimStore,
  LifeStore,
  Member,
  PeopleStore,
  PersonRecord,
  ProgrammeStore,
  Projection,
  ReflectingPlace,
  UnitRecord,
  UnitStore,
} from './ports.ts';
import { programmesFor } from './programme-for.ts';

export interface FactsPorts {
  units: Pick<UnitStore, 'many' | 'ofPeople'>;
  people: Pick<PeopleStore, 'many' | 'reflecting'>;
  projection: Projection;
  life: Pick<LifeStore, 'of'>;
  programmes: Pick<ProgrammeStore, 'of' | 'template' | 'stepsOfKind'>;
  claims: Pick<ClaimStore, 'recent'>;
  calendarStore: Pick<CalendarStore, 'reads'>;
  content: Pick<Content, 'aptIdeas' | 'reflections'>;
  holidays: Holidays;
}

/** Claims are kept for thirteen months (DESIGN: where facts live), which also keeps content from repeating in a year. */
const KEEP_MONTHS = 13;

/** The instant before which claims are forgotten. */
export const keptSince = (now: Date): string => {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - KEEP_MONTHS);
  return date.toISOString();
};

/** What rules know of a person; of somebody who is not in the store, that they cannot be reached. */
export const nudgePerson = (
  person: PersonRecord | null,
  id: string,
  name: string,
  guest: boolean,
): NudgePerson => ({
  id,
  name: person?.name ?? name,
  language: person?.language ?? 'sv',
  reachable: person?.address != null,
  guest,
  window: person?.window ?? null,
  days: person?.days ?? null,
  pausedUntil: person?.pausedUntil ?? null,
  reflection: person?.reflection ?? null,
  fewer: person?.fewer ?? [],
});

export const NO_ROWS: UnitRows = {
  StegvisUnit: [],
  StegvisSteps: [],
  StegvisPlan: [],
  StegvisMeetings: [],
  StegvisAgenda: [],
  StegvisFindings: [],
};

/** The units, with those rows that were read: who carries work and who is where counts in all of them. */
export const nudgeUnits = (
  units: readonly UnitRecord[],
  rows: ReadonlyMap<string, UnitRows>,
  lives: ReadonlyMap<string, UnitLife>,
  reads: ReadonlyMap<string, Record<string, string>>,
  templates: ReadonlyMap<string, Programme>,
): readonly NudgeUnit[] =>
  units.map((unit) => ({
    id: unit.id,
    name: unit.name,
    programme: unit.programme,
    manager: unit.manager,
    group: unit.group,
    processLead: unit.processLead,
    safetyRep: unit.safetyRep,
    members: unit.members.filter((member) => !member.guest).map((member) => member.id),
    rows: rows.get(unit.id) ?? NO_ROWS,
    life: lives.get(unit.id) ?? null,
    calendarReads: reads.get(unit.id) ?? {},
    ...templateIn(templates, unit.id),
  }));

const templateIn = (templates: ReadonlyMap<string, Programme>, unit: string): Pick<NudgeUnit, 'template'> => {
  const template = templates.get(unit);
  return template === undefined ? {} : { template };
};

/** The programme of each unit as it has adapted it. */
export const templatesOf = async (
  ports: Pick<FactsPorts, 'programmes'>,
  units: readonly UnitRecord[],
): Promise<Map<string, Programme>> =>
  new Map([...(await programmesFor(ports, units))].map(([id, { programme }]) => [id, programme]));

/** Everybody in these units. An account is a guest's or it is not: whoever is one anywhere is never written to. */
export const membersByPerson = (units: readonly UnitRecord[]): Map<string, Member> => {
  const members = new Map<string, Member>();
  for (const unit of units)
    for (const member of unit.members) {
      const guest = member.guest || members.get(member.id)?.guest === true;
      members.set(member.id, { ...member, guest });
    }
  return members;
};

/** The members of these units as rules know them, with what the store has of some of them. */
const peopleOf = (
  units: readonly UnitRecord[],
  stored: readonly PersonRecord[],
): ReadonlyMap<string, NudgePerson> => {
  const known = new Map(stored.map((record) => [record.id, record]));
  const people = new Map<string, NudgePerson>();
  for (const [id, { name, guest }] of membersByPerson(units))
    people.set(id, nudgePerson(known.get(id) ?? null, id, name, guest));
  return people;
};

/** What stays the same whoever is decided about. */
export const contentOf = ({
  holidays,
  content,
}: Pick<FactsPorts, 'holidays' | 'content'>): Pick<NudgeFacts, 'holidays' | 'aptIdeas' | 'reflections'> => ({
  holidays,
  aptIdeas: content.aptIdeas,
  reflections: content.reflections,
});

/** What rules read of some units; `people`: whose claims elsewhere count too. */
interface Read {
  units: readonly UnitRecord[];
  rows: ReadonlyMap<string, UnitRows>;
  lives: ReadonlyMap<string, UnitLife>;
  reads: ReadonlyMap<string, Record<string, string>>;
  claims: NudgeFacts['claims'];
  templates: ReadonlyMap<string, Programme>;
}

const readUnits = async (
  ports: FactsPorts,
  units: readonly UnitRecord[],
  people: readonly string[],
  look: Look,
  since: string,
): Promise<Read> => {
  const ids = units.map(({ id }) => id);
  const [rows, lives, reads, claims, templates] = await Promise.all([
    ports.projection.ruleRows(ids, look),
    ports.life.of(ids),
    ports.calendarStore.reads(ids),
    ports.claims.recent(since, { units: ids, people }),
    templatesOf(ports, units),
  ]);
  return { units, rows, lives, reads, claims, templates };
};

const factsFrom = (
  ports: FactsPorts,
  { units, rows, lives, reads, claims, templates }: Read,
  people: readonly PersonRecord[],
): NudgeFacts => ({
  units: nudgeUnits(units, rows, lives, reads, templates),
  people: peopleOf(units, people),
  claims,
  ...contentOf(ports),
});

/** The facts of these units, all of them read; `people`: whose claims elsewhere count too. */
export const factsOfUnits = async (
  ports: FactsPorts,
  units: readonly UnitRecord[],
  people: readonly string[],
  now: Date,
): Promise<NudgeFacts> => {
  const look = lookFrom(localDay(now), ports.holidays);
  const [read, stored] = await Promise.all([
    readUnits(ports, units, people, look, keptSince(now)),
    ports.people.many([...membersByPerson(units).keys()]),
  ]);
  return factsFrom(ports, read, stored);
};

/** So many units, or people who chose prompts, are decided about at a time: what planning holds in memory. */
const UNITS_A_PAGE = 200;
const PEOPLE_A_PAGE = 500;

/** Facts that tell everything about some people, and what else was found on the way to them. */
export interface Page extends Pick<Overview, 'placements' | 'problems'> {
  facts: NudgeFacts;
  /** The units in the facts, as stored. */
  units: readonly UnitRecord[];
  /** Whom (of channels which unit) the facts are whole for; about the others in them nothing may be decided. */
  whole: ReadonlySet<string>;
  /** Those of them who were looked up for their reflection prompts. */
  reflecting: readonly string[];
}

const merged = <V>(...maps: readonly ReadonlyMap<string, V>[]): ReadonlyMap<string, V> =>
  new Map(maps.flatMap((map) => [...map]));

/**
 * The facts for planning a slot, page by page. On all pages together everybody for whom something may be due today is
 * named as `whole` once, and is decided about there as with everything.
 */
export async function* slotPages(
  ports: FactsPorts,
  now: Date,
  sizes = { units: UNITS_A_PAGE, people: PEOPLE_A_PAGE },
): AsyncGenerator<Page> {
  const today = localDay(now);
  const given = lookFrom(today, ports.holidays);
  const ownCourses = await ports.programmes.stepsOfKind(WEB_COURSE);
  const look: Look = { ...given, courses: [...given.courses, ...ownCourses] };
  const read = (units: readonly UnitRecord[], people: readonly string[]): Promise<Read> =>
    readUnits(ports, units, people, look, keptSince(now));
  // What else comes for these people, in whichever unit, shares their caps; and their step decides their prompt.
  const about = async (whole: ReadonlySet<string>, before: Read | null) => {
    const ids = [...whole];
    const [theirs, people] = await Promise.all([ports.units.ofPeople(ids), ports.people.many(ids)]);
    const channels = (before?.units ?? []).filter(({ id }) => whole.has(id));
    const units = [...new Map([...theirs, ...channels].map((unit) => [unit.id, unit])).values()];
    const more = await read(
      units.filter(({ id }) => !before?.rows.has(id)),
      ids,
    );
    const all: Read = {
      units,
      rows: merged(before?.rows ?? new Map(), more.rows),
      lives: merged(before?.lives ?? new Map(), more.lives),
      reads: merged(before?.reads ?? new Map(), more.reads),
      claims: merged(before?.claims ?? new Map(), more.claims),
      templates: merged(before?.templates ?? new Map(), more.templates),
    };
    return { facts: factsFrom(ports, all, people), units, whole };
  };

  const decided = new Set<string>();
  const stirring = [...(await ports.projection.stirring(look))].sort();
  const pageAt = async (from: number): Promise<Read | null> =>
    from < stirring.length
      ? read(await ports.units.many(stirring.slice(from, from + sizes.units)), [])
      : null;
  let next = pageAt(0);
  for (let from = sizes.units; ; from += sizes.units) {
    const page: Read | null = await next;
    if (page === null) break;
    // Read while this one is decided about. Where nobody asks for it any more, its failure is nobody's.
    next = pageAt(from);
    next.catch(() => undefined);
    const { due, ...beside } = lookOver(factsFrom(ports, page, []), now);
    const whole = new Set([...due].filter((id) => !decided.has(id)));
    for (const id of whole) decided.add(id);
    // Units with something to place or to tell of, and nobody to decide about, are named all the same.
    const { units, ...found } = await about(whole, page);
    const named = new Map([...page.units, ...units].map((unit) => [unit.id, unit]));
    yield { ...found, units: [...named.values()], ...beside, reflecting: [] };
  }
  let place: ReflectingPlace | null = null;
  do {
    const page: Awaited<ReturnType<PeopleStore['reflecting']>> = await ports.people.reflecting(
      today,
      place,
      sizes.people,
    );
    const choosers = page.people.map(({ id }) => id).filter((id) => !decided.has(id));
    if (choosers.length > 0)
      yield {
        ...(await about(new Set(choosers), null)),
        ...{ placements: [], problems: [], reflecting: choosers },
      };
    place = page.next;
  } while (place !== null);
}
