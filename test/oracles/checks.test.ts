/** Requests and answers with one mistake each: the checks must notice every one of them. */
import { expect, test } from '@jest/globals';
import { makeConnectorChecker } from './connector-check.ts';
import { type Exchange, makeGraphChecker, unfold } from './graph-check.ts';
import { describeWithOracles } from './support.ts';
import { judge, report } from './traffic.ts';

const LISTS = '/sites/contoso.sharepoint.com,1,2/lists';
const LIST = `${LISTS}/22e03ef3-6ef4-424d-a1d3-92a337807c30`;
const exchange = (change: Partial<Exchange>): Exchange => ({
  method: 'GET',
  path: LISTS,
  headers: { accept: 'application/json', 'client-request-id': 'x' },
  body: null,
  status: 200,
  answer: { value: [] },
  ...change,
});
const column = { name: 'Area', choice: { choices: ['Kunskap'] }, indexed: true };

describeWithOracles('the check of a request to Graph', () => {
  const checker = makeGraphChecker();

  test.each<[string, Partial<Exchange>]>([
    ['a collection with a filter', { path: `${LIST}/items?$expand=fields&$filter=fields/Unit%20eq%20'x'` }],
    ['a new column', { method: 'POST', path: `${LIST}/columns`, body: column }],
    ['delta without its parentheses', { path: `${LIST}/items/delta?token=abc` }],
    [
      'a change on a version',
      {
        method: 'PATCH',
        path: `${LIST}/items/1/fields`,
        body: { Title: 'x' },
        headers: { 'If-Match': '"1"' },
      },
    ],
  ])('lets %s pass', (_, change) => {
    expect(checker.request(exchange(change))).toMatchObject({ against: 'description', problems: [] });
  });

  test.each<[string, Partial<Exchange>]>([
    ['a path that nobody describes', { path: '/sites/x/views' }],
    ['a method that the path does not take', { method: 'PUT', path: LISTS, body: {} }],
    [
      'an address by path where an id should be',
      { method: 'POST', path: '/sites/contoso.sharepoint.com:/lists' },
    ],
  ])('leaves %s unchecked', (_, change) => {
    expect(checker.request(exchange(change)).against).toBe('nothing');
  });

  test.each<[string, Partial<Exchange>, RegExp]>([
    ['a query parameter of an invention', { path: `${LISTS}?$expandAll=true` }, /\$expandAll/],
    ['a query parameter that single things do not take', { path: `${LIST}?$top=5` }, /\$top/],
    ['a property in $select that the type does not have', { path: `${LISTS}?$select=id,nmae` }, /nmae/],
    ['a relation in $expand that the type does not have', { path: `${LIST}/items?$expand=colums` }, /colums/],
    [
      'a misspelt property',
      { method: 'POST', path: `${LIST}/columns`, body: { ...column, indexd: true } },
      /indexd/,
    ],
    [
      'a value of the wrong type',
      { method: 'POST', path: `${LIST}/columns`, body: { ...column, indexed: 'yes' } },
      /indexed/,
    ],
    ['a body where none is asked for', { method: 'GET', body: { a: 1 } }, /body/],
    ['a write without its body', { method: 'POST', path: LISTS }, /body/],
    ['a header of an invention', { headers: { 'x-force': '1' } }, /x-force/],
    ['If-Match on a reading', { headers: { 'if-match': '"1"' } }, /if-match/],
  ])('finds %s', (_, change, problem) => {
    expect(checker.request(exchange(change)).problems.join()).toMatch(problem);
  });

  test('counts a list by its title apart', () => {
    expect(checker.request(exchange({ path: `${LISTS}/Plan/items` }))).toMatchObject({
      against: 'extra',
      problems: [],
    });
  });

  test('takes a batch apart, and wants of each inner request what it wants of any', () => {
    const requests = [
      { id: '1', method: 'GET', url: `${LISTS}?$select=id` },
      { id: '2', method: 'GET', url: '/sites/x/views' },
    ];
    const responses = [{ id: '2', status: 404, body: { error: { code: 'x' } } }];
    const all = unfold(
      exchange({ method: 'POST', path: '/$batch', body: { requests }, answer: { responses } }),
    );
    expect(all.map((one) => checker.request(one).against)).toEqual(['extra', 'description', 'nothing']);
    expect(all[2] && checker.answer(all[2]).problems.join()).toMatch(/message/);
    const many = Array.from({ length: 21 }, (_, id) => ({ id: String(id), method: 'GET', url: LISTS }));
    const full = exchange({ method: 'POST', path: '/$batch', body: { requests: many } });
    expect(checker.request(full).problems.join()).toMatch(/more than 20/);
    const absolute = { id: '1', method: 'GET', url: '/v1.0/me' };
    const wrong = exchange({ method: 'POST', path: '/$batch', body: { requests: [absolute] } });
    expect(checker.request(wrong).problems.join()).toMatch(/pattern/);
  });
});

