/**
 * The facts that rules decide by, read so that it costs what is due and not what there is: planning reads the rows of
 * units where something may be due and of the other units of those it is due for; sending reads what the card names.
 */
import { localDay } from '../core/calendar.ts';
import type { Content } from '../core/content.ts';
import type { Holidays, NudgeFacts, NudgePerson, NudgeUnit, UnitLife } from '../core/nudge.ts';
import { beside, dueToday, type Look, lookFrom } from '../core/nudges/plan.ts';
import type { UnitRows } from '../core/rows.ts';
import type {
  CalendarStore,
  CardRecord,
  ClaimStore,
  LifeStore,
  Member,
  PeopleStore,
  PersonRecord,
  Projection,
  UnitRecord,
} from './ports.ts';

export interface FactsPorts {
  people: PeopleStore;
  projection: Projection;
  life: Pick<LifeStore, 'of'>;
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

const NO_ROWS: UnitRows = {
  StegvisUnit: [],
  StegvisSteps: [],
  StegvisPlan: [],
  StegvisMeetings: [],
  StegvisAgenda: [],
  StegvisFindings: [],
};

/** Every unit, with those rows that were read: who carries work and who is where counts in all of them. */
const nudgeUnits = (
  units: readonly UnitRecord[],
  rows: ReadonlyMap<string, UnitRows>,
  lives: ReadonlyMap<string, UnitLife>,
  reads: ReadonlyMap<string, Record<string, string>>,
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
  }));

/** Everybody in these units. An account is a guest's or it is not: whoever is one anywhere is never written to. */
const membersByPerson = (units: readonly UnitRecord[]): Map<string, Member> => {
  const members = new Map<string, Member>();
  for (const unit of units)
    for (const member of unit.members) {
      const guest = member.guest || members.get(member.id)?.guest === true;
      members.set(member.id, { ...member, guest });
    }
  return members;
};

/** The members of these units, and whoever else is named, as rules know them. */
const peopleOf = async (
  ports: Pick<FactsPorts, 'people'>,
  units: readonly UnitRecord[],
  records: readonly PersonRecord[],
): Promise<ReadonlyMap<string, NudgePerson>> => {
  const members = membersByPerson(units);
  const stored = await ports.people.many([...members.keys()]);
  const people = new Map<string, NudgePerson>();
  for (const record of [...records, ...stored])
    people.set(record.id, nudgePerson(record, record.id, record.name, false));
  for (const [id, { name, guest }] of members) {
    const known = people.get(id);
    people.set(id, known ? { ...known, guest } : nudgePerson(null, id, name, guest));
  }
  return people;
};

/** What stays the same whoever is decided about. */
const contentOf = ({
  holidays,
  content,
}: FactsPorts): Pick<NudgeFacts, 'holidays' | 'aptIdeas' | 'reflections'> => ({
  holidays,
  aptIdeas: content.aptIdeas,
  reflections: content.reflections,
});

/** The facts of these units, all of them read; `people`: whose claims elsewhere count too. */
export const factsOfUnits = async (
  ports: FactsPorts,
  units: readonly UnitRecord[],
  people: readonly string[],
  now: Date,
): Promise<NudgeFacts> => {
  const ids = units.map(({ id }) => id);
  const [rows, lives, known, claims, reads] = await Promise.all([
    ports.projection.ruleRows(ids, lookFrom(localDay(now), ports.holidays)),
    ports.life.of(ids),
    peopleOf(ports, units, []),
    ports.claims.recent(keptSince(now), { units: ids, people }),
    ports.calendarStore.reads(ids),
  ]);
  return { units: nudgeUnits(units, rows, lives, reads), people: known, claims, ...contentOf(ports) };
};

