/**
 * Delivery of claimed cards, in the steps that a lane takes: decide everything again at the moment of sending, mark
 * that requests are about to leave, send, and keep how it came out. Each step but the request itself takes many cards
 * at once. What stopped being relevant since it was claimed is never sent.
 */
import type { Language } from '../core/content.ts';
import { readKinds } from '../core/fewer.ts';
import type { DropReason } from '../core/nudge.ts';
import { stillDue } from '../core/nudges/plan.ts';
import type { Reply } from '../core/reply.ts';
import { type CardFacts, factsForCards } from './card-facts.ts';
import type { PlanningPorts } from './planning.ts';
import type { Address, CardRecord, InstallStore, Messenger, ProblemTold, Sent } from './ports.ts';
import { uninstalled } from './uninstall.ts';

export { nextSlot, planNudges, sitesWithDue } from './planning.ts';

export interface NudgingPorts extends PlanningPorts {
  messenger: Messenger;
  installs: Pick<InstallStore, 'removed'>;
}

/** A card that is to leave now, with everything that the request needs. */
export interface Letter {
  card: string;
  tenant: string;
  conversation: string;
  /** Whom it goes to; of a channel the unit's id. */
  person: string;
  to: CardRecord['to'];
  address: Address;
  language: Language;
  reply: Reply;
  /** Sent twice it would be worse than not sent; a reminder missed would be worse than a double. */
  reflection: boolean;
}

/** What becomes of a card next. `over`: nothing more. `again`: its job comes back then (machine's time). */
export type Step = { kind: 'over' } | { kind: 'again'; at: Date; holdTenant?: true };

const OVER: Step = { kind: 'over' };

/** So many attempts that surely failed come soon after another; then Teams is away, and they come ever more rarely. */
const QUICK_ATTEMPTS = 4;
const LONGEST_PAUSE_MS = 60_000;
/** Operators are told of a card that keeps failing at every so many attempts. */
const TELL_EVERY = 20;
/** A reminder whose arrival is unknown, since Teams' answer did not come, is sent again so often at most. */
const MOST_DOUBTS = 2;
/** And where workers ended meanwhile: rarely did any of these requests leave, and nobody is to miss a reminder. */
const MOST_CRASHES = 8;
/** The pause before a request whose arrival is unknown is repeated. */
const DOUBT_PAUSE_MS = 1_000;

/** Whether a card's lines have the shape that everything else relies on. */
const isReadable = ({ lines }: { lines: unknown }): boolean =>
  Array.isArray(lines) &&
  lines.every((each: { key?: unknown; line?: { kind?: unknown; unit?: unknown } } | null) => {
    const { kind, unit } = each?.line ?? {};
    return typeof each?.key === 'string' && typeof unit === 'string' && readKinds([kind]).length === 1;
  });

/** Decides about cards as everything stands now; gives the letters to send, and of the others what becomes of them. */
export const prepareCards = async (
  ports: NudgingPorts,
  ids: readonly string[],
): Promise<Map<string, Letter | Step>> => {
  const now = ports.clock.now();
  const known = await ports.claims.cards(ids);
  const claimed = known.filter(({ state }) => state === 'claimed' || state === 'sending');
  const open = claimed.filter(isReadable);
  const facts = open.length > 0 ? await factsForCards(ports, open, now) : new Map<string, CardFacts>();
  const prepared = new Map<string, Letter | Step>(ids.map((id) => [id, OVER]));
  for (const card of open) {
    const of = facts.get(card.id);
    if (of) prepared.set(card.id, await decideCard(ports, card, of, now));
  }
  // Trying again would not mend it.
  for (const card of claimed)
    if (!isReadable(card)) await giveUpCard(ports, card.id, 'the card’s lines cannot be read');
  return prepared;
};

