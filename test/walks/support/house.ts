/**
 * A whole house for a story: `npm start`'s own program with a folder and ports of its own, and the ways in that a
 * person or a test has: the control interface, the tab's API, Graph with a person's token.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { keepHouse } from '../../oracles/recorder.ts';

const START = fileURLToPath(new URL('../../../infra/local/start.ts', import.meta.url));

export interface Person {
  id: string;
  name: string;
  unit: string;
  role: 'manager' | 'processLead' | 'safetyRep' | 'employee';
  group: boolean;
  guest: boolean;
  language: 'sv' | 'en';
  chat: string;
}

export interface Unit {
  id: string;
  name: string;
  programme: string;
  team: string;
  channel: string;
  site: string;
  manager: string;
}

export interface Message {
  id: string;
  at: string;
  activity: { summary?: string; text?: string; attachments?: { content: Card }[] };
}

export interface Card {
  body: { type: string; text?: string }[];
  actions?: CardAction[];
}

export interface CardAction {
  type: string;
  title: string;
  verb?: string;
  data?: Record<string, unknown>;
}

export interface Answer<T = unknown> {
  status: number;
  body: T;
  headers: Headers;
}

/** Three neighbouring free ports; the first is PORT. */
const freePort = async (): Promise<number> => {
  const free = (port: number): Promise<boolean> =>
    new Promise((resolve) => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
  const first = 20_000 + Number(process.env.JEST_WORKER_ID ?? 1) * 1_000 + (process.pid % 90) * 10;
  for (let port = first; port < first + 900; port += 10) {
    if ((await free(port)) && (await free(port + 2)) && (await free(port + 3))) return port;
  }
  throw new Error('no free ports');
};

const ask = async <T>(
  url: string,
  method: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer<T>> => {
  const response = await fetch(url, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const type = response.headers.get('content-type') ?? '';
  return {
    status: response.status,
    body: (type.includes('json') && text ? JSON.parse(text) : text) as T,
    headers: response.headers,
  };
};

export class House {
  readonly port: number;
  readonly data: string;
  private process: ChildProcess | null = null;
  private output = '';
  private readonly env: Record<string, string>;

  private constructor(port: number, data: string, env: Record<string, string>) {
    this.port = port;
    this.data = data;
    this.env = env;
  }

  /** Starts a house in an empty folder and waits until it tells its address. `env`: beside the usual surroundings. */
  static async open(env: Record<string, string> = {}): Promise<House> {
    const house = new House(await freePort(), mkdtempSync(join(tmpdir(), 'stegvis-')), env);
    await house.start();
    return house;
  }

  get bot(): string {
    return `http://localhost:${this.port}`;
  }

  get tenant(): string {
    return `http://localhost:${this.port + 2}`;
  }

  /** What `npm start` itself has printed since it was last started. */
  get printed(): string {
    return this.output;
  }

  get pid(): number {
    return this.process?.pid ?? 0;
  }

  /** Starts the program again in the same folder. */
  start(): Promise<void> {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', START], {
      env: { ...process.env, PORT: String(this.port), DATA_DIR: this.data, NODE_OPTIONS: '', ...this.env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.process = child;
    this.output = '';
    return new Promise((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`the house did not start in time:\n${this.output}`)),
        90_000,
      );
      const hear = (chunk: Buffer): void => {
        this.output += chunk.toString();
        if (!this.output.includes(`:${this.port + 2}`)) return;
        clearTimeout(timer);
        resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('exit', (code) => {
        clearTimeout(timer);
        reject(new Error(`the house stopped with ${code}:\n${this.output}`));
      });
    });
  }

  /** Stops the program in an orderly way; its folder stays. */
  async stop(): Promise<void> {
    const child = this.process;
    if (!child || child.exitCode !== null) return;
    const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
    child.kill('SIGTERM');
    await gone;
    this.process = null;
  }

  async close(): Promise<void> {
    await this.stop();
    keepHouse(this.data);
    rmSync(this.data, { recursive: true, force: true });
  }

  /** Calls the control interface; a refusal throws with its text. */
  async control<T = unknown>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<T> {
    if (path === 'reset') keepHouse(this.data);
    const answer = await ask<T>(
      `${this.tenant}/control/${path}`,
      method,
      body ?? (method === 'POST' ? {} : undefined),
    );
    if (answer.status >= 400)
      throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  }

  people(): Promise<Person[]> {
    return this.control('GET', 'people');
  }

  units(): Promise<Unit[]> {
    return this.control('GET', 'units');
  }

  /** The unit seeded for a programme, with its people. */
  async unit(
    programme: string,
  ): Promise<{ unit: Unit; manager: Person; group: Person[]; staff: Person[]; all: Person[] }> {
    const unit = (await this.units()).find((known) => known.programme === programme);
    if (!unit) throw new Error(`no unit for ${programme}`);
    const all = (await this.people()).filter((person) => person.unit === unit.id);
    const manager = all.find((person) => person.id === unit.manager);
    if (!manager) throw new Error(`no manager in ${unit.name}`);
    return {
      unit,
      manager,
      group: all.filter((person) => person.group),
      staff: all.filter((person) => !person.group && !person.guest),
      all,
    };
  }

  /** Calls the tab's API as a person. */
  async api<T = unknown>(
    person: { id: string },
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const { token } = await this.control<{ token: string }>('POST', 'token', { person: person.id });
    return ask<T>(`${this.bot}/api/${path}`, method, body, { authorization: `Bearer ${token}`, ...headers });
  }

  /** Calls Graph with a person's own token, as another program of theirs would. */
  async graph<T = unknown>(
    person: { id: string },
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer<T>> {
    const { token } = await this.control<{ token: string }>('POST', 'token', {
      person: person.id,
      for: 'graph',
    });
    return ask<T>(`${this.tenant}/graph/v1.0/${path}`, method, body, {
      authorization: `Bearer ${token}`,
      ...headers,
    });
  }

  /** Sets a unit up as its manager would, with the seeded group. */
  async setUp(programme: string, start = '2026-01-12'): Promise<Awaited<ReturnType<House['unit']>>> {
    const known = await this.unit(programme);
    const answer = await this.api(known.manager, 'PUT', `units/${encodeURIComponent(known.unit.id)}`, {
      programme,
      start,
      manager: known.manager.id,
      group: known.group.map((person) => person.id),
    });
    if (answer.status !== 200) throw new Error(`set-up: ${answer.status} ${JSON.stringify(answer.body)}`);
    return known;
  }

  install(person: Person, where = 'personal'): Promise<unknown> {
    return this.control('POST', 'install', { person: person.id, where });
  }

  messages(person: Person, since?: string): Promise<Message[]> {
    return this.control(
      'GET',
      `messages?person=${person.id}${since ? `&since=${encodeURIComponent(since)}` : ''}`,
    );
  }

  moveClock(
    now: string,
    options: { asleep?: boolean; force?: boolean } = {},
  ): Promise<{ now: string; settled: boolean }> {
    return this.control('POST', 'clock', { now, ...options });
  }

  /** Presses a card's button. */
  click(
    person: Person,
    message: Message,
    verb: string,
    inputs?: Record<string, unknown>,
  ): Promise<{ status: number; body: unknown; activities: unknown[] }> {
    const action = cardOf(message).actions?.find((known) => known.verb === verb);
    if (!action) throw new Error(`the card has no ${verb}: ${JSON.stringify(cardOf(message).actions)}`);
    return this.control('POST', 'click', {
      person: person.id,
      activityId: message.id,
      action,
      ...(inputs ? { inputs } : {}),
    });
  }
}

/** The card of a message. */
export const cardOf = (message: Message): Card => {
  const content = message.activity.attachments?.[0]?.content;
  if (!content) throw new Error(`the message has no card: ${JSON.stringify(message.activity)}`);
  return content;
};

/** All text of a card, line by line. */
export const textOf = (message: Message): string =>
  message.activity.attachments?.[0]
    ? cardOf(message)
        .body.map((element) => element.text ?? '')
        .join('\n')
    : (message.activity.text ?? '');