/** The facts for planning a slot: with them the planner decides as it would with everything. */
export const factsForSlot = async (
  ports: FactsPorts,
  units: readonly UnitRecord[],
  now: Date,
): Promise<NudgeFacts> => {
  const look: Look = lookFrom(localDay(now), ports.holidays);
  const since = keptSince(now);
  const [stirring, reflecting] = await Promise.all([
    ports.projection.stirring(look),
    ports.people.reflecting(),
  ]);
  const shared = contentOf(ports);
  const read = async (wanted: ReadonlySet<string>, people: readonly string[]): Promise<NudgeFacts> => {
    const loaded = units.filter(({ id }) => wanted.has(id));
    const ids = loaded.map(({ id }) => id);
    const [rows, lives, known, claims, reads] = await Promise.all([
      ports.projection.ruleRows(ids, look),
      ports.life.of(ids),
      peopleOf(ports, loaded, reflecting),
      ports.claims.recent(since, { units: ids, people }),
      ports.calendarStore.reads(ids),
    ]);
    return { units: nudgeUnits(units, rows, lives, reads), people: known, claims, ...shared };
  };

  const near = new Set(stirring);
  const choosers = reflecting.map(({ id }) => id);
  const first = await read(near, choosers);
  const due = dueToday(first, now);
  if (due.size === 0) return first;
  // What else comes for these people, in whichever unit, shares their caps; and their step decides their prompt.
  const theirs = units
    .filter(({ id: channel, members }) => due.has(channel) || members.some(({ id }) => due.has(id)))
    .map(({ id }) => id);
  const { placements, problems } = beside(first, now);
  const also = [...placements, ...problems].flatMap(({ unit }) => (unit === null ? [] : [unit]));
  return read(new Set([...theirs, ...also]), [...due, ...choosers]);
};

/** The facts for sending a card: the rows that its lines name, as they stand now, and the person's own claims. */
export const factsForCard = async (
  ports: FactsPorts,
  card: Pick<CardRecord, 'person' | 'lines'>,
  person: PersonRecord | null,
  units: readonly UnitRecord[],
  now: Date,
): Promise<NudgeFacts> => {
  const rows = new Map<string, UnitRows>();
  const named = units.filter(({ id }) => card.lines.some(({ line }) => line.unit === id));
  const lives = await ports.life.of(named.map(({ id }) => id));
  for (const { id } of named) {
    const lines = card.lines.flatMap(({ line }) => (line.unit === id ? [line] : []));
    const actions = await Promise.all(
      lines.flatMap((line) =>
        line.kind === 'N6' ? [ports.projection.row(id, 'StegvisPlan', line.action)] : [],
      ),
    );
    const counts = lines.some(({ kind }) => kind === 'N11' || kind === 'N12' || kind === 'N13');
    const readsMore = lines.some(({ kind }) => kind !== 'N6' && kind !== 'N8' && kind !== 'N10');
    const read = readsMore
      ? await ports.projection.ruleRows([id], { to: counts ? '9999-12-31' : '', wholePlan: counts })
      : null;
    const given = read?.get(id) ?? NO_ROWS;
    const known = new Set(given.StegvisPlan.map((row) => row.id));
    const also = actions.filter((row) => row !== null && !known.has(row.id));
    rows.set(id, { ...given, StegvisPlan: [...given.StegvisPlan, ...also.filter((row) => row !== null)] });
  }
  const people = new Map<string, NudgePerson>();
  // Also when they are in no unit any more: then that is the reason, not that they could not be reached.
  if (person !== null) people.set(card.person, nudgePerson(person, card.person, person.name, false));
  for (const [id, { name, guest }] of membersByPerson(units))
    people.set(id, nudgePerson(id === card.person ? person : null, id, name, guest));
  return {
    units: nudgeUnits(units, rows, lives, await ports.calendarStore.reads(named.map(({ id }) => id))),
    people,
    claims: await ports.claims.recent(keptSince(now), {
      units: named.map(({ id }) => id),
      people: [card.person],
    }),
    holidays: ports.holidays,
    aptIdeas: ports.content.aptIdeas,
    reflections: ports.content.reflections,
  };
};