const decideCard = async (
  ports: NudgingPorts,
  card: CardRecord,
  { facts, person, units }: CardFacts,
  now: Date,
): Promise<Letter | Step> => {
  const at = now.toISOString();
  const decision = stillDue(facts, card, now);
  for (const [reason, keys] of groupByReason(decision.dropped))
    await ports.claims.keepLines(card.id, decision.lines, keys, reason);
  const address = card.to === 'channel' ? await ports.life.channel(card.unit) : (person?.address ?? null);
  if (decision.lines.length === 0 || !address)
    return drop(ports, card.id, decision.dropped[0]?.reason ?? 'no-address', at);
  if (decision.waitUntil) {
    await ports.claims.postpone(card.id, decision.waitUntil.toISOString());
    return OVER;
  }
  const unitName = units.find((unit) => unit.id === card.unit)?.name ?? '';
  const lines = decision.lines.slice(0, 3);
  const more = decision.lines.length - lines.length;
  return {
    card: card.id,
    tenant: card.tenant,
    conversation: address.conversation,
    person: card.person,
    to: card.to,
    address,
    // a channel has no language of its own
    language: person?.language ?? 'sv',
    reply: {
      kind: 'nudge',
      card: { card: card.id, unitName, lines, more, ...(card.to === 'channel' ? { to: card.to } : {}) },
    },
    reflection: decision.lines.every(({ line }) => line.kind === 'N8'),
  };
};

/**
 * Marks that the requests of these letters are about to leave; gives those that may (`go`), and of the others what
 * becomes of them. `attempt` names this very marking, so that it can be repeated.
 */
export const startLetters = async (
  ports: NudgingPorts,
  letters: readonly Letter[],
  attempt: string,
): Promise<Map<string, 'go' | Step>> => {
  const starts = await ports.claims.startSending(
    letters.map(({ card }) => card),
    attempt,
  );
  const started = new Map<string, 'go' | Step>();
  for (const { card, reflection } of letters) {
    const start = starts.get(card) ?? 'settled';
    if (start === 'go') started.set(card, 'go');
    else if (start === 'settled') started.set(card, OVER);
    else if ('heldUntil' in start) started.set(card, { kind: 'again', at: new Date(start.heldUntil) });
    else if (reflection || start.doubts > MOST_DOUBTS || start.crashes > MOST_CRASHES)
      started.set(card, await drop(ports, card, 'in-doubt', ports.clock.now().toISOString()));
    else {
      ports.journal.warn('sent-again-in-doubt', { card });
      started.set(card, 'go');
    }
  }
  return started;
};

/** Sends one letter: one request. Throws when it cannot even be written. */
export const sendLetter = (ports: NudgingPorts, letter: Letter): Promise<Sent> =>
  ports.messenger.send(letter.address, letter.reply, letter.language);

/** Keeps how requests came out; gives what becomes of the cards. */
export const settleLetters = async (
  ports: NudgingPorts,
  results: readonly { letter: Letter; sent: Sent }[],
): Promise<Map<string, Step>> => {
  const at = ports.clock.now().toISOString();
  const steps = new Map<string, Step>();
  const arrived = results.flatMap(({ letter, sent }) =>
    sent.kind === 'sent' ? [{ id: letter.card, activity: sent.activity, at }] : [],
  );
  if (arrived.length > 0) await ports.claims.sent(arrived);
  for (const { id } of arrived) steps.set(id, OVER);

  const refused = results.filter(({ sent }) => sent.kind === 'busy').map(({ letter }) => letter.card);
  const attempts = refused.length > 0 ? await ports.claims.notSent(refused) : new Map<string, number>();
  const doubted = results.filter(({ sent }) => sent.kind === 'in-doubt').map(({ letter }) => letter.card);
  if (doubted.length > 0) await ports.claims.doubted(doubted);
  for (const { letter, sent } of results)
    if (sent.kind === 'busy')
      steps.set(letter.card, tryAgain(ports, letter, sent, attempts.get(letter.card) ?? 0));
    else if (sent.kind !== 'sent') steps.set(letter.card, await settleFailure(ports, letter, sent, at));
  return steps;
};

