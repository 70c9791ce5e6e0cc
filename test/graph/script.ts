/** A Graph of a few lines: each request is answered by a script, on a machine whose time stands until somebody sleeps. */
import { type ClientDeps, type GraphClient, makeClient } from '../../bot/graph/client.ts';
import type { Machine } from '../../bot/graph/machine.ts';
import { makeTraffic } from '../../bot/graph/traffic.ts';
import { makeTransport } from '../../bot/graph/transport.ts';
import type { As } from '../../bot/usecases/ports.ts';

export interface Seen {
  method: string;
  url: string;
  path: string;
  headers: Headers;
  body: unknown;
}

/** `refuse`: no connection; `drop`: it breaks after the request has left; `hang`: no answer. */
export type Line =
  | { status: number; body?: unknown; headers?: Record<string, string> }
  | 'refuse'
  | 'drop'
  | 'hang';

const broken = (code: string): TypeError =>
  new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });

export const scriptedFetch = (answer: (seen: Seen) => Line, seen: Seen[]): typeof fetch =>
  (async (input, init) => {
    const request = new Request(String(input), { ...init, signal: null });
    const content = await request.text();
    const one: Seen = {
      method: request.method,
      url: request.url,
      path: request.url.replace(/^https:\/\/[^/]+\/graph\/v1\.0/, ''),
      headers: request.headers,
      body: content === '' ? undefined : JSON.parse(content),
    };
    seen.push(one);
    const line = answer(one);
    if (line === 'refuse') throw broken('ECONNREFUSED');
    if (line === 'drop') throw broken('ECONNRESET');
    if (line === 'hang') throw new DOMException('The operation was aborted due to timeout', 'TimeoutError');
    const { status, body, headers } = line;
    return new Response(body === undefined ? null : JSON.stringify(body), { status, headers: headers ?? {} });
  }) as typeof fetch;

/** A machine whose time passes only by sleeping. */
export const standingMachine = (): Machine & { slept: number[] } => {
  let now = Date.now();
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += ms;
    },
    random: () => 0.5,
  };
};

export const PERSON: As = { kind: 'person', person: 'p', tenant: 't', assertion: 'a' };
export const APP: As = { kind: 'app', tenant: 't' };

export interface Stage {
  client: GraphClient;
  seen: Seen[];
  machine: ReturnType<typeof standingMachine>;
  notes: { event: string; facts: Record<string, unknown> }[];
}

export const stage = (answer: (seen: Seen) => Line, more: Partial<ClientDeps> = {}): Stage => {
  const seen: Seen[] = [];
  const machine = standingMachine();
  const notes: Stage['notes'] = [];
  const note = (event: string, facts: Record<string, unknown> = {}): void =>
    void notes.push({ event, facts });
  const journal = { info: note, warn: note, error: note };
  const client = makeClient({
    transport: makeTransport('https://localhost:4481/graph/', scriptedFetch(answer, seen)),
    tokens: async (_, { fresh }) => ({ ok: true, value: fresh ? 'fresh-token' : 'token' }),
    machine,
    journal,
    traffic: makeTraffic({ machine, journal }),
    ...more,
  });
  return { client, seen, machine, notes };
};

/** Answers one line after the other, the last for ever. */
export const lines = (...all: Line[]): ((seen: Seen) => Line) => {
  let at = 0;
  return () => all[Math.min(at++, all.length - 1)] ?? 'drop';
};
