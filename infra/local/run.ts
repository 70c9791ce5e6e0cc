/** A start from the command line: its environment, its signals and its last words. */
import { join, resolve } from 'node:path';
import { type LaunchOptions, launch, type Tenancy } from './launch.ts';

/** What a start is made of besides its environment. */
export type RunOptions = Pick<LaunchOptions, 'root' | 'entry' | 'makeServer' | 'build'>;

/** Everything is gone within 15 seconds of a signal. */
const STOP_MS = 13_000;
const ORPHAN_POLL_MS = 100;

const portFrom = (text: string | undefined): number => {
  const port = Number(text?.trim() || '3978');
  if (!Number.isInteger(port) || port < 1 || port > 65_532)
    throw new Error(
      `PORT: ${text} is not a port. Set it to a whole number from 1 to 65532, for example 3978.`,
    );
  return port;
};

const fail = (error: unknown): never => {
  console.error(`Stegvis: ${error instanceof Error ? error.message : error}`);
  process.exit(1);
};

/**
 * Launches with PORT and DATA_DIR of the environment, prints one line with the address for people when everything is
 * ready, and stops in order at a signal. What goes wrong ends the process with one line and a code other than 0.
 */
export const run = async (options: RunOptions): Promise<void> => {
  let tenancy: Tenancy | null = null;
  let stopping = false;
  const stop = (code: number): void => {
    // What is not up yet, or a second signal: children go with this process (processes.ts, endWithUs).
    if (!tenancy || stopping) process.exit(code);
    stopping = true;
    setTimeout(() => process.exit(1), STOP_MS).unref();
    tenancy.stop().then(() => process.exit(code), fail);
  };
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => stop(0));
  process.on('uncaughtException', (error) => {
    console.error(error);
    stop(1);
  });
  // npm runs this through a shell, which may die of the signal that npm passes on without passing it on itself.
  if (process.env.npm_lifecycle_event) {
    const parent = process.ppid;
    setInterval(() => {
      if (process.ppid !== parent) stop(0);
    }, ORPHAN_POLL_MS).unref();
  }
  try {
    tenancy = await launch({
      ...options,
      port: portFrom(process.env.PORT),
      dataDir: process.env.DATA_DIR ? resolve(process.env.DATA_DIR) : join(options.root, '.data'),
      note: (text) => console.error(`Stegvis: ${text}`),
    });
    console.log(`Stegvis is ready: ${tenancy.url}`);
  } catch (error) {
    fail(error);
  }
};
