/** learn.microsoft.com/microsoftteams/platform/bots/how-to/rate-limit */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeLimits } from '../../../infra/local/connector/limits.ts';
import { at, type House, openHouse } from './house.ts';

const windows = [
  [1, 7],
  [2, 8],
  [30, 60],
  [3600, 1800],
] as const;

/** Sends as fast as allowed, one try every `step` ms; the times at which something passed. */
const hurry = (step: number, tries: number): number[] => {
  const time = { now: 0 };
  const limits = makeLimits(() => time.now);
  const passed: number[] = [];
  for (let i = 0; i < tries; i++, time.now += step) if (limits.take('send', 'a') === 0) passed.push(time.now);
  return passed;
};

describe('the sending windows of a conversation', () => {
  test('let no more through than Teams does, and no less', () => {
    const passed = hurry(100, 38_000);
    for (const [seconds, most] of windows) {
      // The message that comes `most` later lies outside the window, somewhere just outside.
      const gaps = passed.slice(most).map((time, i) => time - (passed[i] ?? 0));
      expect(Math.min(...gaps)).toBe(seconds * 1000);
    }
  });

  test('promise in Retry-After a moment at which the next one passes, and no sooner than a second before', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 200 }), (pauses) => {
        const time = { now: 0 };
        const limits = makeLimits(() => time.now);
        for (const pause of pauses) {
          time.now += pause;
          const wait = limits.take('send', 'a');
          if (wait === 0) continue;
          time.now += wait * 1000;
          expect(limits.take('send', 'a')).toBe(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  test('are each conversation’s own', () => {
    const limits = makeLimits(() => 0);
    for (let i = 0; i < 7; i++) limits.take('send', 'a');
    expect(limits.take('send', 'a')).toBeGreaterThan(0);
    expect(limits.take('send', 'b')).toBe(0);
  });
});

describe('the connector', () => {
  let house: House;
  beforeEach(async () => {
    house = await openHouse();
    await house.connector.install(house.manager.id, 'personal');
    await house.connector.install(house.manager.id, house.unit.channel);
  });
  afterEach(() => house.close());

  test('answers the eighth message of a second with 429, Retry-After and Throttled, and stores nothing', async () => {
    for (let i = 0; i < 7; i++) expect((await house.send(house.manager.chat)).status).toBe(201);
    const answer = await house.send(house.manager.chat);
    expect(answer).toEqual({
      status: 429,
      headers: { 'retry-after': '1' },
      body: { error: { code: 'Throttled', message: 'Too many requests.' } },
    });
    const seen = house.connector.messages({ person: house.manager.id }, null);
    expect(seen.ok && seen.value).toHaveLength(7);
    house.machine.now += 1000;
    expect((await house.send(house.manager.chat)).status).toBe(201);
    expect((await house.send(house.manager.chat)).headers).toEqual({ 'retry-after': '1' });
  });

  test('counts replies and threads of a channel as one conversation', async () => {
    const { id } = (await house.send(house.unit.channel)).body;
    for (let i = 0; i < 6; i++) await house.send(`${house.unit.channel};messageid=${id}`);
    const reply = at(house.unit.channel, `/activities/${id}`);
    expect((await house.ask('POST', reply, { type: 'message', text: 'x' })).status).toBe(429);
  });

  test('counts no message that it refused for another reason', async () => {
    for (let i = 0; i < 10; i++) await house.ask('POST', at(house.manager.chat), { type: 'message' });
    expect((await house.send(house.manager.chat)).status).toBe(201);
  });

  test('takes 50 requests per second from the app in the tenant, whatever they ask for', async () => {
    const gets = await Promise.all(
      Array.from({ length: 51 }, (_, i) => house.ask('GET', `/connector/v3/teams/${i}`)),
    );
    expect(gets.filter((answer) => answer.status === 429)).toHaveLength(1);
  });

  test('throttles the old list of members at five a minute', async () => {
    const ask = (): Promise<{ status: number }> => house.ask('GET', at(house.unit.channel, '/members'));
    for (let i = 0; i < 5; i++) expect((await ask()).status).toBe(200);
    expect((await ask()).status).toBe(429);
    expect((await house.ask('GET', at(house.unit.channel, '/pagedmembers'))).status).toBe(200);
  });

  test('lets everything through when the limits are off, and counts anew when they are on again', async () => {
    house.connector.setLimits(false);
    for (let i = 0; i < 70; i++) expect((await house.send(house.manager.chat)).status).toBe(201);
    house.connector.setLimits(true);
    for (let i = 0; i < 7; i++) expect((await house.send(house.manager.chat)).status).toBe(201);
    expect((await house.send(house.manager.chat)).status).toBe(429);
  });
});
