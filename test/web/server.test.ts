import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { languageOf } from '../../bot/web/language.ts';
import { makeMemoryMyData } from '../memory/own-data.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
});
afterAll(() => house.close());

/** A path exactly as it is written; fetch would tidy it up first. */
const raw = (path: string, headers: Record<string, string> = {}): Promise<{ status: number; body: string }> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(house.address);
    const asked = request({ hostname, port, path, headers, agent: false }, (res) => {
      let body = '';
      res.setEncoding('utf8');
      res.on('data', (part: string) => {
        body += part;
      });
      res.on('end', () => resolve({ status: res.statusCode ?? 0, body }));
    });
    asked.on('error', reject);
    asked.end();
  });

describe('the tab’s files', () => {
  test('open at /tab/, may be framed by Teams and the configured hosts, and are asked for anew', async () => {
    const page = await house.ask('/tab/?view=plan', { person: null });
    expect(page.status).toBe(200);
    expect(page.text).toContain('<title>Stegvis</title>');
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const policy = page.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("connect-src 'self'");
    expect(policy).toMatch(
      /frame-ancestors [^;]*https:\/\/\*\.cloud\.microsoft[^;]* http:\/\/localhost:3980$/,
    );
    expect(policy).toContain('https://*.sharepoint.com');
    expect(policy).not.toContain("script-src 'self' 'unsafe");
    expect(page.headers.get('x-frame-options')).toBeNull();
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('with a hash in their name are kept for a year', async () => {
    const asset = await house.ask('/tab/assets/main-Ab3dEf9h.js', { person: null });
    expect(asset.status).toBe(200);
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-type')).toMatch(/javascript/);
  });

  test('that have not changed are not sent again', async () => {
    const etag = (await house.ask('/tab/', { person: null })).headers.get('etag') ?? '';
    // fetch would add `cache-control: no-cache` of its own.
    expect(await raw('/tab/', { 'if-none-match': etag })).toEqual({ status: 304, body: '' });
  });

  test('name the hosts that may frame them', async () => {
    const hosts = await house.ask('/tab/hosts.json', { person: null });
    expect(hosts.json).toEqual({ hosts: ['http://localhost:3980'] });
  });

  test('are found without the slash too, with their query', async () => {
    const moved = await house.ask('/tab?view=start', { person: null });
    expect([moved.status, moved.headers.get('location')]).toEqual([308, '/tab/?view=start']);
  });

  test.each([
    '/tab/../secret.txt',
    '/tab/%2e%2e/secret.txt',
    '/tab/..%2fsecret.txt',
    '/tab/%252e%252e/secret.txt',
    '/tab/assets/..%2f..%2fsecret.txt',
    '/tab/..%5csecret.txt',
    '/tab/%00',
    '/tab/.hidden',
    '/tab/assets',
    '/tab/none.js',
  ])('%s shows nothing outside the folder', async (path) => {
    const answer = await raw(path);
    expect(answer.status).toBe(404);
    expect(answer.body).not.toMatch(/outside|hidden/);
  });
});

describe('addresses', () => {
  test('that do not exist are a problem in the reader’s language', async () => {
    const answer = await house.ask('/api/nothing', { headers: { 'accept-language': 'en' } });
    expect([answer.status, answer.json.title]).toEqual([404, 'There is no such address']);
    expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  });

  test.each(['/api/units/%E0%A4%A', '/%', '/api/units/%zz/plan', '//'])(
    '%s, which cannot be read, is 404 and harms nothing',
    async (path) => {
      expect((await raw(path)).status).toBe(404);
      expect((await raw('/healthz')).status).toBe(200);
    },
  );

  test.each(['[', 'a b', '[x]:99999999', '%'])(
    'asked for with the Host %j, which is no name, are 404, and the program goes on',
    async (host) => {
      expect((await raw('/api/me', { host })).status).toBe(404);
      expect((await raw('/healthz')).status).toBe(200);
    },
  );

  test('that are whole and broken are 404 as well', async () => {
    expect((await raw('http://[/healthz')).status).toBe(404);
    expect((await raw('http://elsewhere/healthz')).status).toBe(200);
  });

  test('that exist for other methods say which', async () => {
    const answer = await house.ask(unitPath('/plan'), { method: 'DELETE' });
    expect(answer.status).toBe(405);
    expect(answer.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'POST']);
    expect(answer.json.type).toBe('/problems/method-not-allowed');
    expect((await house.ask('/api/messages')).status).toBe(405);
  });

  test('of units may be long', async () => {
    const unit = encodeURIComponent(`19:${'x'.repeat(120)}@thread.tacv2`);
    expect((await house.ask(`/api/units/${unit}`)).json.type).toBe('/problems/not-found');
  });

  test('carry nothing that tells what the server is made of', async () => {
    for (const path of ['/healthz', '/api/nothing', '/tab/']) {
      const { headers } = await house.ask(path, { person: null });
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('server') ?? 'Stegvis').toBe('Stegvis');
    }
  });
});

