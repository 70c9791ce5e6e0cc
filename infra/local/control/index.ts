/** The control interface: JSON for tests and demonstrations, below `/control/`. */
import type { Connector } from '../connector/index.ts';
import type { Faults } from '../faults.ts';
import type { Graph } from '../graph/index.ts';
import { json, type Req, type Res, Router } from '../http.ts';
import type { Identity } from '../identity/index.ts';
import type { RequestLog } from '../requests.ts';
import type { Roster } from '../roster.ts';
import type { Tenant } from '../tenant.ts';
import { disturbanceRoutes } from './disturbances.ts';
import { extensionRoutes } from './extension.ts';
import { factRoutes } from './facts.ts';
import { ControlRefusal } from './input.ts';
import { notificationRoutes } from './notifications.ts';
import { openRoutes } from './open.ts';
import { rosterRoutes } from './roster.ts';
import type { Runtime } from './runtime.ts';
import { teamsRoutes } from './teams.ts';
import { clockRoutes } from './time.ts';
import { tokenRoutes } from './tokens.ts';

export type { Runtime } from './runtime.ts';

/** The services that the control interface reaches into. */
export interface Controlled {
  identity: Identity;
  graph: Pick<Graph, 'grantSite' | 'notifications'>;
  connector: Connector;
  roster: Roster;
  faults: Faults;
  requests: Pick<RequestLog, 'list'>;
  runtime: Runtime;
}

/** Makes the handler for `/control/…`. A refused call is a 4xx with `{error}`. */
export const makeControl = (tenant: Tenant, parts: Controlled): ((req: Req) => Promise<Res>) => {
  const { identity, graph, connector, roster, faults, requests, runtime } = parts;
  const router = new Router();
  factRoutes(router, tenant, runtime);
  clockRoutes(router, tenant, graph.notifications.flush);
  notificationRoutes(router, tenant, graph.notifications);
  tokenRoutes(router, tenant, identity, graph.grantSite);
  disturbanceRoutes(router, faults, requests, connector.setLimits);
  teamsRoutes(router, connector);
  extensionRoutes(router, connector);
  rosterRoutes(router, tenant, roster, connector, graph.grantSite);
  openRoutes(router, tenant);
  router.on('POST', '/control/reset', async () => {
    await runtime.reset();
    return json(200, { now: tenant.clock.iso() });
  });

  return async (req) => {
    const route = router.find(req.method, req.path);
    if (route === null) return json(404, { error: `There is no ${req.method} ${req.path}.` });
    if (route === 'method') return json(405, { error: `${req.path} does not take ${req.method}.` });
    try {
      return await route.handler(req, route.params);
    } catch (error) {
      if (error instanceof ControlRefusal) return json(error.status, { error: error.message });
      throw error;
    }
  };
};
