/** Runs the bot as it would run in production: a process of its own, configured by environment alone. */
import { spawn } from 'node:child_process';
import { createWriteStream, type WriteStream } from 'node:fs';
import { get } from 'node:http';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import { endWithUs } from './processes.ts';
import type { Running } from './supervisor.ts';

export interface BotOptions {
  /** The bot's entry, e.g. `bot/index.ts`. */
  entry: string;
  /** Working directory. */
  folder: string;
  /** Everything it is started with. */
  environment: Record<string, string>;
  port: number;
  /** JSON lines are appended here. */
  log: string;
  /** Told the process id before the bot is ready. */
  spawned?(pid: number): void;
  /** How long it may take until it is ready. */
  readyMs?: number;
}

/** The bot ended before it was ready; the message is the last line that it wrote, or the error that it crashed with. */
export class BotEnded extends Error {}

/**
 * As `npm run serve` starts it: collected early, the bot stays under 250 MB instead of growing past 300. Left to itself
 * a heap that is kept small is collected whole at every large answer of Graph, which doubles what a view costs.
 */
const FLAGS = [
  '--max-semi-space-size=8',
  '--optimize-for-size',
  '--heap-growing-percent=40',
  '--disable-warning=ExperimentalWarning',
];
const READY_MS = 60_000;
const POLL_MS = 40;
/** Longer than the bot takes to stop in an orderly way. */
const GRACE_MS = 20_000;

/** Whether `/readyz` answers 200. */
export const isReady = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const request = get(
      { host: 'localhost', port, path: '/readyz', agent: false, timeout: 2000 },
      (response) => {
        response.resume();
        resolve(response.statusCode === 200);
      },
    );
    request.on('timeout', () => request.destroy());
    request.on('error', () => resolve(false));
  });

const isJson = (line: string): boolean => {
  try {
    return typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
};

/** What a person should read of a log line: its message, when it is a JSON line. */
const readable = (line: string): string => {
  if (!isJson(line)) return line;
  const { msg } = JSON.parse(line) as { msg?: unknown };
  return typeof msg === 'string' ? msg : line;
};

/** Copies lines to the log. What is no JSON line (a crash, a warning) becomes one, so that the log stays readable. */
const copy = (from: Readable, log: WriteStream, level: number, told: (line: string) => void): void => {
  createInterface({ input: from, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
    if (line.trim() === '') return;
    told(line);
    log.write(`${isJson(line) ? line : JSON.stringify({ level, time: Date.now(), msg: line })}\n`);
  });
};

/** Starts the bot and resolves when it is ready; `BotEnded` when it ends before. `stopped` gives up the waiting. */
export const launchBot = async (options: BotOptions, stopped: AbortSignal): Promise<Running> => {
  const { entry, folder, environment, port, readyMs = READY_MS } = options;
  const log = createWriteStream(options.log, { flags: 'a', mode: 0o600 });
  const child = spawn(process.execPath, [...FLAGS, entry], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  endWithUs(child, 'SIGKILL');
  if (child.pid !== undefined) options.spawned?.(child.pid);
  let last = '';
  let crash = '';
  const told = (line: string): void => {
    last = readable(line);
    if (/^\w*Error\b.*:/.test(last)) crash = last;
  };
  copy(child.stdout, log, 30, told);
  copy(child.stderr, log, 50, told);
  let over = false;
  // 'close' comes after the last line has been read.
  const ended = new Promise<string>((resolve) => {
    const end = (how: string): void => {
      over = true;
      log.end();
      resolve(how);
    };
    child.once('error', (error) => end(error.message));
    child.once('close', (code, signal) => end(signal ?? `exit code ${code}`));
  });
  const stop = async (): Promise<void> => {
    child.kill('SIGTERM');
    const forced = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    await ended;
    clearTimeout(forced);
  };
  for (const deadline = Date.now() + readyMs; !over && !stopped.aborted && Date.now() < deadline; ) {
    if (await isReady(port)) return { pid: child.pid ?? 0, ended, stop };
    await Promise.race([pause(POLL_MS), ended]);
  }
  // A crash ends with Node's version; the error stands above it.
  if (over) throw new BotEnded((last.startsWith('Node.js v') && crash) || last || (await ended));
  await stop();
  throw new Error(`it was not ready within ${Math.round(readyMs / 1000)} seconds; ${options.log} says more.`);
};
