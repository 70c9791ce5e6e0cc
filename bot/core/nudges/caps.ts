/** The caps per person and per channel (`domain.md` section 6), counted by the cards that were claimed or sent, never by matters. */
import { localDay } from '../calendar.ts';
import type { Claim } from '../nudge.ts';

const DAY_MS = 86_400_000;

/** When a card went out, or would. */
export interface Moment {
  at: number;
  /** The local calendar day, counted in days. */
  day: number;
}

export const moment = (at: Date): Moment => ({
  at: at.getTime(),
  day: Date.parse(localDay(at)) / DAY_MS,
});

/** At most so many cards in any so many days. */
export type Cap = readonly { most: number; days: number }[];

const personal = (monthly: number): Cap => [
  { most: 1, days: 1 },
  { most: 2, days: 7 },
  { most: monthly, days: 28 },
];
/** One a day, two a week; in 28 days four for employees, six for those who carry the work: managers and groups. */
export const EMPLOYEE: Cap = personal(4);
export const CARRIER: Cap = personal(6);
/** One a week in a channel. */
export const CHANNEL: Cap = [{ most: 1, days: 7 }];

/**
 * Whether one more card may go out. Seven days are seven dates and also 7 × 24 hours, so that no way of counting finds
 * a third. Later cards count like earlier ones, for a look ahead and for a clock that was set back.
 */
export const mayAdd = (cards: readonly Moment[], card: Moment, caps: Cap): boolean => {
  const all = [...cards, card].sort((a, b) => a.at - b.at);
  const place = all.indexOf(card);
  return caps.every(({ most, days }) => {
    for (let first = Math.max(0, place - most); first <= place; first += 1) {
      const from = all[first];
      const to = all[first + most];
      if (from === undefined || to === undefined) break;
      if (to.day - from.day < days || (days > 1 && to.at - from.at < days * DAY_MS)) return false;
    }
    return true;
  });
};

/** A card as the claims tell of it. */
export interface CardSeen extends Moment {
  id: string;
  person: string;
  state: 'claimed' | 'sending' | 'sent';
}

/** As far as reasons and caps look back (four weeks of caps before four weeks of a missed matter, holidays included). */
const LOOK_BACK = 70 * DAY_MS;

/** The distinct cards of these people that were claimed or sent lately, by person. */
export const cardsOf = (
  claims: Iterable<Claim>,
  people: { has(person: string): boolean },
  now: Date,
): Map<string, CardSeen[]> => {
  const byCard = new Map<string, CardSeen>();
  for (const { card, state, person, at } of claims) {
    if (card === null || state === 'dropped' || !people.has(person)) continue;
    const instant = new Date(at);
    if (now.getTime() - instant.getTime() > LOOK_BACK) continue;
    const known = byCard.get(card);
    if (known === undefined || known.at < instant.getTime())
      byCard.set(card, { id: card, person, state, ...moment(instant) });
  }
  const byPerson = new Map<string, CardSeen[]>();
  for (const card of byCard.values()) {
    const own = byPerson.get(card.person);
    if (own === undefined) byPerson.set(card.person, [card]);
    else own.push(card);
  }
  return byPerson;
};

/** How long a card that is claimed and not sent is waited for; by then the decision at sending has settled it. */
const PENDING = 14 * DAY_MS;

/** A card that is still on its way goes out now at the earliest: as long as it waits, it takes today's place. */
export const asOfNow = (cards: readonly CardSeen[], now: Moment): Moment[] =>
  cards.map((card) =>
    card.state !== 'sent' && card.at < now.at && now.at - card.at < PENDING ? { ...now } : card,
  );
