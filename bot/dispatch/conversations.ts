/**
 * What Teams lets a bot send in one conversation
 * (learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit): sliding windows, in the worker's milliseconds.
 */
const WINDOWS = [
  { ms: 1_000, most: 7 },
  { ms: 2_000, most: 8 },
  { ms: 30_000, most: 60 },
  { ms: 3_600_000, most: 1_800 },
] as const;
const LONGEST = 3_600_000;
/** A request may arrive earlier than one before it. */
const MARGIN_MS = 100;
const MANY = 10_000;

export class Conversations {
  readonly #sent = new Map<string, number[]>();

  /** How long to wait before one more may go to the conversation; 0 when it may now. */
  wait(conversation: string, now: number): number {
    const sent = this.#sent.get(conversation);
    if (sent === undefined) return 0;
    let wait = 0;
    for (const { ms, most } of WINDOWS) {
      const blocking = sent[sent.length - most];
      if (blocking !== undefined) wait = Math.max(wait, blocking + ms + MARGIN_MS - now);
    }
    return wait;
  }

  note(conversation: string, now: number): void {
    const sent = (this.#sent.get(conversation) ?? []).filter((at) => at > now - LONGEST);
    sent.push(now);
    // Said again, it moves to the end: the oldest are first to be forgotten.
    this.#sent.delete(conversation);
    this.#sent.set(conversation, sent);
    if (this.#sent.size <= MANY) return;
    for (const [key, times] of this.#sent) {
      if ((times.at(-1) ?? 0) > now - 30_000) break;
      this.#sent.delete(key);
    }
  }
}
