import { request } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Notice } from '../../bot/usecases/hear.ts';
import { type House, makeHouse } from './house.ts';

let house: House;
let heard: { notices: readonly Notice[]; malformed: number }[] = [];
let broken = false;
beforeAll(async () => {
  house = await makeHouse({
    hear: async (notices, malformed) => {
      if (broken) throw new Error('no database');
      heard.push({ notices, malformed });
    },
  });
});
afterAll(() => house.close());
beforeEach(() => {
  heard = [];
  broken = false;
});

const AT = '/api/notifications';
const post = (body: unknown, headers: Record<string, string> = {}) =>
  house.ask(AT, { method: 'POST', person: null, body, headers });
const shake = (token: string) =>
  house.ask(`${AT}?validationToken=${encodeURIComponent(token)}`, {
    method: 'POST',
    person: null,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
  });
const GOOD = {
  subscriptionId: 'b1f3c4a0-0000-4000-8000-000000000000',
  subscriptionExpirationDateTime: '2026-02-10T08:00:00Z',
  changeType: 'updated',
  resource: 'sites/x/lists/y',
  clientState: 'hemligt',
  tenantId: 'a0000000-0000-4000-8000-000000000000',
};

// learn.microsoft.com/graph/change-notifications-delivery-webhooks
describe('the handshake', () => {
  test('gives the decoded token back as plain text, needs no sign-in, and wakes nobody', async () => {
    const token =
      'Validation: Testing client application reachability for subscription Request-Id: 1f-å ä+ö%25';
    const answer = await shake(token);
    expect([answer.status, answer.text]).toEqual([200, token]);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(heard).toEqual([]);
  });

  test.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "'-alert(1)-'",
    '&lt;b&gt;',
    '<svg/onload=alert(1)>',
  ])('never reflects markup: %s', async (token) => {
    const answer = await shake(token);
    expect(answer.text).not.toMatch(/[<>"']/);
    expect(answer.text).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('takes line breaks as part of the text, never of the head', async () => {
    const answer = await shake('a\r\nX-Injected: 1\r\n\r\nb');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('x-injected')).toBeNull();
  });

  test.each([
    ['empty', ''],
    ['endless', 'x'.repeat(2_001)],
  ])('refuses a token that is %s', async (_, token) => {
    expect((await shake(token)).status).toBe(400);
  });

  test('is asked with POST alone', async () => {
    expect((await house.ask(`${AT}?validationToken=x`, { person: null })).status).toBe(405);
  });
});

describe('notifications', () => {
  test('are taken in and answered 202 without a word', async () => {
    const answer = await post({
      value: [GOOD, { ...GOOD, changeType: undefined, lifecycleEvent: 'missed' }],
    });
    expect([answer.status, answer.text]).toEqual([202, '']);
    const { subscriptionId, clientState, tenantId } = GOOD;
    const read = { subscriptionId, clientState, tenantId, lifecycleEvent: null };
    expect(heard).toEqual([{ notices: [read, { ...read, lifecycleEvent: 'missed' }], malformed: 0 }]);
  });

  test('are answered the same whatever they are worth', async () => {
    const answers = await Promise.all(
      [GOOD, { ...GOOD, clientState: 'fel' }, { ...GOOD, subscriptionId: 'okänd' }, 7].map((one) =>
        post({ value: [one] }),
      ),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
  });

  test.each([
    ['a number', 7],
    ['null', null],
    ['an id that is no text', { ...GOOD, subscriptionId: { $ne: '' } }],
    ['no id', { ...GOOD, subscriptionId: undefined }],
    ['an endless secret', { ...GOOD, clientState: 'x'.repeat(300) }],
    ['an endless id', { ...GOOD, subscriptionId: 'x'.repeat(101) }],
  ])('that are %s are counted, and the readable ones beside them are taken', async (_, odd) => {
    expect((await post({ value: [odd, GOOD] })).status).toBe(202);
    expect(heard).toEqual([{ notices: [expect.objectContaining({ clientState: 'hemligt' })], malformed: 1 }]);
  });

  test('carry what they are told to and nothing else inside', async () => {
    await post({ value: [{ ...GOOD, resourceData: { id: '1', Title: 'hemlig rad' }, __proto__: { x: 1 } }] });
    expect(JSON.stringify(heard)).not.toContain('hemlig rad');
  });

  test.each<[string, unknown, Record<string, string>, number]>([
    ['no JSON', '{', { 'content-type': 'application/json' }, 400],
    ['no collection', { values: [] }, {}, 400],
    ['a list in place of the collection', [GOOD], {}, 400],
    ['text', 'hej', { 'content-type': 'text/plain' }, 415],
    [
      'compressed',
      JSON.stringify({ value: [] }),
      { 'content-type': 'application/json', 'content-encoding': 'gzip' },
      415,
    ],
    [
      'more than one megabyte',
      JSON.stringify({ value: ['x'.repeat(1_100_000)] }),
      { 'content-type': 'application/json' },
      413,
    ],
    ['more than a thousand at once', { value: Array(1_001).fill(GOOD) }, {}, 413],
  ])('as %s are refused before anything is looked up', async (_, body, headers, status) => {
    expect((await post(body, headers)).status).toBe(status);
    expect(heard).toEqual([]);
  });

  test('that cannot be kept are answered 5xx, so that Graph repeats them', async () => {
    broken = true;
    const answer = await post({ value: [GOOD] });
    expect(answer.status).toBe(500);
    expect(answer.text).not.toContain('database');
  });

  test('do not hold the server when the body never comes', async () => {
    const { hostname, port } = new URL(house.address);
    const slow = request({
      hostname,
      port,
      path: AT,
      method: 'POST',
      agent: false,
      headers: { 'content-type': 'application/json', 'content-length': '100' },
    });
    slow.on('error', () => undefined);
    slow.write('{');
    expect((await post({ value: [GOOD] })).status).toBe(202);
    slow.destroy();
  });
});
