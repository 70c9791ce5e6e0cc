/**
 * The decision for one person at one time: which matters go out now as one card, which wait and for what, which are
 * dropped and why. Cards are first laid out over the coming weeks, matters of higher priority first and among them
 * those with the fewest days left to choose from. What is laid on this half hour goes out. So a card of lower priority
 * never takes the place that a higher one will need, and where caps are tight one card carries more.
 */
import { addDays, localDay } from '../calendar.ts';
import { isSpared } from '../fewer.ts';
import type { Day, DropReason, Holidays, Matter, NudgePerson } from '../nudge.ts';
import { type Cap, type Moment, mayAdd, moment } from './caps.ts';
import type { Closed } from './recipients.ts';
import { lastDay } from './rule.ts';
import { type Chance, chances, expiry, type Slots } from './slots.ts';

/** Why a matter that is due does not go out now. */
export type HeldBy = 'no-address' | 'paused' | 'outside-hours' | 'cap';

/** What was decided about a matter, for whoever asks. `next`: the day it is laid on, where one is known. */
export type Reason =
  | { key: string; decision: 'send' }
  | { key: string; decision: 'wait'; heldBy: HeldBy; next: Day | null }
  | { key: string; decision: 'drop'; reason: DropReason }
  | { key: string; decision: 'later'; on: Day };

export interface Case {
  person: NudgePerson | undefined;
  /** All unsettled matters of the person within the horizon. */
  matters: readonly Matter[];
  /** Cards claimed or sent, as caps count them now. */
  cards: readonly Moment[];
  cap: Cap;
  /** Units are closed on days of their own, which are quiet for what is theirs. */
  closed: Closed;
  now: Date;
  slots: Slots;
  holidays: Holidays;
}

export interface Decision {
  send: Matter[];
  drops: { matter: Matter; reason: DropReason }[];
  reasons: Reason[];
  /** Only an address is missing: something waits that could be told of in this half hour, and after it too. */
  unreached: boolean;
}

/** Whether the person's pause covers an instant. */
export const isPaused = (person: NudgePerson | undefined, at: Date): boolean => {
  const until = person?.pausedUntil ?? null;
  return until !== null && (until === 'open' || Date.parse(until) > at.getTime());
};

interface Open {
  matter: Matter;
  chances: Chance[];
}
interface Laid extends Moment {
  date: Day;
}

/** The order in which matters get their place. */
const bySlack = (a: Open, b: Open): number =>
  a.matter.priority - b.matter.priority ||
  a.chances.length - b.chances.length ||
  a.matter.until.localeCompare(b.matter.until) ||
  a.matter.key.localeCompare(b.matter.key);

/** The order in which they stand on a card. */
const byUrgency = (a: Matter, b: Matter): number =>
  a.priority - b.priority || a.until.localeCompare(b.until) || a.key.localeCompare(b.key);

interface Layout {
  laid: Laid[];
  /** The day that each matter found, by key. */
  days: ReadonlyMap<string, Day>;
}

/** Lays cards out for the matters, each on its earliest day that no cap forbids, or on a card that is there already. */
const layOut = (open: readonly Open[], { cards, cap, now }: Case): Layout => {
  const laid: Laid[] = [];
  const days = new Map<string, Day>();
  const place = ({ matter, chances: left }: Open): Laid | undefined => {
    for (const { day, first, last, current } of left) {
      const shared = laid.find(({ date, at }) => date === day && at < expiry(matter.line));
      if (shared !== undefined) return shared;
      const earliest = current ? now : first;
      for (const at of last > earliest ? [earliest, last] : [earliest]) {
        const card = { ...moment(at), date: day };
        if (!mayAdd([...cards, ...laid], card, cap)) continue;
        laid.push(card);
        return card;
      }
    }
    return undefined;
  };
  for (const each of [...open].sort(bySlack)) {
    const card = place(each);
    if (card !== undefined) days.set(each.matter.key, card.date);
  }
  return { laid, days };
};

