/** Starts of the local tenant as processes of their own, with the fixture bot. */
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('./fixtures/start.ts', import.meta.url));
const FLAGS = ['--disable-warning=ExperimentalWarning', START];

export interface Started {
  child: ChildProcess;
  /** Lines of stdout and stderr so far. */
  out: string[];
  err: string[];
  /** Resolves when the address was printed; rejects with what was said when it ended before. */
  ready: Promise<void>;
  /** Exit code or signal. */
  ended: Promise<number | string>;
}

const linesInto = (stream: NodeJS.ReadableStream | null, lines: string[], seen: () => void): void => {
  let rest = '';
  stream?.on('data', (chunk: Buffer) => {
    const parts = (rest + chunk.toString('utf8')).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
    seen();
  });
};

/** Starts on a port and a data folder; `shell` puts a shell in between, as npm does. */
export const start = (
  port: number,
  dataDir: string,
  env: Record<string, string> = {},
  shell = false,
): Started => {
  const command = shell ? 'sh' : process.execPath;
  // The trailing command keeps the shell from handing its own process over.
  const args = shell
    ? ['-c', `"${process.execPath}" ${FLAGS.map((flag) => `"${flag}"`).join(' ')}; true`]
    : FLAGS;
  const { NODE_OPTIONS: _, npm_lifecycle_event: __, ...around } = process.env;
  const child = spawn(command, args, {
    env: { ...around, PORT: String(port), DATA_DIR: dataDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  const ended = new Promise<number | string>((resolve) => {
    child.once('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
  });
  const ready = new Promise<void>((resolve, reject) => {
    linesInto(child.stdout, out, () => {
      if (out.some((line) => line.includes('is ready'))) resolve();
    });
    linesInto(child.stderr, err, () => undefined);
    void ended.then((how) => reject(new Error(`ended with ${how}: ${err.join('\n')}`)));
  });
  // Starts that are meant to fail are judged by how they end.
  ready.catch(() => undefined);
  return { child, out, err, ready, ended };
};

/** A call of the control interface. */
export const control = async <T>(port: number, method: string, path: string, body?: unknown): Promise<T> => {
  const answer = await fetch(`http://localhost:${port + 2}/control/${path}`, {
    method,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return (await answer.json()) as T;
};

/** Asks the fixture bot. */
export const bot = async <T>(port: number, path: string): Promise<T> =>
  (await (await fetch(`http://localhost:${port}${path}`)).json()) as T;

export interface Processes {
  bot: number | null;
  postgres: number | null;
  tenant: number;
}
