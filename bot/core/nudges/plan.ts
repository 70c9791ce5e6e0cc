/**
 * The planner: rules, caps, quiet times and people put together. `planSlot` says what to claim and send in the half
 * hour that `now` lies in, `stillDue` looks again when a claimed card is about to leave, `nextWake` tells when to plan
 * next. All three only read facts; whoever calls them records the claims.
 */
import { localDay } from '../calendar.ts';
import type { Matter, NudgeFacts, Plan } from '../nudge.ts';
import { asOfNow, CARRIER, cardsOf, carriers, EMPLOYEE, moment } from './caps.ts';
import { type Decision, decide, type Reason } from './decide.ts';
import { n1GroupMeeting } from './n1-group-meeting.ts';
import { n3AptIdeas } from './n3-apt-ideas.ts';
import { n6ActionDue } from './n6-action-due.ts';
import { n8Reflection } from './n8-reflection.ts';
import type { Rule } from './rule.ts';
import { slotsFor } from './slots.ts';

export { aboutOf } from './about.ts';
export type { Reason } from './decide.ts';
export { type Look, lookFrom } from './look.ts';
export { type Standing, stillDue } from './still-due.ts';
export { nextWake } from './wake.ts';

/** One rule a kind of nudge. */
export const rules: readonly Rule[] = [n1GroupMeeting, n3AptIdeas, n6ActionDue, n8Reflection];

/** Whom some matter is due for today, or was before: they alone are decided about. */
export const dueToday = (facts: NudgeFacts, now: Date): Set<string> => {
  const today = localDay(now);
  return new Set(
    rules.flatMap((rule) => rule(facts, today).flatMap(({ on, person }) => (on <= today ? [person] : []))),
  );
};

/** The decision for everybody who has something due, in the order in which the rules name them. */
const decisions = (facts: NudgeFacts, now: Date, only?: string): Map<string, Decision> => {
  const today = localDay(now);
  const matters = new Map<string, Matter[]>();
  const due = new Set<string>();
  for (const matter of rules.flatMap((rule) => rule(facts, today))) {
    if (only !== undefined && matter.person !== only) continue;
    const own = matters.get(matter.person);
    if (own === undefined) matters.set(matter.person, [matter]);
    else own.push(matter);
    if (matter.on <= today || only !== undefined) due.add(matter.person);
  }
  const seen = cardsOf(facts.claims.values(), due, now);
  const busy = carriers(facts.units);
  const slots = slotsFor(facts.holidays);
  const at = moment(now);
  const decided = new Map<string, Decision>();
  for (const person of due)
    decided.set(
      person,
      decide({
        person: facts.people.get(person),
        matters: matters.get(person) ?? [],
        cards: asOfNow(seen.get(person) ?? [], at),
        monthly: busy.has(person) ? CARRIER : EMPLOYEE,
        now,
        slots,
        holidays: facts.holidays,
      }),
    );
  return decided;
};

/**
 * What to claim and send now, one card a person, and what to drop. Every matter ends in a card or a drop once; with
 * those recorded as claims, planning again at the same time gives nothing.
 */
export const planSlot = (facts: NudgeFacts, now: Date): Plan => {
  const plan: Plan = { cards: [], drops: [], placements: [], problems: [] };
  const day = localDay(now);
  for (const [person, { send, drops }] of decisions(facts, now)) {
    const [first] = send;
    if (first !== undefined) plan.cards.push({ person, to: first.to, day, matters: send });
    plan.drops.push(...drops);
  }
  return plan;
};

/** Why a person gets what they get now and what they don't: one reason for each of their unsettled matters. */
export const explain = (facts: NudgeFacts, person: string, now: Date): Reason[] =>
  decisions(facts, now, person).get(person)?.reasons ?? [];
