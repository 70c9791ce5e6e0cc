/** Microsoft Graph v1.0 of the local tenant, as strict as the real one. */
import { randomUUID } from 'node:crypto';
import type { Req, Res } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { batch } from './batch.ts';
import { calendarRoutes } from './calendar.ts';
import type { Call, GraphCaller, GraphDeps, World } from './call.ts';
import { chatRoutes } from './chats.ts';
import { deltaPath, deltaRoutes } from './delta.ts';
import { directoryRoutes } from './directory.ts';
import { driveRoutes } from './drive.ts';
import { drivePath } from './drive-place.ts';
import { download } from './drive-store.ts';
import { badRequest, Refusal, refused, requestIds, unauthenticated } from './errors.ts';
import { seedEvents } from './event-store.ts';
import { itemRoutes } from './items.ts';
import { type ListChanged, openLists } from './list-store.ts';
import { listRoutes } from './lists.ts';
import { makeNotifications, type Notifications } from './notifications.ts';
import { permissionRoutes, setGrant } from './permissions.ts';
import { personalAppRoutes } from './personal-apps.ts';
import { parseQuery } from './query.ts';
import { compileRoutes } from './routing.ts';
import { sitePath, siteRoutes } from './sites.ts';
import { subscriptionRoutes } from './subscriptions.ts';
import { tabRoutes } from './tabs.ts';
import { teamRoutes } from './teams.ts';

export type { GraphCaller, GraphDeps } from './call.ts';
export type { ListChanged } from './list-store.ts';
export type { Notifications } from './notifications.ts';

export interface Graph {
  /** Answers `/graph/v1.0/…`. */
  handle(req: Req): Promise<Res>;
  /** Gives the program's app a site under `Sites.Selected` (role write), or takes it away. */
  grantSite(site: string, granted: boolean): void;
  /** Calls `listener` after every change of a row, and after a list was removed; the returned function ends that. */
  onListChanged(listener: (change: ListChanged) => void): () => void;
  /** Change notifications on their way to those who subscribed. */
  notifications: Notifications;
  /** Makes all delta tokens (of one site, or of all) too old: the next delta answers 410. */
  expireDeltaTokens(site?: string): void;
  /** After the state was cleared: grants the five sites again and forgets what was held in memory. */
  reset(): void;
}

const PREFIX = /^\/graph\/(v1\.0)(\/.*)?$/;

/**
 * Graph of a tenant. `identity.checkGraph` answers who the bearer of the token is (null: 401). State that was never
 * seeded is seeded: the program's app is granted the five sites.
 */
export const makeGraph = (
  tenant: Tenant,
  identity: { checkGraph(req: Req): Promise<GraphCaller | null> },
  deps: GraphDeps,
): Graph => {
  const world: World = { tenant, deps, lists: openLists(tenant.state) };
  const notifications = makeNotifications(world);
  const find = compileRoutes([
    ...directoryRoutes(world),
    ...teamRoutes(world),
    ...tabRoutes(world),
    ...chatRoutes(world),
    ...personalAppRoutes(world),
    ...siteRoutes(world),
    ...permissionRoutes(world),
    ...listRoutes(world),
    ...deltaRoutes(world),
    ...itemRoutes(world),
    ...calendarRoutes(world),
    ...driveRoutes(world),
    ...subscriptionRoutes(world, notifications.settings),
  ]);

  const seeded = tenant.state.collection<{ at: string }>('graph.seeded');
  const seed = (): void =>
    tenant.state.together(() => {
      for (const unit of tenant.units) setGrant(world, unit.site, 'write');
      seedEvents(world);
      seeded.set('all', { at: tenant.clock.iso() });
    });
  if (!seeded.has('all')) seed();

  const baseOf = (req: Req): string => {
    const host = req.headers.host;
    const plain = host !== undefined && tenant.addresses.http === `http://${host}`;
    return `${plain ? tenant.addresses.http : tenant.addresses.https}/graph/v1.0`;
  };

  /** One request of a caller who is known; `path` is below the version. */
  const answer = async (req: Req, path: string, caller: GraphCaller): Promise<Res> => {
    const ids = requestIds(req);
    try {
      const moved = deltaPath(drivePath(sitePath(world, path)));
      const params = new URLSearchParams(req.query);
      if (moved.token !== null) params.set('token', moved.token);
      const route = find(req.method, moved.path);
      const call: Call = {
        req,
        caller,
        query: parseQuery(params),
        params: route.params,
        base: baseOf(req),
        path,
      };
      const res = await route.handler(call);
      return { ...res, headers: { ...headersOf(ids), ...res.headers } };
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      const res = refused(fault, ids, tenant.clock.now());
      return { ...res, headers: { ...headersOf(ids), ...res.headers } };
    }
  };

  return {
    async handle(req) {
      const ids = requestIds(req);
      const refuse = (refusal: Refusal): Res => {
        const res = refused(refusal, ids, tenant.clock.now());
        return { ...res, headers: { ...headersOf(ids), ...res.headers } };
      };
      const ticket = /^\/graph\/download\/([\w-]+)$/.exec(req.path)?.[1];
      if (ticket) return download(world, ticket) ?? refuse(unauthenticated());
      const match = PREFIX.exec(req.path);
      if (!match) return refuse(badRequest(`Invalid version: ${req.path.split('/')[2] ?? ''}.`));
      const caller = await identity.checkGraph(req);
      if (!caller) return refuse(unauthenticated());
      const path = match[2] ?? '/';
      if (path.toLowerCase() !== '/$batch') return answer(req, path, caller);
      try {
        const inner = (one: Req): Promise<Res> => answer(one, one.path, caller);
        return { ...(await batch(req, inner, deps)), headers: headersOf(ids) };
      } catch (fault) {
        if (fault instanceof Refusal) return refuse(fault);
        throw fault;
      }
    },
    grantSite: (site, granted) => setGrant(world, site, granted ? 'write' : null),
    onListChanged: (listener) => world.lists.listen(listener),
    notifications,
    expireDeltaTokens: (site) => world.lists.expireTokens(site),
    reset() {
      notifications.reset();
      world.lists.forget();
      seed();
    },
  };
};

const headersOf = (ids: { request: string; client: string }): Record<string, string> => ({
  'request-id': ids.request,
  'client-request-id': ids.client,
  'x-ms-ags-diagnostic': JSON.stringify({
    ServerInfo: {
      DataCenter: 'Local',
      Slice: 'E',
      Ring: '1',
      ScaleUnit: '000',
      RoleInstance: randomUUID().slice(0, 8),
    },
  }),
});
