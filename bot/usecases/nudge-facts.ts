/**
 * The facts that planning decides by, read so that it costs what is due and not who there is: page by page the rows of
 * units where something may be due, and of the other units of those it is due for.
 */
import { localDay } from '../core/calendar.ts';
import type { Content } from '../core/content.ts';
import type { Holidays, NudgeFacts, NudgePerson, NudgeUnit } from '../core/nudge.ts';
import { dueToday, type Look, lookFrom } from '../core/nudges/plan.ts';
import type { UnitRows } from '../core/rows.ts';
import type {
  ClaimStore,
  PeopleStore,
  PersonRecord,
  Projection,
  ReflectingPlace,
  UnitRecord,
  UnitStore,
} from './ports.ts';

export interface FactsPorts {
  units: Pick<UnitStore, 'many' | 'ofPeople'>;
  people: Pick<PeopleStore, 'many' | 'reflecting'>;
  projection: Projection;
  claims: Pick<ClaimStore, 'recent'>;
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
): readonly NudgeUnit[] =>
  units.map((unit) => ({
    id: unit.id,
    programme: unit.programme,
    manager: unit.manager,
    group: unit.group,
    processLead: unit.processLead,
    members: unit.members.filter((member) => !member.guest).map((member) => member.id),
    rows: rows.get(unit.id) ?? NO_ROWS,
  }));

/** The members of these units as rules know them, with what the store has of them. */
const peopleOf = async (
  ports: Pick<FactsPorts, 'people'>,
  units: readonly UnitRecord[],
): Promise<ReadonlyMap<string, NudgePerson>> => {
  const members = new Map(
    units.flatMap((unit) => unit.members.map((member) => [member.id, member] as const)),
  );
  const stored = new Map(
    (await ports.people.many([...members.keys()])).map((record) => [record.id, record] as const),
  );
  return new Map(
    [...members].map(([id, { name, guest }]) => [id, nudgePerson(stored.get(id) ?? null, id, name, guest)]),
  );
};

/** So many units, or people who chose prompts, are decided about at a time: what planning holds in memory. */
const UNITS_A_PAGE = 200;
const PEOPLE_A_PAGE = 500;

/** Facts that tell everything about some people. */
export interface Page {
  facts: NudgeFacts;
  /** The units in the facts, as stored. */
  units: readonly UnitRecord[];
  /** Whom the facts are whole for; about the others in them nothing may be decided. */
  whole: ReadonlySet<string>;
  /** Those of them who were looked up for their reflection prompts. */
  reflecting: readonly string[];
}

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
  const look: Look = lookFrom(today, ports.holidays);
  const since = keptSince(now);
  const { holidays, content } = ports;
  const shared = { holidays, aptIdeas: content.aptIdeas, reflections: content.reflections };
  const read = async (units: readonly UnitRecord[], people: readonly string[]): Promise<NudgeFacts> => {
    const ids = units.map(({ id }) => id);
    const [rows, known] = await Promise.all([ports.projection.ruleRows(ids, look), peopleOf(ports, units)]);
    const choosers = [...known.values()].flatMap(({ id, reflection }) => (reflection === null ? [] : [id]));
    const claims = await ports.claims.recent(since, { units: ids, people: [...people, ...choosers] });
    return { units: nudgeUnits(units, rows), people: known, claims, ...shared };
  };
  // What else comes for these people, in whichever unit, shares their caps; and their step decides their prompt.
  const about = async (whole: ReadonlySet<string>, reflecting: readonly string[]): Promise<Page> => {
    const units = await ports.units.ofPeople([...whole]);
    return { facts: await read(units, [...whole]), units, whole, reflecting };
  };

  const decided = new Set<string>();
  const stirring = [...(await ports.projection.stirring(look))].sort();
  for (let from = 0; from < stirring.length; from += sizes.units) {
    const units = await ports.units.many(stirring.slice(from, from + sizes.units));
    const due = [...dueToday(await read(units, []), now)].filter((id) => !decided.has(id));
    for (const id of due) decided.add(id);
    if (due.length > 0) yield about(new Set(due), []);
  }
  let place: ReflectingPlace | null = null;
  do {
    const page: Awaited<ReturnType<PeopleStore['reflecting']>> = await ports.people.reflecting(
      today,
      place,
      sizes.people,
    );
    const choosers = page.people.map(({ id }) => id).filter((id) => !decided.has(id));
    if (choosers.length > 0) yield about(new Set(choosers), choosers);
    place = page.next;
  } while (place !== null);
}
