import { beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Filter, holdsFor, parseFilter } from '../../../infra/local/graph/odata-filter.ts';
import { countsWrong } from '../families.ts';
import { allPages, makeList, openRoom, type Room } from './room.ts';

let room: Room;
let list: string;
const ask = (query: string, headers: Record<string, string> = {}) =>
  room.ask(room.manager, 'GET', `${list}/items?${query}`, undefined, headers);
const filter = (text: string) => `$filter=${encodeURIComponent(text)}`;
const titles = async (query: string): Promise<string[]> => {
  const { values } = await allPages(
    room,
    room.manager,
    `${list}/items?$expand=fields($select=Title)&${query}`,
  );
  return values.map((one) => String(one.fields?.Title));
};

beforeAll(async () => {
  room = openRoom();
  list = await makeList(room);
  const states = ['Utkast', 'Pågår', 'Klar'];
  for (let i = 0; i < 30; i++) {
    const fields = {
      Title: `rad ${String(i).padStart(2, '0')}`,
      Unit: i % 2 ? 'Enhet A' : "Enhet B's",
      ...(i === 29
        ? {}
        : {
            State: states[i % 3],
            Minutes: i,
            DueDate: `2026-02-${String((i % 28) + 1).padStart(2, '0')}T00:00:00Z`,
          }),
    };
    const made = await room.ask(room.manager, 'POST', `${list}/items`, { fields });
    if (made.status !== 201) throw new Error(made.message);
  }
});

describe('filters and order', () => {
  test('equality, with quotes doubled and case apart', async () => {
    expect(await titles(filter("fields/Unit eq 'enhet a'"))).toHaveLength(15);
    expect(await titles(filter("fields/Unit eq 'Enhet B''s'"))).toHaveLength(15);
  });

  test('comparisons of numbers and dates, and, or, not, parentheses', async () => {
    expect(await titles(filter('fields/Minutes ge 3 and fields/Minutes lt 6'))).toEqual([
      'rad 03',
      'rad 04',
      'rad 05',
    ]);
    expect(
      await titles(filter('(fields/Minutes eq 1 or fields/Minutes eq 2) and not (fields/Minutes eq 2)')),
    ).toEqual(['rad 01']);
    expect(await titles(filter("fields/DueDate le '2026-02-02T00:00:00Z'"))).toEqual([
      'rad 00',
      'rad 01',
      'rad 28',
    ]);
    expect(await titles(filter('fields/DueDate lt 2026-02-02T00:00:00Z'))).toEqual(['rad 00', 'rad 28']);
    expect(await titles(filter("startswith(fields/Unit,'ENHET B')"))).toHaveLength(15);
    expect(await titles(filter('fields/State eq null'))).toEqual(['rad 29']);
    expect(await titles(filter('fields/id eq 7'))).toEqual(['rad 06']);
  });

  test('order by an indexed column, empty ones first, over pages', async () => {
    const down = await titles('$orderby=fields/Minutes desc&$top=7');
    expect(down.slice(0, 2)).toEqual(['rad 28', 'rad 27']);
    expect(down.at(-1)).toBe('rad 29');
    expect(new Set(down).size).toBe(30);
    expect((await titles('$orderby=fields/State,fields/Minutes desc'))[0]).toBe('rad 29');
  });

  test('pages are smaller than the result and lead through all of it, absolute and with the same options', async () => {
    const first = await ask('$top=7&$expand=fields($select=Title)');
    expect(first.values).toHaveLength(7);
    expect(String(first.body['@odata.nextLink'])).toMatch(
      /^https:\/\/localhost:4303\/graph\/v1\.0\/sites\/.*skiptoken=/,
    );
    const { values, pages } = await allPages(room, room.manager, `${list}/items?$top=7`);
    expect([values.length, pages]).toEqual([30, 5]);
    expect(values.map((one) => Number(one.id))).toEqual(Array.from({ length: 30 }, (_, i) => i + 1));
  });
});

