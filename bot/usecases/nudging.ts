/**
 * The clock's own use cases: plan a slot and deliver a card. Planning reads facts, decides purely and claims; delivery
 * decides everything again at the moment of sending, so that what stopped being relevant in between is never sent.
 */
import type { Content } from '../core/content.ts';
import type { DropReason, Holidays, NudgeFacts, NudgePerson, NudgeUnit } from '../core/nudge.ts';
import { nextWake, planSlot, stillDue } from '../core/nudges/plan.ts';
import type {
  CardRecord,
  ClaimStore,
  Clock,
  Ids,
  Journal,
  Messenger,
  PeopleStore,
  PersonRecord,
  Projection,
  UnitRecord,
  UnitStore,
} from './ports.ts';
import { type SyncPorts, syncAll } from './sync.ts';

export interface NudgingPorts extends SyncPorts {
  clock: Clock;
  units: UnitStore;
  people: PeopleStore;
  projection: Projection;
  claims: ClaimStore;
  messenger: Messenger;
  ids: Ids;
  journal: Journal;
  content: Content;
  holidays: Holidays;
  /** Resolves when the next request to the tenant may leave. */
  lane: { turn(tenant: string): Promise<void> };
}

/** Claims are kept for thirteen months (DESIGN: where facts live), which also keeps content from repeating in a year. */
const KEEP_MONTHS = 13;
/** So many attempts that surely failed come soon after another; then Teams is away, and they come ever more rarely. */
const QUICK_ATTEMPTS = 4;
const LONGEST_PAUSE_MS = 60_000;
/** Operators are told of a card that keeps failing at every so many attempts. */
const TELL_EVERY = 20;
/** A reminder whose arrival is unknown is sent again so often at most. */
const MOST_DOUBTS = 2;

const monthsBack = (now: Date, months: number): string => {
  const date = new Date(now);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString();
};

const nudgePerson = (person: PersonRecord | null, id: string, name: string, guest: boolean): NudgePerson => ({
  id,
  name: person?.name ?? name,
  language: person?.language ?? 'sv',
  reachable: person?.address != null,
  guest,
  window: person?.window ?? null,
  days: person?.days ?? null,
  pausedUntil: person?.pausedUntil ?? null,
  reflection: person?.reflection ?? null,
});

const nudgeUnit = async (projection: Projection, unit: UnitRecord): Promise<NudgeUnit> => ({
  id: unit.id,
  programme: unit.programme,
  manager: unit.manager,
  group: unit.group,
  processLead: unit.processLead,
  members: unit.members.filter((member) => !member.guest).map((member) => member.id),
  rows: await projection.rows(unit.id),
});

/** Everything the rules need, read in a few queries. */
const readFacts = async (
  ports: NudgingPorts,
  units: readonly UnitRecord[],
  now: Date,
): Promise<NudgeFacts> => {
  const members = new Map(
    units.flatMap((unit) => unit.members.map((member) => [member.id, member] as const)),
  );
  const stored = new Map((await ports.people.many([...members.keys()])).map((person) => [person.id, person]));
  const people = new Map<string, NudgePerson>();
  for (const [id, member] of members)
    people.set(id, nudgePerson(stored.get(id) ?? null, id, member.name, member.guest));
  const claims = await ports.claims.recent(
    monthsBack(now, KEEP_MONTHS),
    units.map((unit) => unit.id),
  );
  return {
    units: await Promise.all(units.map((unit) => nudgeUnit(ports.projection, unit))),
    people,
    claims,
    holidays: ports.holidays,
    aptIdeas: ports.content.aptIdeas,
    reflections: ports.content.reflections,
  };
};

/**
 * Plans one slot: looks for changes in the lists, decides what is due, claims each card with its job, records what is
 * dropped. Repeating it changes nothing, since every claim has one key.
 */
export const planNudges = async (
  ports: NudgingPorts,
  slot: Date,
): Promise<{ cards: number; drops: number }> => {
  const units = await ports.units.all();
  await syncAll(ports, units);
  await ports.claims.wake(slot.toISOString());
  const facts = await readFacts(ports, units, slot);
  const plan = planSlot(facts, slot);
  const at = slot.toISOString();
  let cards = 0;
  for (const planned of plan.cards) {
    const unit = units.find((known) => known.id === planned.matters[0]?.unit);
    if (!unit) continue;
    if (await ports.claims.claim({ id: ports.ids.uuid(), tenant: unit.tenant, unit: unit.id, planned, at }))
      cards++;
  }
  for (const { matter, reason } of plan.drops) await ports.claims.drop(matter, reason, at);
  await ports.claims.forget(monthsBack(slot, KEEP_MONTHS));
  return { cards, drops: plan.drops.length };
};

/** The next instant at which anybody could be sent something. */
export const nextSlot = async (ports: NudgingPorts, now: Date): Promise<Date> => {
  const units = await ports.units.all();
  const members = units.flatMap((unit) => unit.members.filter((member) => !member.guest));
  const stored = await ports.people.many(members.map((member) => member.id));
  const people = new Map(
    stored.map((person) => [person.id, nudgePerson(person, person.id, person.name, false)]),
  );
  return nextWake({ people, holidays: ports.holidays }, now);
};

/** Delivers one card. A `retryAt` (real time) means that it surely did not go out and is to be tried then. */
export const deliverCard = async (ports: NudgingPorts, id: string): Promise<{ retryAt: Date } | null> => {
  const card = await ports.claims.card(id);
  if (!card || card.state === 'sent' || card.state === 'dropped') return null;
  const now = ports.clock.now();
  const at = now.toISOString();

  const units = await ports.units.ofPerson(card.person);
  const person = await ports.people.get(card.person);
  const decision = stillDue(await readFacts(ports, units, now), card, now);
  for (const [reason, keys] of groupByReason(decision.dropped)) {
    await ports.claims.keepLines(card.id, decision.lines, keys, reason);
  }
  if (decision.lines.length === 0 || !person?.address) {
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
    person.address,
    { kind: 'nudge', card: { card: card.id, unitName, lines, more: decision.lines.length - lines.length } },
    person.language,
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
      await ports.people.change(card.person, (known) => ({ ...known, address: null }));
      ports.journal.info('conversation-closed', { cause: sent.cause });
      return drop(ports, card, 'blocked', at);
    case 'refused':
      ports.journal.error('card-refused', { card: card.id, cause: sent.cause });
      return drop(ports, card, 'failed', at);
  }
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
