/**
 * The Bot Framework's connector and Teams' client side, for the local tenant: the bot speaks to `/connector/…`, people
 * through the control interface.
 */
import { type Req, type Res, Router } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { makeClient, type TeamsClient } from './client.ts';
import { conversationRoutes } from './conversations.ts';
import { creationRoutes } from './creation.ts';
import { makeDeliver } from './delivery.ts';
import { refuse, throttled, unauthorized } from './errors.ts';
import { makeInstalls, type Scope } from './installs.ts';
import { makeLimits } from './limits.ts';
import { makeMessages } from './messages.ts';
import type { ChannelIdentity, Room } from './room.ts';
import { rosterRoutes } from './rosters.ts';

export type { Answer } from './answer.ts';
export type { Click, Clicked, Line, Seen, TeamsClient } from './client.ts';
export type { ExtensionClient } from './extension.ts';
export type { Scope } from './installs.ts';
export type { Activity } from './messages.ts';
export type { ChannelIdentity } from './room.ts';

export interface Connector extends TeamsClient {
  /** Answers the bot's requests to `/connector/v3/…` and `/connector/v1/…`. */
  handle(req: Req): Promise<Res>;
  /** Whether the app is installed for a person, in a team or in a meeting's chat. */
  isInstalled(scope: Scope): boolean;
  /** The sending limits of Teams, on from the start; they run on the machine's time. */
  setLimits(on: boolean): void;
}

/** `now` is the machine's time for the limits. */
export const makeConnector = (
  tenant: Tenant,
  identity: ChannelIdentity,
  now: () => number = Date.now,
): Connector => {
  const limits = makeLimits(now);
  const installs = makeInstalls(tenant);
  const messages = makeMessages(tenant);
  const room: Room = { tenant, installs, messages, limits };
  const router = new Router();
  creationRoutes(router, room);
  conversationRoutes(router, room);
  rosterRoutes(router, room);

  return {
    ...makeClient({ tenant, installs, messages, deliver: makeDeliver(tenant, identity) }),
    isInstalled: installs.has,
    setLimits: limits.set,
    async handle(req) {
      if (!(await identity.checkConnector(req))) return unauthorized();
      // 50 requests per second for an app in a tenant, whatever they ask for.
      const wait = limits.take('app', tenant.ids.tenant);
      if (wait > 0) return throttled(wait);
      const found = router.find(req.method, req.path);
      if (found === null) return refuse(404, 'NotFound', 'No such resource.');
      if (found === 'method')
        return refuse(405, 'MethodNotAllowed', 'The resource does not support this method.');
      return found.handler(req, found.params);
    },
  };
};
