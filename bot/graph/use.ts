/** How much of Graph a tenant has used, for operators. */
import { type Fate, isBroken, isThrottled } from './answers.ts';
import type { Cost } from './costs.ts';

/** Requests since the program started, each inside a `$batch` by itself. */
export interface Requests {
  succeeded: number;
  /** Answered with a status that says no: 4xx without 429. */
  refused: number;
  /** 429 and 503. */
  throttled: number;
  /** 500, 502, 504, no answer, an answer that could not be read. */
  broken: number;
  /** No connection. */
  unreached: number;
  /** Not sent, since the tenant was throttled or its units were spent. */
  held: number;
}

export interface GraphUse {
  /** SharePoint's resource units in the last sixty seconds and twenty-four hours. */
  unitsLastMinute: number;
  unitsToday: number;
  /** Null: none is set. */
  ceilingPerMinute: number | null;
  /** Instant (ISO) before which nothing is sent; null: the way is free. */
  throttledUntil: string | null;
  requests: Requests;
  /** Those of them that other services than SharePoint answer (Teams, people, calendars): they cost no units. */
  otherRequests: number;
}

const fieldOf = (status: number): keyof Requests => {
  if (status >= 200 && status < 400) return 'succeeded';
  if (isThrottled(status)) return 'throttled';
  return status === 0 || isBroken(status) ? 'broken' : 'refused';
};

export interface Counts {
  sent(cost: Cost): void;
  held(cost: Cost): void;
  ended(cost: Cost, fate: Fate): void;
  requests(): Requests;
  others(): number;
}

/** Makes counts that stand at nought. */
export const makeCounts = (): Counts => {
  const requests: Requests = { succeeded: 0, refused: 0, throttled: 0, broken: 0, unreached: 0, held: 0 };
  let others = 0;
  const all = (cost: Cost): number => cost.sharePoint + cost.others;
  return {
    sent(cost) {
      others += cost.others;
    },
    held(cost) {
      requests.held += all(cost);
    },
    ended(cost, fate) {
      if (fate.kind === 'unreached') requests.unreached += all(cost);
      else if (fate.kind === 'lost') requests.broken += all(cost);
      else {
        for (const { status } of fate.answers) requests[fieldOf(status)]++;
        // An inner request that the batch's answer leaves out.
        requests.broken += Math.max(0, all(cost) - fate.answers.length);
      }
    },
    requests: () => ({ ...requests }),
    others: () => others,
  };
};
