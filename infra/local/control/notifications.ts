/** `GET|POST /control/notifications` and `POST /control/lifecycle`: how Graph tells of changes in lists. */
import { z } from 'zod';
import type { Notifications } from '../graph/index.ts';
import { json, type Res, type Router } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { bodyAs, unitWithSite } from './input.ts';

const share = z.number().min(0).max(1);
const wish = z.strictObject({
  /** Shares that are lost or come twice. */
  lose: share.optional(),
  double: share.optional(),
  delayMs: z.number().int().min(0).max(3_600_000).optional(),
  /** The tenant's permissions do not allow subscriptions to lists. */
  refuse: z.boolean().optional(),
});
const event = z.strictObject({
  event: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']),
  /** Only the subscriptions of this site; without it, all. */
  site: z.string().optional(),
});

/** Adds the routes, with `/control` in front. */
export const notificationRoutes = (router: Router, tenant: Tenant, notifications: Notifications): void => {
  const shown = (): Res => json(200, { ...notifications.settings(), ...notifications.counts() });
  router
    .on('GET', '/control/notifications', shown)
    .on('POST', '/control/notifications', (req) => {
      const { lose, double, delayMs, refuse } = bodyAs(req, wish);
      notifications.set({
        ...(lose === undefined ? {} : { lose }),
        ...(double === undefined ? {} : { double }),
        ...(delayMs === undefined ? {} : { delayMs }),
        ...(refuse === undefined ? {} : { refuse }),
      });
      return shown();
    })
    .on('POST', '/control/lifecycle', async (req) => {
      const given = bodyAs(req, event);
      const site = given.site === undefined ? undefined : unitWithSite(tenant, given.site).site;
      return json(200, { told: await notifications.lifecycle(given.event, site) });
    });
};
