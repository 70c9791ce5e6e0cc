import { describe, expect, test } from '@jest/globals';
import { countsWrong } from '../families.ts';
import { APP, type Json, makeList, openRoom } from './room.ts';

const get = (id: string, url = '/me', more: object = {}) => ({ id, method: 'GET', url, ...more });
const many = (count: number) => Array.from({ length: count }, (_, i) => get(String(i)));

// learn.microsoft.com/graph/json-batching
describe('batches', () => {
  test('twenty requests are answered under their ids, and never in the order in which they were asked', async () => {
    const room = openRoom();
    for (let count = 2; count <= 20; count++) {
      const answer = await room.ask(room.manager, 'POST', '/$batch', { requests: many(count) });
      const ids = responses(answer.body).map((one) => String(one.id));
      expect(answer.status).toBe(200);
      expect([...ids].sort()).toEqual(
        many(count)
          .map((one) => one.id)
          .sort(),
      );
      expect(ids).not.toEqual(many(count).map((one) => one.id));
    }
  });

  test('an inner answer has its status, headers and JSON body; a failure inside leaves the whole 200', async () => {
    const room = openRoom();
    const list = await makeList(room);
    const answer = await room.ask(room.manager, 'POST', '/$batch', {
      requests: [
        {
          id: 'a',
          method: 'POST',
          url: `${list}/items`,
          headers: { 'Content-Type': 'application/json' },
          body: { fields: { Title: 'x' } },
        },
        get('b', `${list}/items/77`),
        get('c', 'me?$select=id'),
      ],
    });
    expect(answer.status).toBe(200);
    expect(inner(answer.body, 'a')).toMatchObject({
      status: 201,
      headers: { Etag: expect.stringMatching(/^"/) },
      body: { fields: { Title: 'x' } },
    });
    expect(inner(answer.body, 'b')).toMatchObject({ status: 404, body: { error: { code: 'itemNotFound' } } });
    expect(inner(answer.body, 'c')?.body).toMatchObject({ id: room.manager.id });
  });

  test('If-Match holds inside too', async () => {
    const room = openRoom();
    const list = await makeList(room);
    const made = await room.ask(room.manager, 'POST', `${list}/items`, { fields: { Title: 'x' } });
    const patch = (id: string, tag: string) => ({
      id,
      method: 'PATCH',
      url: `${list}/items/1/fields`,
      headers: { 'content-type': 'application/json', 'If-Match': tag },
      body: { Title: id },
    });
    const answer = await room.ask(room.manager, 'POST', '/$batch', {
      requests: [
        patch('one', String(made.headers.etag)),
        { ...patch('two', String(made.headers.etag)), dependsOn: ['one'] },
      ],
    });
    expect([inner(answer.body, 'one')?.status, inner(answer.body, 'two')?.status]).toEqual([200, 412]);
  });

  test('a request may be throttled inside a batch that is 200', async () => {
    const asked: string[] = [];
    const room = openRoom({
      innerFault: async (method, path) => {
        asked.push(`${method} ${path}`);
        return path.includes('joinedTeams')
          ? {
              status: 429,
              headers: { 'retry-after': '3' },
              body: { error: { code: 'TooManyRequests', message: 'Too many.' } },
            }
          : null;
      },
    });
    const answer = await room.ask(room.manager, 'POST', '/$batch', {
      requests: [get('1'), get('2', '/me/joinedTeams')],
    });
    expect(answer.status).toBe(200);
    expect(inner(answer.body, '2')).toMatchObject({ status: 429, headers: { 'Retry-After': '3' } });
    expect(inner(answer.body, '1')?.status).toBe(200);
    expect(asked).toEqual(['GET /v1.0/me', 'GET /v1.0/me/joinedTeams']);
  });

  test('what depends on a failed request is 424 and is not run, all the way down', async () => {
    const room = openRoom();
    const list = await makeList(room);
    const write = {
      method: 'POST',
      url: `${list}/items`,
      headers: { 'Content-Type': 'application/json' },
      body: { fields: { Title: 'x' } },
    };
    const answer = await room.ask(room.manager, 'POST', '/$batch', {
      requests: [
        { id: '3', ...write, dependsOn: ['2'] },
        { id: '2', ...write, dependsOn: ['1'] },
        get('1', `${list}/items/9`),
      ],
    });
    expect(['1', '2', '3'].map((id) => inner(answer.body, id)?.status)).toEqual([404, 424, 424]);
    expect((await room.ask(room.manager, 'GET', `${list}/items`)).values).toEqual([]);
  });

  test('each request inside has the rights of the caller', async () => {
    const room = openRoom();
    const answer = await room.ask(APP, 'POST', '/$batch', {
      requests: [get('1', '/me'), get('2', `/sites/${room.unit.site}`)],
    });
    expect([inner(answer.body, '1')?.status, inner(answer.body, '2')?.status]).toEqual([400, 200]);
    expect((await room.ask(null, 'POST', '/$batch', { requests: [get('1')] })).status).toBe(401);
  });
});

const WRONG: [string, unknown][] = [
  ['more than twenty requests', { requests: many(21) }],
  ['no request', { requests: [] }],
  ['no requests property', {}],
  ['requests that are no list', { requests: {} }],
  ['an id twice', { requests: [get('1'), get('1')] }],
  ['an id twice but for its case', { requests: [get('a'), get('A')] }],
  ['no id', { requests: [{ method: 'GET', url: '/me' }] }],
  ['an id that is a number', { requests: [{ id: 1, method: 'GET', url: '/me' }] }],
  ['no url', { requests: [{ id: '1', method: 'GET' }] }],
  ['an absolute url', { requests: [get('1', 'https://graph.microsoft.com/v1.0/me')] }],
  ['no method', { requests: [{ id: '1', url: '/me' }] }],
  ['a method that does not exist', { requests: [{ id: '1', method: 'FETCH', url: '/me' }] }],
  ['a body without Content-Type', { requests: [{ id: '1', method: 'POST', url: '/me/events', body: {} }] }],
  ['a dependency that is not in the batch', { requests: [get('1', '/me', { dependsOn: ['9'] })] }],
  [
    'requests that wait for each other',
    { requests: [get('1', '/me', { dependsOn: ['2'] }), get('2', '/me', { dependsOn: ['1'] })] },
  ],
  ['dependsOn that is no list', { requests: [get('1'), get('2', '/me', { dependsOn: '1' })] }],
  ['a property that batch requests do not have', { requests: [get('1', '/me', { priority: 1 })] }],
  ['headers that are no object', { requests: [get('1', '/me', { headers: 'a: b' })] }],
];

describe('batches that Graph refuses as a whole', () => {
  test.each(WRONG)('%s', async (_, body) => {
    const room = openRoom();
    expect((await room.ask(room.manager, 'POST', '/$batch', body)).status).toBe(400);
  });

  test('a batch is sent by POST and as JSON', async () => {
    const room = openRoom();
    expect((await room.ask(room.manager, 'GET', '/$batch')).status).toBe(405);
    expect(
      (await room.ask(room.manager, 'POST', '/$batch', '{"requests":[]}', { 'content-type': 'text/plain' }))
        .status,
    ).toBe(400);
    expect(
      (await room.ask(room.manager, 'POST', '/$batch', '{', { 'content-type': 'application/json' })).status,
    ).toBe(400);
  });

  test('a version in the url and a batch in a batch are no resources', async () => {
    const room = openRoom();
    const answer = await room.ask(room.manager, 'POST', '/$batch', {
      requests: [get('1', '/v1.0/me'), get('2', '/$batch')],
    });
    expect([inner(answer.body, '1')?.status, inner(answer.body, '2')?.status]).toEqual([400, 400]);
  });
});

function responses(body: Json): Json[] {
  return (body as unknown as { responses: Json[] }).responses;
}
function inner(body: Json, id: string): { status: number; headers: object; body: Json } | undefined {
  return responses(body).find((one) => String(one.id) === id) as unknown as {
    status: number;
    headers: object;
    body: Json;
  };
}

countsWrong('batch');