/** Whether the second layout reaches more matters of the highest priority in which the two differ. */
const reachesMore = (open: readonly Open[], one: Layout, other: Layout): boolean => {
  for (const priority of [0, 1, 2]) {
    const reached = ({ days }: Layout): number =>
      open.filter(({ matter }) => matter.priority === priority && days.has(matter.key)).length;
    const more = reached(other) - reached(one);
    if (more !== 0) return more > 0;
  }
  return false;
};

/** The layout to follow: with a card now unless waiting for another day reaches more, as one later card may carry several. */
const chooseLayout = (open: readonly Open[], of: Case, today: Day): Layout => {
  const asSoonAsMay = layOut(open, of);
  if (!asSoonAsMay.laid.some(({ at }) => at === of.now.getTime())) return asSoonAsMay;
  const after = open.map(({ matter, chances: left }) => ({
    matter,
    chances: left.filter(({ day }) => day > today),
  }));
  const waiting = layOut(after, of);
  return reachesMore(open, asSoonAsMay, waiting) ? waiting : asSoonAsMay;
};

/** Why a matter was not told of while it could have been: looked up afterwards, when its last chance is past. */
const pastReason = (
  matter: Matter,
  last: Day,
  { person, cards, cap, closed, now, slots }: Case,
): DropReason => {
  if (person?.reachable !== true) return 'no-address';
  const end = Math.min(expiry(matter.line), now.getTime());
  let held: DropReason = 'quiet';
  for (let day = matter.on; day <= last; day = addDays(day, 1)) {
    if (closed(matter.unit, day)) continue;
    for (const slot of slots.of(day, person)) {
      if (slot.getTime() >= end) break;
      if (isPaused(person, slot)) held = held === 'quiet' ? 'paused' : held;
      else if (mayAdd(cards, moment(slot), cap)) return 'missed';
      else held = 'cap';
    }
  }
  return held;
};

/** Decides on all matters of one person; says nothing of those whose day has not come but what is in `reasons`. */
export const decide = (of: Case): Decision => {
  const { person, matters, closed, now, slots, holidays } = of;
  const today = localDay(now);
  const decision: Decision = { send: [], drops: [], reasons: [], unreached: false };
  const drop = (matter: Matter, reason: DropReason): void => {
    decision.drops.push({ matter, reason });
    decision.reasons.push({ key: matter.key, decision: 'drop', reason });
  };

  const open: Open[] = [];
  for (const matter of matters) {
    if (isSpared(matter.line, person?.fewer ?? [])) {
      // not before its day: until then the wish can be taken back
      if (matter.on <= today) drop(matter, 'off');
      else decision.reasons.push({ key: matter.key, decision: 'later', on: matter.on });
      continue;
    }
    const last = lastDay(matter.on, matter.until, holidays);
    const left = chances(matter, last, person, now, slots, closed);
    if (left.length > 0) open.push({ matter, chances: left });
    else if (matter.on <= today) drop(matter, pastReason(matter, last, of));
    else decision.reasons.push({ key: matter.key, decision: 'later', on: matter.on });
  }

  const unable: HeldBy | null =
    person?.reachable !== true ? 'no-address' : isPaused(person, now) ? 'paused' : null;
  const { laid, days }: Layout =
    unable === null ? chooseLayout(open, of, today) : { laid: [], days: new Map() };
  const goes = laid.some(({ at }) => at === now.getTime());

  for (const { matter, chances: left } of open) {
    const [next] = left;
    if (matter.on > today) decision.reasons.push({ key: matter.key, decision: 'later', on: matter.on });
    else if (goes && next?.current === true) decision.send.push(matter);
    else if (next?.current === true && left.length === 1 && next.first.getTime() === next.last.getTime())
      // the last half hour that it had
      drop(matter, unable ?? 'cap');
    else {
      if (unable === 'no-address' && next?.current === true && !isPaused(person, now))
        decision.unreached = true;
      decision.reasons.push({
        key: matter.key,
        decision: 'wait',
        heldBy: unable ?? (next?.current === true ? 'cap' : 'outside-hours'),
        next: days.get(matter.key) ?? null,
      });
    }
  }
  decision.send.sort(byUrgency);
  for (const { key } of decision.send) decision.reasons.push({ key, decision: 'send' });
  return decision;
};
