/** The log of what the bot asks. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { openRequests } from '../../../infra/local/requests.ts';
import { request } from '../identity/world.ts';

const AT = '2026-01-12T07:00:00.000Z';
const post = (body: unknown, headers: Record<string, string> = {}) =>
  request('POST', '/graph/v1.0/x?$select=id', { headers, body: Buffer.from(JSON.stringify(body)) });

describe('the log of requests', () => {
  test('shows a request from its arrival, and its answer once it has one', () => {
    const log = openRequests(null);
    const seq = log.begin('graph', post({ a: 1 }), '/v1.0/x?$select=id', AT);
    expect(log.list('graph', 0)).toEqual([
      expect.objectContaining({
        seq: 1,
        at: AT,
        method: 'POST',
        path: '/v1.0/x?$select=id',
        body: { a: 1 },
        status: null,
        answer: null,
      }),
    ]);
    log.end('graph', seq, { status: 201, body: { id: '7' } });
    expect(log.list('graph', 0)).toEqual([expect.objectContaining({ status: 201, answer: { id: '7' } })]);
    expect(Date.parse(log.list('graph', 0)[0]?.received ?? '')).not.toBeNaN();
  });
  test('counts from 1 per service, and since leaves out what was seen', () => {
    const log = openRequests(null);
    for (let i = 0; i < 3; i++) log.begin('graph', post(i), '/v1.0', AT);
    expect(log.begin('connector', post({}), '/v3', AT)).toBe(1);
    expect(log.list('graph', 1).map(({ seq }) => seq)).toEqual([2, 3]);
  });
  test('removes tokens from headers, also from those inside a batch', () => {
    const log = openRequests(null);
    const headers = { authorization: 'Bearer secret', 'if-match': '"1"' };
    log.begin(
      'graph',
      post(
        { requests: [{ id: '1', headers: { Authorization: 'Bearer secret', 'If-Match': '"2"' } }] },
        headers,
      ),
      '/v1.0/$batch',
      AT,
    );
    const [row] = log.list('graph', 0);
    expect(JSON.stringify(row)).not.toContain('secret');
    expect(row).toMatchObject({
      headers: { 'if-match': '"1"' },
      body: { requests: [{ headers: { 'If-Match': '"2"' } }] },
    });
  });
  test('keeps bodies that are no JSON as text, and none as null', () => {
    const log = openRequests(null);
    log.begin('graph', request('PUT', '/graph', { body: Buffer.from('hej å') }), '/v1.0', AT);
    const seq = log.begin('graph', request('GET', '/graph'), '/v1.0', AT);
    log.end('graph', seq, { status: 200, body: Buffer.from([1, 2]) });
    expect(log.list('graph', 0)).toEqual([
      expect.objectContaining({ body: 'hej å' }),
      expect.objectContaining({ body: null, answer: '(2 bytes)' }),
    ]);
  });
  test('keeps the last 20,000', () => {
    const log = openRequests(null);
    const one = request('GET', '/graph');
    for (let i = 0; i < 20_250; i++) log.begin('graph', one, '/v1.0', AT);
    const rows = log.list('graph', 0);
    expect([rows.length, rows[0]?.seq]).toEqual([20_000, 251]);
  });
  test('outlives a restart and goes on counting; clear starts over', () => {
    const folder = mkdtempSync(join(tmpdir(), 'stegvis-test-'));
    try {
      const first = openRequests(folder);
      first.begin('connector', post({}), '/v3', AT);
      first.close();
      const second = openRequests(folder);
      expect(second.begin('connector', post({}), '/v3', AT)).toBe(2);
      expect(second.list('connector', 0)).toHaveLength(2);
      second.clear();
      expect(second.begin('connector', post({}), '/v3', AT)).toBe(1);
      second.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
