/**
 * Between Microsoft's 365 Agents Playground and the bot. The Playground can only talk to bots that check nothing, and ours
 * always checks: so its activities come here and go on with a token of the tenant's channel, and what the bot sends to
 * the address that stood in them goes back to the Playground's own connector, without the bot's token.
 */
import { refuse, unauthorized } from '../connector/errors.ts';
import type { ChannelIdentity } from '../connector/room.ts';
import { json, jsonOf, type Req, type Res } from '../http.ts';
import type { Tenant } from '../tenant.ts';

/** Below the connector, so that the bot's allow-list of service addresses stays as it is. */
const BACK = '/connector/playground';
/** Where the Playground posts activities. */
const IN = '/playground/messages';
/** As long as Teams waits: learn.microsoft.com/azure/bot-service/bot-builder-howto-long-operations-guidance */
const PATIENCE_MS = 15_000;

export interface PlaygroundRelay {
  /** Answers what the Playground posts; null for anything else. */
  fromPlayground(req: Req): Promise<Res> | null;
  /** Answers the bot's requests to the Playground's connector; null for the tenant's own. */
  fromBot(req: Req): Promise<Res> | null;
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The Playground runs on this machine; nothing is ever sent anywhere else. */
const isLoopback = (address: unknown): address is string => {
  if (typeof address !== 'string' || !URL.canParse(address)) return false;
  const { protocol, hostname } = new URL(address);
  return protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
};

/** The answer of another server as one of ours. */
const passedOn = async (asking: Promise<Response>): Promise<Res> => {
  try {
    const answer = await asking;
    const type = answer.headers.get('content-type') ?? '';
    const text = await answer.text();
    if (text === '') return { status: answer.status };
    if (type.includes('json')) return json(answer.status, JSON.parse(text));
    return { status: answer.status, headers: { 'content-type': type || 'text/plain' }, body: text };
  } catch (error) {
    return refuse(502, 'BadGateway', `The other end of the relay did not answer: ${String(error)}`);
  }
};

export const makePlaygroundRelay = (tenant: Tenant, identity: ChannelIdentity): PlaygroundRelay => {
  /** The Playground's connector, as it stood in its last activity. */
  let home: string | null = null;
  const serviceUrl = (): string => `${tenant.addresses.https}${BACK}/`;

  const forward = async (req: Req): Promise<Res> => {
    // Anything but JSON could come from a page of another site without the browser asking first.
    if (!req.headers['content-type']?.startsWith('application/json'))
      return json(415, { error: 'Activities are JSON.' });
    const activity = jsonOf(req);
    if (!isRecord(activity) || !isLoopback(activity.serviceUrl))
      return json(400, { error: 'An activity whose serviceUrl is on this machine is expected.' });
    home = activity.serviceUrl.replace(/\/*$/, '');
    const token = await identity.channelToken({ claims: { serviceurl: serviceUrl() } });
    return passedOn(
      fetch(`${tenant.addresses.bot}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ ...activity, serviceUrl: serviceUrl() }),
        signal: AbortSignal.timeout(PATIENCE_MS),
      }),
    );
  };

  const bring = async (req: Req): Promise<Res> => {
    if (!(await identity.checkConnector(req))) return unauthorized();
    if (home === null) return refuse(404, 'NotFound', 'No Playground has said anything yet.');
    return passedOn(
      fetch(`${home}${req.target.slice(BACK.length)}`, {
        method: req.method,
        headers: { 'content-type': req.headers['content-type'] ?? 'application/json' },
        ...(req.body.length > 0 ? { body: new Uint8Array(req.body) } : {}),
        signal: AbortSignal.timeout(PATIENCE_MS),
      }),
    );
  };

  return {
    fromPlayground: (req) => {
      if (req.path !== IN) return null;
      // The Playground first looks whether anybody is there at all.
      return req.method === 'POST'
        ? forward(req)
        : Promise.resolve(json(405, { error: 'Activities are posted.' }));
    },
    fromBot: (req) => (req.path.startsWith(`${BACK}/`) ? bring(req) : null),
  };
};
