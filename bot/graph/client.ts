/**
 * The one place that talks to Graph, and the one that repeats (learn.microsoft.com/graph/throttling). What was surely
 * not taken is sent again after Retry-After or a growing, jittered pause; what may have been taken is sent again only
 * where that does no harm. All of it within the time that the caller can wait; then the caller learns how things stand.
 */
import type { Outcome } from '../core/fault.ts';
import type { As, Journal } from '../usecases/ports.ts';
import { exceedsThreshold, fateOf, isBroken, isRefusal, retryAfterOf } from './answers.ts';
import { costOf } from './costs.ts';
import type { Machine } from './machine.ts';
import { fullScopes, GRAPH_RESOURCE } from './scopes.ts';
import type { Ask, Sent } from './sent.ts';
import type { Traffic } from './traffic.ts';
import type { Attempt, Transport } from './transport.ts';

/** Where Graph's client gets its tokens; `bot/index.ts` fills it from `bot/identity`. */
export type GraphTokens = (
  as: As,
  ask: { resource: string; scopes: readonly string[]; fresh?: boolean },
) => Promise<Outcome<string>>;

/** Until when (machine's time) the caller waits, and with which delegated scopes a person's requests go. */
export interface Effort {
  until: number;
  scopes: readonly string[];
}

export interface GraphClient {
  /** Sends one request, repeated as its nature allows. */
  send(as: As, ask: Ask, effort: Effort): Promise<Sent>;
  /** An effort that ends `ms` from now. */
  effort(scopes: readonly string[], ms: number): Effort;
  /** Waits before the next round of a caller that repeats by itself; false when the time does not reach. */
  pause(round: number, effort: Effort, atLeastMs?: number): Promise<boolean>;
  /** Whether the last request failed: then a look goes before a write, so that one that cannot succeed does not leave. */
  troubled(as: As): boolean;
}

export interface ClientDeps {
  transport: Transport;
  tokens: GraphTokens;
  machine: Machine;
  journal: Journal;
  /** Says when a request may leave. */
  traffic: Traffic;
}

/** No single request is waited for longer. */
const ATTEMPT_MS = 8_000;
/** One that has waited for its turn is not sent with less time than this for its answer. */
const LEAST_MS = 300;
const FIRST_PAUSE_MS = 200;
const LONGEST_PAUSE_MS = 3_000;

/** How far a write that is sent again may have come before: not at all, hardly (503 says no), or nobody knows. */
type Doubt = 'none' | 'slight' | 'real';

type Step =
  | { kind: 'final'; sent: Sent }
  /** It did not leave: the tenant is throttled, or its units are spent, for longer than the caller waits. */
  | { kind: 'held'; sent: Sent }
  | { kind: 'again'; sent: Sent; doubt: Doubt; waitMs: number | null; fresh: boolean };

