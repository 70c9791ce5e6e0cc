/** The local tenant's identity service on a port of its own, and a fetch that reaches it under its https address. */
import type { AddressInfo } from 'node:net';
import { makeClock } from '../../infra/local/clock.ts';
import { type Req, type Res, serve } from '../../infra/local/http.ts';
import { type Identity, makeIdentity } from '../../infra/local/identity/index.ts';
import { ids, seed } from '../../infra/local/seed.ts';
import { openState } from '../../infra/local/state.ts';
import type { Tenant } from '../../infra/local/tenant.ts';
import { keepExchange } from '../oracles/recorder.ts';

export interface House {
  tenant: Tenant;
  identity: Identity;
  identityBaseUrl: string;
  /** Every request that arrived. */
  requests: Req[];
  /** Answers instead of the service while set; null lets through, status 0 closes the connection. */
  instead: ((req: Req) => Promise<Res | null> | Res | null) | null;
  fetch: typeof fetch;
  close(): Promise<void>;
}

/** The User-Agent by which a test says that it asks in somebody else's place. */
export const OUTSIDE = 'somebody else';

/**
 * Opens the tenant; `more` answers what is not below `/identity`. The program is told https addresses, as always, and
 * the wire is plain: certificates are the walks' matter. `innerFaults`: a test makes answers inside `$batch` up.
 */
export const openHouse = async (
  more: (tenant: Tenant, identity: Identity) => (req: Req) => Promise<Res> = () => async () => ({
    status: 404,
  }),
  innerFaults = false,
): Promise<House> => {
  const state = openState(null);
  const https = 'https://localhost:4481';
  const tenant: Tenant = {
    ids,
    ...seed(),
    state,
    clock: makeClock(state, () => false),
    addresses: {
      bot: 'http://localhost:4478',
      http: 'http://localhost:4480',
      https,
      serviceUrl: `${https}/connector/`,
    },
  };
  const identity = makeIdentity(tenant);
  const other = more(tenant, identity);
  const requests: Req[] = [];
  const house: { instead: House['instead'] } = { instead: null };
  const server = serve(async (req) => {
    requests.push(req);
    const instead = await house.instead?.(req);
    const ofProgram = req.headers['user-agent'] !== OUTSIDE;
    const ofTenant = !instead && !(innerFaults && req.path.endsWith('/$batch'));
    const answer = instead ?? (await (req.path.startsWith('/identity/') ? identity.handle(req) : other(req)));
    keepExchange('graph', req, answer, { ofProgram, ofTenant });
    return answer;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return Object.assign(house, {
    tenant,
    identity,
    identityBaseUrl: `${https}/identity`,
    requests,
    fetch: ((url, init) => fetch(String(url).replace(https, origin), init)) as typeof fetch,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  });
};
