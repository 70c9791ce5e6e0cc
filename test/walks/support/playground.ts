/** Microsoft's 365 Agents Playground as people have it, driven over its own REST routes instead of its page. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { PACKAGE } from '../../../infra/local/playground/package.ts';
import { freePort } from '../../../infra/local/ports.ts';
import type { House } from './house.ts';

const START = fileURLToPath(new URL('../../../infra/local/playground/start.ts', import.meta.url));

/** Why the package cannot be had here; null when it can. */
export const whyNoPlayground = (): string | null => {
  const tried = spawnSync('npx', ['--yes', PACKAGE, '--version'], {
    timeout: 120_000,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  if (tried.status === 0) return null;
  return (
    tried.error?.message ??
    tried.stderr.split('\n').find((line) => line !== '') ??
    'no reason told'
  ).slice(0, 200);
};

/** What the bot has sent to the Playground's connector, as the relay passed it on. */
export interface Sent {
  seq: number;
  method: string;
  path: string;
  body: Record<string, unknown> | null;
  /** Null while the Playground has not answered. */
  status: number | null;
  answer: { id?: string } | null;
}

export class Playground {
  readonly #house: House;
  readonly #base: string;
  readonly #process: ChildProcess;

  private constructor(house: House, base: string, child: ChildProcess) {
    this.#house = house;
    this.#base = base;
    this.#process = child;
  }

  /** `npm run playground` for somebody, in front of a house. */
  static async open(house: House, person: string): Promise<Playground> {
    const port = await freePort();
    const child = spawn(process.execPath, [START, person], {
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
      env: {
        ...process.env,
        ...{ PORT: String(house.port), PLAYGROUND_PORT: String(port), NODE_OPTIONS: '' },
        TEAMSAPPTESTER_BROWSER: 'none',
      },
    });
    let told = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (told += String(chunk)));
    const playground = new Playground(house, `http://localhost:${port}`, child);
    for (let tries = 0; tries < 600; tries++) {
      const up = await fetch(`http://localhost:${port}/_debug/ping`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (up) return playground;
      if (child.exitCode !== null) break;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    playground.close();
    throw new Error(`the Playground did not come up:\n${told}`);
  }

  /** Asks one of its routes; a refusal throws with its text. */
  async ask(path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.#base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${text}`);
    return text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text;
  }

  /** What has come from the bot after `seq`. */
  async since(seq: number): Promise<Sent[]> {
    const rows = await this.#house.control<Sent[]>('GET', `requests?service=connector&since=${seq}`);
    return rows.filter(({ path, status }) => path.startsWith('/playground/') && status !== null);
  }

  close(): void {
    // The whole group: npx starts the program as a child of its own.
    if (this.#process.pid !== undefined && this.#process.exitCode === null)
      process.kill(-this.#process.pid, 'SIGTERM');
  }
}
