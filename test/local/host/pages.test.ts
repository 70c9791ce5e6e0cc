import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { makeClock } from '../../../infra/local/clock.ts';
import { openRoutes } from '../../../infra/local/control/open.ts';
import { makeHost } from '../../../infra/local/host/index.ts';
import { htmlOf } from '../../../infra/local/host/page/markdown.ts';
import { linkedTo } from '../../../infra/local/host/page/stand.ts';
import { fromField, longTime, nextDay, nextMorning, toField } from '../../../infra/local/host/page/time.ts';
import { type Res, Router } from '../../../infra/local/http.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import { openState } from '../../../infra/local/state.ts';
import type { Tenant } from '../../../infra/local/tenant.ts';
import { request } from '../connector/house.ts';

const tenantOf = (): Tenant => {
  const state = openState(null);
  return {
    ids,
    ...seed(),
    state,
    clock: makeClock(state, () => false),
    addresses: { bot: 'http://localhost:3978', http: 'http://localhost:3980', https: '', serviceUrl: '' },
  };
};

describe('time in Stockholm', () => {
  test('goes from an instant to the field and back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_500_000 }), (minutes) => {
        const at = new Date(Date.UTC(2025, 0, 1) + minutes * 60_000);
        // The hour that comes twice in autumn has two instants for one field.
        expect(toField(fromField(toField(at)) ?? at)).toBe(toField(at));
      }),
    );
  });

  test('keeps the hour from day to day, also when the clocks change', () => {
    expect(nextDay(new Date('2026-03-28T07:00:00Z')).toISOString()).toBe('2026-03-29T06:00:00.000Z');
    expect(nextDay(new Date('2026-10-24T06:00:00Z')).toISOString()).toBe('2026-10-25T07:00:00.000Z');
  });

  test('knows the next morning, before eight and from eight on', () => {
    expect(nextMorning(new Date('2026-01-12T06:59:00Z')).toISOString()).toBe('2026-01-12T07:00:00.000Z');
    expect(nextMorning(new Date('2026-01-12T07:00:00Z')).toISOString()).toBe('2026-01-13T07:00:00.000Z');
  });

  test('reads as people write it', () => {
    const at = new Date('2026-01-12T07:00:00Z');
    expect(longTime(at, 'sv')).toBe('mån 12 jan 2026 08.00');
    expect(longTime(at, 'en')).toBe('Mon 12 Jan 2026 08:00');
    expect(fromField('soon')).toBeNull();
  });
});

describe('texts of messages', () => {
  test('never become markup of their own', () => {
    expect(htmlOf('<img src=x onerror=1> & "x"')).toBe('&lt;img src=x onerror=1&gt; &amp; &quot;x&quot;');
    expect(htmlOf('[x](javascript:alert(1))')).not.toContain('<a');
    expect(htmlOf('[x](https://e.se/"onclick="y)')).not.toContain('"onclick');
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(
          htmlOf(text).replace(
            /<\/?(strong|em|br)>|<a href="https?:[^"<>]*" target="_blank" rel="noopener">|<\/a>/g,
            '',
          ),
        ).not.toMatch(/[<>]/);
      }),
    );
  });

  test('may be bold, italic and linked', () => {
    expect(htmlOf('**a** *b* _c_ d_e_f')).toBe('<strong>a</strong> <em>b</em> <em>c</em> d_e_f');
    expect(htmlOf('[a](https://e.se/x)\nb')).toBe(
      '<a href="https://e.se/x" target="_blank" rel="noopener">a</a><br>b',
    );
  });
});

test('a Teams link names a page of the app, its sub-page and its channel', () => {
  const context = encodeURIComponent(JSON.stringify({ subEntityId: '12', channelId: '19:x@thread.tacv2' }));
  expect(linkedTo(`https://teams.microsoft.com/l/entity/app/plan?context=${context}`)).toEqual({
    pageId: 'plan',
    subPageId: '12',
    channel: '19:x@thread.tacv2',
  });
  expect(linkedTo('https://teams.microsoft.com/l/entity/app/plan?context={')).toMatchObject({
    subPageId: null,
  });
  expect(linkedTo('https://example.com/l/entity/app/plan')).toBeNull();
  expect(linkedTo('plan')).toBeNull();
});

describe('opening the tab', () => {
  const tenant = tenantOf();
  const router = new Router();
  openRoutes(router, tenant);
  const open = async (body: unknown): Promise<Res> => {
    const found = router.find('POST', '/control/open');
    if (!found || found === 'method') throw new Error('no route');
    return found.handler(request('POST', '/control/open', body), found.params);
  };
  const [unit] = tenant.units;
  const [person] = tenant.people;

  test('gives an address on the tenant’s own port, in the person’s language', async () => {
    const answer = await open({ person: person?.id, where: unit?.channel, view: 'plan' });
    const { url } = answer.body as { url: string };
    expect(url.startsWith('http://localhost:3980/host?')).toBe(true);
    expect(Object.fromEntries(new URL(url).searchParams)).toEqual({
      person: person?.id,
      where: unit?.channel,
      view: 'plan',
      theme: 'default',
      language: 'sv',
    });
  });

  test.each([
    ['an unknown person', { person: 'x', where: 'personal' }, 404],
    ['a channel of others', { person: person?.id, where: tenant.units[1]?.channel }, 404],
    ['an unknown view', { person: person?.id, where: 'personal', view: 'admin' }, 400],
    ['an unknown theme', { person: person?.id, where: 'personal', theme: 'pink' }, 400],
    ['an unknown language', { person: person?.id, where: 'personal', language: 'fi' }, 400],
    ['no body', undefined, 404],
  ])('refuses %s', async (_, body, status) => {
    const answer = await open(body);
    expect(answer).toMatchObject({ status, body: { error: expect.any(String) } });
  });
});

describe('the host’s files', () => {
  test('are said to be missing before they are built, and nothing outside is given out', async () => {
    const host = makeHost(tenantOf(), '/nowhere');
    expect((await host.handle(request('GET', '/'))).status).toBe(503);
    for (const path of ['/assets/x.js', '/../package.json', '/%2e%2e/package.json', '/secrets'])
      expect((await host.handle(request('GET', path))).status).toBe(404);
    expect((await host.handle(request('POST', '/'))).status).toBe(405);
  });

  test('tell the page about people and places, without secrets', async () => {
    const answer = await makeHost(tenantOf(), '/nowhere').handle(request('GET', '/host/config'));
    expect(answer.body).toMatchObject({ bot: 'http://localhost:3978', units: expect.any(Array) });
    expect(JSON.stringify(answer.body)).not.toContain(ids.secret);
  });

  test('keep a tab of the app’s own domain only, once for each entity', async () => {
    const tenant = tenantOf();
    const host = makeHost(tenant, '/nowhere');
    const channel = tenant.units[0]?.channel;
    const save = async (contentUrl: string, entityId = 'unit'): Promise<number> =>
      (await host.handle(request('POST', '/host/tabs', { channel, entityId, contentUrl }))).status;
    expect(await save('https://elsewhere.example/tab')).toBe(400);
    expect(await save('http://localhost:3978/tab/?view=programme')).toBe(201);
    expect(await save('http://localhost:3978/tab/?view=plan')).toBe(201);
    const listed = await host.handle(
      request('GET', `/host/tabs?channel=${encodeURIComponent(channel ?? '')}`),
    );
    expect(listed.body).toMatchObject([
      { configuration: { contentUrl: 'http://localhost:3978/tab/?view=plan' } },
    ]);
  });
});
