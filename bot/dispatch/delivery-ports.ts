/** What delivery by a worker needs of the use cases and of the queue. */

/** What becomes of a card next: nothing more, or its job comes back then (machine's time). */
export type Step = { kind: 'over' } | { kind: 'again'; at: Date; holdTenant?: true };

export interface Letter {
  card: string;
  tenant: string;
  conversation: string;
}

/** What the use cases do with cards; each takes many at once but `send`. */
export interface Delivery<L extends Letter, Sent> {
  prepare(cards: readonly string[]): Promise<Map<string, L | Step>>;
  start(letters: readonly L[], attempt: string): Promise<Map<string, 'go' | Step>>;
  /** One request. Throws when it cannot be written. */
  send(letter: L): Promise<Sent>;
  settle(results: readonly { letter: L; sent: Sent }[]): Promise<Map<string, Step>>;
  /** The request of a letter could not be written: nothing left. */
  unsent(letter: L): Promise<void>;
}

export interface CardJob {
  id: string;
  retryCount: number;
  card: string;
  tenant: string;
}

/** The queue as delivery needs it. */
export interface CardJobs {
  fetch(most: number, without: readonly string[]): Promise<CardJob[]>;
  /** Says that these jobs are still being worked on. */
  touch(jobs: readonly CardJob[]): Promise<void>;
  complete(jobs: readonly CardJob[]): Promise<void>;
  fail(job: CardJob, reason: string): Promise<void>;
  /** Puts the cards back in the queue, in place of these jobs. */
  putBack(jobs: readonly { job: CardJob; at: Date }[]): Promise<void>;
}

export interface DeliveryOptions {
  /** The worker's milliseconds, and its way to wait. */
  now?: () => number;
  /** How often an empty queue is asked. */
  idleMs?: number;
}
