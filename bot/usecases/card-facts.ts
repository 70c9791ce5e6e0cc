/** The facts for sending cards: the rows that their lines name, as they stand now, and each person's own claims. */
import type { Claim, NudgeFacts, NudgeKind, NudgePerson } from '../core/nudge.ts';
import { n6Key } from '../core/nudges/n6-action-due.ts';
import type { UnitRows } from '../core/rows.ts';
import {
  contentOf,
  type FactsPorts,
  keptSince,
  membersByPerson,
  NO_ROWS,
  nudgePerson,
  nudgeUnits,
  templatesOf,
} from './nudge-facts.ts';
import type { CardRecord, PersonRecord, UnitRecord } from './ports.ts';

/** What is decided by when a card is about to leave. */
export interface CardFacts {
  facts: NudgeFacts;
  person: PersonRecord | null;
  /** The units that the person is in, and those that the card is about: they may have left one. Of a channel its own. */
  units: readonly UnitRecord[];
}

type CardHead = Pick<CardRecord, 'id' | 'person' | 'to' | 'unit' | 'lines'>;

/** Of the actions none but those of the lines and what was put off; or every one that is unfinished, to be counted. */
const NO_PLAN = { to: '', wholePlan: false };
const WHOLE_PLAN = { to: '9999-12-31', wholePlan: true };

const grouped = <T>(values: Iterable<T>, keyOf: (value: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>();
  for (const value of values) {
    const key = keyOf(value);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
};

const COUNTS: readonly NudgeKind[] = ['N11', 'N12', 'N13'];
/** Kinds that are decided by the action, or by the person's choice. */
const NEEDS_NO_ROWS: readonly NudgeKind[] = ['N6', 'N8'];

/** What these cards' lines need to be read: of an action its row and first reminder, of the rest what their unit has. */
const needsOf = (cards: readonly CardHead[]) => {
  const lines = cards.flatMap((card) => card.lines.map(({ line }) => line));
  const unitsOf = (wanted: (kind: NudgeKind) => boolean): Set<string> =>
    new Set(lines.flatMap(({ kind, unit }) => (wanted(kind) ? [unit] : [])));
  const actions = lines.flatMap((line) => (line.kind === 'N6' ? [{ unit: line.unit, id: line.action }] : []));
  return {
    actions,
    named: unitsOf(() => true),
    counting: unitsOf((kind) => COUNTS.includes(kind)),
    whole: unitsOf((kind) => !NEEDS_NO_ROWS.includes(kind)),
    claims: unitsOf((kind) => kind !== 'N6' && kind !== 'N8'),
    keys: actions.map(({ unit, id }) => n6Key(unit, id, 'first')),
  };
};

type Needs = ReturnType<typeof needsOf>;

const rowsFor = async (ports: FactsPorts, { counting, whole }: Needs): Promise<Map<string, UnitRows>> => {
  const read = async (ids: readonly string[], look: typeof NO_PLAN) =>
    ids.length > 0 ? ports.projection.ruleRows(ids, look) : new Map<string, UnitRows>();
  const [counted, others] = await Promise.all([
    read([...counting], WHOLE_PLAN),
    read(
      [...whole].filter((id) => !counting.has(id)),
      NO_PLAN,
    ),
  ]);
  return new Map([...counted, ...others]);
};

/** The facts for these cards by card, read together: a handful of questions to the store, however many cards. */
export const factsForCards = async (
  ports: FactsPorts,
  cards: readonly CardHead[],
  now: Date,
): Promise<Map<string, CardFacts>> => {
  const ids = [...new Set(cards.flatMap(({ to, person }) => (to === 'person' ? [person] : [])))];
  const needs = needsOf(cards);
  const [people, theirs, named, actionRows, unitRows, lives, reads, claims] = await Promise.all([
    ports.people.many(ids),
    ports.units.ofPeople(ids),
    ports.units.many([...new Set([...needs.named, ...cards.map(({ unit }) => unit)])]),
    ports.projection.pick('StegvisPlan', needs.actions),
    rowsFor(ports, needs),
    ports.life.of([...needs.named]),
    ports.calendarStore.reads([...needs.named]),
    ports.claims.recent(keptSince(now), { units: [...needs.claims], people: ids, keys: needs.keys }),
  ]);
  const followed = named.filter(({ id }) => needs.whole.has(id));
  const templates = followed.length > 0 ? await templatesOf(ports, followed) : new Map();
  const personById = new Map(people.map((person) => [person.id, person]));
  const unitById = new Map(named.map((unit) => [unit.id, unit]));
  const claimsOf = grouped(claims.values(), ({ person }) => person);
  const claimsIn = grouped(claims.values(), ({ unit }) => unit);
  const unitsOf = new Map<string, UnitRecord[]>(ids.map((id) => [id, []]));
  for (const unit of theirs) for (const { id } of unit.members) unitsOf.get(id)?.push(unit);

  const unitsFor = (card: CardHead, ofCard: Needs): UnitRecord[] => {
    const own = card.to === 'channel' ? [] : (unitsOf.get(card.person) ?? []);
    const others = card.to === 'channel' ? [card.unit] : [...ofCard.named];
    const more = others.filter((id) => !own.some((unit) => unit.id === id));
    return [...own, ...more.flatMap((id) => unitById.get(id) ?? [])];
  };
  const rowsOf = (own: readonly UnitRecord[], ofCard: Needs): Map<string, UnitRows> => {
    const rows = new Map<string, UnitRows>();
    for (const { id } of own) {
      const wanted = new Set(ofCard.actions.flatMap((action) => (action.unit === id ? [action.id] : [])));
      const read = ofCard.whole.has(id) ? unitRows.get(id) : undefined;
      const known = new Set(read?.StegvisPlan.map((row) => row.id));
      const also = (actionRows.get(id) ?? []).filter((row) => wanted.has(row.id) && !known.has(row.id));
      if (read === undefined && also.length === 0) continue;
      const given = read ?? NO_ROWS;
      rows.set(id, { ...given, StegvisPlan: [...given.StegvisPlan, ...also] });
    }
    return rows;
  };
  const one = (card: CardHead): CardFacts => {
    const ofCard = needsOf([card]);
    const units = unitsFor(card, ofCard);
    const person = card.to === 'channel' ? null : (personById.get(card.person) ?? null);
    const known = new Map<string, NudgePerson>();
    // Also when they are in no unit any more: then that is the reason, not that they could not be reached.
    if (person !== null) known.set(person.id, nudgePerson(person, person.id, person.name, false));
    for (const [id, { name, guest }] of membersByPerson(units))
      known.set(id, nudgePerson(id === card.person ? person : null, id, name, guest));
    const relevant = [
      ...(claimsOf.get(card.person) ?? []),
      ...[...ofCard.claims].flatMap((id) => claimsIn.get(id) ?? []),
      ...ofCard.keys.flatMap((key): Claim[] => {
        const claim = claims.get(key);
        return claim === undefined ? [] : [claim];
      }),
    ];
    const facts: NudgeFacts = {
      units: nudgeUnits(units, rowsOf(units, ofCard), lives, reads, templates),
      people: known,
      claims: new Map(relevant.map((claim) => [claim.key, claim])),
      ...contentOf(ports),
    };
    return { facts, person, units };
  };
  return new Map(cards.map((card) => [card.id, one(card)]));
};
