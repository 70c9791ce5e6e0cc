import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countsWrong } from '../families.ts';
import { type Json, makeList, openRoom, type Room } from './room.ts';

let room: Room;
let list: string;
let delta: string;
beforeEach(async () => {
  room = openRoom();
  list = await makeList(room);
  delta = `${list}/items/delta`;
});
const add = (title: string) => room.ask(room.manager, 'POST', `${list}/items`, { fields: { Title: title } });

/** A whole round: everything until the delta link, and that link. */
const round = async (from: string): Promise<{ values: Json[]; link: string; pages: number }> => {
  const values: Json[] = [];
  let pages = 0;
  for (let next = from; ; ) {
    const answer = await room.ask(room.manager, 'GET', next);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.message}`);
    values.push(...answer.values);
    pages++;
    const link = answer.body['@odata.deltaLink'];
    if (link !== undefined) return { values, link: String(link), pages };
    next = String(answer.body['@odata.nextLink']);
  }
};
const ids = (values: Json[]): string[] => values.map((one) => String(one.id));

// learn.microsoft.com/graph/api/listitem-delta
describe('changes of rows', () => {
  test('the first round gives every row over pages, and links that are absolute', async () => {
    for (let i = 0; i < 25; i++) await add(`rad ${i}`);
    const { values, link, pages } = await round(delta);
    expect(new Set(ids(values)).size).toBe(25);
    expect(pages).toBeGreaterThan(1);
    expect(link).toMatch(/^https:\/\/localhost:4303\/graph\/v1\.0\/sites\/.+\/items\/delta\?token=/);
  });

  test('the parentheses of a function may stand, with a token in them too', async () => {
    await add('a');
    const { link } = await round(`${delta}()`);
    await add('b');
    const token = new URL(link).searchParams.get('token');
    expect(ids((await round(`${delta}(token='${token}')`)).values)).toContain('2');
  });

  test('latest gives nothing but the way on', async () => {
    await add('a');
    const { values, link } = await round(`${delta}?token=latest`);
    expect(values).toEqual([]);
    await add('b');
    expect(new Set(ids((await round(link)).values))).toEqual(new Set(['2']));
  });

  test('rows come without fields unless these are expanded', async () => {
    await add('a');
    expect((await round(delta)).values[0]?.fields).toBeUndefined();
    const { values } = await round(`${delta}?$expand=fields($select=Title)`);
    expect(values[0]?.fields?.Title).toBe('a');
  });

  test('the expansion travels along with the links', async () => {
    for (let i = 0; i < 15; i++) await add(`rad ${i}`);
    const { values, link } = await round(`${delta}?$expand=fields`);
    expect(values.every((one) => one.fields !== undefined)).toBe(true);
    await add('ny');
    expect((await round(link)).values.every((one) => one.fields !== undefined)).toBe(true);
  });

  test('a deletion is bare', async () => {
    await add('a');
    const { link } = await round(delta);
    await room.ask(room.manager, 'DELETE', `${list}/items/1`);
    expect((await round(link)).values[0]).toEqual({ id: '1', deleted: { state: 'deleted' } });
  });

  test('changed rows come in an order that means nothing, some of them twice', async () => {
    const { link } = await round(delta);
    for (let i = 0; i < 12; i++) await add(`rad ${i}`);
    const found = ids((await round(link)).values);
    expect(new Set(found).size).toBe(12);
    expect(found.length).toBeGreaterThan(12);
    const first = [...new Set(found)].map(Number);
    expect(first).not.toEqual([...first].sort((a, b) => a - b));
  });

  test('a row that changes while a round is under way is not lost', async () => {
    for (let i = 0; i < 15; i++) await add(`rad ${i}`);
    const first = await room.ask(room.manager, 'GET', delta);
    const seen = ids(first.values)[0];
    await room.ask(room.manager, 'PATCH', `${list}/items/${seen}/fields`, { Title: 'ändrad' });
    const rest = await round(String(first.body['@odata.nextLink']));
    expect(ids((await round(rest.link)).values)).toContain(seen);
  });

  test('what changed before a round is in it, though others go on writing between its pages', async () => {
    for (let i = 0; i < 60; i++) await add(`rad ${i}`);
    const { link } = await round(delta);
    const wanted = Array.from({ length: 30 }, (_, i) => String(i + 1));
    const touch = (id: string | number) =>
      room.ask(room.manager, 'PATCH', `${list}/items/${id}/fields`, { Title: 'ändrad' });
    for (const id of wanted) await touch(id);
    const first = await room.ask(room.manager, 'GET', link);
    for (let id = 31; id <= 60; id++) await touch(id);
    const rest = await round(String(first.body['@odata.nextLink']));
    const seen = new Set([...ids(first.values), ...ids(rest.values)]);
    expect(wanted.filter((id) => !seen.has(id))).toEqual([]);
    const next = new Set(ids((await round(rest.link)).values));
    expect(Array.from({ length: 30 }, (_, i) => String(i + 31)).filter((id) => !next.has(id))).toEqual([]);
  });

  test('whoever follows the links ends with what stands in the list, whatever happened between', async () => {
    const step = fc.oneof(
      fc.constant('add' as const),
      fc.constant('change' as const),
      fc.constant('remove' as const),
      fc.constant('sync' as const),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const own = openRoom();
        const at = await makeList(own);
        const known = new Map<string, string>();
        let link = `${at}/items/delta?$expand=fields($select=Title)`;
        const sync = async (): Promise<void> => {
          for (;;) {
            const answer = await own.ask(own.manager, 'GET', link);
            for (const one of answer.values) {
              if (one.deleted) known.delete(String(one.id));
              else known.set(String(one.id), String(one.fields?.Title));
            }
            const done = answer.body['@odata.deltaLink'];
            link = String(done ?? answer.body['@odata.nextLink']);
            if (done !== undefined) return;
          }
        };
        let made = 0;
        for (const [index, one] of steps.entries()) {
          if (one === 'add') {
            made++;
            await own.ask(own.manager, 'POST', `${at}/items`, { fields: { Title: `t${index}` } });
          } else if (one === 'change')
            await own.ask(own.manager, 'PATCH', `${at}/items/${1 + (index % Math.max(1, made))}/fields`, {
              Title: `t${index}`,
            });
          else if (one === 'remove')
            await own.ask(own.manager, 'DELETE', `${at}/items/${1 + (index % Math.max(1, made))}`);
          else await sync();
        }
        await sync();
        const stands = await own.ask(own.manager, 'GET', `${at}/items?$expand=fields($select=Title)`);
        expect(new Map([...known].sort())).toEqual(
          new Map(
            stands.values.map((row): [string, string] => [String(row.id), String(row.fields?.Title)]).sort(),
          ),
        );
      }),
      { numRuns: 25 },
    );
  });
});

// learn.microsoft.com/graph/delta-query-overview#synchronization-reset, /graph/api/listitem-delta
describe('changes that cannot be told', () => {
  test('a token that is too old is 410 with the way to a new start', async () => {
    await add('a');
    const { link } = await round(delta);
    room.graph.expireDeltaTokens(room.unit.site);
    const gone = await room.ask(room.manager, 'GET', link);
    expect([gone.status, gone.code]).toEqual([410, 'resyncRequired']);
    expect(gone.headers.location).toMatch(/^https:\/\/localhost:4303\/graph\/v1\.0\/.*token=/);
    const fresh = await round(String(gone.headers.location));
    expect(ids(fresh.values)).toEqual(['1']);
    expect((await round(fresh.link)).values).toEqual([]);
  });

  test('a token outlives other sites being expired, and 410 keeps the options', async () => {
    const { link } = await round(`${delta}?$expand=fields`);
    room.graph.expireDeltaTokens(room.other.site);
    expect((await room.ask(room.manager, 'GET', link)).status).toBe(200);
    room.graph.expireDeltaTokens();
    expect(
      decodeURIComponent(String((await room.ask(room.manager, 'GET', link)).headers.location)),
    ).toContain('$expand=fields');
  });

  test('a token of a list that was removed and made anew is 410', async () => {
    const { link } = await round(delta);
    const token = new URL(link).searchParams.get('token');
    await room.ask(room.manager, 'DELETE', list);
    const again = await makeList(room);
    expect((await room.ask(room.manager, 'GET', `${again}/items/delta?token=${token}`)).status).toBe(410);
  });

  test('after more than 10,000 changes the way from an old token is forgotten', async () => {
    await add('a');
    const { link } = await round(delta);
    for (let i = 0; i < 10_001; i++)
      await room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, { Title: `t${i}` });
    expect((await room.ask(room.manager, 'GET', link)).status).toBe(410);
  });

  test.each([
    'token=made-up',
    'token=%7B%7D',
    'token=',
    '$filter=fields/Unit%20eq%20%27a%27',
    '$orderby=fields/Unit',
    '$skip=1',
    '$count=true',
    '$expand=fields($select=Nope)',
    '$select=nope',
    '$top=0',
    'deltatoken=x',
  ])('%s is 400', async (query) => {
    expect((await room.ask(room.manager, 'GET', `${delta}?${query}`)).status).toBe(400);
  });

  test('delta is read only', async () => {
    expect((await room.ask(room.manager, 'POST', delta, {})).status).toBe(405);
  });
});

countsWrong('delta');
