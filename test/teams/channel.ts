/** The other end of the wire on loopback: the channel's issuer with its keys, and a connector that keeps what it gets. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { makeTeams, type ParsedRequest, type Teams } from '../../bot/teams/index.ts';
import type { Chat } from '../../bot/usecases/chat.ts';
import type { Extension } from '../../bot/usecases/extension/index.ts';
import { makeMemoryJournal } from '../memory/world.ts';
import { keep } from '../oracles/recorder.ts';

export const APP = 'f5d48856-5b42-41a0-8c3a-c5f944b679b0';
export const TENANT = '72f988bf-86f1-41af-91ab-2d7cd011db47';
const ISSUER = 'https://api.botframework.com';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

export interface Received {
  method: string;
  path: string;
  headers: IncomingMessage['headers'];
  body: Record<string, unknown>;
}

const read = async (req: IncomingMessage): Promise<string> => {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
};

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) =>
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    }),
  );
const close = (server: Server): Promise<unknown> =>
  new Promise((resolve) => {
    server.closeAllConnections();
    server.close(resolve);
  });

export interface Channel {
  teams: Teams;
  journal: ReturnType<typeof makeMemoryJournal>;
  /** Service address as it stands in activities. */
  serviceUrl: string;
  /** What the connector got. */
  received: Received[];
  /** How often keys were asked for, and tokens. */
  counts: { keys: number; tokens: number };
  /** The next answers of the connector; then it accepts again. */
  answers: ((res: ServerResponse, req: Received) => void)[];
  /** Takes the issuer away or brings it back. */
  issuer: { down: boolean };
  /** Publishes a new key beside or instead of the known ones; later tokens are signed with it. */
  publish(kid: string, endorsements?: string[] | null): Promise<void>;
  token(change?: TokenChange): Promise<string>;
  /** Posts an activity with a good token, unless told otherwise. */
  post(activity: unknown, options?: PostOptions): Promise<{ status: number; body: unknown; text: string }>;
  activity(change?: Record<string, unknown>): Record<string, unknown>;
  stop(): Promise<void>;
}

interface TokenChange {
  claims?: Record<string, unknown>;
  key?: KeyPair['privateKey'];
  kid?: string;
  alg?: 'RS256' | 'PS256' | 'HS256';
  secret?: Uint8Array;
}
interface PostOptions {
  authorization?: string | null;
  contentType?: string;
}

