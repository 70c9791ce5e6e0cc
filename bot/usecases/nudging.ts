/**
 * The clock's own use cases: plan a slot and deliver a card. Planning reads facts, decides purely and claims; delivery
 * decides everything again at the moment of sending, so that what stopped being relevant in between is never sent.
 */
import type { Content } from '../core/content.ts';
import type { DropReason, Holidays } from '../core/nudge.ts';
import { nextWake, planSlot, stillDue } from '../core/nudges/plan.ts';
import { factsForCard, factsForSlot, keptSince, nudgePerson } from './nudge-facts.ts';
import { placeStalled } from './place-stalled.ts';
import type {
  Address,
  CalendarStore,
  CardRecord,
  ClaimStore,
  Clock,
  Ids,
  Journal,
  LifeStore,
  Lists,
  Messenger,
  PeopleStore,
  PersonRecord,
  Projection,
  UnitRecord,
  UnitStore,
} from './ports.ts';

export interface NudgingPorts {
  clock: Clock;
  units: UnitStore;
  people: PeopleStore;
  projection: Projection;
  life: LifeStore;
  lists: Pick<Lists, 'addRow' | 'adoptRow'>;
  claims: ClaimStore;
  calendarStore: Pick<CalendarStore, 'reads'>;
  messenger: Messenger;
  ids: Ids;
  journal: Journal;
  content: Content;
  holidays: Holidays;
  /** Resolves when the next request to the tenant may leave. */
  lane: { turn(tenant: string): Promise<void> };
}

/** So many attempts that surely failed come soon after another; then Teams is away, and they come ever more rarely. */
const QUICK_ATTEMPTS = 4;
const LONGEST_PAUSE_MS = 60_000;
/** Operators are told of a card that keeps failing at every so many attempts. */
const TELL_EVERY = 20;
/** A reminder whose arrival is unknown is sent again so often at most. */
const MOST_DOUBTS = 2;

/**
 * Plans one slot from the projection: decides what is due, claims each card with its job, records what is dropped.
 * Repeating it changes nothing, since every claim has one key.
 */
export const planNudges = async (
  ports: NudgingPorts,
  slot: Date,
): Promise<{ cards: number; drops: number; placed: number }> => {
  const units = await ports.units.all();
  await ports.claims.wake(slot.toISOString());
  const plan = planSlot(await factsForSlot(ports, units, slot), slot);
  const at = slot.toISOString();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  let cards = 0;
  for (const planned of plan.cards) {
    const unit = byId.get(planned.matters[0]?.unit ?? '');
    if (!unit) continue;
    if (await ports.claims.claim({ id: ports.ids.uuid(), tenant: unit.tenant, unit: unit.id, planned, at }))
      cards++;
  }
  for (const { matter, reason } of plan.drops) await ports.claims.drop(matter, reason, at);
  let placed = 0;
  for (const placement of plan.placements) {
    const unit = byId.get(placement.unit);
    if (unit && (await placeStalled(ports, unit, placement))) placed++;
  }
  for (const { key, kind, unit, about } of plan.problems)
    if (await ports.life.tell(key, at)) ports.journal.error('nudge-problem', { problem: kind, unit, about });
  await ports.claims.forget(keptSince(slot));
  return { cards, drops: plan.drops.length, placed };
};

/** The sites in whose units a slot would claim or drop something, as far as the projection knows. Claims nothing. */
export const sitesWithDue = async (
  ports: Pick<
    NudgingPorts,
    'units' | 'people' | 'projection' | 'life' | 'claims' | 'calendarStore' | 'content' | 'holidays'
  >,
  slot: Date,
): Promise<ReadonlySet<string>> => {
  const units = await ports.units.all();
  const { cards, drops, placements } = planSlot(await factsForSlot(ports, units, slot), slot);
  const due = new Set(
    [...cards.flatMap(({ matters }) => matters), ...drops.map(({ matter }) => matter), ...placements].map(
      ({ unit }) => unit,
    ),
  );
  return new Set(units.flatMap(({ id, site }) => (due.has(id) ? [site] : [])));
};

/** The next instant at which anybody could be sent something. */
export const nextSlot = async (ports: NudgingPorts, now: Date): Promise<Date> => {
  const hours = await ports.people.hours();
  const people = new Map(
    hours.map((each, index) => [`${index}`, { ...nudgePerson(null, `${index}`, '', false), ...each }]),
  );
  return nextWake({ people, holidays: ports.holidays }, now);
};

/** Whom a card goes to: their units, and where they are written to. */
const recipientOf = async (
  ports: NudgingPorts,
  card: CardRecord,
): Promise<{ units: UnitRecord[]; person: PersonRecord | null; address: Address | null }> => {
  if (card.to === 'channel') {
    const unit = await ports.units.get(card.unit);
    return { units: unit ? [unit] : [], person: null, address: await ports.life.channel(card.unit) };
  }
  const person = await ports.people.get(card.person);
  return { units: await unitsFor(ports, card), person, address: person?.address ?? null };
};

