/** Rows that people add by hand, a hundred at once, are given key and unit in few requests, each by itself. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Site, UnitRecord } from '../../bot/usecases/ports.ts';
import { syncSite } from '../../bot/usecases/sync.ts';
import { got, unitRecord } from '../contracts/samples.ts';
import { makeMemoryProjection, makeMemoryUnits } from '../memory/stores.ts';
import { makeMemoryJournal } from '../memory/world.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';
import { standingMachine } from './script.ts';

const MANY = 100;

let house: GraphHouse;
let site: Site;
let unit: UnitRecord;
let ports: Parameters<typeof syncSite>[0] & { journal: ReturnType<typeof makeMemoryJournal> };
let ids: string[];
beforeEach(async () => {
  house = await openGraphHouse({ machine: standingMachine() });
  site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
  got(await house.lists.provision(await house.person(house.manager), site));
  unit = unitRecord(house.unit.id, { tenant: site.tenant, site: site.site });
  const units = makeMemoryUnits();
  await units.save(unit);
  let keys = 0;
  ports = {
    lists: house.lists,
    projection: makeMemoryProjection(units),
    ids: { uuid: () => `key-${++keys}` },
    journal: makeMemoryJournal(),
  };
  got(await syncSite(ports, site.site, [unit]));
  ids = [];
  for (let n = 0; n < MANY; n++) {
    const added = await house.outside('POST', `/sites/${site.site}/lists/StegvisPlan/items`, {
      fields: { Title: `För hand ${n}` },
    });
    ids.push((added.body as { id: string }).id);
  }
});
afterEach(() => house.close());

const standing = async () =>
  (
    got(await house.lists.changes(house.app, site, {})).lists.find(({ list }) => list === 'StegvisPlan')
      ?.rows ?? []
  ).filter(({ id }) => ids.includes(id));
const look = async () => got(await syncSite(ports, site.site, [unit]));
const isAdoption = (path: string, body: unknown): boolean =>
  path.endsWith('/$batch') && String(body).includes('"PATCH"');

describe('a hundred rows that were added by hand', () => {
  test('are completed in five requests; one that somebody changes meanwhile keeps their change and is next', async () => {
    const meanwhile = ids[42] ?? '';
    let changed = false;
    house.instead = async (req) => {
      if (changed || !isAdoption(req.path, req.body)) return null;
      changed = true;
      await house.outside('PATCH', `/sites/${site.site}/lists/StegvisPlan/items/${meanwhile}/fields`, {
        Title: 'Deras',
      });
      return null;
    };
    const before = house.graphRequests().length;
    await look();
    const asked = house.graphRequests().slice(before);
    expect(asked.filter(({ path, body }) => isAdoption(path, body))).toHaveLength(MANY / 20);
    expect(ports.journal.told.map(({ event, facts }) => [event, facts.item, facts.fault])).toEqual([
      ['row-not-completed', meanwhile, 'stale'],
    ]);
    const rows = await standing();
    expect(rows.filter(({ key, unit: of }) => key !== null && of === unit.id)).toHaveLength(MANY - 1);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(MANY);
    expect(rows.find(({ id }) => id === meanwhile)).toMatchObject({ key: null, value: { title: 'Deras' } });

    await look();
    const settled = await standing();
    expect(settled.every(({ key, unit: of }) => key !== null && of === unit.id)).toBe(true);
    expect(settled.find(({ id }) => id === meanwhile)?.value).toMatchObject({ title: 'Deras' });
  });

  test('that could not be completed while Graph was away are completed by the next look', async () => {
    house.instead = (req) => (isAdoption(req.path, req.body) ? { status: 503 } : null);
    await look();
    expect((await standing()).some(({ key }) => key !== null)).toBe(false);
    // Rules know of them all the same.
    expect((await ports.projection.rows(unit.id)).StegvisPlan).toHaveLength(MANY);
    house.instead = null;
    await look();
    expect((await standing()).every(({ key }) => key !== null)).toBe(true);
    const kept = (await ports.projection.rows(unit.id)).StegvisPlan.map(({ key }) => key).sort();
    expect(kept).toEqual((await standing()).map(({ key }) => key).sort());
  });
});
