/** Faults on purpose: which requests they hit, and what still takes effect. */
import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { makeBatchFaults } from '../../../infra/local/batch-faults.ts';
import { type FaultRule, faultRule, makeFaults } from '../../../infra/local/faults.ts';
import type { Res } from '../../../infra/local/http.ts';
import { request } from '../identity/world.ts';

interface Tried {
  statuses: number[];
  effects: number;
}

const PATH = '/v1.0/sites/a%2Cb/lists?$top=1';

const attempt = async (rules: FaultRule[], times = 1, path = PATH): Promise<Tried> => {
  const faults = makeFaults();
  faults.set('graph', rules);
  const tried: Tried = { statuses: [], effects: 0 };
  for (let i = 0; i < times; i++) {
    const res = await faults.around('graph', 'POST', path, async () => {
      tried.effects++;
      return { status: 201 };
    });
    tried.statuses.push(res.status);
  }
  return tried;
};

describe('a fault', () => {
  test('is answered in place of the request, which takes no effect', async () => {
    expect(await attempt([{ status: 503 }])).toEqual({ statuses: [503], effects: 0 });
  });
  test('with status 0 closes the connection', async () => {
    expect(await attempt([{ status: 0 }])).toEqual({ statuses: [0], effects: 0 });
  });
  test('with after is answered although the request took effect', async () => {
    expect(await attempt([{ status: 504, after: true }])).toEqual({ statuses: [504], effects: 1 });
    expect(await attempt([{ status: 0, after: true }])).toEqual({ statuses: [0], effects: 1 });
  });
  test.each(['POST /v1.0/sites', 'lists', '$top=1', '/sites/a,b/lists', 'a%2Cb'])(
    'hits by a part of method and path: %s',
    async (match) => {
      expect((await attempt([{ status: 500, match }])).statuses).toEqual([500]);
    },
  );
  test.each(['GET /v1.0', '/v1.0/me', 'post'])('leaves others alone: %s', async (match) => {
    expect((await attempt([{ status: 500, match }])).statuses).toEqual([201]);
  });
  test('lets the first matching requests pass', async () => {
    expect(await attempt([{ status: 500, skip: 2 }], 4)).toEqual({
      statuses: [201, 201, 500, 500],
      effects: 2,
    });
  });
  test('hits a share of the requests, the same ones with the same seed', async () => {
    const rule = { status: 429, share: 0.3, seed: 7 };
    const first = await attempt([rule], 1000);
    const hit = first.statuses.filter((status) => status === 429).length;
    expect(hit).toBeGreaterThan(250);
    expect(hit).toBeLessThan(350);
    expect((await attempt([rule], 1000)).statuses).toEqual(first.statuses);
    expect((await attempt([{ ...rule, seed: 8 }], 1000)).statuses).not.toEqual(first.statuses);
  });
  test('with share 0 hits nothing', async () => {
    expect((await attempt([{ status: 500, share: 0 }], 50)).effects).toBe(50);
  });
  test('is the first of the list that hits', async () => {
    expect(
      (await attempt([{ status: 500, match: 'DELETE' }, { status: 429 }, { status: 503 }])).statuses,
    ).toEqual([429]);
  });
  test('of one service leaves the others alone, and none is left once cleared', async () => {
    const faults = makeFaults();
    faults.set('graph', [{ status: 500 }]);
    const pass = async (): Promise<Res> => ({ status: 200 });
    expect((await faults.around('connector', 'POST', '/v3', pass)).status).toBe(200);
    faults.set('graph', []);
    expect((await faults.around('graph', 'POST', PATH, pass)).status).toBe(200);
  });
});

describe('the answer of a fault', () => {
  const body = async (service: 'graph' | 'connector' | 'identity', rule: FaultRule): Promise<Res> => {
    const faults = makeFaults();
    faults.set(service, [rule]);
    return faults.around(service, 'POST', '/', async () => ({ status: 200 }));
  };
  test("bears the service's own shape", async () => {
    expect((await body('graph', { status: 429 })).body).toMatchObject({
      error: {
        code: 'activityLimitReached',
        message: expect.any(String),
        innerError: { 'request-id': expect.any(String) },
      },
    });
    expect((await body('connector', { status: 502 })).body).toEqual({
      error: { code: 'ServiceError', message: expect.any(String) },
    });
    expect((await body('identity', { status: 503 })).body).toMatchObject({
      error: 'temporarily_unavailable',
      error_codes: [90033],
      error_description: expect.stringMatching(/^AADSTS90033/),
    });
  });
  test('bears the code that was asked for', async () => {
    expect((await body('graph', { status: 403, code: 'accessRestricted' })).body).toMatchObject({
      error: { code: 'accessRestricted' },
    });
    expect((await body('connector', { status: 403, code: 'BotDisabledByAdmin' })).body).toMatchObject({
      error: { code: 'BotDisabledByAdmin' },
    });
    expect((await body('identity', { status: 400, code: 'interaction_required' })).body).toMatchObject({
      error: 'interaction_required',
    });
  });
  test('bears Retry-After, in seconds or as a date', async () => {
    expect((await body('graph', { status: 429, retryAfter: 7 })).headers).toMatchObject({
      'retry-after': '7',
    });
    const date = 'Mon, 12 Jan 2026 07:00:00 GMT';
    expect((await body('connector', { status: 503, retryAfter: date })).headers).toMatchObject({
      'retry-after': date,
    });
  });
});