/** Delivers one card. A `retryAt` (real time) means that it surely did not go out and is to be tried then. */
export const deliverCard = async (ports: NudgingPorts, id: string): Promise<{ retryAt: Date } | null> => {
  const card = await ports.claims.card(id);
  if (!card || card.state === 'sent' || card.state === 'dropped') return null;
  const now = ports.clock.now();
  const at = now.toISOString();

  const { units, person, address } = await recipientOf(ports, card);
  const decision = stillDue(await factsForCard(ports, card, person, units, now), card, now);
  for (const [reason, keys] of groupByReason(decision.dropped)) {
    await ports.claims.keepLines(card.id, decision.lines, keys, reason);
  }
  if (decision.lines.length === 0 || !address) {
    return drop(ports, card, decision.dropped[0]?.reason ?? 'no-address', at);
  }
  if (decision.waitUntil) {
    await ports.claims.postpone(card.id, decision.waitUntil.toISOString());
    return null;
  }

  const start = await ports.claims.startSending(card.id);
  if (start === 'settled') return null;
  if (start !== 'go') {
    // A reflection sent twice would be worse than one not sent; a reminder missed would be worse than a double.
    const reflection = decision.lines.every(({ line }) => line.kind === 'N8');
    if (reflection || start.doubts > MOST_DOUBTS) return drop(ports, card, 'in-doubt', at);
    ports.journal.warn('sent-again-in-doubt', { card: card.id });
  }
  await ports.lane.turn(card.tenant);
  const unitName = units.find((unit) => unit.id === card.unit)?.name ?? '';
  const lines = decision.lines.slice(0, 3);
  const sent = await ports.messenger.send(
    address,
    {
      kind: 'nudge',
      card: {
        ...{ card: card.id, unitName, lines, more: decision.lines.length - lines.length },
        ...(card.to === 'channel' ? { to: card.to } : {}),
      },
    },
    // a channel has no language of its own
    person?.language ?? 'sv',
  );
  switch (sent.kind) {
    case 'sent':
      await ports.claims.sent(card.id, sent.activity, at);
      return null;
    case 'busy': {
      const attempts = await ports.claims.notSent(card.id);
      if (attempts > 0 && attempts % TELL_EVERY === 0)
        ports.journal.error('card-keeps-waiting', { card: card.id, attempts });
      return { retryAt: retryAfter(attempts, new Date(sent.retryAt)) };
    }
    case 'in-doubt':
      throw new Error(`the request left and no answer came: ${sent.cause}`);
    case 'closed':
      if (card.to === 'channel') await ports.life.saveChannel(card.unit, null);
      else await ports.people.change(card.person, (known) => ({ ...known, address: null }));
      ports.journal.info('conversation-closed', { cause: sent.cause });
      return drop(ports, card, 'blocked', at);
    case 'refused':
      ports.journal.error('card-refused', { card: card.id, cause: sent.cause });
      return drop(ports, card, 'failed', at);
  }
};

/** The person's units now, whose caps they share, and those that the card is about: they may have left one. */
const unitsFor = async (
  ports: Pick<NudgingPorts, 'units'>,
  card: Pick<CardRecord, 'person' | 'lines'>,
): Promise<UnitRecord[]> => {
  const units = await ports.units.ofPerson(card.person);
  const named = new Set(card.lines.map(({ line }) => line.unit));
  for (const id of named) {
    if (units.some((unit) => unit.id === id)) continue;
    const unit = await ports.units.get(id);
    if (unit !== null) units.push(unit);
  }
  return units;
};

/**
 * When a card that surely did not go out is tried again: as the service says, but ever later while it fails. It is
 * given up by no number of attempts: each decides anew, and drops it when its time is past.
 */
const retryAfter = (attempts: number, said: Date): Date => {
  const slow = attempts < QUICK_ATTEMPTS ? 0 : Math.min(1_000 * 2 ** (attempts - 2), LONGEST_PAUSE_MS);
  return new Date(said.getTime() + slow);
};

/** Settles a card whose delivery failed for good, so that it neither waits nor counts towards caps for ever. */
export const giveUpCard = async (
  ports: Pick<NudgingPorts, 'claims' | 'clock' | 'journal'>,
  id: string,
): Promise<void> => {
  ports.journal.error('card-given-up', { card: id });
  await ports.claims.dropCard(id, 'failed', ports.clock.now().toISOString());
};

const drop = async (ports: NudgingPorts, card: CardRecord, reason: DropReason, at: string): Promise<null> => {
  await ports.claims.dropCard(card.id, reason, at);
  return null;
};

const groupByReason = (
  dropped: readonly { key: string; reason: DropReason }[],
): Map<DropReason, string[]> => {
  const groups = new Map<DropReason, string[]>();
  for (const { key, reason } of dropped) groups.set(reason, [...(groups.get(reason) ?? []), key]);
  return groups;
};
