/** `GET /control/people`, `units`, `tenant`, `environment`, `processes`: what stands fast about the tenant. */
import { json, type Router } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import type { Runtime } from './runtime.ts';

/** Adds the routes, with `/control` in front. */
export const factRoutes = (router: Router, tenant: Tenant, runtime: Runtime): void => {
  router
    .on('GET', '/control/people', () =>
      json(
        200,
        tenant.people.map(({ id, name, unit, role, group, guest, language, chat }) => ({
          id,
          name,
          unit,
          role,
          group,
          guest,
          language,
          chat,
        })),
      ),
    )
    .on('GET', '/control/units', () =>
      json(
        200,
        tenant.units.map(({ id, name, programme, team, channel, site, manager, apt }) => ({
          id,
          name,
          programme,
          team,
          channel,
          site,
          manager,
          meetingChat: apt.meetingChat,
        })),
      ),
    )
    .on('GET', '/control/tenant', () =>
      json(200, {
        tenant: tenant.ids.tenant,
        appId: tenant.ids.appId,
        bot: tenant.ids.bot,
        serviceUrl: tenant.addresses.serviceUrl,
      }),
    )
    .on('GET', '/control/environment', () => json(200, runtime.environment()))
    .on('GET', '/control/processes', () => json(200, runtime.processes()));
};
