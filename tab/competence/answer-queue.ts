/** Answers on their way: each is sent at once, one sending at a time, and none is lost while the way is shut. */
import type { Level } from '../../bot/core/api-competence.ts';
import type { Surroundings } from '../source.ts';
import type { Trouble } from '../trouble.ts';

export type Answers = Readonly<Record<string, Level>>;

export interface Saving {
  /** Chosen and not saved yet, by area. */
  waiting: Answers;
  busy: boolean;
  /** Why the last try failed; null while all is well. */
  trouble: Trouble | null;
  /** Whether the next try comes by itself. */
  retrying: boolean;
}

/** Where waiting answers outlive a reload. */
export interface Held {
  read(): Answers;
  keep(answers: Answers): void;
}

const FIRST_MS = 2_000;
const LONGEST_MS = 60_000;
const LONGEST_WAIT_MS = 600_000;

/** The way is shut for a while; anything else is an answer, and repeating gives the same one. */
const passes = ({ kind, inDoubt }: Trouble): boolean => kind === 'offline' || kind === 'busy' || inDoubt;

/** Sends what is chosen; where the way is shut it tries again, ever more seldom, and at once when the window wakes. */
export class AnswerQueue {
  private saving: Saving;
  private readonly watchers = new Set<() => void>();
  private failures = 0;
  private stopTimer: (() => void) | null = null;
  private stopWake: (() => void) | null = null;
  private readonly send: (answers: Answers) => Promise<Trouble | null>;
  private readonly held: Held;
  private readonly around: Surroundings;

  constructor(send: (answers: Answers) => Promise<Trouble | null>, held: Held, around: Surroundings) {
    this.send = send;
    this.held = held;
    this.around = around;
    this.saving = { waiting: held.read(), busy: false, trouble: null, retrying: false };
  }

  readonly current = (): Saving => this.saving;

  /** Watches; what an earlier page left waiting is sent. The returned function stops. */
  readonly watch = (changed: () => void): (() => void) => {
    this.watchers.add(changed);
    if (this.watchers.size === 1) {
      this.stopWake = this.around.onWake(() => {
        if (this.saving.retrying) void this.flush();
      });
      void this.flush();
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

  /** The person chooses this level of this area. */
  readonly answer = (area: string, level: Level): void => {
    this.wait({ ...this.saving.waiting, [area]: level });
    void this.flush();
  };

  readonly retry = (): void => void this.flush();

  /** Forgets what waits. */
  readonly forget = (): void => {
    this.stopTimer?.();
    this.wait({});
    this.show({ trouble: null, retrying: false });
  };

  private async flush(): Promise<void> {
    const sent = this.saving.waiting;
    if (this.saving.busy || Object.keys(sent).length === 0) return;
    this.stopTimer?.();
    this.show({ busy: true });
    const trouble = await this.send(sent);
    if (trouble === null) {
      this.failures = 0;
      // What was changed meanwhile still waits.
      const left = Object.entries(this.saving.waiting).filter(([area, level]) => sent[area] !== level);
      this.show({ busy: false, trouble: null, retrying: false });
      this.wait(Object.fromEntries(left));
      return this.flush();
    }
    const retrying = passes(trouble);
    this.show({ busy: false, trouble, retrying });
    if (retrying) this.later(trouble);
  }

  private later({ retryAt }: Trouble): void {
    this.failures += 1;
    const backoff = Math.min(FIRST_MS * 2 ** (this.failures - 1), LONGEST_MS);
    const asked = retryAt ? Date.parse(retryAt) - this.around.now() : 0;
    const wait = asked > 0 ? Math.min(asked, LONGEST_WAIT_MS) : backoff;
    this.stopTimer?.();
    if (this.watchers.size > 0) this.stopTimer = this.around.after(wait, () => void this.flush());
  }

  private wait(waiting: Answers): void {
    this.held.keep(waiting);
    this.show({ waiting });
  }

  private show(part: Partial<Saving>): void {
    this.saving = { ...this.saving, ...part };
    for (const changed of this.watchers) changed();
  }
}