describeWithOracles('the check of an answer of Graph', () => {
  const checker = makeGraphChecker();

  test.each<[string, Partial<Exchange>, RegExp]>([
    ['a property of the wrong type', { answer: { value: [{ id: 1 }] } }, /id/],
    ['a property that the type does not have', { answer: { value: [{ id: 'x', titel: 'Plan' }] } }, /titel/],
    ['a status that nobody documents', { status: 302, answer: null }, /302/],
    ['an answer without content', { answer: null }, /content/],
    ['an error without a message', { status: 404, answer: { error: { code: 'itemNotFound' } } }, /message/],
    ['an error that is none', { status: 429, answer: {} }, /error/],
  ])('finds %s', (_, change, problem) => {
    expect(checker.answer(exchange(change)).problems.join()).toMatch(problem);
  });
});

describeWithOracles('the check of the connector', () => {
  const checker = makeConnectorChecker();
  const activity = {
    type: 'message',
    text: 'Hej',
    from: { id: '28:b', name: 'S' },
    recipient: { id: '29:p', name: 'P' },
  };
  const send = (change: Partial<Exchange>): Exchange =>
    exchange({
      method: 'POST',
      path: '/v3/conversations/a%3A1/activities',
      body: activity,
      status: 201,
      answer: { id: '1' },
      ...change,
    });

  test('lets a message pass', () => {
    const whole = { ...activity, attachments: [], channelId: 'msteams', conversation: { id: 'a:1' } };
    expect(checker.answer(send({})).problems).toEqual([]);
    expect(checker.request(send({ body: whole })).against).toBe('description');
  });

  test('finds misspelt properties, wrong types and inventions', () => {
    expect(checker.request(send({ body: { ...activity, txet: 'Hej' } })).problems.join()).toMatch(/txet/);
    expect(checker.request(send({ body: { ...activity, text: 1 } })).problems.join()).toMatch(/text/);
    expect(checker.request(send({ body: null })).problems.join()).toMatch(/body/);
    expect(checker.request(send({ path: '/v3/conversations/a/activities?force=1' })).problems.join()).toMatch(
      /force/,
    );
    expect(checker.request(send({ path: '/v3/conversations/a/everything' })).against).toBe('nothing');
    expect(checker.answer(send({ status: 204 })).problems.join()).toMatch(/204/);
    expect(checker.answer(send({ answer: { id: 1 } })).problems.join()).toMatch(/id/);
  });
});

describeWithOracles('the report', () => {
  test('counts what it saw, and names each kind of fault once with the test that it comes from', () => {
    const row = {
      service: 'graph' as const,
      from: 'test/x.test.ts',
      ofProgram: true,
      ofTenant: true,
      method: 'GET',
      headers: {},
      body: null,
      status: 200,
      answer: { value: [] },
    };
    const judged = judge([
      { ...row, path: `/v1.0${LISTS}` },
      { ...row, path: `/v1.0${LISTS}?$wrong=1` },
      { ...row, path: `/v1.0${LISTS}?$wrong=1` },
      { ...row, path: '/v1.0/me/joinedTeams' },
      { ...row, path: '/v1.0/views' },
    ]);
    expect(report(judged).split('\n').slice(0, 3)).toEqual([
      "Graph contract: 5 requests seen, 3 checked against Microsoft's description, 1 against extra.json, 1 unchecked, 2 failed",
      `  GET /sites/{site-id}/lists: the query parameter $wrong is not documented (test/x.test.ts)`,
      `  GET /views: neither Microsoft’s description nor extra.json has it (test/x.test.ts)`,
    ]);
  });
});