describe('a delay', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  const delayed = async (
    rule: FaultRule,
  ): Promise<[effectsBefore: number, effectsAfter: number, status: number]> => {
    const faults = makeFaults();
    faults.set('connector', [rule]);
    let effects = 0;
    const answer = faults.around('connector', 'POST', '/v3', async () => {
      effects++;
      return { status: 201 };
    });
    await jest.advanceTimersByTimeAsync(999);
    const before = effects;
    await jest.advanceTimersByTimeAsync(1);
    return [before, effects, (await answer).status];
  };
  test('without status holds the request before it takes effect, and then it goes on', async () => {
    expect(await delayed({ delayMs: 1000 })).toEqual([0, 1, 201]);
  });
  test('with status holds the fault', async () => {
    expect(await delayed({ delayMs: 1000, status: 503 })).toEqual([0, 0, 503]);
  });
  test('with after lets the request take effect at once and holds the answer', async () => {
    expect(await delayed({ delayMs: 1000, after: true })).toEqual([1, 1, 201]);
    expect(await delayed({ delayMs: 1000, after: true, status: 0 })).toEqual([1, 1, 0]);
  });
  test('ends at a reset: the held request never takes effect', async () => {
    const faults = makeFaults();
    faults.set('graph', [{ delayMs: 60_000 }]);
    let effects = 0;
    const answer = faults.around('graph', 'POST', PATH, async () => {
      effects++;
      return { status: 201 };
    });
    await jest.advanceTimersByTimeAsync(10);
    faults.reset();
    expect((await answer).status).toBe(0);
    await jest.advanceTimersByTimeAsync(120_000);
    expect(effects).toBe(0);
  });
});

describe('a rule', () => {
  test.each([
    { status: 99 },
    { share: 2 },
    { skip: -1 },
    { delayMs: -5 },
    { stauts: 500 },
    { status: '500' },
  ])('is refused when it is wrong: %j', (rule) => {
    expect(faultRule.safeParse(rule).success).toBe(false);
  });
});

describe('inside a $batch', () => {
  const inner = [
    { id: '1', method: 'POST', url: '/sites/x/lists/A/items' },
    { id: '2', method: 'GET', url: '/me' },
    { id: '3', method: 'POST', url: '/sites/x/lists/A/items' },
  ];
  const outer = request('POST', '/graph/v1.0/$batch', {
    body: Buffer.from(JSON.stringify({ requests: inner })),
  });
  /** A batch as Graph runs it: asks for a fault, else lets the request take effect. */
  const runBatch = async (
    rules: FaultRule[],
  ): Promise<{ status: number; statuses: Record<string, number>; effects: string[] }> => {
    const faults = makeFaults();
    faults.set('graph', rules);
    const batches = makeBatchFaults(faults);
    const effects: string[] = [];
    const res = await batches.around(outer, async () => {
      const responses = [];
      for (const { id, method, url } of inner) {
        const fault = await batches.innerFault(method, `/v1.0${url}`);
        if (!fault) effects.push(id);
        responses.unshift({ id, status: fault?.status ?? 200, body: fault?.body });
      }
      return { status: 200, body: { responses } };
    });
    const { responses = [] } = (res.body ?? {}) as { responses?: { id: string; status: number }[] };
    return {
      status: res.status,
      statuses: Object.fromEntries(responses.map(({ id, status }) => [id, status])),
      effects,
    };
  };

  test('a matching rule hits inner requests while the batch itself is 200', async () => {
    expect(await runBatch([{ status: 429, match: 'POST /v1.0/sites', skip: 1 }])).toEqual({
      status: 200,
      statuses: { 1: 200, 2: 200, 3: 429 },
      effects: ['1', '2'],
    });
  });
  test('with after the inner request takes effect and the fault is answered', async () => {
    expect(await runBatch([{ status: 504, match: '/lists/A/items', skip: 1, after: true }])).toEqual({
      status: 200,
      statuses: { 1: 200, 2: 200, 3: 504 },
      effects: ['1', '2', '3'],
    });
  });
  test('status 0 closes the connection of the whole batch', async () => {
    expect(await runBatch([{ status: 0, match: 'GET /v1.0/me' }])).toMatchObject({
      status: 0,
      effects: ['1', '3'],
    });
  });
  test('a rule without match concerns only whole requests', async () => {
    expect(await runBatch([{ status: 500 }])).toMatchObject({ effects: ['1', '2', '3'] });
  });
});
