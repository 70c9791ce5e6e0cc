/** The web server: the bot's endpoint, the tab and its API, and how the program is doing. */
import type { Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import restify, { type Next, type Request, type Response } from 'restify';
import { languageOfRequest, sendJson, sendProblem } from './answer.ts';
import { type ApiPorts, addApiRoutes } from './api.ts';
import { type AptApiPorts, addAptRoutes } from './api-apt.ts';
import { addCalendarRoutes } from './api-calendar.ts';
import { addCompetenceRoutes } from './api-competence.ts';
import { addDialogRoutes, type DialogApiPorts } from './api-dialogs.ts';
import { addFindingRoutes } from './api-findings.ts';
import { addLiveRoutes, type LiveApiPorts } from './api-live.ts';
import { addMyDataRoutes, type MyDataApiPorts } from './api-my-data.ts';
import { addNoteRoutes, type NotePorts } from './api-notes.ts';
import { addNudgeRoutes, type NudgeApiPorts } from './api-nudges.ts';
import { addPlanLifeRoutes, type PlanLifeApiPorts } from './api-plan-life.ts';
import { addProgrammeRoutes, type ProgrammePorts } from './api-programme.ts';
import { addReportRoutes, type ReportApiPorts } from './api-report.ts';
import { addStepRoutes } from './api-steps.ts';
import { addTalkRoutes } from './api-talks.ts';
import { addThemeRoutes, type ThemeApiPorts } from './api-themes.ts';
import { addTrainingRoutes } from './api-training.ts';
import { guarded } from './call.ts';
import { addConsentRoute, type ConsentPorts } from './consent.ts';
import { COMMON_HEADERS } from './headers.ts';
import { readJson } from './input.ts';
import { addNotificationRoute, type NotificationPorts } from './notifications.ts';
import { requestProblem } from './problem.ts';
import { addTabRoutes, type TabOptions } from './tab.ts';

export interface WebPorts
  extends ApiPorts,
    MyDataApiPorts,
    NotePorts,
    NudgeApiPorts,
    AptApiPorts,
    ConsentPorts,
    DialogApiPorts,
    LiveApiPorts,
    PlanLifeApiPorts,
    ProgrammePorts,
    ReportApiPorts,
    ThemeApiPorts,
    TabOptions,
    NotificationPorts {
  /** The bot's turn: `req.body` is the parsed activity. It checks the token and answers by itself. */
  messages(req: Request, res: Response): Promise<void>;
  /** Whether each thing that the program needs is there, by name. */
  ready(): Promise<Record<string, boolean>>;
}

export interface WebServer {
  /** Starts to listen (port 0: any free one) and gives the port. Rejects when the port is taken. */
  listen(port: number, host?: string): Promise<number>;
  /** Takes no new requests, lets those under way finish for a while, and is gone. */
  close(): Promise<void>;
}

const GRACE_MS = 5_000;
/** Ids of channels are long, and longer still percent-encoded. */
const MOST_PARAM_LENGTH = 500;

/** Makes the server; nothing listens until `listen`. */
export const makeServer = (ports: WebPorts): WebServer => {
  const { journal } = ports;
  const server = restify.createServer({
    name: 'Stegvis',
    maxParamLength: MOST_PARAM_LENGTH,
  } as restify.ServerOptions);
  const http = server.server as HttpServer;
  http.headersTimeout = 15_000;
  http.requestTimeout = 60_000;
  http.keepAliveTimeout = 65_000;

  server.pre((req: Request, res: Response, next: Next) => {
    for (const [name, value] of Object.entries(COMMON_HEADERS)) res.setHeader(name, value);
    if (isReadable(req)) return next();
    sendProblem(res, requestProblem('no-route', languageOfRequest(req)));
    return next(false);
  });
  server.on(
    'restifyError',
    (req: Request, res: Response, error: { statusCode?: number }, answered: () => void) => {
      sendProblem(res, routingProblem(req, res, error));
      if ((error.statusCode ?? 500) >= 500)
        journal.error('request-failed', { method: req.method, error: String(error) });
      answered();
    },
  );
  server.on('after', (req: Request, res: Response, route: { path?: unknown } | undefined) => {
    if (!(req.url ?? '').startsWith('/api/')) return;
    const ms = Date.now() - req.time();
    journal.info('request', { method: req.method, route: route?.path, status: res.statusCode, ms });
  });

  const alive = async (_req: Request, res: Response): Promise<void> => sendJson(res, 200, { alive: true });
  const readiness = guarded(journal, async (_req, res) => {
    const checks = await ports.ready();
    const ready = Object.values(checks).every(Boolean);
    sendJson(res, ready ? 200 : 503, { ready, checks });
  });
  for (const method of ['get', 'head'] as const) {
    server[method]('/healthz', alive);
    server[method]('/readyz', readiness);
  }
  server.post(
    '/api/messages',
    guarded(journal, async (req, res) => {
      const body = await readJson(req);
      if (!body.ok) return sendProblem(res, requestProblem(body.problem, languageOfRequest(req)));
      req.body = body.value;
      await ports.messages(req, res);
    }),
  );
  addNotificationRoute(server, ports);
  addApiRoutes(server, ports);
  addMyDataRoutes(server, ports);
  addNoteRoutes(server, ports);
  addFindingRoutes(server, ports);
  addCompetenceRoutes(server, ports);
  addCalendarRoutes(server, ports);
  addNudgeRoutes(server, ports);
  addAptRoutes(server, ports);
  addDialogRoutes(server, ports);
  addLiveRoutes(server, ports);
  addTrainingRoutes(server, ports);
  addTalkRoutes(server, ports);
  addThemeRoutes(server, ports);
  addPlanLifeRoutes(server, ports);
  addStepRoutes(server, ports);
  addReportRoutes(server, ports);
  addProgrammeRoutes(server, ports);
  addConsentRoute(server, ports);
  addTabRoutes(server, ports);

  return {
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        // restify passes the listener's errors on as its own; one that nobody hears would end the program.
        server.once('error', reject);
        const up = (): void => {
          server.removeListener('error', reject);
          server.on('error', (error: Error) => journal.error('listener-failed', { error: error.message }));
          resolve((http.address() as AddressInfo).port);
        };
        if (host === undefined) http.listen(port, up);
        else http.listen(port, host, up);
      }),
    close: () =>
      new Promise((resolve) => {
        const cut = setTimeout(() => http.closeAllConnections(), GRACE_MS);
        http.close(() => {
          clearTimeout(cut);
          resolve();
        });
        http.closeIdleConnections();
      }),
  };
};

/** Whether target and Host make an address; restify's router would end the program over one that does not. */
const isReadable = (req: Request): boolean => {
  try {
    req.getUrl();
    return true;
  } catch {
    return false;
  }
};

/** What the router itself refuses: no such route, a method that the route lacks, a file that is not there. */
const routingProblem = (req: Request, res: Response, { statusCode = 500 }: { statusCode?: number }) => {
  const language = languageOfRequest(req);
  if (statusCode === 405) {
    const allow = String(res.getHeader('Allow') ?? '');
    return requestProblem('method-not-allowed', language, allow === '' ? {} : { Allow: allow });
  }
  return requestProblem(statusCode < 500 ? 'no-route' : 'internal', language);
};
