import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { remoteClock, systemClock } from '../../bot/dispatch/clock.ts';
import { makeMemoryJournal } from '../memory/world.ts';

const START = '2026-01-12T07:00:00.000Z';
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A clock service whose `/wait` and `/workers` are answered by the test. */
const serve = async (
  answer: (req: IncomingMessage, body: string, res: ServerResponse) => void,
): Promise<string> => {
  const server = createServer((req, res) => {
    let body = '';
    req.on('data', (chunk) => {
      body += chunk;
    });
    req.on('end', () => {
      if (req.method === 'GET' && req.url === '/clock') res.end(JSON.stringify({ now: START }));
      else answer(req, body, res);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/clock`;
};

describe('the clock at an address', () => {
  test('tells its time from the start, shows that it lives, and wakes with the time it was woken at', async () => {
    const alive: string[] = [];
    const address = await serve((req, body, res) => {
      if (req.url?.startsWith('/clock/workers/')) {
        alive.push(req.url.slice('/clock/workers/'.length));
        res.flushHeaders();
        return;
      }
      const asked = JSON.parse(body) as { worker: string; until: string };
      res.end(JSON.stringify({ now: asked.until, lived: asked.worker !== alive[0] }));
    });
    const clock = await remoteClock(`${address}/`, makeMemoryJournal());
    closing.push(clock.close);
    expect(clock.now().toISOString()).toBe(START);
    while (alive.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const until = new Date('2026-01-12T09:00:00.000Z');
    expect(await clock.wait(until)).toEqual({ now: until, lived: false, moved: false });
    expect(clock.now()).toEqual(until);
  });

  test('is asked again when it fails, and a wait ends when the clock is closed', async () => {
    let asked = 0;
    const address = await serve((req, _body, res) => {
      if (req.url !== '/clock/wait') return void res.flushHeaders();
      if (++asked === 1) return void res.writeHead(503).end();
      if (asked === 2) return void res.end(JSON.stringify({ now: '2026-01-12T08:00:00.000Z', lived: true }));
    });
    const journal = makeMemoryJournal();
    const clock = await remoteClock(address, journal);
    closing.push(clock.close);
    const woken = await clock.wait(new Date('2026-01-12T08:00:00.000Z'));
    expect(woken.now.toISOString()).toBe('2026-01-12T08:00:00.000Z');
    expect(journal.told.map(({ event }) => event)).toEqual(['clock-wait-failed']);
    const waiting = clock.wait(new Date('2026-02-01T08:00:00.000Z'));
    clock.close();
    expect((await waiting).lived).toBe(true);
  });

  test('that is not there is told at once', async () => {
    await expect(remoteClock('http://127.0.0.1:9/clock', makeMemoryJournal())).rejects.toThrow();
  });
});

describe('the machine’s clock', () => {
  test('ends a wait when it is closed', async () => {
    const clock = systemClock();
    const waiting = clock.wait(new Date(Date.now() + 3_600_000));
    clock.close();
    expect((await waiting).lived).toBe(true);
  });
});
