/**
 * Two servers on loopback: one serves the built tab and answers its API from memory, the other is the foreign host.
 * It is as simple as the tab allows; what the real API does is tested on the real one.
 */
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { Action } from '../../../bot/core/api.ts';
import type { NudgeSettings } from '../../../bot/core/api-nudges.ts';
import * as ahead from './ahead.ts';
import { type Answer, ok, problem } from './answer.ts';
import * as apts from './apt.ts';
import * as calendars from './calendar.ts';
import * as competences from './competence.ts';
import * as findings from './findings.ts';
import * as fixtures from './fixtures.ts';
import { ideas, programmes } from './library.ts';
import * as lives from './live.ts';
import { answerMe } from './me.ts';
import * as own from './own-programme.ts';
import * as planLives from './plan-life.ts';
import * as course from './programme.ts';
import * as reports from './report.ts';
import { answerRows, patched } from './rows.ts';
import { freshState, type State } from './state.ts';
import * as trainings from './training.ts';

export type Fault = (method: string, path: string) => Answer | 'hang-up' | null;

export interface Harness {
  /** Origin of the tab, and the address of the host's page for a view. */
  tab: string;
  host(view: string, options?: HostOptions): string;
  /** The state behind the API, which a test may change as another person would. */
  state: State;
  /** Answers instead of the API where it does not return null. */
  fault(fault: Fault | null): void;
  reset(): void;
  stop(): Promise<void>;
}

export interface HostOptions {
  theme?: string;
  locale?: string;
  person?: string;
  frame?: string;
  sub?: string;
  channel?: string;
  /** A meeting's id: the tab is in its chat or panel. */
  meeting?: string;
}

const CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; connect-src 'self'; img-src 'self' data:; font-src 'self' data:";
const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

