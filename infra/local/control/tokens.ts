/** `POST /control/token` and `POST /control/consent`. */
import { z } from 'zod';
import { json, type Router } from '../http.ts';
import type { Identity, TokenWish } from '../identity/index.ts';
import type { Tenant } from '../tenant.ts';
import { bodyAs, ControlRefusal, personNamed, unitWithSite } from './input.ts';

const wish = z.strictObject({
  person: z.string().optional(),
  for: z.enum(['graph', 'channel', 'federated']).optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  key: z.enum(['other', 'next', 'otherChannel', 'unendorsed']).optional(),
});

const consent = z.strictObject({
  scope: z.string().optional(),
  site: z.string().optional(),
  granted: z.boolean(),
});

/** Adds the routes, with `/control` in front. */
export const tokenRoutes = (
  router: Router,
  tenant: Tenant,
  identity: Pick<Identity, 'personToken' | 'graphToken' | 'channelToken' | 'federatedToken' | 'consents'>,
  grantSite: (site: string, granted: boolean) => void,
): void => {
  const tokenFor = (given: z.infer<typeof wish>): Promise<string> => {
    const { person, for: purpose, claims, key } = given;
    const made: TokenWish = { ...(claims && { claims }), ...(key && { key }) };
    if (purpose === 'channel') return identity.channelToken(made);
    if (key === 'otherChannel' || key === 'unendorsed')
      throw new ControlRefusal(400, `key: ${key} is a key of the channel; it goes with for: "channel".`);
    if (purpose === 'federated') return identity.federatedToken(made);
    if (person === undefined)
      throw new ControlRefusal(400, 'person: is missing; only tokens for the channel or the app have none.');
    const known = personNamed(tenant, person);
    return purpose === 'graph' ? identity.graphToken(known, made) : identity.personToken(known, made);
  };
  router
    .on('POST', '/control/token', async (req) => json(200, { token: await tokenFor(bodyAs(req, wish)) }))
    .on('POST', '/control/consent', (req) => {
      const given = bodyAs(req, consent);
      const { scope, site, granted } = given;
      if ((scope === undefined) === (site === undefined))
        throw new ControlRefusal(400, 'Give scope or site, one of them.');
      if (site !== undefined) grantSite(unitWithSite(tenant, site).site, granted);
      if (scope !== undefined && !identity.consents.set(scope, granted))
        throw new ControlRefusal(
          400,
          `scope: Graph has no delegated permission ${scope} that the tenant knows.`,
        );
      return json(200, given);
    });
};
