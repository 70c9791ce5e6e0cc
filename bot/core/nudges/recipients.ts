/** Whom a matter goes to, as the planner sees them: a person, or the channel of a unit with hours as everybody's. */
import type { Day, NudgeFacts, NudgePerson, NudgeUnit } from '../nudge.ts';
import { CARRIER, type Cap, CHANNEL, EMPLOYEE } from './caps.ts';

const channelOf = ({ id, name, life }: NudgeUnit): NudgePerson => ({
  id,
  name,
  language: 'sv',
  reachable: life?.channel === true,
  guest: false,
  window: null,
  days: null,
  pausedUntil: null,
  reflection: null,
  fewer: [],
});

/** The recipient with an id: a person, or the channel of the unit that has this id; undefined: nobody knows them. */
export const recipient = (facts: NudgeFacts, id: string): NudgePerson | undefined => {
  const person = facts.people.get(id);
  if (person !== undefined) return person;
  const unit = facts.units.find((each) => each.id === id);
  return unit && channelOf(unit);
};

/** The cap for each recipient, worked out once for all units. */
export const capFor = (facts: NudgeFacts): ((id: string) => Cap) => {
  const channels = new Set(facts.units.map(({ id }) => id));
  const carriers = new Set(facts.units.flatMap(({ manager, group }) => [manager, ...group]));
  return (id) => (channels.has(id) ? CHANNEL : carriers.has(id) ? CARRIER : EMPLOYEE);
};

/** Says of a unit and a day whether the unit is closed then. */
export type Closed = (unit: string, day: Day) => boolean;

/** The closures of all units, by those that have any. */
export const closedFor = (facts: NudgeFacts): Closed => {
  const closures = new Map(
    facts.units.flatMap(({ id, life }) =>
      life !== null && life.settings.closures.length > 0 ? [[id, life.settings.closures] as const] : [],
    ),
  );
  return (unit, day) => closures.get(unit)?.some(({ from, to }) => day >= from && day <= to) === true;
};
