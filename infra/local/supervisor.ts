/** Keeps a process alive: starts it again when it dies, with a growing pause, until it is told to stop. */

/** A process that is up. */
export interface Running {
  pid: number;
  /** Resolves with how it ended, e.g. `exit code 1`. */
  ended: Promise<string>;
  /** Asks it to end and resolves when it has ended, by force if need be. */
  stop(): Promise<void>;
}

export interface Kept {
  /** Starts it; rejects when it does not come up. From then on it is kept alive. */
  start(): Promise<void>;
  /** Does not start it again when it ends. */
  letGo(): void;
  /** Stops it for good, or until `start`. */
  stop(): Promise<void>;
  /** Process id; null while it is down. */
  pid(): number | null;
  /** Whether it is meant to run. */
  wanted(): boolean;
}

export interface Keeping {
  /** How it is called in notes, e.g. `The bot`. */
  name: string;
  /** Starts the process and resolves when it is usable. `stopped` is aborted when nobody wants it any more. */
  launch(stopped: AbortSignal): Promise<Running>;
  /** Told when it died or came up again. */
  note(text: string): void;
  /** Milliseconds between two tries; the last is repeated. */
  pauses?: readonly number[];
  /** After this long a life counts as a good one, and the pauses start over. */
  goodLife?: number;
}

const PAUSES: readonly number[] = [50, 200, 500, 1000, 2000, 5000];

const sleep = (ms: number, stopped: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(finish, ms);
    function finish(): void {
      clearTimeout(timer);
      stopped.removeEventListener('abort', finish);
      resolve();
    }
    stopped.addEventListener('abort', finish);
  });

/** A supervisor for one process. */
export const keepAlive = ({ name, launch, note, pauses = PAUSES, goodLife = 30_000 }: Keeping): Kept => {
  let running: Running | null = null;
  let stopping = new AbortController();
  let watch: Promise<void> = Promise.resolve();
  stopping.abort();

  const again = async (failures: number, stopped: AbortSignal): Promise<Running | null> => {
    for (let tries = failures; !stopped.aborted; tries++) {
      await sleep(pauses[Math.min(tries, pauses.length - 1)] ?? 0, stopped);
      if (stopped.aborted) return null;
      try {
        return await launch(stopped);
      } catch (error) {
        if (!stopped.aborted)
          note(`${name} does not start: ${error instanceof Error ? error.message : error}`);
      }
    }
    return null;
  };
  const keep = async (first: Running, stopped: AbortSignal): Promise<void> => {
    let failures = 0;
    for (let current: Running | null = first; current; ) {
      const since = Date.now();
      running = current;
      const how = await current.ended;
      running = null;
      if (stopped.aborted) return;
      note(`${name} ended (${how}) and is started again.`);
      if (Date.now() - since > goodLife) failures = 0;
      current = await again(failures++, stopped);
      if (current && stopped.aborted) {
        await current.stop();
        return;
      }
    }
  };

  return {
    async start() {
      stopping = new AbortController();
      const { signal } = stopping;
      const first = await launch(signal).catch((error: unknown) => {
        stopping.abort();
        throw error;
      });
      if (signal.aborted) return first.stop();
      watch = keep(first, signal);
    },
    letGo: () => stopping.abort(),
    async stop() {
      stopping.abort();
      await running?.stop();
      await watch;
    },
    pid: () => running?.pid ?? null,
    wanted: () => !stopping.signal.aborted,
  };
};