const settleFailure = async (
  ports: NudgingPorts,
  { card, person, to }: Letter,
  sent: Sent & { kind: 'in-doubt' | 'closed' | 'refused' },
  at: string,
): Promise<Step> => {
  switch (sent.kind) {
    case 'in-doubt':
      ports.journal.warn('sending-in-doubt', { card, cause: sent.cause });
      return { kind: 'again', at: new Date(Date.now() + DOUBT_PAUSE_MS * (1 + Math.random())) };
    case 'closed':
      if (to === 'channel') await ports.life.saveChannel(person, null);
      else await uninstalled(ports, person);
      ports.journal.info('conversation-closed', { cause: sent.cause });
      return drop(ports, card, 'blocked', at);
    case 'refused':
      ports.journal.error('card-refused', { card, cause: sent.cause });
      return drop(ports, card, 'failed', at);
  }
};

/**
 * When a card that surely did not go out is tried again: as the service says, but ever later while it fails, and not
 * all at the same time. It is given up by no number of attempts: each decides anew, and drops it when its time is past.
 */
const tryAgain = (
  { journal }: NudgingPorts,
  { card }: Letter,
  sent: Sent & { kind: 'busy' },
  attempts: number,
): Step => {
  if (attempts > 0 && attempts % TELL_EVERY === 0) journal.error('card-keeps-waiting', { card, attempts });
  const slow =
    attempts < QUICK_ATTEMPTS
      ? 0
      : Math.min(1_000 * 2 ** (attempts - 2), LONGEST_PAUSE_MS) * (1 - Math.random() / 2);
  const at = new Date(Date.parse(sent.retryAt) + slow);
  return sent.said ? { kind: 'again', at, holdTenant: true } : { kind: 'again', at };
};

/** Delivery as a worker's lanes run it. */
export const makeDelivery = (ports: NudgingPorts) => ({
  prepare: (cards: readonly string[]) => prepareCards(ports, cards),
  start: (letters: readonly Letter[], attempt: string) => startLetters(ports, letters, attempt),
  send: (letter: Letter) => sendLetter(ports, letter),
  settle: (results: readonly { letter: Letter; sent: Sent }[]) => settleLetters(ports, results),
  unsent: async ({ card }: Letter) => void (await ports.claims.notSent([card])),
});

/** Delivers one card by itself. A `retryAt` (real time) means that it is to be tried then. */
export const deliverCard = async (ports: NudgingPorts, id: string): Promise<{ retryAt: Date } | null> => {
  const again = (step: Step | undefined): { retryAt: Date } | null =>
    step?.kind === 'again' ? { retryAt: step.at } : null;
  const prepared = (await prepareCards(ports, [id])).get(id) ?? OVER;
  if ('kind' in prepared) return again(prepared);
  const start = (await startLetters(ports, [prepared], ports.ids.uuid())).get(id);
  if (start !== 'go') return again(start);
  const sent = await sendLetter(ports, prepared);
  return again((await settleLetters(ports, [{ letter: prepared, sent }])).get(id));
};

/** Settles a card whose delivery failed for good, so that it neither waits nor counts towards caps for ever. */
export const giveUpCard = async (
  ports: Pick<NudgingPorts, 'claims' | 'clock' | 'journal' | 'life'>,
  id: string,
  reason = 'unknown',
): Promise<void> => {
  const at = ports.clock.now().toISOString();
  const problem = { key: `card-given-up:${id}`, kind: 'card-given-up', unit: null, about: id } as const;
  if (await ports.life.tell(problem, at)) ports.journal.error('card-given-up', { card: id, reason });
  await ports.claims.dropCard(id, 'failed', at);
};

/** Something beside a card that failed for good: operators find it in the status, as the log has told. */
export const noteGivenUp = async (
  ports: Pick<NudgingPorts, 'clock' | 'life'>,
  { kind, about }: Pick<ProblemTold, 'kind' | 'about'>,
): Promise<void> => {
  const at = ports.clock.now().toISOString();
  await ports.life.tell({ key: `${kind}:${about}`, kind, unit: null, about }, at);
};

const drop = async (ports: NudgingPorts, card: string, reason: DropReason, at: string): Promise<Step> => {
  await ports.claims.dropCard(card, reason, at);
  return OVER;
};

const groupByReason = (
  dropped: readonly { key: string; reason: DropReason }[],
): Map<DropReason, string[]> => {
  const groups = new Map<DropReason, string[]>();
  for (const { key, reason } of dropped) groups.set(reason, [...(groups.get(reason) ?? []), key]);
  return groups;
};
