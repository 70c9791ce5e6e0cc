/** `GET|POST /control/clock`. */
import { z } from 'zod';
import { json, type Router } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { bodyAs, ControlRefusal, instant } from './input.ts';

const move = z.strictObject({
  now: instant,
  /** The program was not running in between. */
  asleep: z.boolean().optional(),
  /** A clock may be set back. */
  force: z.boolean().optional(),
});

/**
 * Adds the routes, with `/control` in front. `flush` sends what is still to be told of changes so far: it belongs to the
 * time before the clock moves.
 */
export const clockRoutes = (
  router: Router,
  { clock }: Pick<Tenant, 'clock'>,
  flush: () => Promise<void>,
): void => {
  router
    .on('GET', '/control/clock', () => json(200, { now: clock.iso() }))
    .on('POST', '/control/clock', async (req) => {
      const { now, asleep = false, force = false } = bodyAs(req, move);
      const to = new Date(now);
      if (to.getTime() < clock.now().getTime() && !force)
        throw new ControlRefusal(
          409,
          `now: lies before the clock (${clock.iso()}). Setting it back needs force: true.`,
        );
      await flush();
      const settled = await clock.move(to, { asleep });
      return json(200, { now: clock.iso(), settled });
    });
};
