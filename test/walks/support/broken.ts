/** A second process of the program with a fault planted in it. */
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const BOT = fileURLToPath(new URL('../../../bot/index.ts', import.meta.url));
const BREAK = new URL('./broken-build.mjs', import.meta.url).href;

export interface Planted {
  /** Source file, from the root of the repository. */
  file: string;
  /** A piece of it, and what stands there instead. */
  from: string;
  to: string;
}

export interface Broken {
  address: string;
  end(): Promise<void>;
}

/** Starts it on a port of its own beside the house that the environment is of; it logs into a file. */
export const startBroken = async (
  fault: Planted,
  environment: Record<string, string>,
  log: string,
): Promise<Broken> => {
  const port = Number(environment.PORT) + 5;
  const out = openSync(log, 'a');
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', '--import', BREAK, BOT], {
    env: { ...environment, PORT: String(port), ROLE: 'web', BROKEN_BUILD: JSON.stringify(fault) },
    stdio: ['ignore', out, out],
  });
  closeSync(out);
  const end = async (): Promise<void> => {
    if (child.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await gone;
  };
  const address = `http://localhost:${port}`;
  for (let tries = 0; tries < 300 && child.exitCode === null; tries++) {
    const ready = await fetch(`${address}/readyz`).catch(() => null);
    if (ready?.ok) return { address, end };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  await end();
  throw new Error('the broken build did not become ready');
};