// learn.microsoft.com/graph/api/listitem-list; support.microsoft.com "Manage large lists and libraries";
// docs.oasis-open.org/odata/odata/v4.01 URL conventions, 5.1.1
describe('queries that SharePoint refuses', () => {
  test.each(['', 'HonorNonIndexedQueriesWarningMayFailRandomly', 'allowthrottleablequeries'])(
    'an unindexed column cannot be filtered or sorted by, with Prefer: "%s"',
    async (prefer) => {
      for (const query of [
        filter("fields/Indicator eq 'x'"),
        '$orderby=fields/Indicator',
        filter("fields/Unit eq 'a' and fields/Title eq 'b'"),
        '$orderby=fields/Modified desc',
      ]) {
        const answer = await ask(query, prefer ? { prefer } : {});
        expect([query, answer.status, answer.code]).toEqual([query, 400, 'invalidRequest']);
        expect(answer.message).toMatch(
          /^Field '\w+' cannot be referenced in filter or orderby as it is not indexed\./,
        );
      }
    },
  );

  const WRONG = [
    filter("fields/Nope eq 'x'"),
    filter("fields/Behov eq 'x'"),
    filter("Title eq 'x'"),
    filter("Unit eq 'x'"),
    filter("fields/Unit == 'x'"),
    filter('fields/Unit eq 5'),
    filter("fields/Minutes eq '5'"),
    filter("fields/DueDate eq 'i morgon'"),
    filter("contains(fields/Unit,'x')"),
    filter("fields/Unit eq 'x"),
    filter("fields/Unit eq 'x' and"),
    filter("(fields/Unit eq 'x'"),
    filter("fields/Unit EQ 'x'"),
    filter("'x' eq fields/Unit"),
    filter("fields/Unit in ('a','b')"),
    filter("startswith(fields/Minutes,'1')"),
    filter(''),
    '$orderby=Unit',
    '$orderby=fields/Unit sideways',
    '$orderby=fields/Nope',
    '$expand=fields($select=Nope)',
    '$expand=fields($select=Behov)',
    '$expand=fields($top=1)',
    '$expand=versions',
    '$select=Unit',
    '$top=0',
    '$top=-1',
    '$top=5001',
    '$skip=10',
    '$count=true',
    '$search=x',
    '$skiptoken=abc',
    '$top=1&$top=2',
  ];
  test.each(WRONG)('%s', async (query) => {
    expect((await ask(query)).status).toBe(400);
  });
});

describe('more than 5,000 rows', () => {
  let big: Room;
  let path: string;
  beforeAll(async () => {
    big = openRoom();
    path = await makeList(big);
    for (let i = 0; i < 5200; i++)
      await big.ask(big.manager, 'POST', `${path}/items`, {
        fields: { Title: 'x', Unit: i < 5100 ? 'stor' : 'liten', StegvisKey: `k${i}`, Minutes: i % 600 },
      });
  });
  const get = (query: string) => big.ask(big.manager, 'GET', `${path}/items?${query}`);

  test('an indexed filter with more than 5,000 hits fails, also when a second condition or $top would leave few', async () => {
    for (const query of [
      filter("fields/Unit eq 'stor'"),
      `${filter("fields/Unit eq 'stor' and fields/StegvisKey eq 'k1'")}&$top=1`,
      filter("fields/Unit ne 'liten'"),
      filter("not (fields/Unit eq 'liten')"),
      filter("startswith(fields/Unit,'s')"),
    ]) {
      const answer = await get(query);
      expect([query, answer.status]).toEqual([query, 429]);
      expect(answer.message).toBe(
        'The attempted operation is prohibited because it exceeds the list view threshold.',
      );
    }
  });

  test('the first condition decides: a narrow one in front lets the wide one follow', async () => {
    const answer = await get(filter("fields/StegvisKey eq 'k1' and fields/Unit eq 'stor'"));
    expect(answer.values).toHaveLength(1);
    expect((await get(filter("fields/Unit eq 'liten'"))).values).toHaveLength(100);
  });

  test('without a filter all rows come, page by page', async () => {
    const { values, pages } = await allPages(big, big.manager, `${path}/items?$top=2000`);
    expect([values.length, pages]).toEqual([5200, 3]);
  });
});

