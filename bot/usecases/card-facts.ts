/** The facts for sending cards: the rows that their lines name, as they stand now, and each person's own claims. */
import type { Claim, NudgeFacts, NudgePerson } from '../core/nudge.ts';
import { n6Key } from '../core/nudges/n6-action-due.ts';
import type { UnitRows } from '../core/rows.ts';
import { type FactsPorts, keptSince, NO_ROWS, nudgePerson, nudgeUnits } from './nudge-facts.ts';
import type { CardRecord, PersonRecord, UnitRecord } from './ports.ts';

/** What is decided by when a card is about to leave. */
export interface CardFacts {
  facts: NudgeFacts;
  person: PersonRecord | null;
  /** The units that the person belongs to. */
  units: readonly UnitRecord[];
}

type CardHead = Pick<CardRecord, 'id' | 'person' | 'lines'>;

/** An empty look: of the actions none but those of the lines. */
const NOTHING = { from: '9999-12-31', to: '0001-01-01' };

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

const belongs = ({ manager, processLead, safetyRep, group, members }: UnitRecord): Set<string> =>
  new Set([
    manager,
    ...[processLead, safetyRep].flatMap((one) => one ?? []),
    ...group,
    ...members.map(({ id }) => id),
  ]);

/** What these cards' lines need to be read: of an action its row and first reminder, of the rest what their unit has. */
const needsOf = (cards: readonly CardHead[]) => {
  const lines = cards.flatMap((card) => card.lines.map(({ line }) => line));
  const actions = lines.flatMap((line) => (line.kind === 'N6' ? [{ unit: line.unit, id: line.action }] : []));
  const whole = new Set(lines.flatMap(({ kind, unit }) => (kind === 'N6' || kind === 'N8' ? [] : [unit])));
  return { actions, whole, keys: actions.map(({ unit, id }) => n6Key(unit, id, 'first')) };
};

/** The facts for these cards by card, read together: a handful of questions to the store, however many cards. */
export const factsForCards = async (
  ports: FactsPorts,
  cards: readonly CardHead[],
  now: Date,
): Promise<Map<string, CardFacts>> => {
  const ids = [...new Set(cards.map(({ person }) => person))];
  const { actions, whole, keys } = needsOf(cards);
  const [people, units, actionRows, unitRows, claims] = await Promise.all([
    ports.people.many(ids),
    ports.units.ofPeople(ids),
    ports.projection.pick('StegvisPlan', actions),
    whole.size > 0 ? ports.projection.ruleRows([...whole], NOTHING) : new Map<string, UnitRows>(),
    ports.claims.recent(keptSince(now), { units: [...whole], people: ids, keys }),
  ]);
  const personById = new Map(people.map((person) => [person.id, person]));
  const claimsOf = grouped(claims.values(), ({ person }) => person);
  const claimsIn = grouped(claims.values(), ({ unit }) => unit);
  const unitsOf = new Map<string, UnitRecord[]>(ids.map((id) => [id, []]));
  for (const unit of units) for (const id of belongs(unit)) unitsOf.get(id)?.push(unit);

  const one = (card: CardHead): CardFacts => {
    const own = unitsOf.get(card.person) ?? [];
    const person = personById.get(card.person) ?? null;
    const needs = needsOf([card]);
    const rows = new Map<string, UnitRows>();
    for (const { id } of own) {
      const named = new Set(needs.actions.flatMap((action) => (action.unit === id ? [action.id] : [])));
      const plan = (actionRows.get(id) ?? []).filter((row) => named.has(row.id));
      const read = needs.whole.has(id) ? unitRows.get(id) : undefined;
      if (read !== undefined || plan.length > 0) rows.set(id, { ...(read ?? NO_ROWS), StegvisPlan: plan });
    }
    const known = new Map<string, NudgePerson>();
    for (const { members } of own)
      for (const { id, name, guest } of members)
        known.set(id, nudgePerson(id === card.person ? person : null, id, name, guest));
    const relevant = [
      ...(claimsOf.get(card.person) ?? []),
      ...[...needs.whole].flatMap((id) => claimsIn.get(id) ?? []),
      ...needs.keys.flatMap((key): Claim[] => {
        const claim = claims.get(key);
        return claim === undefined ? [] : [claim];
      }),
    ];
    const facts: NudgeFacts = {
      units: nudgeUnits(own, rows),
      people: known,
      claims: new Map(relevant.map((claim) => [claim.key, claim])),
      holidays: ports.holidays,
      aptIdeas: ports.content.aptIdeas,
      reflections: ports.content.reflections,
    };
    return { facts, person, units: own };
  };
  return new Map(cards.map((card) => [card.id, one(card)]));
};