/** Makes the client. */
export const makeClient = ({ transport, tokens, machine, journal, traffic }: ClientDeps): GraphClient => {
  const iso = (inMs: number): string => new Date(machine.now() + inMs).toISOString();

  const pause = async (round: number, effort: Effort, atLeastMs = 0): Promise<boolean> => {
    const growing = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** round) * (0.5 + machine.random() / 2);
    const wait = Math.max(atLeastMs, growing);
    if (machine.now() + wait >= effort.until) return false;
    await machine.sleep(wait);
    return true;
  };

  const judge = (attempt: Attempt, ask: Ask, triedFresh: boolean): Step => {
    if (attempt.kind === 'unreached') {
      const fault = { kind: 'offline', inDoubt: false, retryAt: iso(LONGEST_PAUSE_MS) } as const;
      const sent: Sent = { kind: 'refused', status: 0, fault };
      return { kind: 'again', sent, doubt: 'none', waitMs: null, fresh: false };
    }
    const writes = ask.method !== 'GET';
    const doubt: Doubt = writes ? 'real' : 'none';
    const lost: Sent = {
      kind: 'lost',
      fault: { kind: 'offline', inDoubt: writes, retryAt: iso(LONGEST_PAUSE_MS) },
    };
    if (attempt.kind === 'broken') return { kind: 'again', sent: lost, doubt, waitMs: null, fresh: false };
    const { status, headers, body } = attempt.response;
    const waitMs = retryAfterOf(headers, machine.now());
    if (isRefusal(status) && !exceedsThreshold(body)) {
      const fault = { kind: 'busy', retryAt: iso(waitMs ?? LONGEST_PAUSE_MS) } as const;
      const slight = writes && status === 503 ? 'slight' : 'none';
      return { kind: 'again', sent: { kind: 'refused', status, fault }, doubt: slight, waitMs, fresh: false };
    }
    if (isBroken(status)) return { kind: 'again', sent: lost, doubt, waitMs, fresh: false };
    const answered: Sent = { kind: 'answered', status, headers, body, doubted: false };
    // The token may have been revoked before its time: one new one is asked for.
    if (status === 401 && !triedFresh)
      return { kind: 'again', sent: answered, doubt: 'none', waitMs: 0, fresh: true };
    return { kind: 'final', sent: answered };
  };

  const attemptOnce = async (as: As, ask: Ask, effort: Effort, fresh: boolean): Promise<Step> => {
    const scopes = fullScopes(effort.scopes);
    const token = await tokens(as, { resource: GRAPH_RESOURCE, scopes, ...(fresh ? { fresh } : {}) });
    if (!token.ok) {
      const sent: Sent = { kind: 'refused', status: 0, fault: token.fault };
      const passing = token.fault.kind === 'busy' || token.fault.kind === 'offline';
      if (!passing) return { kind: 'final', sent };
      const waitMs =
        token.fault.kind === 'busy' ? Math.max(0, Date.parse(token.fault.retryAt) - machine.now()) : null;
      return { kind: 'again', sent, doubt: 'none', waitMs, fresh };
    }
    const cost = costOf(ask);
    const background = as.kind === 'app' && as.background === true;
    const turn = await traffic.turn(as.tenant, { cost, background, until: effort.until - LEAST_MS });
    if (turn.kind === 'held') {
      const fault = { kind: 'busy', retryAt: new Date(turn.retryAt).toISOString() } as const;
      return { kind: 'held', sent: { kind: 'refused', status: 0, fault } };
    }
    const limit = Math.min(ATTEMPT_MS, effort.until - machine.now());
    const attempt = await transport(token.value, ask, limit);
    turn.ended(fateOf(ask, attempt, cost.sharePoint + cost.others, machine.now()));
    return judge(attempt, ask, fresh);
  };

  const gaveUp = (ask: Ask, sent: Sent, attempts: number): Sent => {
    journal.warn('graph-gave-up', {
      method: ask.method,
      // What stands between colons is a file's name: its owner's words.
      path: ask.path.split('?')[0]?.replace(/:\/[^:]*/g, ':/…'),
      outcome: sent.kind,
      status: sent.kind === 'lost' ? null : sent.status,
      attempts,
    });
    return sent;
  };

  const send = async (as: As, ask: Ask, effort: Effort): Promise<Sent> => {
    const repeatable = ask.repeatable ?? ask.method === 'GET';
    let doubt: Doubt = 'none';
    let fresh = false;
    for (let round = 0; ; round++) {
      const step = await attemptOnce(as, ask, effort, fresh);
      const settled = inDoubt(step.sent, doubt);
      if (step.kind === 'final') return settled;
      if (step.kind === 'held') return gaveUp(ask, settled, round);
      if (step.sent.kind === 'lost' && !repeatable) return settled;
      if (step.fresh && !fresh) {
        fresh = true;
        continue;
      }
      if (doubt !== 'real' && step.doubt !== 'none') doubt = step.doubt;
      if (!(await pause(round, effort, step.waitMs ?? 0)))
        return gaveUp(ask, inDoubt(step.sent, doubt), round + 1);
    }
  };

  return {
    send,
    pause,
    troubled: (as) => traffic.troubled(as.tenant),
    effort: (scopes, ms) => ({ scopes, until: machine.now() + ms }),
  };
};

/** What an outcome is worth when the same request was sent before. */
const inDoubt = (sent: Sent, doubt: Doubt): Sent => {
  if (doubt === 'none' || sent.kind === 'lost') return sent;
  if (sent.kind === 'answered') return { ...sent, doubted: true };
  // Whoever looks whether a 503 spoke the truth is to look too when the repetition was refused otherwise.
  if (doubt === 'slight') return { ...sent, look: true };
  const retryAt = sent.fault.kind === 'busy' || sent.fault.kind === 'offline' ? sent.fault.retryAt : null;
  if (retryAt === null) return sent;
  return { kind: 'lost', fault: { kind: 'offline', inDoubt: true, retryAt } };
};
