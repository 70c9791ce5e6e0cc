/** Faults on purpose: what `POST /control/faults` asks for, laid around each request to a service. */
import { z } from 'zod';
import { faultAnswer, type Service } from './fault-bodies.ts';
import type { Res } from './http.ts';

export const faultRule = z.strictObject({
  /** The answer's status; 0 closes the connection; without it the request goes on after `delayMs`. */
  status: z.union([z.literal(0), z.int().min(200).max(599)]).optional(),
  /** Goes into Retry-After: seconds, or an HTTP date. */
  retryAfter: z.union([z.number().min(0), z.string()]).optional(),
  /** The part of matching requests that is hit, 0 to 1. */
  share: z.number().min(0).max(1).optional(),
  /** A part of `METHOD path`, with the query. */
  match: z.string().optional(),
  /** Holds the request before it takes effect; with `after`, holds the answer. */
  delayMs: z.number().min(0).max(3_600_000).optional(),
  /** The request takes effect, and then the fault is answered. */
  after: z.boolean().optional(),
  /** The first n matching requests pass. */
  skip: z.int().min(0).optional(),
  /** The error code in the body. */
  code: z.string().optional(),
  /** Makes the choice by `share` repeatable. */
  seed: z.int().optional(),
});
export type FaultRule = z.infer<typeof faultRule>;

interface Active {
  rule: FaultRule;
  passed: number;
  chance: () => number;
}

/** A repeatable row of numbers from 0 up to 1 (mulberry32). */
const chances = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
};

const decoded = (label: string): string => {
  try {
    return decodeURIComponent(label);
  } catch {
    return label;
  }
};

/** What is to happen to one request: held before it takes effect, held before its answer, answered with a fault. */
export interface Plan {
  before: number;
  after: number;
  /** The fault's answer, if any; with `effect` the request takes effect all the same. */
  answer: Res | null;
  effect: boolean;
}

export interface Faults {
  /** Replaces a service's rules; none clears them. */
  set(service: Service, rules: readonly FaultRule[]): void;
  rules(service: Service): FaultRule[];
  /** Decides on one request, by all rules or only by those with `match`. Each rule counts what it lets pass. */
  plan(service: Service, label: string, matchedOnly: boolean): Plan;
  /** Waits; false when `reset` came in between. */
  held(ms: number): Promise<boolean>;
  /** Runs a request with the service's faults around it. `path` begins with `/v1.0`, `/v3` or the identity tenant. */
  around(service: Service, method: string, path: string, run: () => Promise<Res>): Promise<Res>;
  /** Clears all rules and closes the connections of requests that are being held, without effect. */
  reset(): void;
}

/** Makes the faults of a tenant: none at first. */
export const makeFaults = (): Faults => {
  const active: Record<Service, Active[]> = { graph: [], connector: [], identity: [] };
  let holds = new Set<() => void>();

  const held = (ms: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (ms === 0) return resolve(true);
      const drop = (): void => {
        clearTimeout(timer);
        resolve(false);
      };
      const timer = setTimeout(() => {
        holds.delete(drop);
        resolve(true);
      }, ms);
      holds.add(drop);
    });

  const hits = (one: Active, label: string): boolean => {
    const { match, skip = 0, share = 1 } = one.rule;
    if (match !== undefined && !label.includes(match) && !decoded(label).includes(match)) return false;
    if (one.passed < skip) {
      one.passed++;
      return false;
    }
    return share >= 1 || one.chance() < share;
  };

  const plan = (service: Service, label: string, matchedOnly: boolean): Plan => {
    const made: Plan = { before: 0, after: 0, answer: null, effect: true };
    for (const one of active[service]) {
      const { rule } = one;
      if ((matchedOnly && rule.match === undefined) || !hits(one, label)) continue;
      if (rule.after) made.after += rule.delayMs ?? 0;
      else made.before += rule.delayMs ?? 0;
      if (rule.status === undefined) continue;
      made.answer = faultAnswer(service, rule.status, rule.code, rule.retryAfter);
      made.effect = rule.after ?? false;
      break;
    }
    return made;
  };

  return {
    set(service, rules) {
      active[service] = rules.map((rule) => ({ rule, passed: 0, chance: chances(rule.seed ?? 1) }));
    },
    rules: (service) => active[service].map((one) => one.rule),
    plan,
    held,
    async around(service, method, path, run) {
      const { before, after, answer, effect } = plan(service, `${method} ${path}`, false);
      if (!(await held(before))) return { status: 0 };
      const real = effect ? await run() : null;
      if (!(await held(after))) return { status: 0 };
      return answer ?? real ?? { status: 0 };
    },
    reset() {
      for (const service of ['graph', 'connector', 'identity'] as const) active[service] = [];
      const dropped = holds;
      holds = new Set();
      for (const drop of dropped) drop();
    },
  };
};