describe('the bot’s endpoint', () => {
  test('is given the parsed activity', async () => {
    const answer = await house.ask('/api/messages', {
      method: 'POST',
      person: null,
      body: { type: 'message', text: 'hjälp' },
    });
    expect([answer.status, answer.json]).toEqual([200, { reply: true }]);
    expect(house.activities.at(-1)).toEqual({ type: 'message', text: 'hjälp' });
  });

  test('takes nothing but JSON', async () => {
    const count = house.activities.length;
    const post = (body: string, type: string) =>
      house.ask('/api/messages', { method: 'POST', person: null, body, headers: { 'content-type': type } });
    expect((await post('{', 'application/json')).status).toBe(400);
    expect((await post('{}', 'text/plain')).status).toBe(415);
    expect(house.activities).toHaveLength(count);
  });
});

describe('how the program is', () => {
  test('alive and ready', async () => {
    expect((await house.ask('/healthz', { person: null })).json).toEqual({ alive: true });
    expect((await house.ask('/healthz', { method: 'HEAD', person: null })).status).toBe(200);
    const ready = await house.ask('/readyz', { person: null });
    expect([ready.status, ready.json]).toEqual([200, { ready: true, checks: { database: true } }]);
  });

  test('not ready while something that it needs is missing', async () => {
    const other = await makeHouse({ ready: async () => ({ database: false, queue: true }) });
    const ready = await other.ask('/readyz', { person: null });
    await other.close();
    expect([ready.status, ready.json.checks]).toEqual([503, { database: false, queue: true }]);
  });

  test('a port that is taken is told, not thrown into the air', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => taken.once('listening', resolve));
    const { port } = taken.address() as AddressInfo;
    const { makeServer } = await import('../../bot/web/server.ts');
    const server = makeServer({
      useCases: house.world.tab,
      themes: house.themes,
      notes: house.useNotes,
      myData: makeMemoryMyData(house.world.ports),
      dialogs: house.dialogs,
      ownProgrammes: house.ownProgrammes,
      previews: house.previews,
      apt: house.apt,
      planLife: house.planLife,
      report: house.report,
      liveMeetings: house.liveMeetings,
      authenticate: async () => ({ ok: false, reason: 'token', why: 'none' }),
      journal: house.world.journal,
      status: async () => ({}),
      ready: async () => ({}),
      messages: async () => undefined,
      hear: async () => undefined,
      adminConsent: () => '',
      ownConsent: async () => null,
      tabFolder: '.',
      hostOrigins: [],
    });
    await expect(server.listen(port, '127.0.0.1')).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await new Promise((resolve) => taken.close(resolve));
  });
});

describe('the language', () => {
  test.each([
    [undefined, 'sv'],
    ['', 'sv'],
    ['en', 'en'],
    ['en-US,en;q=0.9', 'en'],
    ['fr, en;q=0.3', 'en'],
    ['sv-FI, en', 'sv'],
    ['en;q=0.2, sv;q=0.3', 'sv'],
    ['*', 'sv'],
    ['en;q=x', 'sv'],
  ])('of %j is %s', (header, language) => {
    expect(languageOf(header)).toBe(language);
  });
});
