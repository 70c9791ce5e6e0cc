/** Claims and cards in memory, as the private store keeps them. */
import type { Claim, Matter } from '../../bot/core/nudge.ts';
import { aboutOf } from '../../bot/core/nudges/about.ts';
import type { CardRecord, ClaimStore, NewCard, Start } from '../../bot/usecases/ports.ts';

interface Kept {
  card: CardRecord;
  reason: Claim['reason'];
  attempts: number;
  doubts: number;
  crashes: number;
  waitUntil: string | null;
  /** Who is sending it, while that is known to be going on. */
  attempt: string | null;
}

type KeptClaim = Omit<Claim, 'state'>;

/**
 * `queued` receives the cards whose delivery is to be queued; `lapsed` names those whose mark is so old that its request
 * must be over.
 */
export const makeMemoryClaimStore = (queued: string[], lapsed = new Set<string>()): ClaimStore => {
  const cards = new Map<string, Kept>();
  const claims = new Map<string, KeptClaim>();
  const copy = <T>(value: T): T => structuredClone(value);
  const insert = (matter: Matter, card: string | null, reason: Claim['reason'], at: string): boolean => {
    if (claims.has(matter.key)) return false;
    const { key, kind, person, unit, why } = matter;
    const rest = { laterOn: null, answered: false, about: aboutOf(matter.line) };
    claims.set(key, { key, kind, person, unit, why, card, reason, at, ...rest });
    return true;
  };
  const unsettled = (id: string): Kept | undefined => {
    const kept = cards.get(id);
    return kept?.card.state === 'claimed' || kept?.card.state === 'sending' ? kept : undefined;
  };
  const whole = (claim: KeptClaim): Claim => {
    const kept = claim.card === null ? undefined : cards.get(claim.card);
    return {
      ...claim,
      state: kept?.card.state ?? 'dropped',
      reason: claim.reason ?? kept?.reason ?? null,
      at: kept?.card.sentAt ?? claim.at,
    };
  };
  const claim = ({ id, tenant, unit, planned, at }: NewCard): CardRecord | null => {
    const lines = planned.matters
      .filter((matter) => insert(matter, id, null, at))
      .map(({ key, line }) => ({ key, line }));
    if (lines.length === 0) return null;
    const { person, to, day } = planned;
    const sent = { activity: null, sentAt: null, answers: [] };
    const card: CardRecord = { id, person, to, tenant, unit, day, lines, state: 'claimed', at, ...sent };
    cards.set(id, { card, reason: null, attempts: 0, doubts: 0, crashes: 0, waitUntil: null, attempt: null });
    queued.push(id);
    return copy(card);
  };
  const start = (id: string, attempt: string): Start => {
    const kept = unsettled(id);
    if (!kept) return 'settled';
    const crashed = kept.attempt !== null && kept.attempt !== attempt;
    if (crashed && !lapsed.delete(id)) return { heldUntil: new Date(Date.now() + 12_000).toISOString() };
    const same = kept.attempt === attempt;
    const doubted = same ? kept.doubts + kept.crashes > 0 : kept.card.state === 'sending';
    kept.card.state = 'sending';
    kept.attempt = attempt;
    kept.attempts += same ? 0 : 1;
    if (doubted && !same) kept[crashed ? 'crashes' : 'doubts'] += 1;
    return doubted ? { doubts: kept.doubts, crashes: kept.crashes } : 'go';
  };
  return {
    claim: async (card) => claim(card),
    claimAll: async (all) => all.flatMap((card) => claim(card) ?? []),
    drop: async (matter, reason, at) => void insert(matter, null, reason, at),
    dropAll: async (drops, at) => {
      for (const { matter, reason } of drops) insert(matter, null, reason, at);
    },
    recent: async (since, of) =>
      new Map(
        [...claims.values()]
          .filter(
            (claim) =>
              claim.at >= since &&
              (of === undefined ||
                of.units.includes(claim.unit) ||
                of.people.includes(claim.person) ||
                of.keys?.includes(claim.key) === true),
          )
          .map((claim) => [claim.key, copy(whole(claim))]),
      ),
    card: async (id) => copy(cards.get(id)?.card ?? null),
    cards: async (ids) => copy(ids.flatMap((id) => cards.get(id)?.card ?? [])),
    startSending: async (ids, attempt) => new Map(ids.map((id) => [id, start(id, attempt)])),
    notSent: async (ids) => {
      const attempts = new Map<string, number>();
      for (const id of ids) {
        const kept = unsettled(id);
        if (!kept) continue;
        kept.card.state = 'claimed';
        kept.attempt = null;
        attempts.set(id, kept.attempts);
      }
      return attempts;
    },
    doubted: async (ids) => {
      for (const id of ids) {
        const kept = unsettled(id);
        if (kept?.card.state === 'sending') kept.attempt = null;
      }
    },
    postpone: async (id, until) => {
      const kept = cards.get(id);
      if (kept) kept.waitUntil = until;
    },
    wake: async (now) => {
      for (const [id, kept] of cards) {
        if (kept.waitUntil === null || kept.waitUntil > now || !unsettled(id)) continue;
        kept.waitUntil = null;
        queued.push(id);
      }
    },
    keepLines: async (id, lines, dropped, reason) => {
      const kept = cards.get(id);
      if (kept) kept.card.lines = copy(lines);
      for (const key of dropped) {
        const claim = claims.get(key);
        if (claim) claims.set(key, { ...claim, card: null, reason });
      }
    },
    sent: async (all) => {
      for (const { id, activity, at } of all) {
        const kept = cards.get(id);
        if (kept) Object.assign(kept.card, { state: 'sent', activity, sentAt: at });
      }
    },
    dropCard: async (id, reason, at) => {
      const kept = cards.get(id);
      if (!kept || kept.card.state === 'sent') return;
      kept.reason = reason;
      Object.assign(kept.card, { state: 'dropped', sentAt: at });
    },
    answer: async (id, key, answer, laterOn = null) => {
      const kept = cards.get(id);
      if (!kept || kept.card.answers.some((given) => given.key === key)) return false;
      kept.card.answers.push({ key, answer });
      const claim = claims.get(key);
      if (claim) claims.set(key, { ...claim, answered: true, laterOn: laterOn ?? claim.laterOn });
      return true;
    },
    unanswer: async (id, key) => {
      const kept = cards.get(id);
      if (kept) kept.card.answers = kept.card.answers.filter((given) => given.key !== key);
      const claim = claims.get(key);
      if (claim) claims.set(key, { ...claim, answered: false, laterOn: null });
    },
    counts: async () => {
      const groups = new Map<string, Awaited<ReturnType<ClaimStore['counts']>>[number]>();
      for (const claim of claims.values()) {
        const { state, kind, reason } = whole(claim);
        const name = `${state} ${kind} ${reason}`;
        const known = groups.get(name) ?? { state, kind, reason, count: 0, repeated: 0 };
        const kept = claim.card === null ? undefined : cards.get(claim.card);
        const doubts = (kept?.doubts ?? 0) + (kept?.crashes ?? 0);
        groups.set(name, { ...known, count: known.count + 1, repeated: known.repeated + doubts });
      }
      return [...groups.values()];
    },
    forget: async (before) => {
      for (const [id, { card }] of cards) if (card.at < before) cards.delete(id);
      for (const [key, claim] of claims) if (claim.at < before) claims.delete(key);
    },
  };
};
