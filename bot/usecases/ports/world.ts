/** What every use case needs of the world: the clock, ids, the log, and with whose rights a request goes out. */

/** With whose rights a request goes out: a person's (their token is exchanged on behalf of them) or the app's own. */
export type As =
  | { kind: 'person'; person: string; tenant: string; assertion: string }
  /** `background`: nobody waits for it, so it goes after what people wait for. */
  | { kind: 'app'; tenant: string; background?: true };

/** The clock that rules and planning read. Tokens, retries and the queue run on the machine's own time. */
export interface Clock {
  now(): Date;
  /**
   * Resolves when the clock has reached `until`, or earlier when it was set by hand. `lived` is false when the time
   * between was not lived through (the program was not running); `moved`: somebody has set the clock to this time by
   * hand and looks at what has come of it. Until the next call the caller counts as busy. `signal` ends the wait: the
   * caller has thought of another time.
   */
  wait(until: Date, signal?: AbortSignal): Promise<{ now: Date; lived: boolean; moved?: boolean }>;
}

/** Makes ids and keys. */
export interface Ids {
  uuid(): string;
}

/** Tells operators; never what people wrote. */
export interface Journal {
  info(event: string, facts?: Record<string, unknown>): void;
  warn(event: string, facts?: Record<string, unknown>): void;
  error(event: string, facts?: Record<string, unknown>): void;
}
