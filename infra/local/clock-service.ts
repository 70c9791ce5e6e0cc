/**
 * The tenant's clock towards the bot, below `/clock`. Both open requests send their head at once and a blank line now
 * and then, so that a client's own time limits never end them.
 */
import { z } from 'zod';
import type { TenantClock } from './clock.ts';
import { type Held, json, jsonOf, type Req, type Res } from './http.ts';

const BREATH_MS = 20_000;
const waitBody = z.strictObject({
  worker: z.string().min(1).max(200),
  until: z.iso.datetime({ offset: true }),
});

const breathe = (out: Held): void => {
  const timer = setInterval(() => out.write('\n'), BREATH_MS);
  out.over.addEventListener('abort', () => clearInterval(timer), { once: true });
};

export interface ClockService {
  /**
   * `GET /clock` → `{now}`; `GET /clock/workers/{id}` stays open for as long as that worker lives;
   * `POST /clock/wait {worker, until}` → `{now, lived, moved}` when the clock has come there or was set by hand.
   */
  handle(req: Req): Promise<Res>;
}

/** Serves a clock. A worker is busy from its first sign of life, and whenever it does not wait. */
export const makeClockService = (clock: TenantClock): ClockService => {
  /** The newest open request that tells of a worker's life. */
  const alive = new Map<string, Held>();
  /** The newest open request in which a worker waits. */
  const waiting = new Map<string, Held>();
  const whenOver = (out: Held, act: () => void): void =>
    out.over.addEventListener('abort', act, { once: true });

  const live = (worker: string, out: Held): void => {
    alive.set(worker, out);
    clock.busy(worker);
    breathe(out);
    whenOver(out, () => {
      if (alive.get(worker) !== out) return;
      alive.delete(worker);
      // A process that ends closes both its requests; one that has lost only this one still waits.
      if (!waiting.has(worker)) clock.forget(worker);
    });
  };

  const wait = (worker: string, until: number, out: Held): void => {
    waiting.set(worker, out);
    breathe(out);
    const takeBack = clock.park({
      worker,
      until,
      wake: (now, lived, moved) =>
        out.end(JSON.stringify({ now: new Date(now).toISOString(), lived, moved })),
    });
    whenOver(out, () => {
      if (waiting.get(worker) === out) waiting.delete(worker);
      if (!takeBack()) return;
      // A worker that lives on has lost its request and will ask again: until then it is not at rest.
      if (alive.has(worker)) clock.busy(worker);
      else clock.forget(worker);
    });
  };

  return {
    async handle(req) {
      if (req.method === 'GET' && req.path === '/clock') return json(200, { now: clock.iso() });
      const [, encoded] = /^\/clock\/workers\/([^/]+)$/.exec(req.path) ?? [];
      if (req.method === 'GET' && encoded) return { status: 200, hold: (out) => live(encoded, out) };
      if (req.method === 'POST' && req.path === '/clock/wait') {
        const body = waitBody.safeParse(jsonOf(req));
        if (!body.success) return json(400, { error: z.prettifyError(body.error) });
        const { worker, until } = body.data;
        return { status: 200, hold: (out) => wait(worker, Date.parse(until), out) };
      }
      return json(404, { error: `The clock has no ${req.method} ${req.path}.` });
    },
  };
};
