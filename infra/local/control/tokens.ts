/** `POST /control/token`, `POST /control/consent` and `POST /control/device`. */
import { z } from 'zod';
import { json, type Router } from '../http.ts';
import type { Identity, TokenWish } from '../identity/index.ts';
import type { Tenant } from '../tenant.ts';
import { accountNamed, bodyAs, ControlRefusal, personNamed, unitWithSite } from './input.ts';

const wish = z.strictObject({
  person: z.string().optional(),
  for: z.enum(['graph', 'channel', 'federated']).optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  key: z.enum(['other', 'next', 'otherChannel', 'unendorsed']).optional(),
});

const consent = z.strictObject({
  scope: z.string().optional(),
  site: z.string().optional(),
  role: z.string().optional(),
  /** With a scope: for this person alone, as they consent for themselves. */
  person: z.string().optional(),
  granted: z.boolean(),
});

/** `code` is what a device shows; `person` an object id, or an administrator's sign-in name. */
const device = z.strictObject({ code: z.string(), person: z.string() });

/** Adds the routes, with `/control` in front. */
export const tokenRoutes = (
  router: Router,
  tenant: Tenant,
  identity: Pick<
    Identity,
    'personToken' | 'graphToken' | 'channelToken' | 'federatedToken' | 'consents' | 'approveDevice'
  >,
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
      const { scope, site, role, person, granted } = given;
      if ([scope, site, role].filter((one) => one !== undefined).length !== 1)
        throw new ControlRefusal(400, 'Give scope or site or role, one of them.');
      if (person !== undefined && scope === undefined)
        throw new ControlRefusal(400, 'person: goes with scope; sites and roles are for the whole tenant.');
      if (site !== undefined) grantSite(unitWithSite(tenant, site).site, granted);
      const { consents } = identity;
      const known = person === undefined ? null : personNamed(tenant, person).id;
      if (
        scope !== undefined &&
        !(known === null ? consents.set(scope, granted) : consents.setFor(known, scope, granted))
      )
        throw new ControlRefusal(
          400,
          `scope: Graph has no delegated permission ${scope} that the tenant knows.`,
        );
      if (role !== undefined && !identity.consents.setRole(role, granted))
        throw new ControlRefusal(
          400,
          `role: Graph has no application permission ${role} that the tenant knows.`,
        );
      return json(200, given);
    })
    .on('POST', '/control/device', (req) => {
      const { code, person } = bodyAs(req, device);
      const answer = identity.approveDevice(code, accountNamed(tenant, person));
      if (answer === 'no-code') throw new ControlRefusal(404, `code: no device waits with the code ${code}.`);
      return json(200, { approved: answer === 'approved' });
    });
};
