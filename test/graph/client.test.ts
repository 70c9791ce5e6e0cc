import { describe, expect, test } from '@jest/globals';
import type { Fault } from '../../bot/core/fault.ts';
import { type Ask, faultOf, isGood } from '../../bot/graph/sent.ts';
import { APP, type Line, lines, PERSON, stage } from './script.ts';

const get: Ask = { method: 'GET', path: '/me' };
const post: Ask = { method: 'POST', path: '/sites/s/lists/l/items', body: { fields: { Title: 'x' } } };
const patch: Ask = { ...post, method: 'PATCH', path: `${post.path}/1/fields`, repeatable: true };
const fine: Line = { status: 200, body: { id: 'x' } };
const busy: Line = { status: 429, headers: { 'retry-after': '1' } };
const SECONDS = 7_000;

describe('one request to Graph', () => {
  test('carries the person’s token, says who we are, and goes to the version', async () => {
    const { client, seen } = stage(lines(fine));
    await client.send(
      PERSON,
      { ...get, path: '/me?$select=id&$filter=a%20eq%20%27b%27' },
      client.effort([], SECONDS),
    );
    expect(seen).toHaveLength(1);
    expect(seen[0]?.url).toBe('https://localhost:4481/graph/v1.0/me?$select=id&$filter=a%20eq%20%27b%27');
    expect(seen[0]?.headers.get('authorization')).toBe('Bearer token');
    expect(seen[0]?.headers.get('user-agent')).toBe('NONISV|Stegvis|Stegvis/0.1.0');
  });

  test.each<[string, Ask]>([
    ['reading', get],
    ['adding', post],
    ['changing', patch],
  ])('%s that was refused with 429 or 503, or found no connection, is sent again', async (_, ask) => {
    for (const line of [busy, { status: 503 }, 'refuse'] as Line[]) {
      const { client, seen } = stage(lines(line, line, fine));
      expect(isGood(await client.send(PERSON, ask, client.effort([], SECONDS)))).toBe(true);
      expect(seen).toHaveLength(3);
    }
  });

  test('Retry-After is kept to, in seconds and as a date', async () => {
    const first = stage(lines({ status: 429, headers: { 'retry-after': '3' } }, fine));
    await first.client.send(PERSON, get, first.client.effort([], SECONDS));
    expect(first.machine.slept).toEqual([3_000]);
    const at = new Date(Date.now() + 4_000).toUTCString();
    const second = stage(lines({ status: 503, headers: { 'retry-after': at } }, fine));
    await second.client.send(PERSON, get, second.client.effort([], SECONDS));
    expect(second.machine.slept[0]).toBeGreaterThan(2_000);
  });

  test('without it the pauses grow', async () => {
    const { client, machine } = stage(lines({ status: 503 }, { status: 503 }, { status: 503 }, fine));
    await client.send(PERSON, get, client.effort([], SECONDS));
    expect(machine.slept).toEqual([150, 300, 600]);
  });

  test('a pause longer than the caller waits ends it at once, with the time to come back', async () => {
    const { client, machine, seen } = stage(lines({ status: 429, headers: { 'retry-after': '120' } }));
    const sent = await client.send(PERSON, post, client.effort([], SECONDS));
    expect(sent).toEqual({
      kind: 'refused',
      status: 429,
      fault: { kind: 'busy', retryAt: new Date(machine.now() + 120_000).toISOString() },
    });
    expect([seen.length, machine.slept.length]).toEqual([1, 0]);
  });

  test.each<Line>(['drop', 'hang', { status: 502 }, { status: 504 }, { status: 500 }])(
    'after %j reading is repeated, and a write that may have landed is not',
    async (line) => {
      const reading = stage(lines(line, fine));
      expect(isGood(await reading.client.send(PERSON, get, reading.client.effort([], SECONDS)))).toBe(true);
      const adding = stage(lines(line, fine));
      const sent = await adding.client.send(PERSON, post, adding.client.effort([], SECONDS));
      expect(sent).toMatchObject({ kind: 'lost', fault: { kind: 'offline', inDoubt: true } });
      expect(adding.seen).toHaveLength(1);
    },
  );

  test('a repeatable write is repeated, and its answer says that it may be a repetition’s', async () => {
    for (const line of ['drop', { status: 504 }, { status: 503 }] as Line[]) {
      const { client } = stage(lines(line, { status: 412, body: {} }));
      const sent = await client.send(PERSON, patch, client.effort([], SECONDS));
      expect(sent).toMatchObject({ kind: 'answered', status: 412, doubted: true });
    }
    const { client } = stage(lines(busy, { status: 412, body: {} }));
    const sent = await client.send(PERSON, patch, client.effort([], SECONDS));
    expect(sent).toMatchObject({ status: 412, doubted: false });
  });

  test('a repeatable write that was once lost stays in doubt when it is refused afterwards', async () => {
    const { client } = stage(lines('drop', 'refuse'));
    const sent = await client.send(PERSON, patch, client.effort([], SECONDS));
    expect(sent).toMatchObject({ kind: 'lost', fault: { kind: 'offline', inDoubt: true } });
  });

  test('Graph that stays away ends within the time, and a read is never in doubt', async () => {
    for (const [line, fault] of [
      ['refuse', { kind: 'offline', inDoubt: false }],
      ['drop', { kind: 'offline', inDoubt: false }],
      [{ status: 503 }, { kind: 'busy' }],
    ] as [Line, object][]) {
      const { client, machine, notes } = stage(lines(line));
      const start = machine.now();
      const sent = await client.send(PERSON, get, client.effort([], SECONDS));
      expect(sent.kind !== 'answered' && sent.fault).toMatchObject(fault);
      expect(machine.now() - start).toBeLessThan(SECONDS);
      expect(notes.map(({ event }) => event)).toEqual(['graph-gave-up']);
    }
  });

  test('what is told to operators has neither tokens nor what was asked for', async () => {
    const { client, notes } = stage(lines('refuse'));
    await client.send(PERSON, { ...get, path: "/me?$filter=name eq 'Maria'" }, client.effort([], SECONDS));
    expect(JSON.stringify(notes)).not.toMatch(/Maria|token/);
  });

  test('a token that Graph no longer takes is replaced once', async () => {
    const { client, seen } = stage(({ headers }) =>
      headers.get('authorization') === 'Bearer fresh-token' ? fine : { status: 401, body: {} },
    );
    expect(isGood(await client.send(PERSON, post, client.effort([], SECONDS)))).toBe(true);
    expect(seen).toHaveLength(2);
    const refusing = stage(lines({ status: 401, body: {} }));
    const sent = await refusing.client.send(PERSON, post, refusing.client.effort(['User.Read'], SECONDS));
    expect(refusing.seen).toHaveLength(2);
    expect(faultOf(sent, PERSON, 'unit', ['x'])).toEqual({ kind: 'consent', scopes: ['x'] });
  });

  test('without a token nothing is sent, and the fault is the token’s', async () => {
    const consent: Fault = { kind: 'consent', scopes: ['s'] };
    const { client, seen } = stage(lines(fine), { tokens: async () => ({ ok: false, fault: consent }) });
    expect(await client.send(PERSON, get, client.effort([], SECONDS))).toMatchObject({ fault: consent });
    expect(seen).toHaveLength(0);
  });

  test('an identity service that is away for a moment is waited for', async () => {
    let asked = 0;
    const { client } = stage(lines(fine), {
      tokens: async () =>
        ++asked < 3
          ? { ok: false, fault: { kind: 'offline', inDoubt: false, retryAt: new Date().toISOString() } }
          : { ok: true, value: 'token' },
    });
    expect(isGood(await client.send(PERSON, post, client.effort([], SECONDS)))).toBe(true);
  });

  test('statuses become faults in one place', () => {
    const answer = (status: number, message = '') =>
      ({
        kind: 'answered',
        status,
        body: { error: { code: 'c', message } },
        headers: {},
        doubted: false,
      }) as const;
    const fault = (status: number, as = PERSON, message = '') =>
      faultOf(answer(status, message), as, 'action', ['s']);
    expect(fault(404)).toEqual({ kind: 'not-found', what: 'action' });
    expect(fault(401)).toEqual({ kind: 'consent', scopes: ['s'] });
    expect(fault(403)).toMatchObject({ kind: 'refused' });
    expect(fault(403, PERSON, 'Missing scope permissions on the request.')).toMatchObject({
      kind: 'consent',
    });
    expect(fault(403, APP)).toMatchObject({
      kind: 'refused',
      remedy: expect.stringContaining('npm run admin -- grant'),
    });
    expect(fault(412).kind).toBe('stale');
    expect(fault(409).kind).toBe('busy');
    expect(fault(423).kind).toBe('busy');
    expect(fault(400).kind).toBe('refused');
  });
});
