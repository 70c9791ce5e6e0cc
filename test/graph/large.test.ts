import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { As, UnitRecord } from '../../bot/usecases/ports.ts';
import { type Municipality, openMunicipality } from '../bench/municipality.ts';
import { got } from '../contracts/samples.ts';

/** A little more than an index may lead to. */
const VAST = 5_100;
const SHARED = 2_600;

describe('a list beyond the threshold of 5,000 rows', () => {
  let place: Municipality;
  let statuses: number[] = [];
  beforeAll(async () => {
    place = await openMunicipality(
      { units: 1, actions: 1, sharing: 2, sharedActions: SHARED, vastActions: VAST },
      () => '2026-11-02',
    );
    place.house.instead = async (req) => {
      if (!req.path.startsWith('/graph/')) return null;
      const res = await place.house.local.handle(req);
      const { responses } = (res.body ?? {}) as { responses?: { status: number }[] };
      statuses.push(res.status, ...(responses ?? []).map(({ status }) => status));
      return res;
    };
  });
  afterAll(() => place.house.close());
  beforeEach(() => {
    statuses = [];
  });

  const managerOf = (unit: UnitRecord): Promise<As> => {
    const manager = place.house.tenant.people.find(({ id }) => id === unit.manager);
    if (!manager) throw new Error('no manager');
    return place.house.person(manager);
  };
  const read = async (unit: UnitRecord, known?: { StegvisPlan: number }) =>
    got(await place.house.lists.readUnit(await managerOf(unit), unit, unit.id, known));
  const refused = (): number => statuses.filter((status) => status >= 400).length;

  test('is read through its index for a unit that has few of its rows', async () => {
    const [one, other] = place.sharing;
    if (!one || !other) throw new Error('not shared');
    const rows = await read(one);
    expect(rows.StegvisPlan).toHaveLength(SHARED);
    expect(rows.StegvisPlan.every(({ unit }) => unit === one.id)).toBe(true);
    const { house } = place;
    expect(got(await house.lists.readUnit(house.app, other, other.id)).StegvisPlan).toHaveLength(SHARED);
    expect(refused()).toBe(0);
  });

  test('is read page by page for a unit that is known to have thousands, and nothing is refused', async () => {
    const rows = await read(place.vast, { StegvisPlan: VAST });
    expect(new Set(rows.StegvisPlan.map(({ id }) => id)).size).toBe(VAST);
    expect(rows.StegvisMeetings).toHaveLength(6);
    expect(refused()).toBe(0);
  });

  test('refuses the question once when nothing was known, which is not taken for throttling', async () => {
    const rows = await read(place.vast);
    expect(rows.StegvisPlan).toHaveLength(VAST);
    expect(refused()).toBe(1);
    expect(place.house.journal.filter(({ event }) => event === 'graph-throttled')).toEqual([]);
    expect(got(await place.house.lists.readRow(place.house.app, place.vast, 'StegvisUnit', '1')).id).toBe(
      '1',
    );
  });

  test('comes whole through the first delta, all pages followed', async () => {
    const changes = got(await place.house.lists.changes(place.house.app, place.vast, {}));
    const plan = changes.lists.find(({ list }) => list === 'StegvisPlan');
    expect(plan?.rows).toHaveLength(VAST);
    expect(plan?.resync).toBe(true);
  });
});