describe('the language of filters', () => {
  const name = fc.constantFrom('a', 'b', 'c');
  const literal = fc.oneof(
    fc.string({ maxLength: 6 }).map((value) => ({ type: 'string' as const, value })),
    fc.integer({ min: -50, max: 50 }).map((value) => ({ type: 'number' as const, value })),
    fc.boolean().map((value) => ({ type: 'boolean' as const, value })),
    fc.constant({ type: 'null' as const }),
  );
  const comparison = fc.record({
    op: fc.constantFrom('eq' as const, 'ne' as const, 'lt' as const, 'ge' as const),
    path: name.map((one) => `fields/${one}`),
    literal,
  });
  const tree: fc.Memo<Filter> = fc.memo((depth) =>
    depth <= 1
      ? comparison
      : fc.oneof(
          comparison,
          fc.record({
            op: fc.constantFrom('and' as const, 'or' as const),
            left: tree(depth - 1),
            right: tree(depth - 1),
          }),
          fc.record({ op: fc.constant('not' as const), inner: tree(depth - 1) }),
          fc.record({
            op: fc.constant('startswith' as const),
            path: fc.constant('fields/a'),
            value: fc.string({ maxLength: 4 }),
          }),
        ),
  );
  const written = (one: Filter): string => {
    const quote = (text: string): string => `'${text.replaceAll("'", "''")}'`;
    switch (one.op) {
      case 'and':
      case 'or':
        return `(${written(one.left)}) ${one.op} (${written(one.right)})`;
      case 'not':
        return `not (${written(one.inner)})`;
      case 'startswith':
        return `startswith(${one.path}, ${quote(one.value)})`;
      default:
        return `${one.path} ${one.op} ${one.literal.type === 'string' ? quote(one.literal.value) : one.literal.type === 'null' ? 'null' : String(one.literal.value)}`;
    }
  };

  test('what is written is what is read', () => {
    fc.assert(
      fc.property(tree(4), (one) => expect(parseFilter(written(one))).toEqual({ ok: true, filter: one })),
    );
  });

  test('and binds tighter than or', () => {
    const parsed = parseFilter('a eq 1 or b eq 2 and c eq 3');
    expect(parsed.ok && parsed.filter.op).toBe('or');
  });

  test('any text is either read or refused, never a crash', () => {
    const words = fc.array(
      fc.constantFrom(
        'fields/a',
        'eq',
        'and',
        'or',
        'not',
        '(',
        ')',
        "'x'",
        '1',
        'null',
        ',',
        'startswith',
        ' ',
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          words.map((all) => all.join(' ')),
        ),
        (text) => typeof parseFilter(text).ok === 'boolean',
      ),
    );
    expect(parseFilter(`${'('.repeat(10_000)}a eq 1`).ok).toBe(false);
    expect(parseFilter(`${'not '.repeat(10_000)}a eq 1`).ok).toBe(false);
  });

  test('not turns every answer round, and nothing is both below and not below', () => {
    const values = fc.record({
      a: fc.option(fc.string()),
      b: fc.option(fc.integer()),
      c: fc.option(fc.boolean()),
    });
    fc.assert(
      fc.property(tree(3), values, (one, row) => {
        const read = (path: string) => row[path.slice('fields/'.length) as keyof typeof row] ?? null;
        expect(holdsFor({ op: 'not', inner: one }, read)).toBe(!holdsFor(one, read));
      }),
    );
  });
});

countsWrong('filters and paging');
