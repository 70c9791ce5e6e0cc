/** `POST /control/faults` and `GET /control/requests`. */
import { z } from 'zod';
import { type Faults, faultRule } from '../faults.ts';
import { json, type Res, type Router } from '../http.ts';
import type { RequestLog } from '../requests.ts';
import { bodyAs, ControlRefusal } from './input.ts';

const wish = z.strictObject({
  graph: z.array(faultRule).optional(),
  connector: z.array(faultRule).optional(),
  identity: z.array(faultRule).optional(),
  /** The connector's own sending limits. */
  limits: z.boolean().optional(),
});

const SERVICES = ['graph', 'connector', 'identity'] as const;

/** Adds the routes, with `/control` in front. */
export const disturbanceRoutes = (
  router: Router,
  faults: Faults,
  requests: Pick<RequestLog, 'list'>,
  setLimits: (on: boolean) => void,
): void => {
  const shown = (): Res =>
    json(200, Object.fromEntries(SERVICES.map((service) => [service, faults.rules(service)])));
  router
    .on('GET', '/control/faults', shown)
    .on('POST', '/control/faults', (req) => {
      const given = bodyAs(req, wish);
      // A service that is not named keeps its faults; naming nothing at all clears everything.
      const all = Object.keys(given).length === 0;
      for (const service of SERVICES) {
        const rules = given[service] ?? (all ? [] : undefined);
        if (rules) faults.set(service, rules);
      }
      if (given.limits !== undefined) setLimits(given.limits);
      return shown();
    })
    .on('GET', '/control/requests', ({ query }) => {
      const service = query.get('service');
      if (service !== 'graph' && service !== 'connector')
        throw new ControlRefusal(400, 'service: must be graph or connector.');
      const since = Number(query.get('since') ?? 0);
      if (!Number.isInteger(since) || since < 0)
        throw new ControlRefusal(400, 'since: must be the seq of a request.');
      return json(200, requests.list(service, since));
    });
};
