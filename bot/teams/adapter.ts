/**
 * The endpoint that Teams posts activities to. CloudAdapter's own `process` parses outside its try, writes to the
 * console and puts error texts into replies; so the HTTP part is ours, and its turn pipeline is used as it is.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity, TurnContext } from 'botbuilder';
import { validateAndFixActivity } from 'botbuilder/lib/activityValidator.js';
import { CloudAdapter } from 'botbuilder/lib/cloudAdapter.js';
import { type AuthenticateRequestResult, AuthenticationError } from 'botframework-connector';
import type { Journal } from '../usecases/ports.ts';
import type { ChannelAuthentication } from './authentication.ts';
import { apologise, type Turn } from './bot.ts';
import { KeysUnavailable } from './channel-keys.ts';
import { type Incoming, incomingShape, tenantsOf } from './incoming.ts';
import { readable } from './readable.ts';

/** A request whose body a body parser has read, as restify's does. */
export type ParsedRequest = IncomingMessage & { body?: unknown };

export interface AdapterParts {
  authentication: ChannelAuthentication;
  /** Tenants whose activities are taken, in lower case. */
  allowedTenants: readonly string[];
  turn: Turn;
  journal: Journal;
}

class TurnAdapter extends CloudAdapter {
  /** Runs one turn for an activity that was authenticated; gives the invoke's response, if it was one. */
  run(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<{ status: number; body?: unknown } | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }
}

const titles: Record<number, string> = {
  400: 'Malformed activity',
  401: 'Token missing or not valid',
  403: 'Tenant not allowed',
  415: 'Activities are JSON',
  500: 'Something went wrong',
  503: 'Try again shortly',
};

const respond = (
  res: ServerResponse,
  status: number,
  body?: unknown,
  headers: Record<string, string> = {},
): void => {
  if (res.headersSent) return;
  // restify's own writeHead gives nothing back, so the two calls are not chained.
  if (body === undefined) {
    res.writeHead(status, headers);
    res.end();
    return;
  }
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  res.end(JSON.stringify(body));
};

const refuse = (res: ServerResponse, status: number, headers: Record<string, string> = {}): void =>
  respond(
    res,
    status,
    { type: 'about:blank', title: titles[status] ?? 'Refused', status },
    { 'content-type': 'application/problem+json; charset=utf-8', ...headers },
  );

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !Buffer.isBuffer(value);

/** Name, code and status of an error: what operators need, and nothing of what people wrote. */
const told = (error: unknown): Record<string, unknown> => {
  if (!(error instanceof Error)) return { name: typeof error };
  const { code, statusCode } = error as Error & { code?: unknown; statusCode?: unknown };
  return { name: error.name, code, status: statusCode, stack: error.stack?.split('\n').slice(1, 6) };
};

/**
 * Makes the handler of `POST /api/messages`. 415 no JSON, 400 no activity, 401 bad token, 403 a tenant that is not
 * allowed, 503 while the channel's keys cannot be read; else the turn's own answer.
 */
export const makeAdapter = ({ authentication, allowedTenants, turn, journal }: AdapterParts) => {
  const adapter = new TurnAdapter(authentication);
  const allowed = new Set(allowedTenants.map((tenant) => tenant.toLowerCase()));
  const activities = new WeakMap<object, Incoming>();

  adapter.onTurnError = async (context, error) => {
    const activity = activities.get(context.activity);
    journal.error('turn-failed', { activity: activity?.type, ...told(error) });
    if (activity === undefined) return;
    try {
      await apologise(context, activity);
    } catch (second) {
      journal.warn('apology-not-sent', told(second));
    }
  };

  const receive = async (req: ParsedRequest, res: ServerResponse): Promise<void> => {
    const type = String(req.headers['content-type'] ?? '').split(';')[0];
    if (type?.trim().toLowerCase() !== 'application/json') return refuse(res, 415);
    const { body } = req;
    if (!isRecord(body) || typeof body.type !== 'string' || body.type === '') return refuse(res, 400);
    const header = req.headers.authorization ?? '';
    const authenticated = await authentication.authenticateRequest(body as Partial<Activity>, header);
    const tenants = tenantsOf(body);
    if (tenants.length === 0 || !tenants.every((tenant) => allowed.has(tenant))) {
      journal.warn('tenant-not-allowed', { tenants });
      return refuse(res, 403);
    }
    const clean = readable(body);
    const parsed = incomingShape.safeParse(clean);
    if (clean === null || !parsed.success) {
      const fields = parsed.error?.issues.map(({ path }) => path.join('.'));
      journal.warn('activity-malformed', { fields });
      return refuse(res, 400);
    }
    // botbuilder copies the locale into every answer, whatever it is; the connector takes a string only.
    const { locale, ...rest } = clean;
    const fit = typeof locale === 'string' ? { ...rest, locale } : rest;
    const activity = validateAndFixActivity(fit as unknown as Activity);
    activities.set(activity, parsed.data);
    const answer = await adapter.run(authenticated, activity, (context) => turn(context, parsed.data));
    respond(res, answer?.status ?? 200, answer?.body);
  };

  return async (req: ParsedRequest, res: ServerResponse): Promise<void> => {
    try {
      await receive(req, res);
    } catch (error) {
      if (error instanceof AuthenticationError) return refuse(res, 401, { 'www-authenticate': 'Bearer' });
      journal.error('activity-failed', told(error));
      if (error instanceof KeysUnavailable) return refuse(res, 503, { 'retry-after': '5' });
      refuse(res, 500);
    }
  };
};
