/**
 * `POST /control/members`, `POST /control/accounts`, `POST /control/channels`: what team owners and administrators do
 * in Teams and Entra. Additions to the interface; people and units that are seeded stay as `GET people` and
 * `GET units` say until somebody uses them.
 */
import { z } from 'zod';
import type { Connector } from '../connector/index.ts';
import { json, type Router } from '../http.ts';
import { blockApp } from '../personal-app.ts';
import type { Roster } from '../roster.ts';
import { placesIn, type Tenant } from '../tenant.ts';
import { bodyAs, ControlRefusal, personNamed } from './input.ts';

/** `unit`: id of a unit, or of a private or shared channel. */
const member = z.strictObject({
  unit: z.string(),
  person: z.string(),
  present: z.boolean(),
  owner: z.boolean().optional(),
});

/** A renamed account, or one that becomes a guest's. Teams tells bots of neither. */
const account = z.strictObject({
  person: z.string(),
  name: z.string().min(1).optional(),
  guest: z.boolean().optional(),
  /** Whether the tenant's policy keeps the app from this person. */
  appBlocked: z.boolean().optional(),
});

/** The first of `members` owns the channel. */
const channel = z.strictObject({
  team: z.string(),
  name: z.string().min(1).max(50),
  membership: z.enum(['private', 'shared']),
  members: z.array(z.string()).min(1),
});

/** Adds the routes, with `/control` in front. */
export const rosterRoutes = (
  router: Router,
  tenant: Tenant,
  roster: Roster,
  connector: Pick<Connector, 'rosterChanged'>,
  grantSite: (site: string, granted: boolean) => void,
): void => {
  router
    .on('POST', '/control/members', async (req) => {
      const { unit, person, present, owner } = bodyAs(req, member);
      personNamed(tenant, person);
      if (!placesIn(tenant).some(({ id }) => id === unit))
        throw new ControlRefusal(404, `unit: there is no unit or channel ${unit}.`);
      // Teams tells of it after it has happened.
      const changed = roster.member(unit, person, present, owner);
      if (changed) {
        const told = await connector.rosterChanged(unit, person, present ? 'added' : 'removed');
        if (!told.ok) throw new ControlRefusal(told.status, told.error);
      }
      return json(200, { changed });
    })
    .on('POST', '/control/accounts', (req) => {
      const { person, name, guest, appBlocked } = bodyAs(req, account);
      personNamed(tenant, person);
      roster.account(person, {
        ...(name === undefined ? {} : { name }),
        ...(guest === undefined ? {} : { guest }),
      });
      if (appBlocked !== undefined) blockApp(tenant, person, appBlocked);
      return json(200, { person });
    })
    .on('POST', '/control/channels', (req) => {
      const wish = bodyAs(req, channel);
      for (const person of wish.members) personNamed(tenant, person);
      if (!tenant.units.some(({ team }) => team === wish.team))
        throw new ControlRefusal(404, `team: there is no team ${wish.team}. See GET /control/units.`);
      const { id, name, team, site } = roster.addChannel(wish);
      // Nobody has given the app the new site: POST consent {site, granted: true} does.
      grantSite(site, false);
      return json(200, { id, name, team, channel: id, site, membership: wish.membership });
    });
};
