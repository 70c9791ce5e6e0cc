/** The decision at the moment of sending: a claimed card is looked at again, line by line. */
import { addDays, later, localDay, slotOf } from '../calendar.ts';
import { isSpared } from '../fewer.ts';
import type { Day, DropReason, NudgeFacts, NudgeLine, NudgePerson } from '../nudge.ts';
import { type Cap, cardsOf, type Moment, mayAdd, moment } from './caps.ts';
import { isPaused } from './decide.ts';
import { capFor, closedFor, recipient } from './recipients.ts';
import { refresh } from './refresh.ts';
import { expiry, type Slots, slotsFor } from './slots.ts';

export interface CardLine {
  key: string;
  line: NudgeLine;
}

/** What is left of a card now. */
export interface Standing {
  /** The lines that still hold, as the lists stand now. Empty: nothing is to be sent. */
  lines: CardLine[];
  /** The others, each with its reason. */
  dropped: { key: string; reason: DropReason }[];
  /** Null: send now. Else nothing may be sent before this instant (the clock's time); look again then. */
  waitUntil: Date | null;
}

/** Why the whole card may not reach the person at all, or null. */
const barred = (person: NudgePerson | undefined, now: Date): DropReason | null => {
  if (person?.guest === true) return 'guest';
  if (person?.reachable !== true) return 'no-address';
  return isPaused(person, now) ? 'paused' : null;
};

/**
 * The person's other cards that come first: those that are out or on their way, and those claimed before this one. Two
 * workers that claimed for one person at once thus agree on which card waits.
 */
const cardsBefore = (facts: NudgeFacts, card: { id: string; person: string }, now: Date): Moment[] => {
  const cards = cardsOf(facts.claims.values(), new Set([card.person]), now).get(card.person) ?? [];
  const own = cards.find(({ id }) => id === card.id);
  const first = (at: number, id: string): boolean =>
    own === undefined || at < own.at || (at === own.at && id < card.id);
  return cards.filter(({ id, at, state }) => id !== card.id && (state !== 'claimed' || first(at, id)));
};

interface Opening {
  at: Date;
  /** What closed the times before: what a line that cannot wait so long is dropped for. */
  reason: 'quiet' | 'cap';
}

/** The first time, from the half hour that is going on to the last day, at which hours and caps let a card out. */
const opening = (
  person: NudgePerson | undefined,
  cards: readonly Moment[],
  cap: Cap,
  /** Whether all units that the lines are about are closed on a day. */
  closed: (day: Day) => boolean,
  now: Date,
  last: Day,
  slots: Slots,
): Opening | { at: null; reason: 'quiet' | 'cap' } => {
  let reason: 'quiet' | 'cap' = 'quiet';
  const current = slotOf(now);
  for (let day = localDay(now); day <= last; day = addDays(day, 1)) {
    if (closed(day)) continue;
    for (const slot of slots.of(day, person)) {
      if (slot < current) continue;
      const at = slot < now ? now : slot;
      if (mayAdd(cards, moment(at), cap)) return { at, reason };
      reason = 'cap';
    }
  }
  return { at: null, reason };
};

/**
 * Which lines of a claimed card still hold and whether they may go out now. Nothing is sent about what is done, dropped,
 * deleted or somebody else's, or of a kind that the person has asked for fewer of; to somebody who has left, is a guest,
 * is paused or cannot be reached; outside the person's hours, beyond a cap, or after the day that the matter may move to (`missed`).
 */
export const stillDue = (
  facts: NudgeFacts,
  card: { id: string; person: string; lines: readonly CardLine[] },
  now: Date,
): Standing => {
  const person = recipient(facts, card.person);
  const bar = barred(person, now);
  if (bar !== null)
    return { lines: [], dropped: card.lines.map(({ key }) => ({ key, reason: bar })), waitUntil: null };

  const dropped: Standing['dropped'] = [];
  const standing: (CardLine & { last: Day })[] = [];
  const today = localDay(now);
  for (const { key, line } of card.lines) {
    if (isSpared(line, person?.fewer ?? [])) {
      dropped.push({ key, reason: 'off' });
      continue;
    }
    const seen = refresh(facts, card.person, { key, line }, now);
    if ('reason' in seen) dropped.push({ key, reason: seen.reason });
    else if (seen.last < today || expiry(seen.line) <= now.getTime()) dropped.push({ key, reason: 'missed' });
    else standing.push({ key, line: seen.line, last: seen.last });
  }
  if (standing.length === 0) return { lines: [], dropped, waitUntil: null };

  const last = standing.reduce((day, each) => later(day, each.last), today);
  const slots = slotsFor(facts.holidays);
  const closed = closedFor(facts);
  const shut = (day: Day): boolean => standing.every(({ line }) => closed(line.unit, day));
  const before = cardsBefore(facts, card, now);
  const { at, reason } = opening(person, before, capFor(facts)(card.person), shut, now, last, slots);
  const lines: CardLine[] = [];
  for (const { key, line, last: own } of standing)
    if (at === null || localDay(at) > own || at.getTime() >= expiry(line)) dropped.push({ key, reason });
    else if (closed(line.unit, localDay(at))) dropped.push({ key, reason: 'quiet' });
    else lines.push({ key, line });
  return { lines, dropped, waitUntil: at === null || at.getTime() === now.getTime() ? null : at };
};
