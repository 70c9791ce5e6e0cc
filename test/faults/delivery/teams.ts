/**
 * Teams for deliveries at scale, as a process of its own: the local tenant's identity service, clock and sending limits,
 * in front of as many tenants and conversations as anybody likes. It keeps of a message only that it came, and when.
 * Graph has nothing here. Told what to do at `/admin`.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { certificates } from '../../../infra/local/ca.ts';
import { makeClock } from '../../../infra/local/clock.ts';
import { makeClockService } from '../../../infra/local/clock-service.ts';
import { throttled, unauthorized } from '../../../infra/local/connector/errors.ts';
import { makeLimits } from '../../../infra/local/connector/limits.ts';
import { json, jsonOf, type Req, type Res, serve } from '../../../infra/local/http.ts';
import { makeIdentity } from '../../../infra/local/identity/index.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import { openState } from '../../../infra/local/state.ts';
import type { Tenant } from '../../../infra/local/tenant.ts';

const folder = process.argv[2] ?? '';
const botPort = Number(process.argv[3]);
const tls = await certificates(folder);
const state = openState(null);
const addresses = { bot: `http://localhost:${botPort}`, http: '', https: '', serviceUrl: '' };
const tenant: Tenant = { ids, ...seed(), state, clock: makeClock(state, () => false), addresses };

const limits = makeLimits();
const settings = { latencyMs: 0, limits: true };
let throttles = 0;
let messages = 0;
/** When messages were taken in, in milliseconds of this process. */
let times: number[] = [];
const counts = new Map<string, number>();

const take = async (req: Req, conversation: string): Promise<Res> => {
  if (!(await identity.checkConnector(req))) return unauthorized();
  const activity = jsonOf(req) as {
    type?: string;
    conversation?: { tenantId?: string };
    text?: string;
    attachments?: unknown[];
  };
  if (activity?.type !== 'message' || !(activity.text || activity.attachments?.length))
    return json(400, { error: { code: 'BadSyntax' } });
  const app = limits.take('app', activity.conversation?.tenantId ?? '');
  const wait = app > 0 ? app : limits.take('send', conversation);
  if (wait > 0) {
    throttles += 1;
    return throttled(wait);
  }
  messages += 1;
  times.push(performance.now());
  counts.set(conversation, (counts.get(conversation) ?? 0) + 1);
  const id = String(messages);
  if (settings.latencyMs > 0) await sleep(settings.latencyMs * (0.95 + Math.random() / 10));
  return json(201, { id });
};

const admin = async (req: Req): Promise<Res> => {
  const told = jsonOf(req) as { now?: string; latencyMs?: number; limits?: boolean } | undefined;
  switch (req.path) {
    case '/admin/clock':
      tenant.clock.set(new Date(told?.now ?? ''));
      return json(200, {});
    case '/admin/settings':
      Object.assign(settings, told);
      limits.set(settings.limits);
      return json(200, settings);
    case '/admin/forget':
      times = [];
      counts.clear();
      throttles = 0;
      return json(200, {});
    case '/admin/counts': {
      const prefix = req.query.get('prefix') ?? '';
      return json(200, Object.fromEntries([...counts].filter(([id]) => id.startsWith(prefix))));
    }
    case '/admin/token':
      return json(200, { token: await identity.channelToken() });
    case '/admin/times':
      return json(200, { times, throttles });
    default:
      return json(404, {});
  }
};

const CONVERSATION = /^\/connector\/v3\/conversations\/([^/]+)\/activities(\/[^/]+)?$/;
const server = serve(async (req) => {
  const conversation = CONVERSATION.exec(req.path)?.[1];
  if (conversation !== undefined && req.method === 'POST') return take(req, decodeURIComponent(conversation));
  if (req.path.startsWith('/admin/')) return admin(req);
  if (req.path.startsWith('/identity/')) return identity.handle(req);
  if (req.path === '/clock' || req.path.startsWith('/clock/')) return clock.handle(req);
  return json(404, { error: { code: 'itemNotFound', message: 'Nothing here.' } });
}, tls);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
const https = `https://localhost:${typeof address === 'object' ? address?.port : 0}`;
Object.assign(addresses, { http: https, https, serviceUrl: `${https}/connector/` });
const identity = makeIdentity(tenant);
const clock = makeClockService(tenant.clock);
console.log(JSON.stringify({ https, caFile: tls.caFile }));
// Whoever started this process holds its input open for as long as it is wanted.
process.stdin.on('end', () => process.exit(0)).resume();
