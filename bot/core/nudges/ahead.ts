/** A look ahead: the planner lived through slot by slot, as if everything went out. Nothing is claimed. */
import { localDay, slotOf } from '../calendar.ts';
import type { Claim, Day, Matter, NudgeFacts, Recipient } from '../nudge.ts';
import { aboutOf } from './about.ts';
import { sendsOf } from './plan.ts';
import { mattersOf } from './rules.ts';
import { nextWake } from './wake.ts';

/** One card that would go out. */
export interface CardAhead {
  at: Date;
  /** The recipient's id, as its matters have it. */
  person: string;
  to: Recipient;
  matters: Matter[];
}

/** The cards that would go out from the half hour of `from` until `until`, if nothing changes before. */
export const cardsAhead = (facts: NudgeFacts, from: Date, until: Date): CardAhead[] => {
  const claims = new Map(facts.claims);
  const lived = { ...facts, claims };
  const cards: CardAhead[] = [];
  // Rules see the day and the claims, and most slots of a day claim nothing: what they name stands until one does.
  let named: { day: Day; matters: Matter[] } | null = null;
  const namedOn = (day: Day): Matter[] => {
    if (named?.day !== day) named = { day, matters: mattersOf(lived, day).matters };
    return named.matters;
  };
  const keep = (matter: Matter, at: Date, over: Pick<Claim, 'card' | 'state' | 'reason'>): void => {
    const { key, kind, unit, person, why, line } = matter;
    const rest = { laterOn: null, answered: false, about: aboutOf(line) };
    named = null;
    claims.set(key, { key, kind, unit, person, why, at: at.toISOString(), ...rest, ...over });
  };
  for (let now = slotOf(from); now < until; now = nextWake(facts, now)) {
    const plan = sendsOf(lived, namedOn(localDay(now)), now);
    for (const { person, to, matters } of plan.cards) {
      const card = `ahead-${cards.length}`;
      for (const matter of matters) keep(matter, now, { card, state: 'sent', reason: null });
      cards.push({ at: now, person, to, matters });
    }
    for (const { matter, reason } of plan.drops) keep(matter, now, { card: null, state: 'dropped', reason });
  }
  return cards;
};
