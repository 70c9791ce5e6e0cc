/**
 * The facts that planning decides by, read so that it costs what is due and not who there is: page by page the rows of
 * units where something may be due, and of the other units of those it is due for.
 */
import { localDay } from '../core/calendar.ts';
import type { Content } from '../core/content.ts';
import type { Holidays, NudgeFacts, NudgePerson, NudgeUnit } from '../core/nudge.ts';
import { type Look, lookFrom } from '../core/nudges/plan.ts';
import type { UnitRows } from '../core/rows.ts';
import type {
  ClaimStore,
  Journal,
  PeopleStore,
  PersonRecord,
  Projection,
  ReflectingPlace,
  UnitRecord,
  UnitStore,
} from './ports.ts';
import { soundFacts } from './sound.ts';

export interface FactsPorts {
  units: Pick<UnitStore, 'many' | 'ofPeople'>;
  people: Pick<PeopleStore, 'many' | 'reflecting'>;
  projection: Projection;
  claims: Pick<ClaimStore, 'recent'>;
  content: Pick<Content, 'aptIdeas' | 'reflections'>;
  holidays: Holidays;
  journal: Pick<Journal, 'error'>;
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

/** The members of these units as rules know them, with what the store has of some of them. */
const peopleOf = (
  units: readonly UnitRecord[],
  stored: readonly PersonRecord[],
): ReadonlyMap<string, NudgePerson> => {
  const known = new Map(stored.map((record) => [record.id, record] as const));
  const people = new Map<string, NudgePerson>();
  for (const { members } of units)
    for (const { id, name, guest } of members)
      people.set(id, nudgePerson(known.get(id) ?? null, id, name, guest));
  return people;
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

  /** What the rules read of some units. */
  const read = async (units: readonly UnitRecord[], people: readonly string[]) => {
    const ids = units.map(({ id }) => id);
    const [rows, claims] = await Promise.all([
      ports.projection.ruleRows(ids, look),
      ports.claims.recent(since, { units: ids, people }),
    ]);
    return { units, rows, claims };
  };
  type Read = Awaited<ReturnType<typeof read>>;
  const factsOf = ({ units, rows, claims }: Read, people: readonly PersonRecord[]): NudgeFacts => ({
    units: nudgeUnits(units, rows),
    people: peopleOf(units, people),
    claims,
    ...shared,
  });
  // What else comes for these people, in whichever unit, shares their caps; and their step decides their prompt.
  const about = async (
    whole: ReadonlySet<string>,
    before: Read | null,
    reflecting: readonly string[] = [],
  ): Promise<Page> => {
    const ids = [...whole];
    const [units, people] = await Promise.all([ports.units.ofPeople(ids), ports.people.many(ids)]);
    const more = await read(
      units.filter(({ id }) => !before?.rows.has(id)),
      ids,
    );
    const all: Read = {
      units,
      rows: new Map([...(before?.rows ?? []), ...more.rows]),
      claims: new Map([...(before?.claims ?? []), ...more.claims]),
    };
    const { facts } = soundFacts(factsOf(all, people), now, ports.journal);
    return { facts, units, whole, reflecting };
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
    const due = [...soundFacts(factsOf(page, []), now, ports.journal).due].filter((id) => !decided.has(id));
    for (const id of due) decided.add(id);
    if (due.length > 0) yield about(new Set(due), page);
  }
  let place: ReflectingPlace | null = null;
  do {
    const page: Awaited<ReturnType<PeopleStore['reflecting']>> = await ports.people.reflecting(
      today,
      place,
      sizes.people,
    );
    const choosers = page.people.map(({ id }) => id).filter((id) => !decided.has(id));
    if (choosers.length > 0) yield about(new Set(choosers), null, choosers);
    place = page.next;
  } while (place !== null);
}
