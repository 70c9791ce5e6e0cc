/**
 * The tenant's services behind one door: `/graph`, `/connector` and `/identity` with faults around them and, for the
 * bot, a log of what it asks; `/clock`; `/control`; and the page for people.
 */
import { makeBatchFaults } from './batch-faults.ts';
import { makeClockService } from './clock-service.ts';
import { makeConnector } from './connector/index.ts';
import { makeControl, type Runtime } from './control/index.ts';
import { makeFaults } from './faults.ts';
import { makeGraph } from './graph/index.ts';
import { makeHost } from './host/index.ts';
import type { Req, Res } from './http.ts';
import { KEYS, makeIdentity } from './identity/index.ts';
import { makePersonalApp } from './personal-app.ts';
import { makePlaygroundRelay } from './playground/relay.ts';
import type { RequestLog } from './requests.ts';
import { makeRoster } from './roster.ts';
import type { Tenant } from './tenant.ts';

export interface TenantServer {
  /** Answers a request; `ofBot` when it came to the address that only the bot uses. */
  handle(req: Req, ofBot: boolean): Promise<Res>;
  /** Everything in the tenant as seeded: people's chats, lists, consents, the log of requests, faults, the clock. */
  reset(start: Date): void;
}

const below = (req: Req, prefix: string): boolean => req.path === prefix || req.path.startsWith(`${prefix}/`);

/** Wires the tenant's services together. */
export const makeServer = (tenant: Tenant, requests: RequestLog, runtime: Runtime): TenantServer => {
  const roster = makeRoster(tenant);
  const identity = makeIdentity(tenant);
  const connector = makeConnector(tenant, identity);
  const playground = makePlaygroundRelay(tenant, identity);
  const faults = makeFaults();
  const batches = makeBatchFaults(faults);
  const graph = makeGraph(tenant, identity, {
    isInstalledInTeam: (team) => connector.isInstalled({ team }),
    innerFault: batches.innerFault,
    personalApp: makePersonalApp(tenant, connector),
  });
  const clock = makeClockService(tenant.clock);
  const control = makeControl(tenant, {
    identity,
    graph,
    connector,
    roster,
    faults,
    requests,
    runtime,
  });
  const host = makeHost(tenant);

  const work = {
    graph: (req: Req): Promise<Res> =>
      /\/\$batch$/i.test(req.path) ? batches.around(req, () => graph.handle(req)) : graph.handle(req),
    connector: (req: Req): Promise<Res> => playground.fromBot(req) ?? connector.handle(req),
  };
  const logged = async (service: 'graph' | 'connector', req: Req, ofBot: boolean): Promise<Res> => {
    const path = req.target.slice(service.length + 1);
    const seq = ofBot ? requests.begin(service, req, path, tenant.clock.iso()) : null;
    try {
      const res = await faults.around(service, req.method, path, () => work[service](req));
      if (seq !== null) requests.end(service, seq, res);
      return res;
    } catch (error) {
      if (seq !== null) requests.end(service, seq, { status: 500, body: String(error) });
      throw error;
    }
  };

  return {
    async handle(req, ofBot) {
      if (below(req, '/graph')) return logged('graph', req, ofBot);
      if (below(req, '/connector')) return logged('connector', req, ofBot);
      if (below(req, '/identity'))
        return faults.around('identity', req.method, req.target.slice('/identity'.length), () =>
          identity.handle(req),
        );
      if (below(req, '/clock')) return clock.handle(req);
      const played = ofBot ? null : playground.fromPlayground(req);
      if (played !== null) return played;
      return below(req, '/control') ? control(req) : host.handle(req);
    },
    reset(start) {
      faults.reset();
      connector.setLimits(true);
      requests.clear();
      tenant.state.clearAllBut([KEYS]);
      roster.reset();
      tenant.clock.set(start);
      graph.reset();
    },
  };
};
