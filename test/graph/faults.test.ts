import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../bot/core/fault.ts';
import { type ActionRow, EMPTY, type Stored } from '../../bot/core/rows.ts';
import type { As, Site } from '../../bot/usecases/ports.ts';
import type { Req, Res } from '../../infra/local/http.ts';
import { got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';
import { standingMachine } from './script.ts';

const action = (title: string): ActionRow => ({
  ...EMPTY.StegvisPlan,
  title,
  area: 'kunskap',
  need: null,
  goal: null,
  ownerRole: 'chef',
  ownerId: null,
  dueDate: '2026-04-01',
  indicator: null,
  followUpDate: null,
  state: 'draft',
  reason: null,
});

/** Chance that is the same every time (mulberry32). */
const chance = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const throttled: Res = {
  status: 429,
  headers: { 'retry-after': '1' },
  body: { error: { code: 'TooManyRequests' } },
};
const unavailable: Res = { status: 503, body: { error: { code: 'serviceNotAvailable' } } };
const dropped: Res = { status: 0 };
const timedOut: Res = { status: 504, body: {} };

describe('Graph with faults', () => {
  let house: GraphHouse;
  let as: As;
  let site: Site;
  let unit: string;
  let inner: (() => Res | null) | null = null;
  beforeAll(async () => {
    house = await openGraphHouse({ machine: standingMachine(), innerFault: async () => inner?.() ?? null });
    as = await house.person(house.manager);
    site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
    unit = house.unit.id;
    got(await house.lists.provision(as, site));
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    house.instead = null;
    inner = null;
    // After trouble a look goes before a write (write-fates.test.ts): each test begins with a way that is free.
    await standing();
  });

  const add = (key: string, title = key) =>
    house.lists.addRow(as, site, 'StegvisPlan', unit, key, action(title));
  const change = (row: Stored<ActionRow>, to: Partial<ActionRow>) =>
    house.lists.changeRow(as, site, 'StegvisPlan', row.id, row.version, to);
  const standing = async () => got(await house.lists.readUnit(as, site, unit)).StegvisPlan;
  const isWrite = (req: Req): boolean => req.path.startsWith('/graph/') && req.method !== 'GET';

  /** Each outcome either is a value or says what is known. */
  const says = <T>(outcome: Outcome<T>): 'done' | 'not done' | 'in doubt' => {
    if (outcome.ok) return 'done';
    const { fault } = outcome;
    if (fault.kind === 'offline' && fault.inDoubt) return 'in doubt';
    if (fault.kind === 'busy' || fault.kind === 'offline') return 'not done';
    throw new Error(JSON.stringify(fault));
  };

  test.each([1, 2, 3])(
    'of a third of requests failing, each write lands once or is told (%i)',
    async (seed) => {
      const random = chance(seed);
      const before: Res[] = [throttled, unavailable, dropped];
      const after: Res[] = [unavailable, dropped, timedOut];
      const pick = (all: Res[]): Res => all[Math.floor(random() * all.length)] ?? dropped;
      house.instead = async (req) => {
        if (!req.path.startsWith('/graph/') || random() > 0.3) return null;
        if (random() < 0.5) return pick(before);
        await house.local.handle(req);
        return pick(after);
      };
      inner = () => (random() < 0.2 ? pick([throttled, unavailable]) : null);
      const names = Array.from({ length: 25 }, (_, index) => `fault-${seed}-${index}`);
      const told = new Map<string, string>();
      for (const key of names) told.set(key, says(await add(key)));
      const rows = names.map((key) => ({ key: `${key}-many`, row: action(key) }));
      const many = says(await house.lists.addRows(as, site, 'StegvisPlan', unit, rows));
      const changed = new Map<string, string>();
      for (const row of (await standing()).filter(({ key }) => key !== null && told.has(key)))
        changed.set(row.id, says(await change(row, { title: `ändrad ${row.key}`, state: 'active' })));
      house.instead = null;
      inner = null;

      const found = await standing();
      const count = (key: string): number => found.filter((row) => row.key === key).length;
      for (const [key, word] of told) {
        if (word === 'done') expect(count(key)).toBe(1);
        else if (word === 'not done') expect(count(key)).toBe(0);
        else expect(count(key)).toBeLessThanOrEqual(1);
      }
      if (many === 'done') for (const { key } of rows) expect(count(key)).toBe(1);
      for (const [id, word] of changed) {
        const row = found.find((one) => one.id === id);
        if (word === 'done') expect(row?.value.title).toBe(`ändrad ${row?.key}`);
        if (word === 'not done') expect(row?.value.title).toBe(row?.key);
      }
      expect([...told.values()].filter((word) => word === 'done').length).toBeGreaterThan(20);
      // Repeating with the same keys settles everything without a double.
      for (const key of names) got(await add(key));
      got(await house.lists.addRows(as, site, 'StegvisPlan', unit, rows));
      const settled = await standing();
      for (const key of [...names, ...rows.map((row) => row.key)])
        expect(settled.filter((row) => row.key === key)).toHaveLength(1);
    },
  );

  test.each<[string, Res, (req: Req) => boolean]>([
    ['429 to everything', throttled, () => true],
    ['503 to every write', unavailable, (req) => req.method !== 'GET' && !req.path.endsWith('/$batch')],
  ])(
    'with Graph answering %s, a write is surely not done and does not appear later',
    async (name, res, hit) => {
      const row = got(await add(`base-${name}`));
      house.instead = (req) => (req.path.startsWith('/graph/') && hit(req) ? res : null);
      expect(await add(`never-${name}`)).toMatchObject({ ok: false, fault: { kind: 'busy' } });
      expect(await change(row, { title: 'aldrig' })).toMatchObject({ ok: false, fault: { kind: 'busy' } });
      house.instead = null;
      const found = await standing();
      expect(found.some(({ key }) => key === `never-${name}`)).toBe(false);
      expect(found.find(({ id }) => id === row.id)?.version).toBe(row.version);
    },
  );

  test.each([true, false])(
    'with Graph answering 503 to everything, a write that was sent is in doubt, taken or not (%s)',
    async (taken) => {
      const base = got(await add(`base-503-${taken}`));
      const writes = (req: Req): boolean => isWrite(req) && !req.path.endsWith('/$batch');
      let sent = 0;
      house.instead = async (req) => {
        if (!req.path.startsWith('/graph/')) return null;
        if (taken && writes(req) && sent++ === 0) await house.local.handle(req);
        return sent > 1 ? throttled : unavailable;
      };
      const fault = house.instead;
      expect(says(await add(`all-503-${taken}`))).toBe('in doubt');
      house.instead = null;
      await standing();
      house.instead = fault;
      sent = 0;
      expect(says(await change(base, { title: `503 ${taken}` }))).toBe('in doubt');
      house.instead = null;
      got(await add(`all-503-${taken}`));
      expect((await standing()).filter(({ key }) => key === `all-503-${taken}`)).toHaveLength(1);
    },
  );

  test('an added row whose answers are all lost is in doubt, and repeating its key settles it', async () => {
    house.instead = async (req) => {
      if (!req.path.startsWith('/graph/')) return null;
      if (isWrite(req)) await house.local.handle(req);
      return dropped;
    };
    expect(says(await add('in-doubt'))).toBe('in doubt');
    house.instead = null;
    const row = got(await add('in-doubt'));
    expect((await standing()).filter(({ key }) => key === 'in-doubt')).toMatchObject([{ id: row.id }]);
  });

  test('an added row whose answer alone is lost is found by its key and not sent again', async () => {
    let posts = 0;
    house.instead = async (req) => {
      if (req.method !== 'POST' || !req.path.endsWith('/items')) return null;
      posts++;
      await house.local.handle(req);
      return dropped;
    };
    expect(got(await add('lost-answer')).key).toBe('lost-answer');
    expect(posts).toBe(1);
  });

  test('a row that was lost once stays in doubt, although Graph then says that it is busy', async () => {
    let posts = 0;
    house.instead = (req) => {
      if (req.method !== 'POST' || !req.path.endsWith('/items')) return null;
      return posts++ === 0 ? dropped : throttled;
    };
    expect(says(await add('lost-then-busy'))).toBe('in doubt');
    expect(posts).toBeGreaterThan(1);
  });

  test('a 503 that came after the row was taken is not believed', async () => {
    house.instead = async (req) => {
      if (req.method !== 'POST' || !req.path.endsWith('/items')) return null;
      await house.local.handle(req);
      return unavailable;
    };
    expect(got(await add('late-503')).key).toBe('late-503');
  });

  test('a change whose answer is lost is known by the row itself', async () => {
    for (const res of [dropped, timedOut, unavailable]) {
      const row = got(await add(`change-${res.status}`));
      house.instead = async (req) => {
        if (req.method !== 'PATCH') return null;
        await house.local.handle(req);
        return res;
      };
      const changed = got(await change(row, { title: 'Ändrad', state: 'done' }));
      house.instead = null;
      expect(changed.value).toMatchObject({ title: 'Ändrad', state: 'done' });
      expect(changed.version).not.toBe(row.version);
      expect(got(await house.lists.readRow(as, site, 'StegvisPlan', row.id)).version).toBe(changed.version);
    }
  });

  test('a change that was lost while somebody else changed the row is not passed off as ours', async () => {
    const row = got(await add('race'));
    let first = true;
    house.instead = async (req) => {
      if (req.method !== 'PATCH' || !first) return null;
      first = false;
      await house.outside('PATCH', `/sites/${site.site}/lists/StegvisPlan/items/${row.id}/fields`, {
        Title: 'Deras',
      });
      return dropped;
    };
    expect(await change(row, { title: 'Vår' })).toMatchObject({
      ok: false,
      fault: { kind: 'stale', theirs: { value: { title: 'Deras' } } },
    });
  });

  test('a deletion whose answer is lost is done', async () => {
    const row = got(await add('deleted'));
    let first = true;
    house.instead = async (req) => {
      if (req.method !== 'DELETE' || !first) return null;
      first = false;
      await house.local.handle(req);
      return dropped;
    };
    got(await house.lists.deleteRow(as, site, 'StegvisPlan', row.id, row.version));
    expect((await standing()).some(({ id }) => id === row.id)).toBe(false);
  });

  test('an empty connection pool is no answer: with nobody listening, nothing is in doubt', async () => {
    const own = await openGraphHouse({ machine: standingMachine() });
    const person = await own.person(own.manager);
    got(await own.lists.provision(person, { tenant: site.tenant, site: own.unit.site }));
    await own.close();
    const outcome = await own.lists.addRow(
      person,
      { tenant: site.tenant, site: own.unit.site },
      'StegvisPlan',
      own.unit.id,
      'nobody',
      action('x'),
    );
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'offline', inDoubt: false } });
  });
});
