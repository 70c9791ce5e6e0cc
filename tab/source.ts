/** One thing that is read from the API and kept fresh while somebody looks at it. */
import type { Result, Trouble } from './trouble.ts';

export interface Snapshot<T> {
  value: T | null;
  /** Why the last read failed; an earlier value stays beside it. */
  trouble: Trouble | null;
  /** When the next try comes by itself, ISO; null while all is well. */
  nextTry: string | null;
}

/** What a source needs of the window; a test gives its own. */
export interface Surroundings {
  now(): number;
  visible(): boolean;
  /** Calls back when the window is shown or focused again; returns how to stop. */
  onWake(wake: () => void): () => void;
  after(milliseconds: number, run: () => void): () => void;
}

const EVERY_MS = 15_000;
const LONGEST_MS = 120_000;
/** A wish of the server to wait longer than this is asked about anyway. */
const LONGEST_WAIT_MS = 600_000;

/**
 * Reads at once when first watched, then every 15 s and on focus while the window is visible, ever more seldom
 * while it fails, and not at all when nobody watches. A read that began before a change of ours is dropped.
 */
export class Source<T> {
  private snapshot: Snapshot<T> = { value: null, trouble: null, nextTry: null };
  private text = '';
  private readonly watchers = new Set<() => void>();
  private epoch = 0;
  private failures = 0;
  private reading: Promise<void> | null = null;
  private stopTimer: (() => void) | null = null;
  private stopWake: (() => void) | null = null;
  private readonly load: () => Promise<Result<T>>;
  private readonly around: Surroundings;

  constructor(load: () => Promise<Result<T>>, around: Surroundings) {
    this.load = load;
    this.around = around;
  }

  readonly current = (): Snapshot<T> => this.snapshot;

  /** Watches; the returned function stops. */
  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    if (this.watchers.size === 1) {
      this.stopWake = this.around.onWake(() => void this.refresh());
      void this.refresh();
    }
    return () => {
      this.watchers.delete(changed);
      if (this.watchers.size > 0) return;
      this.stopTimer?.();
      this.stopWake?.();
      this.stopTimer = null;
      this.stopWake = null;
    };
  };

  /** Reads now; joins a read that is under way unless a change came in between. */
  readonly refresh = (): Promise<void> => {
    if (this.reading) return this.reading;
    const reading = this.read().finally(() => {
      if (this.reading === reading) this.reading = null;
    });
    this.reading = reading;
    return reading;
  };

  /** Puts in what a write of ours answered, and reads again to see everything that followed from it. */
  readonly change = (apply: (value: T) => T): void => {
    this.epoch += 1;
    this.reading = null;
    if (this.snapshot.value !== null) this.put(apply(this.snapshot.value));
    if (this.watchers.size > 0) void this.refresh();
  };

  /**
   * Reads once by another way that answers the same; null, or why it failed. What is shown stays when it fails. A change
   * of ours that came in between is newer than the answer: then it is read again.
   */
  readonly readBy = async (load: () => Promise<Result<T>>): Promise<Trouble | null> => {
    const epoch = this.epoch;
    const result = await load();
    if (!result.ok) return result.trouble;
    if (epoch === this.epoch) {
      // Reads that began before this one ended are older.
      this.epoch += 1;
      this.reading = null;
      this.failures = 0;
      this.put(result.value);
      this.plan(EVERY_MS);
    } else if (this.watchers.size > 0) void this.refresh();
    return null;
  };

  private async read(): Promise<void> {
    this.stopTimer?.();
    const epoch = this.epoch;
    const result = await this.load();
    if (epoch !== this.epoch) return;
    if (result.ok) {
      this.failures = 0;
      this.put(result.value);
    } else {
      this.failures += 1;
      const nextTry = new Date(this.around.now() + this.wait(result.trouble)).toISOString();
      this.show({ value: this.snapshot.value, trouble: result.trouble, nextTry });
    }
    this.plan(result.ok ? EVERY_MS : this.wait(result.trouble));
  }

  private wait(trouble: Trouble): number {
    const backoff = Math.min(EVERY_MS * 2 ** (this.failures - 1), LONGEST_MS);
    const asked = trouble.retryAt ? Date.parse(trouble.retryAt) - this.around.now() : 0;
    return asked > 0 ? Math.min(Math.max(asked, 1_000), LONGEST_WAIT_MS) : backoff;
  }

  /** A hidden window reads nothing; it reads when it is shown again. */
  private plan(milliseconds: number): void {
    this.stopTimer?.();
    if (this.watchers.size === 0) return;
    this.stopTimer = this.around.after(milliseconds, () => {
      if (this.around.visible()) void this.refresh();
    });
  }

  private put(value: T): void {
    const text = JSON.stringify(value);
    if (text === this.text && this.snapshot.trouble === null) return;
    const same = text === this.text && this.snapshot.value !== null;
    this.text = text;
    this.show({ value: same ? this.snapshot.value : value, trouble: null, nextTry: null });
  }

  private show(snapshot: Snapshot<T>): void {
    this.snapshot = snapshot;
    for (const changed of this.watchers) changed();
  }
}
