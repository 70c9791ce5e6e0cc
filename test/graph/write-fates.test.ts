/** The table in bot/graph/sent.ts, row by row: what is told of a write when Graph fails, and what stands afterwards. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../bot/core/fault.ts';
import type { As, Site } from '../../bot/usecases/ports.ts';
import type { Req, Res } from '../../infra/local/http.ts';
import { action, got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';
import { standingMachine } from './script.ts';

const res = (status: number, headers: Record<string, string> = {}): Res => ({
  status,
  headers,
  body: status === 0 ? undefined : { error: { code: 'x', message: 'x' } },
});
const soon = { 'retry-after': '1' };

type Word = 'done' | 'not done' | 'in doubt' | 'refused';
const wordOf = (outcome: Outcome<unknown>): Word => {
  if (outcome.ok) return 'done';
  const { fault } = outcome;
  if (fault.kind === 'offline') return fault.inDoubt ? 'in doubt' : 'not done';
  if (fault.kind === 'busy') return 'not done';
  return 'refused';
};

describe('a write that Graph does not answer with success', () => {
  let house: GraphHouse;
  let as: As;
  let site: Site;
  let next = 0;
  const machine = standingMachine();
  beforeAll(async () => {
    house = await openGraphHouse({ machine, innerFault: async () => null });
    as = await house.person(house.manager);
    site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
    got(await house.lists.provision(as, site));
  });
  afterAll(() => house.close());

  const add = (key: string) =>
    house.lists.addRow(as, site, 'StegvisPlan', house.unit.id, key, action({ title: key }));
  const standing = async () => got(await house.lists.readUnit(as, site, house.unit.id)).StegvisPlan;
  const times = async (key: string): Promise<number> =>
    (await standing()).filter((row) => row.key === key).length;
  const isGraph = (req: Req): boolean => req.path.startsWith('/graph/');
  const isWrite = (req: Req): boolean => isGraph(req) && /^(POST|PATCH|DELETE)$/.test(req.method);
  const isBatch = (req: Req): boolean => req.path.endsWith('/$batch');
  // The last request went well, so that nothing goes before the next write.
  beforeEach(async () => {
    house.instead = null;
    await standing();
  });

  /** `writes`: how often each write takes effect before it is answered so; `looks`: what reading is answered. */
  const meet = (
    write: Res,
    taken: boolean,
    look: Res | null,
    most = Number.POSITIVE_INFINITY,
  ): (() => number) => {
    let writes = 0;
    house.instead = async (req) => {
      if (!isGraph(req)) return null;
      if (!isWrite(req) || isBatch(req)) return look;
      if (writes++ >= most) return null;
      if (taken) await house.local.handle(req);
      return write;
    };
    return () => writes;
  };

  const away = res(503);
  test.each<[string, Res, boolean, Res | null, Word]>([
    ['429, nothing taken, a look could be made', res(429, soon), false, null, 'not done'],
    ['429, nothing taken, no look', res(429, soon), false, away, 'not done'],
    ['509, nothing taken, no look', res(509, soon), false, away, 'not done'],
    ['503, nothing taken, a look can be made', res(503), false, null, 'not done'],
    ['503 with Retry-After, nothing taken, a look can be made', res(503, soon), false, null, 'not done'],
    ['503, taken, a look can be made', res(503), true, null, 'done'],
    ['503 with Retry-After, taken, a look can be made', res(503, soon), true, null, 'done'],
    ['503, nothing taken, no look', res(503), false, away, 'in doubt'],
    ['503 with Retry-After, nothing taken, no look', res(503, soon), false, away, 'in doubt'],
    ['503, taken, no look', res(503), true, away, 'in doubt'],
    ['503 with Retry-After, taken, no look', res(503, soon), true, away, 'in doubt'],
    ...[408, 500, 502, 504, 0].flatMap((status): [string, Res, boolean, Res | null, Word][] => {
      const name = status === 0 ? 'a broken connection' : String(status);
      return [
        [`${name}, taken, a look can be made`, res(status), true, null, 'done'],
        [`${name}, again and again, nothing taken, a look can be made`, res(status), false, null, 'in doubt'],
        [`${name}, taken, no look`, res(status), true, away, 'in doubt'],
        [`${name}, nothing taken, no look`, res(status), false, away, 'in doubt'],
      ];
    }),
    ['507, nothing taken, a look can be made', res(507), false, null, 'refused'],
    ['400, taken by an earlier process, a look can be made', res(400), true, null, 'done'],
    ['400, no look', res(400), false, away, 'in doubt'],
  ])('adding: %s', async (_, write, taken, look, word) => {
    const key = `fate-${next++}`;
    meet(write, taken, look);
    const told = wordOf(await add(key));
    house.instead = null;
    expect(told).toBe(word);
    const there = await times(key);
    if (word === 'done') expect(there).toBe(1);
    if (word === 'not done' || word === 'refused') expect(there).toBe(0);
    got(await add(key));
    expect(await times(key)).toBe(1);
  });

  test.each<[string, Res, boolean, Res | null, Word]>([
    ['423, nothing taken', res(423), false, null, 'not done'],
    ['429, nothing taken, no look', res(429, soon), false, away, 'not done'],
    ['503, nothing taken, a look can be made', res(503), false, null, 'not done'],
    ['503, taken, a look can be made', res(503), true, null, 'done'],
    ['503, taken, no look', res(503), true, away, 'in doubt'],
    ['504, taken, a look can be made', res(504), true, null, 'done'],
    ['504, nothing taken, no look', res(504), false, away, 'in doubt'],
    ['a broken connection, taken, no look', res(0), true, away, 'in doubt'],
  ])('changing: %s', async (_, write, taken, look, word) => {
    const row = got(await add(`fate-${next++}`));
    meet(write, taken, look);
    const told = wordOf(
      await house.lists.changeRow(as, site, 'StegvisPlan', row.id, row.version, { title: 'ändrad' }),
    );
    house.instead = null;
    expect(told).toBe(word);
    const now = got(await house.lists.readRow(as, site, 'StegvisPlan', row.id));
    if (word !== 'in doubt') expect(now.value.title === 'ändrad').toBe(word === 'done');
    else expect(now.value.title === 'ändrad').toBe(taken);
  });

  test.each<[string, Res, boolean, Res | null, Word]>([
    ['503, nothing taken, a look can be made', res(503), false, null, 'not done'],
    ['503, taken, a look can be made', res(503), true, null, 'done'],
    ['503, taken, no look', res(503), true, away, 'in doubt'],
    ['504, taken, no look', res(504), true, away, 'in doubt'],
  ])('deleting: %s', async (_, write, taken, look, word) => {
    const key = `fate-${next++}`;
    const row = got(await add(key));
    meet(write, taken, look);
    const told = wordOf(await house.lists.deleteRow(as, site, 'StegvisPlan', row.id, row.version));
    house.instead = null;
    expect(told).toBe(word);
    expect(await times(key)).toBe(taken ? 0 : 1);
  });

  test.each([503, 504, 0, 429, 500])(
    'once Graph is known to answer %i to everything, a write does not leave, and is surely not done',
    async (status) => {
      const row = got(await add(`fate-${next++}`));
      const key = `fate-${next++}`;
      house.instead = async (req) => {
        if (!isGraph(req)) return null;
        // What takes effect and then fails would be found later: nothing may have left.
        await house.local.handle(req);
        return res(status, status === 429 ? soon : {});
      };
      await house.lists.readUnit(as, site, house.unit.id);
      const before = house.graphRequests().filter((req) => isWrite(req) && !isBatch(req)).length;
      expect(wordOf(await add(key))).toBe('not done');
      expect(
        wordOf(
          await house.lists.changeRow(as, site, 'StegvisPlan', row.id, row.version, { title: 'aldrig' }),
        ),
      ).toBe('not done');
      expect(wordOf(await house.lists.deleteRow(as, site, 'StegvisPlan', row.id, row.version))).toBe(
        'not done',
      );
      house.instead = null;
      expect(house.graphRequests().filter((req) => isWrite(req) && !isBatch(req))).toHaveLength(before);
      expect(await times(key)).toBe(0);
      expect(got(await house.lists.readRow(as, site, 'StegvisPlan', row.id)).version).toBe(row.version);
    },
  );

  test('what is in doubt stays so when it is repeated while Graph is away, and is settled afterwards', async () => {
    const key = `fate-${next++}`;
    meet(away, true, away);
    expect(wordOf(await add(key))).toBe('in doubt');
    meet(res(429, { 'retry-after': '600' }), false, res(429, { 'retry-after': '600' }));
    expect(wordOf(await add(key))).toBe('in doubt');
    expect(wordOf(await add(key))).toBe('in doubt');
    house.instead = null;
    await machine.sleep(600_000);
    got(await house.lists.addRow(as, site, 'StegvisPlan', house.unit.id, key, action({ title: key })));
    expect(await times(key)).toBe(1);
  });

  test('a saving after trouble looks first, and the next one is one request again', async () => {
    const row = got(await add(`fate-${next++}`));
    meet(res(504), true, null, 1);
    const first = got(
      await house.lists.changeRow(as, site, 'StegvisPlan', row.id, row.version, { title: 'a' }),
    );
    house.instead = null;
    const before = house.graphRequests().length;
    got(await house.lists.changeRow(as, site, 'StegvisPlan', row.id, first.version, { title: 'b' }));
    expect(house.graphRequests()).toHaveLength(before + 1);
  });
});