const listen = (server: Server): Promise<string> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () =>
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`),
    );
  });
const close = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });

const bodyOf = async (request: IncomingMessage): Promise<Record<string, unknown>> => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  // A file, which the harness does not read.
  if (!request.headers['content-type']?.includes('json')) return {};
  return chunks.length === 0 ? {} : (JSON.parse(Buffer.concat(chunks).toString()) as Record<string, unknown>);
};

/** Starts both servers; `build` is the folder of the built tab. */
export const startHarness = async (build: string): Promise<Harness> => {
  let state = freshState();
  let fault: Fault | null = null;
  let hostOrigin = '';

  const overviewOf = (person: string) => ({
    ...fixtures.overview(person),
    mandate: state.mandate,
    waitingForIt: state.request === null ? null : { request: state.request },
    ...(state.empty ? { nextMeeting: null } : {}),
    tasks: state.actions
      .filter(({ ownerId, state: at }) => ownerId === person && at === 'active')
      .map(({ id, title, dueDate }) => ({ id, title, dueDate })),
  });

  const api = async (request: IncomingMessage, path: string): Promise<Answer> => {
    const method = request.method ?? 'GET';
    const token = /^Bearer token-of-(.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!token) return problem(401);
    const language = request.headers['accept-language'] === 'en' ? 'en' : 'sv';
    const key = request.headers['idempotency-key'] as string | undefined;
    const match = request.headers['if-match'];
    const file = await planLives.fileOf(request);
    const body = file === null ? await bodyOf(request) : {};
    const [, unit, rest = '', id = '', more = ''] =
      /^\/api\/units\/([^/]+)\/?([^/]*)\/?([^/]*)\/?(.*)$/.exec(path)?.map(decodeURIComponent) ?? [];
    const competent = competences.answer(state, { method, path, body, match, language, person: token });
    if (competent) return competent;
    const mine = answerMe(state, { method, path, body, key: key ?? '', language, person: token });
    if (mine) return mine;
    if (path === '/api/programmes') return ok(programmes(language));
    if (path.startsWith('/api/channels/'))
      return ok({
        id: fixtures.UNIT,
        name: 'Fyra steg',
        teamName: 'Mottagning Väster',
        owner: token === fixtures.MANAGER,
        set: state.setUp,
        people: fixtures.people,
        today: fixtures.TODAY,
      });
    const templates = own.answerTemplates(state.own, { method, path, body, match, language, person: token });
    if (templates) return templates;
    if (unit !== fixtures.UNIT) return problem(404);
    if (rest === '' && method === 'PUT') {
      state.puts.push(body);
      state.setUp = true;
      return ok(overviewOf(token));
    }
    if (!state.setUp) return problem(404);
    const { actions } = state;
    const query = new URL(request.url ?? '', 'http://tab').searchParams;
    const call = { method, rest, id, more, query, body, key: key ?? '', person: token };
    if (rest === 'calendar' && id === 'refresh') await state.calendar.held;
    const reported = reports.answer(
      state.report,
      { method, rest, id, query, body, match, person: token },
      fixtures.MANAGER,
    );
    if (reported) return reported;
    const trained = trainings.answer(state, call);
    if (trained) return trained;
    const held = await lives.answer(state, { ...call, match, chair: token === fixtures.MANAGER }, patched);
    if (held) return held;
    const answered = apts.answer(state, { ...call, language, match }) ?? calendars.answer(state, call);
    if (answered) return answered;
    const lived = await planLives.answer(
      state.planLife,
      actions,
      (key, fields) => {
        const blank = { ...fixtures.actions()[0], state: 'draft', version: '"new,1"' } as Action;
        const there = actions.find(({ id: known }) => known === key);
        if (there === undefined) actions.push({ ...blank, ...fields, id: key });
        return there ?? { ...blank, ...fields, id: key };
      },
      { ...call, file, language, match },
    );
    if (lived) return lived;
    const screened = findings.answer(state, { ...call, match });
    if (screened) return screened;
    if (rest === '') return ok(overviewOf(token));
    if (rest === 'settings') {
      if (method === 'PUT') state.nudges = body as unknown as NudgeSettings;
      return ok(state.nudges);
    }
    const ofProgramme = own.answerUnit(state.own, { method, rest, body, match, language, person: token });
    if (ofProgramme) return ofProgramme;
    if (rest === 'preview') return ok(ahead.ofUnit);
    if (rest === 'programme' && method === 'GET') return ok(course.seenBy(state.programme, token));
    if (['programme', 'earlier', 'steps'].includes(rest)) {
      const path = [rest, id, more].filter((part) => part !== '').join('/');
      const written = course.write(state.programme, path, body, match);
      // One fact in both views.
      if (path === 'programme')
        state.report.evidence.planOwner = { role: state.programme.view.planOwner, ask: false };
      return written ? ok(written) : problem(404);
    }
    if (rest === 'criteria') return ok(fixtures.criteria);
    if (rest === 'ideas') return ok(ideas(language));
    if (rest === 'mandate') {
      state.mandate = body as { text: string; date: string };
      return ok(state.mandate);
    }
    return answerRows(state, { method, rest, id, body, key, match });
  };

  const send = (response: ServerResponse, answer: Answer): void => {
    response.writeHead(answer.status, { 'content-type': 'application/json', ...answer.headers });
    response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
  };

  const tabServer = createServer((request, response) => {
    const path = (request.url ?? '/').split('?')[0] ?? '/';
    if (path.startsWith('/api/')) {
      const wrong = fault?.(request.method ?? 'GET', decodeURIComponent(path));
      if (wrong === 'hang-up') request.socket.destroy();
      else if (wrong) send(response, wrong);
      else
        api(request, path).then(
          (answer) => send(response, answer),
          (error: unknown) => send(response, problem(500, { detail: String(error) })),
        );
      return;
    }
    if (path === '/tab/hosts.json') return send(response, ok({ hosts: [hostOrigin] }));
    const file = path === '/tab/' ? 'index.html' : path.replace(/^\/tab\//, '');
    readFile(join(build, file)).then(
      (bytes) => {
        response.writeHead(200, {
          'content-type': types[extname(file)] ?? 'application/octet-stream',
          'content-security-policy': CSP,
        });
        response.end(bytes);
      },
      () => send(response, problem(404)),
    );
  });
  const page = await readFile(new URL('host.html', import.meta.url));
  const hostServer = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
    response.end(page);
  });
  const tab = await listen(tabServer);
  hostOrigin = await listen(hostServer);

  return {
    tab,
    host: (view, options = {}) => {
      const query = new URLSearchParams({
        channel: fixtures.UNIT,
        person: fixtures.MANAGER,
        ...options,
        tab: `${tab}/tab/?view=${view}`,
      });
      return `${hostOrigin}/?${query}`;
    },
    get state() {
      return state;
    },
    fault: (next) => {
      fault = next;
    },
    reset: () => {
      state = freshState();
      fault = null;
    },
    stop: async () => {
      await close(tabServer);
      await close(hostServer);
    },
  };
};
