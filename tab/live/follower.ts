/** Follows a meeting while somebody looks: one question at a time, which the server holds until there is news. */
import type { Live, LiveMeeting } from '../../bot/core/api-live.ts';
import type { Surroundings } from '../source.ts';
import type { Result, Trouble } from '../trouble.ts';

export interface Followed {
  value: LiveMeeting | null;
  line: 'connecting' | 'connected' | 'retrying';
  /** Why the last question failed. */
  trouble: Trouble | null;
  /** How far the program's clock is ahead of this machine's, in milliseconds. */
  ahead: number;
}

type Load = (since: string | null, gone: AbortSignal) => Promise<Result<Live>>;

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 30_000;
/** A server that answers with nothing at once holds no questions just now. */
const QUICK_MS = 500;
const PATIENCE_MS = 2_000;
/** A question that is held this long without an answer still means that the line stands. */
const STANDS_MS = 1_500;

/**
 * Asks as long as somebody watches and the window is visible. After a failure it asks again, ever more seldom and not
 * all at the same moment, and at once when the window is shown or the network comes back.
 */
export class Follower {
  private followed: Followed = { value: null, line: 'connecting', trouble: null, ahead: 0 };
  private readonly watchers = new Set<() => void>();
  private version: string | null = null;
  private failures = 0;
  private running = false;
  private gone = new AbortController();
  private wake: () => void = () => undefined;
  private stopWake: (() => void) | null = null;
  private readonly load: Load;
  private readonly around: Surroundings;
  private readonly chance: () => number;

  constructor(load: Load, around: Surroundings, chance: () => number = Math.random) {
    this.load = load;
    this.around = around;
    this.chance = chance;
  }

  readonly current = (): Followed => this.followed;

  /** Watches; the returned function stops, and with the last one the question that is being held. */
  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    if (this.watchers.size === 1) {
      this.stopWake = this.around.onWake(() => this.wake());
      void this.run();
    }
    return () => {
      this.watchers.delete(changed);
      if (this.watchers.size > 0) return;
      this.stopWake?.();
      this.stopWake = null;
      this.gone.abort();
      this.wake();
    };
  };

  /** Puts in what a write of ours answered; what is older than what is known is dropped. */
  readonly take = ({ version, now, news }: Live): void => {
    if (this.version !== null && Number(version) < Number(this.version)) return;
    this.version = version;
    const ahead = Date.parse(now) - this.around.now();
    this.show({ value: news ?? this.followed.value, line: 'connected', trouble: null, ahead });
  };

  /** Asks for everything anew. */
  readonly refresh = (): void => {
    this.version = null;
    this.gone.abort();
    this.wake();
  };

  private async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    while (this.watchers.size > 0) {
      if (!this.around.visible()) await this.pause(null);
      else await this.pause(await this.ask());
    }
    this.running = false;
  }

  /** Asks once; gives how long to wait before the next question. */
  private async ask(): Promise<number | null> {
    const gone = new AbortController();
    this.gone = gone;
    const began = this.around.now();
    const since = this.version;
    const stands = this.around.after(STANDS_MS, () => {
      if (since !== null && this.failures > 0 && this.gone === gone) {
        this.show({ ...this.followed, line: 'connected', trouble: null });
      }
    });
    const result = await this.load(since, gone.signal);
    stands();
    if (gone.signal.aborted) return 0;
    if (result.ok) {
      this.failures = 0;
      this.take(result.value);
      const quick = this.around.now() - began < QUICK_MS;
      return quick && since !== null && result.value.news === null ? PATIENCE_MS : 0;
    }
    this.failures += 1;
    this.show({ ...this.followed, line: 'retrying', trouble: result.trouble });
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** (this.failures - 1), LONGEST_PAUSE_MS);
    return longest * (0.5 + this.chance() / 2);
  }

  /** Waits, null: until woken; being woken ends it. */
  private pause(milliseconds: number | null): Promise<void> {
    if (milliseconds === 0 || this.watchers.size === 0) return Promise.resolve();
    return new Promise((resolve) => {
      const stop =
        milliseconds === null ? () => undefined : this.around.after(milliseconds, () => this.wake());
      this.wake = () => {
        this.wake = () => undefined;
        stop();
        resolve();
      };
    });
  }

  private show(followed: Followed): void {
    this.followed = followed;
    for (const changed of this.watchers) changed();
  }
}
