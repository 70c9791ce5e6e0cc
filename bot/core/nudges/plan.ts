/**
 * The planner: rules, caps, quiet times and people put together. `planSlot` says what to claim and send in the half
 * hour that `now` lies in, `stillDue` looks again when a claimed card is about to leave, `nextWake` tells when to plan
 * next. All three only read facts; whoever calls them records the claims.
 */
import { localDay } from '../calendar.ts';
import type { Day, Matter, NudgeFacts, Plan } from '../nudge.ts';
import { asOfNow, cardsOf, moment } from './caps.ts';
import { type Decision, decide, type Reason } from './decide.ts';
import { n7Stalled } from './n7-stalled.ts';
import { problemsOf } from './problems.ts';
import { capFor, closedFor, recipient } from './recipients.ts';
import { mattersOf, soundly } from './rules.ts';
import { slotsFor } from './slots.ts';

export { aboutOf } from './about.ts';
export type { Reason } from './decide.ts';
export { type Look, lookFrom } from './look.ts';
export { problemsOf } from './problems.ts';
export { rules } from './rules.ts';
export { type Standing, stillDue } from './still-due.ts';
export { nextWake } from './wake.ts';

/** What is found before anybody is decided about. */
export interface Overview extends Pick<Plan, 'placements' | 'problems'> {
  /** Whom some matter is due for today, or was before: they alone are decided about. Of channels the unit's id. */
  due: Set<string>;
}

/** Whom to decide about, and what a plan has beside cards: stalled actions to place, and what is wrong with the data. */
export const lookOver = (facts: NudgeFacts, now: Date): Overview =>
  overview(facts, mattersOf(facts, localDay(now)), now);

const overview = (
  facts: NudgeFacts,
  { matters, failed }: ReturnType<typeof mattersOf>,
  now: Date,
): Overview => {
  const today = localDay(now);
  const stalled = soundly(facts, 'n7Stalled', (units) => n7Stalled(units, now));
  const wrong = soundly(facts, 'problemsOf', (units) => problemsOf(units, today));
  return {
    due: new Set(matters.flatMap(({ on, person }) => (on <= today ? [person] : []))),
    placements: [...stalled.found],
    problems: [...failed, ...stalled.failed, ...wrong.failed, ...wrong.found],
  };
};

/** The first day on which each of these people has something that is not settled, as far as rules see ahead. */
export const nextDays = (facts: NudgeFacts, today: Day): Map<string, Day> => {
  const next = new Map<string, Day>();
  for (const { person, on } of mattersOf(facts, today).matters) {
    const known = next.get(person);
    if (known === undefined || on < known) next.set(person, on);
  }
  return next;
};

/** The decision for everybody who has something due, in the order in which the rules name them. */
const decisions = (
  facts: NudgeFacts,
  all: readonly Matter[],
  now: Date,
  only?: string,
): Map<string, Decision> => {
  const today = localDay(now);
  const matters = new Map<string, Matter[]>();
  const due = new Set<string>();
  for (const matter of all) {
    if (only !== undefined && matter.person !== only) continue;
    const own = matters.get(matter.person);
    if (own === undefined) matters.set(matter.person, [matter]);
    else own.push(matter);
    if (matter.on <= today || only !== undefined) due.add(matter.person);
  }
  const seen = cardsOf(facts.claims.values(), due, now);
  const cap = capFor(facts);
  const closed = closedFor(facts);
  const slots = slotsFor(facts.holidays);
  const at = moment(now);
  const decided = new Map<string, Decision>();
  for (const person of due)
    decided.set(
      person,
      decide({
        person: recipient(facts, person),
        matters: matters.get(person) ?? [],
        cards: asOfNow(seen.get(person) ?? [], at),
        cap: cap(person),
        closed,
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
  const found = mattersOf(facts, localDay(now));
  const { placements, problems } = overview(facts, found, now);
  return { ...sendsOf(facts, found.matters, now), placements, problems };
};

/** The part of a plan that is about people. `matters`: what the rules name of these facts on this day. */
export const sendsOf = (
  facts: NudgeFacts,
  matters: readonly Matter[],
  now: Date,
): Pick<Plan, 'cards' | 'drops' | 'unreached'> => {
  const day = localDay(now);
  const sends: Pick<Plan, 'cards' | 'drops' | 'unreached'> = { cards: [], drops: [], unreached: [] };
  for (const [person, { send, drops, unreached }] of decisions(facts, matters, now)) {
    const [first] = send;
    if (first !== undefined) sends.cards.push({ person, to: first.to, day, matters: send });
    sends.drops.push(...drops);
    if (unreached) sends.unreached.push(person);
  }
  return sends;
};

/** Why a recipient gets what they get now and what they don't: one reason for each of their unsettled matters. */
export const explain = (facts: NudgeFacts, person: string, now: Date): Reason[] =>
  decisions(facts, mattersOf(facts, localDay(now)).matters, now, person).get(person)?.reasons ?? [];

/** A matter that is not settled, with what is decided about it now. */
export interface Explained {
  matter: Matter;
  reason: Reason;
}

/**
 * Every unsettled matter of a unit within sight, with why it goes to whom it goes and what is decided about it now:
 * what "why did nobody get this?" and a look ahead are answered from. Where there is no matter at all, `problemsOf` and
 * the claims tell.
 */
export const explainUnit = (facts: NudgeFacts, unit: string, now: Date): Explained[] => {
  const { matters } = mattersOf(facts, localDay(now));
  const own = matters.filter((matter) => matter.unit === unit);
  const reasons = new Map<string, Reason>();
  for (const person of new Set(own.map((matter) => matter.person)))
    for (const reason of decisions(facts, matters, now, person).get(person)?.reasons ?? [])
      reasons.set(reason.key, reason);
  return own.map((matter) => ({
    matter,
    reason: reasons.get(matter.key) ?? { key: matter.key, decision: 'later', on: matter.on },
  }));
};