/** Starts issuer, connector and bot. */
export const startChannel = async (
  useCases: Chat,
  tokens?: { fail(): boolean },
  meetings?: Parameters<typeof makeTeams>[0]['meetings'],
  extension: Extension = nothingFound,
): Promise<Channel> => {
  const keys = new Map<string, { pair: KeyPair; endorsements: string[] | null }>();
  let current = '';
  const received: Received[] = [];
  const answers: Channel['answers'] = [];
  const counts = { keys: 0, tokens: 0 };
  const issuer = { down: false };
  let next = 1;

  const outside = createServer(async (req, res) => {
    const path = req.url ?? '';
    const json = (status: number, body: unknown): void => {
      res.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    };
    if (path.startsWith('/keys') || path.startsWith('/openid')) {
      if (issuer.down) return json(503, {});
      if (path === '/openid') return json(200, { issuer: ISSUER, jwks_uri: `${base}/keys` });
      counts.keys++;
      const published = await Promise.all(
        [...keys].map(async ([kid, { pair, endorsements }]) => ({
          ...(await exportJWK(pair.publicKey)),
          kid,
          use: 'sig',
          ...(endorsements === null ? {} : { endorsements }),
        })),
      );
      return json(200, { keys: [...published, { kty: 'EC', kid: 'odd' }, null] });
    }
    const text = await read(req);
    const got = { method: req.method ?? '', path, headers: req.headers, body: text ? JSON.parse(text) : {} };
    received.push(got);
    keep([
      {
        service: 'connector',
        ofProgram: true,
        ofTenant: false,
        method: got.method,
        path: path.replace(/^\/connector/, ''),
        headers: { 'content-type': req.headers['content-type'] ?? '' },
        body: text ? got.body : null,
        status: null,
        answer: null,
      },
    ]);
    const answer = answers.shift();
    if (answer) return answer(res, got);
    if (path.includes('/members/'))
      return json(200, { id: '29:user', name: 'Sofia Blom', aadObjectId: 'sofia' });
    json(req.method === 'PUT' ? 200 : 201, { id: String(next++) });
  });
  const base = await listen(outside);
  const serviceUrl = `${base}/connector/`;
  const journal = makeMemoryJournal();
  const teams = makeTeams({
    config: {
      bot: { appId: APP },
      allowedTenants: [TENANT],
      channelOpenIdUrl: `${base}/openid`,
      serviceUrls: [serviceUrl],
      teamsAppId: 'app',
      baseUrl: 'http://localhost:3978',
      greetAfterMs: 50,
    },
    tokens: {
      acquireTokenByClientCredential: async ({ scopes }) => {
        counts.tokens++;
        if (tokens?.fail()) throw new Error('identity is away');
        if (scopes.join() !== `${ISSUER}/.default`) throw new Error(`scope ${scopes}`);
        return { accessToken: 'the-bots-token', expiresOn: new Date(Date.now() + 60_000) };
      },
    },
    useCases,
    extension,
    ...(meetings ? { meetings } : {}),
    journal,
  });
  const bot = createServer(async (req, res) => {
    const text = await read(req);
    const parsed: ParsedRequest = req;
    try {
      parsed.body = JSON.parse(text);
    } catch {
      parsed.body = text;
    }
    await teams.handle(parsed, res);
  });
  const botBase = await listen(bot);

  const channel: Channel = {
    teams,
    journal,
    serviceUrl,
    received,
    counts,
    answers,
    issuer,
    async publish(kid, endorsements = ['msteams']) {
      keys.set(kid, { pair: await generateKeyPair('RS256'), endorsements });
      current = kid;
    },
    async token({ claims = {}, key, kid = current, alg = 'RS256', secret } = {}) {
      const now = Math.floor(Date.now() / 1000);
      const all: Record<string, unknown> = {
        iss: ISSUER,
        aud: APP,
        nbf: now - 60,
        exp: now + 3600,
        serviceurl: serviceUrl,
        ...claims,
      };
      const payload = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== null));
      const signer = secret ?? key ?? keys.get(kid)?.pair.privateKey;
      if (!signer) throw new Error('no key');
      return new SignJWT(payload).setProtectedHeader({ alg, kid, typ: 'JWT' }).sign(signer);
    },
    async post(activity, { authorization, contentType = 'application/json; charset=utf-8' } = {}) {
      const header = authorization === undefined ? `Bearer ${await channel.token()}` : authorization;
      const response = await fetch(`${botBase}/api/messages`, {
        method: 'POST',
        headers: { 'content-type': contentType, ...(header === null ? {} : { authorization: header }) },
        body: typeof activity === 'string' ? activity : JSON.stringify(activity),
      });
      const text = await response.text();
      return { status: response.status, body: text ? JSON.parse(text) : null, text };
    },
    activity: (change = {}) => ({
      type: 'message',
      id: '1485983408511',
      timestamp: '2026-01-14T09:05:00.000Z',
      channelId: 'msteams',
      serviceUrl,
      from: { id: '29:user', name: 'Sofia Blom', aadObjectId: 'sofia' },
      conversation: { conversationType: 'personal', id: 'a:chat', tenantId: TENANT },
      recipient: { id: `28:${APP}`, name: 'Stegvis' },
      channelData: { tenant: { id: TENANT } },
      text: 'hjälp',
      locale: 'sv-SE',
      ...change,
    }),
    async stop() {
      await Promise.all([close(bot), close(outside)]);
    },
  };
  await channel.publish('key-1');
  return channel;
};

/** A message extension for whoever is in no unit. */
export const nothingFound: Extension = {
  search: async (writer) => ({ found: { kind: 'no-unit' }, language: writer.language }),
  fromMessage: async (writer) => ({ answer: { kind: 'no-unit' }, language: writer.language }),
  languageOf: async (writer) => writer.language,
  made: async () => null,
};

/** Use cases that answer with help and keep what they were asked. */
export const makeListener = (): Chat & { heard: unknown[][] } => {
  const heard: unknown[][] = [];
  return {
    heard,
    async installed(...args) {
      heard.push(['installed', ...args]);
      return { reply: { kind: 'welcome', name: 'Sofia', addedBy: null, unit: null }, language: 'sv' };
    },
    async introduced(...args) {
      heard.push(['introduced', ...args]);
      return { reply: { kind: 'introduction', unit: null, addedBy: null }, language: 'sv' };
    },
    async uninstalled(...args) {
      heard.push(['uninstalled', ...args]);
    },
    async leftTeam() {
      // what leaves a channel's team is told to nobody
    },
    async teamChanged(...args) {
      heard.push(['teamChanged', ...args]);
    },
    async said(...args) {
      heard.push(['said', ...args]);
      if (args[1] === 'break') throw new Error('secret detail: break');
      return { reply: { kind: 'help' }, language: args[0].language };
    },
    async acted(...args) {
      heard.push(['acted', ...args]);
      const { verb } = args[1];
      if (verb === 'dance') return null;
      if (verb === 'break') throw new Error('secret detail: break');
      if (verb === 'times')
        return {
          reply: { kind: 'times', window: { from: '08:30', to: '16:00' }, reflection: null },
          language: 'sv',
        };
      if (verb === 'later')
        return {
          reply: { kind: 'problem', fault: { kind: 'not-allowed', need: 'owner' }, card: null },
          language: 'sv',
        };
      return verb === 'resume'
        ? { reply: { kind: 'resumed' }, language: 'sv' }
        : { reply: { kind: 'gone', what: 'action', unit: null }, language: 'sv' };
    },
  };
};
