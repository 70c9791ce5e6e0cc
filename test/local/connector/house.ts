/** A tenant in memory, its connector, and a small bot that says what it is told to. */

import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { makeClock } from '../../../infra/local/clock.ts';
import { type Activity, type Connector, makeConnector } from '../../../infra/local/connector/index.ts';
import { jsonOf, type Req, type Res, serve } from '../../../infra/local/http.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import { openState, type State } from '../../../infra/local/state.ts';
import type { Person, Tenant, Unit } from '../../../infra/local/tenant.ts';
import { keepExchange } from '../../oracles/recorder.ts';
import { noteAnswer } from '../families.ts';

export const TOKEN = 'good';

export interface Asked {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
}

export type Bot = (activity: Activity) => Promise<Res> | Res;

export interface House {
  tenant: Tenant;
  connector: Connector;
  unit: Unit;
  manager: Person;
  colleague: Person;
  /** What the bot has received. */
  heard: { activity: Activity; headers: Record<string, string> }[];
  /** What the bot does from now on. */
  bot(does: Bot): void;
  /** A request of the bot's to the connector. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Asked>;
  /** Sends a text to a conversation. */
  send(conversation: string, text?: string): Promise<Asked>;
  /** The machine's time that the limits see. */
  machine: { now: number };
  close(): Promise<void>;
}

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port)),
  );

export const request = (method: string, target: string, body?: unknown, headers = {}): Req => {
  const cut = target.indexOf('?');
  return {
    method,
    target,
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers: { authorization: `Bearer ${TOKEN}`, ...headers },
    body:
      body === undefined
        ? Buffer.alloc(0)
        : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body)),
    gone: new AbortController().signal,
  };
};

export const at = (conversation: string, rest = '/activities'): string =>
  `/connector/v3/conversations/${encodeURIComponent(conversation)}${rest}`;

export const openHouse = async (state: State = openState(null)): Promise<House> => {
  const heard: House['heard'] = [];
  let does: Bot = () => ({ status: 200 });
  const server = serve(async (req) => {
    const activity = jsonOf(req) as Activity;
    heard.push({ activity, headers: req.headers });
    return does(activity);
  });
  const port = await listen(server);
  const tenant: Tenant = {
    ids,
    ...seed(),
    state,
    clock: makeClock(state, () => false),
    addresses: {
      bot: `http://127.0.0.1:${port}`,
      http: 'http://localhost:3980',
      https: 'https://localhost:3981',
      serviceUrl: 'https://localhost:3981/connector/',
    },
  };
  const machine = { now: 1_000_000 };
  const connector = makeConnector(
    tenant,
    {
      checkConnector: async (req) => req.headers.authorization === `Bearer ${TOKEN}`,
      channelToken: async () => 'of the channel',
    },
    () => machine.now,
  );
  const [unit] = tenant.units;
  const [manager, colleague] = tenant.people;
  if (!unit || !manager || !colleague) throw new Error('The seed is empty.');
  const ask: House['ask'] = async (method, path, body, headers) => {
    const req = request(method, path, body, headers);
    const res = await connector.handle(req);
    noteAnswer(res.status, method, path, body, headers);
    keepExchange('connector', req, res, { ofProgram: false, ofTenant: true });
    return {
      status: res.status,
      headers: res.headers ?? {},
      body: (res.body ?? {}) as Record<string, unknown>,
    };
  };
  return {
    tenant,
    connector,
    unit,
    manager,
    colleague,
    heard,
    bot: (next) => {
      does = next;
    },
    ask,
    send: (conversation, text = 'Hej') => ask('POST', at(conversation), { type: 'message', text }),
    machine,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};

/** The value of an answer, or a failed test. */
export const good = <T>(answer: { ok: true; value: T } | { ok: false; error: string }): T => {
  if (!answer.ok) throw new Error(answer.error);
  return answer.value;
};

export const card = (title: string): Record<string, unknown> => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: title, wrap: true }],
});

export const withCard = (
  content: unknown,
  contentType = 'application/vnd.microsoft.card.adaptive',
): unknown => ({
  type: 'message',
  attachments: [{ contentType, content }],
});
