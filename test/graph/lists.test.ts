import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type ActionRow, EMPTY } from '../../bot/core/rows.ts';
import type { As, Site } from '../../bot/usecases/ports.ts';
import { got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';

const action = (title: string): ActionRow => ({
  ...EMPTY.StegvisPlan,
  title,
  area: 'kunskap',
  need: null,
  goal: null,
  ownerRole: null,
  ownerId: null,
  dueDate: null,
  indicator: null,
  followUpDate: null,
  state: 'draft',
  reason: null,
});

describe('lists in Graph', () => {
  let house: GraphHouse;
  let as: As;
  let site: Site;
  let unit: string;
  beforeAll(async () => {
    house = await openGraphHouse();
    as = await house.person(house.manager);
    site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
    unit = house.unit.id;
    got(await house.lists.provision(as, site));
    got(await house.lists.readUnit(as, site, unit));
  });
  afterAll(() => house.close());
  beforeEach(() => {
    house.instead = null;
  });

  const during = async <T>(work: () => Promise<T>): Promise<{ value: T; requests: string[] }> => {
    const before = house.graphRequests().length;
    const value = await work();
    const requests = house
      .graphRequests()
      .slice(before)
      .map((req) => `${req.method} ${req.path}`);
    return { value, requests };
  };

  test('a unit is read in one request', async () => {
    const { requests } = await during(async () => got(await house.lists.readUnit(as, site, unit)));
    expect(requests).toEqual(['POST /graph/v1.0/$batch']);
  });

  test('the app, with the site granted, sees all changes in one request', async () => {
    const first = got(await house.lists.changes(house.app, site, {}));
    const tokens = Object.fromEntries(first.lists.map(({ list, token }) => [list, token]));
    const { requests } = await during(async () => got(await house.lists.changes(house.app, site, tokens)));
    expect(requests).toEqual(['POST /graph/v1.0/$batch']);
  });

  test('twenty rows are added in one request', async () => {
    const rows = Array.from({ length: 20 }, (_, index) => ({
      key: `twenty-${index}`,
      row: action(`${index}`),
    }));
    const { requests } = await during(async () =>
      got(await house.lists.addRows(as, site, 'StegvisPlan', unit, rows)),
    );
    expect(requests).toEqual(['POST /graph/v1.0/$batch']);
  });

  test('more rows than a page holds are all read', async () => {
    const rows = Array.from({ length: 260 }, (_, index) => ({
      key: `many-${index}`,
      row: action(`${index}`),
    }));
    const other = '19:a-big-unit@thread.tacv2';
    got(await house.lists.addRows(as, site, 'StegvisPlan', other, rows));
    expect(got(await house.lists.readUnit(as, site, other)).StegvisPlan).toHaveLength(260);
    const changes = got(await house.lists.changes(as, site, {}));
    const plan = changes.lists.find(({ list }) => list === 'StegvisPlan');
    expect(plan?.rows.length).toBeGreaterThanOrEqual(260);
  });

  test('without a grant the app is refused with the remedy, and the person is not', async () => {
    house.local.grantSite(house.unit.site, false);
    const outcome = await house.lists.readUnit(house.app, site, unit);
    house.local.grantSite(house.unit.site, true);
    expect(outcome).toMatchObject({
      ok: false,
      fault: { kind: 'refused', remedy: expect.stringContaining('npm run admin -- grant') },
    });
    got(await house.lists.readUnit(as, site, unit));
  });

  test('somebody of another unit is refused', async () => {
    const stranger = house.tenant.people.find((person) => person.unit !== unit);
    if (!stranger) throw new Error('nobody else');
    const outcome = await house.lists.readUnit(await house.person(stranger), site, unit);
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'refused' } });
  });

  test('a value that somebody wrote in another form is named and stays in the list', async () => {
    const row = got(await house.lists.addRow(as, site, 'StegvisPlan', unit, 'broken-1', action('Trasig')));
    const plan = `/sites/${site.site}/lists/StegvisPlan`;
    const { body } = await house.outside('GET', `${plan}/columns`);
    const state = (body as { value: { id: string; name: string }[] }).value.find(
      ({ name }) => name === 'State',
    );
    await house.outside('PATCH', `${plan}/columns/${state?.id}`, {
      choice: { choices: ['Utkast', 'Pågår', 'Klar', 'Struken', 'Parkerad'] },
    });
    await house.outside('PATCH', `${plan}/items/${row.id}/fields`, { State: 'Parkerad' });
    const read = got(await house.lists.readRow(as, site, 'StegvisPlan', row.id));
    expect(read).toMatchObject({ broken: ['State'], value: { state: null, title: 'Trasig' } });
    const change = { title: 'Fortfarande trasig' };
    const changed = got(await house.lists.changeRow(as, site, 'StegvisPlan', row.id, read.version, change));
    expect(changed.broken).toEqual(['State']);
    const item = await house.outside('GET', `${plan}/items/${row.id}?expand=fields`);
    expect(item.body).toMatchObject({ fields: { State: 'Parkerad' } });
  });

  test('lists that were deleted and made anew are found again', async () => {
    const own = await openGraphHouse({ unit: 'malmo-fyra-steg' });
    const person = await own.person(own.manager);
    const place = { tenant: site.tenant, site: own.unit.site };
    got(await own.lists.provision(person, place));
    got(await own.lists.readUnit(person, place, own.unit.id));
    await own.outside('DELETE', `/sites/${place.site}/lists/StegvisPlan`);
    expect(await own.lists.readUnit(person, place, own.unit.id)).toMatchObject({
      fault: { kind: 'not-found' },
    });
    got(await own.lists.provision(person, place));
    got(await own.lists.addRow(person, place, 'StegvisPlan', own.unit.id, 'k', action('Ny')));
    expect(got(await own.lists.readUnit(person, place, own.unit.id)).StegvisPlan).toHaveLength(1);
    await own.close();
  });

  test('a tab’s change and a card’s change meet by version, whoever made them', async () => {
    const row = got(await house.lists.addRow(as, site, 'StegvisPlan', unit, 'meet-1', action('Möts')));
    const done = { state: 'done' } as const;
    got(await house.lists.changeRow(house.app, site, 'StegvisPlan', row.id, row.version, done));
    const late = await house.lists.changeRow(as, site, 'StegvisPlan', row.id, row.version, { title: 'Sent' });
    expect(late).toMatchObject({ ok: false, fault: { kind: 'stale', theirs: { value: { state: 'done' } } } });
  });
});
