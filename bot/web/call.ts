/**
 * One call of the tab's API, from the token to the answer: who calls, what they sent, the use case, and its outcome
 * as data or problem. A throw is a bug: it is told to operators and answered without its insides.
 */
import type { Request, Response } from 'restify';
import type { Language } from '../core/choices.ts';
import type { Outcome } from '../core/fault.ts';
import { ownConsentPath } from '../core/permissions.ts';
import type { Journal } from '../usecases/ports.ts';
import type { Caller } from '../usecases/tab/index.ts';
import { languageOfRequest, type SentFile, sendFile, sendJson, sendProblem } from './answer.ts';
import { type Body, readJson } from './input.ts';
import { type ConsentWays, faultProblem, requestProblem } from './problem.ts';

/** The answer to a token: a caller, a bad token (401), or nothing can be said now (503). `why` is for the log. */
export type Authenticated =
  | { ok: true; caller: Caller }
  | { ok: false; reason: 'token' | 'unavailable'; why: string };

export interface CallPorts {
  authenticate(token: string): Promise<Authenticated>;
  journal: Journal;
  /** Where an administrator of the tenant consents to what people need. */
  adminConsent(tenant: string): string;
}

export interface Call {
  caller: Caller;
  language: Language;
  /** A part of the path, decoded. */
  param(name: string): string;
  /** A header, or null. */
  header(name: string): string | null;
  /** A query parameter, or null. */
  query(name: string): string | null;
  body: unknown;
  /** Aborted when the caller has hung up before the answer. */
  gone: AbortSignal;
  /** What was sent as it is, where the route takes a file. */
  bytes?: Uint8Array;
}

export interface Answer {
  status?: number;
  body: unknown;
  version?: string;
  /** Sent in place of the body: something to keep. */
  file?: SentFile;
}

type Handle = (call: Call) => Promise<Outcome<Answer>>;
/** How the body is read; JSON unless the route takes something else. */
type ReadBody = (req: Request) => Promise<Body>;

const BEARER = /^Bearer ([A-Za-z0-9._~+/=-]+)$/i;
/** When a sign-in that cannot be checked may be tried again. */
const SIGN_IN_RETRY_S = 5;

const signIn = async (ports: CallPorts, req: Request, res: Response): Promise<Caller | null> => {
  const token = BEARER.exec(req.headers.authorization ?? '')?.[1];
  const checked = token === undefined ? null : await ports.authenticate(token);
  if (checked?.ok) return checked.caller;
  if (checked !== null) ports.journal.info('token-refused', { why: checked.why });
  const language = languageOfRequest(req);
  if (checked?.reason === 'unavailable')
    sendProblem(
      res,
      requestProblem('sign-in-unavailable', language, { 'Retry-After': String(SIGN_IN_RETRY_S) }),
    );
  else {
    const challenge = token === undefined ? 'Bearer' : 'Bearer error="invalid_token"';
    sendProblem(res, requestProblem('unauthenticated', language, { 'WWW-Authenticate': challenge }));
  }
  return null;
};

const carry = async (
  ports: CallPorts,
  req: Request,
  res: Response,
  handle: Handle,
  read: ReadBody,
): Promise<void> => {
  const caller = await signIn(ports, req, res);
  if (caller === null) return;
  const language = languageOfRequest(req);
  const reads = ['POST', 'PUT', 'PATCH'].includes(req.method ?? '');
  const body = reads ? await read(req) : { ok: true as const, value: undefined };
  if (!body.ok) {
    sendProblem(res, requestProblem(body.problem, language));
    return;
  }
  const gone = new AbortController();
  res.once('close', () => gone.abort());
  const outcome = await handle({
    caller,
    language,
    param: (name) => String((req.params as Record<string, unknown>)[name] ?? ''),
    header: (name) => {
      const value = req.headers[name.toLowerCase()];
      return typeof value === 'string' ? value : null;
    },
    query: (name) => new URLSearchParams(req.getQuery()).get(name),
    body: body.value,
    gone: gone.signal,
    ...(body.value instanceof Uint8Array ? { bytes: body.value } : {}),
  });
  if (outcome.ok && outcome.value.file) {
    sendFile(res, outcome.value.file);
    return;
  }
  if (outcome.ok) {
    sendJson(res, outcome.value.status ?? 200, outcome.value.body, outcome.value.version);
    return;
  }
  if (outcome.fault.kind === 'refused' || outcome.fault.kind === 'consent')
    ports.journal.warn('graph-refused', { ...outcome.fault });
  const ways: ConsentWays = {
    admin: ports.adminConsent(caller.tenant),
    own: (names) => ownConsentPath(caller.tenant, names),
  };
  sendProblem(res, faultProblem(outcome.fault, language, new Date(), ways));
};

/** Wraps a handler so that nothing it throws reaches the caller. */
export const guarded =
  (journal: Journal, run: (req: Request, res: Response) => Promise<void>) =>
  async (req: Request, res: Response): Promise<void> => {
    try {
      await run(req, res);
    } catch (error) {
      journal.error('request-failed', {
        method: req.method,
        route: req.getRoute()?.path,
        error: error instanceof Error ? (error.stack ?? error.message) : String(error),
      });
      sendProblem(res, requestProblem('internal', languageOfRequest(req)));
    }
  };

/** A restify handler for one route of the API. */
export const apiHandler = (ports: CallPorts, handle: Handle, read: ReadBody = readJson) =>
  guarded(ports.journal, (req, res) => carry(ports, req, res, handle, read));
