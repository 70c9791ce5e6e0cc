import { describe, expect, test } from '@jest/globals';
import { sendBatch } from '../../bot/graph/batch.ts';
import { type Ask, isGood } from '../../bot/graph/sent.ts';
import { type Line, PERSON, type Seen, stage } from './script.ts';

const get: Ask = { method: 'GET', path: '/me' };
const post: Ask = { method: 'POST', path: '/sites/s/lists/l/items', body: { fields: { Title: 'x' } } };
const patch: Ask = { ...post, method: 'PATCH', path: `${post.path}/1/fields`, repeatable: true };
const SECONDS = 7_000;

describe('a batch', () => {
  interface Inner {
    id: string;
    method: string;
    url: string;
    headers?: Record<string, string>;
    body?: unknown;
  }
  const inners = (seen: Seen): Inner[] => (seen.body as { requests: Inner[] }).requests;
  const reads = (count: number): Ask[] =>
    Array.from({ length: count }, (_, index) => ({ method: 'GET', path: `/thing/${index}` }));
  const batch = (answer: (inner: Inner) => object | null, outer: (seen: Seen) => Line | null = () => null) =>
    stage(
      (seen) =>
        outer(seen) ?? {
          status: 200,
          // Backwards: answers come in any order.
          body: {
            responses: inners(seen)
              .map((inner) => ({ id: inner.id, ...(answer(inner) ?? {}) }))
              .filter((one) => 'status' in one)
              .reverse(),
          },
        },
    );
  const echo = (inner: Inner): object => ({ status: 200, body: { url: inner.url } });

  test('of 45 is sent in three, and the answers are matched by id', async () => {
    const { client, seen } = batch(echo);
    const sents = await sendBatch(client, PERSON, reads(45), client.effort([], SECONDS));
    expect(seen.map((one) => inners(one).length)).toEqual([20, 20, 5]);
    expect(seen.every(({ path }) => path === '/$batch')).toBe(true);
    expect(sents.map((sent) => isGood(sent) && sent.body)).toEqual(
      reads(45).map(({ path }) => ({ url: path })),
    );
  });

  test('gives inner bodies their content type and keeps their headers', async () => {
    const { client, seen } = batch(() => ({ status: 200 }));
    const ask: Ask = { ...patch, headers: { 'if-match': '"x,1"' } };
    await sendBatch(client, PERSON, [ask], client.effort([], SECONDS));
    expect(seen[0] && inners(seen[0])[0]).toEqual({
      id: '0',
      method: 'PATCH',
      url: ask.path,
      headers: { 'Content-Type': 'application/json', 'if-match': '"x,1"' },
      body: ask.body,
    });
  });

  test('repeats only what was throttled inside, after the longest Retry-After', async () => {
    const throttled = new Set(['/thing/1', '/thing/3']);
    const { client, seen, machine } = batch((inner) =>
      throttled.delete(inner.url) ? { status: 429, headers: { 'Retry-After': '2' } } : echo(inner),
    );
    const sents = await sendBatch(client, PERSON, reads(5), client.effort([], SECONDS));
    expect(sents.every(isGood)).toBe(true);
    expect(seen.map((one) => inners(one).map(({ url }) => url))[1]).toEqual(['/thing/1', '/thing/3']);
    expect(machine.slept).toEqual([2_000]);
  });

  test('never repeats an inner write whose answer is missing or broken', async () => {
    const { client, seen } = batch((inner) => (inner.id === '0' ? null : { status: 504 }));
    const sents = await sendBatch(client, PERSON, [post, post], client.effort([], SECONDS));
    expect(seen).toHaveLength(1);
    for (const sent of sents)
      expect(sent).toMatchObject({ kind: 'lost', fault: { kind: 'offline', inDoubt: true } });
  });

  test('with writes is not repeated when its answer is lost; with reads alone it is', async () => {
    let drops = 1;
    const writing = batch(echo, () => (drops-- > 0 ? 'drop' : null));
    const sents = await sendBatch(writing.client, PERSON, [get, post], writing.client.effort([], SECONDS));
    expect(writing.seen).toHaveLength(1);
    expect(sents).toMatchObject([
      { kind: 'lost', fault: { inDoubt: false } },
      { kind: 'lost', fault: { inDoubt: true } },
    ]);
    drops = 1;
    const reading = batch(echo, () => (drops-- > 0 ? 'drop' : null));
    const read = await sendBatch(reading.client, PERSON, reads(3), reading.client.effort([], SECONDS));
    expect(read.every(isGood)).toBe(true);
  });

  test('that is refused as a whole refuses each', async () => {
    const { client } = batch(echo, () => ({ status: 403, body: { error: { code: 'accessDenied' } } }));
    const sents = await sendBatch(client, PERSON, reads(2), client.effort([], SECONDS));
    expect(sents).toMatchObject([{ status: 403 }, { status: 403 }]);
  });
});
