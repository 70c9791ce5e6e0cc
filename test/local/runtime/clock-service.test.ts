/** The clock as workers see it, over real connections that break. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { makeClock, START, type TenantClock } from '../../../infra/local/clock.ts';
import { makeClockService } from '../../../infra/local/clock-service.ts';
import { serve } from '../../../infra/local/http.ts';
import { openState } from '../../../infra/local/state.ts';

const until = new Date(Date.parse(START) + 1_800_000).toISOString();
const limits = { answer: 5000, stuck: 5000 };

describe('the clock service', () => {
  let server: Server;
  let clock: TenantClock;
  let base: string;
  let leaving: AbortController;

  beforeEach(async () => {
    clock = makeClock(openState(null), () => true, limits);
    const service = makeClockService(clock);
    server = serve((req) => service.handle(req));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}/clock`;
    leaving = new AbortController();
  });
  afterEach(() => {
    leaving.abort();
    server.close();
    server.closeAllConnections();
  });

  const live = (worker: string, signal = leaving.signal): Promise<Response> =>
    fetch(`${base}/workers/${worker}`, { signal });
  const wait = (body: unknown, signal = leaving.signal): Promise<Response> =>
    fetch(`${base}/wait`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal,
    });
  /** Comes true when the clock has noticed; events of the network take a few turns. */
  const soon = async (truth: () => boolean): Promise<void> => {
    while (!truth()) await new Promise(setImmediate);
  };

  test('tells the time', async () => {
    expect(await (await fetch(base)).json()).toEqual({ now: START });
  });

  test('answers a waiting worker when its time has come; the head goes out before', async () => {
    await live('a');
    const answer = await wait({ worker: 'a', until });
    expect(answer.status).toBe(200);
    await soon(() => clock.waiting() === 1);
    const moved = clock.move(new Date(until), { asleep: false });
    expect(await answer.json()).toEqual({ now: until, lived: true, moved: true });
    await wait({ worker: 'a', until: '2027-01-01T00:00:00Z' });
    expect(await moved).toBe(true);
  });

  test('tells a worker that the time between was not lived through', async () => {
    await live('a');
    const answer = await wait({ worker: 'a', until });
    await soon(() => clock.waiting() === 1);
    const moved = clock.move(new Date('2026-02-01T07:00:00Z'), { asleep: true });
    expect(await answer.json()).toEqual({ now: '2026-02-01T07:00:00.000Z', lived: false, moved: true });
    await wait({ worker: 'a', until: '2027-01-01T00:00:00Z' });
    expect(await moved).toBe(true);
  });

  test('forgets a worker that dies while it works, so that a move does not wait for it', async () => {
    const dies = new AbortController();
    await live('dies', dies.signal);
    await live('stays');
    await wait({ worker: 'stays', until: '2027-01-01T00:00:00Z' });
    await soon(() => clock.waiting() === 1);
    let settled = false;
    const moved = clock.move(new Date(until), { asleep: false }).then((result) => {
      settled = result;
    });
    expect(settled).toBe(false);
    dies.abort();
    await soon(() => clock.waiting() === 0);
    await wait({ worker: 'stays', until: '2027-01-01T00:00:00Z' });
    await moved;
    expect(settled).toBe(true);
  });

  test('takes a worker that has lost its waiting request as busy until it asks again', async () => {
    const far = '2027-01-01T00:00:00Z';
    await live('a');
    await live('b');
    await wait({ worker: 'b', until: far });
    const lost = new AbortController();
    await wait({ worker: 'a', until }, lost.signal);
    await soon(() => clock.waiting() === 2);
    lost.abort();
    await soon(() => clock.waiting() === 1);
    const moved = clock.move(new Date(until), { asleep: false });
    // The clock stands still although b rests: what a has on its hands is not known.
    expect(await (await fetch(base)).json()).toEqual({ now: START });
    const again = await wait({ worker: 'a', until });
    expect(await again.json()).toMatchObject({ now: until });
    await soon(() => clock.waiting() === 0);
    await wait({ worker: 'a', until: far });
    await wait({ worker: 'b', until: far });
    expect(await moved).toBe(true);
  });

  test('leaves a worker waiting that has only lost its sign of life', async () => {
    const line = new AbortController();
    await live('a', line.signal);
    const answer = await wait({ worker: 'a', until });
    await soon(() => clock.waiting() === 1);
    line.abort();
    await live('a');
    const moved = clock.move(new Date(until), { asleep: false });
    expect(await answer.json()).toMatchObject({ now: until });
    await wait({ worker: 'a', until: '2027-01-01T00:00:00Z' });
    expect(await moved).toBe(true);
  });

  test.each([{}, { worker: 'a' }, { worker: 'a', until: 'soon' }, { worker: 'a', until, more: 1 }])(
    'refuses a wait without worker and instant: %j',
    async (body) => {
      expect((await wait(body)).status).toBe(400);
    },
  );
});
