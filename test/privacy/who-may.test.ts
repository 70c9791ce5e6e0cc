/** R25: every role × every endpoint, as the table has it; a route without a row in the table fails. */
import { existsSync } from 'node:fs';
import { afterAll, describe, expect, test } from '@jest/globals';
import { UNIT } from '../memory/world.ts';
import { wronglyAnswered, wronglyRefused, wronglyToldOutside } from './check.ts';
import { ALL, openPrivacyHouse, ROLES } from './house.ts';
import { INVENTORY_OTHER_ROUTES, INVENTORY_UNIT_ROUTES, PEOPLE_ROUTES } from './inventory-table.ts';
import { DOORS, OTHER_ROUTES, type Row, UNIT_ROUTES } from './who-may-table.ts';

const BASE = '/api/units/:unit';
const house = await openPrivacyHouse();
afterAll(() => house.close());

const ofUnit: [string, Row][] = [
  ...Object.entries(UNIT_ROUTES),
  ...Object.entries({ ...INVENTORY_UNIT_ROUTES, ...PEOPLE_ROUTES }),
];
const others: [string, Row][] = [...Object.entries(OTHER_ROUTES), ...Object.entries(INVENTORY_OTHER_ROUTES)];

test('every route that the server has registered stands in the table, and no other', () => {
  const known = [
    ...ofUnit.map(([route]) => (route.includes(' /api/') ? route : route.replace(/^(\S+) /, `$1 ${BASE}`))),
    ...others.map(([route]) => route),
    ...Object.keys(DOORS),
  ];
  expect(house.routes.map(({ method, path }) => `${method} ${path}`).toSorted()).toEqual(known.toSorted());
  for (const file of new Set(Object.values(DOORS))) expect([file, existsSync(file)]).toEqual([file, true]);
});

describe.each(ofUnit)('%s', (route, row) => {
  test('refuses whoever may not, the same whether the thing exists or not', async () => {
    expect(await wronglyAnswered(house, route, row)).toEqual([]);
  });
  test('is to people outside the unit as if there were no such unit', async () => {
    expect(await wronglyToldOutside(house, route, row)).toEqual([]);
  });
  test('lets in whoever may', async () => {
    expect(await wronglyRefused(house, route, row)).toEqual([]);
  });
});

const channel = encodeURIComponent(UNIT);
/** A template that the unit has made. */
const made = await house.ask('/api/templates', {
  method: 'POST',
  body: OTHER_ROUTES['POST /api/templates']?.body?.(house.things),
});
const addressOf = (path: string): string =>
  path.replace(':channel', channel).replace(':card', 'nobodys').replace(':id', String(made.json.id));

describe.each(others)('%s', (route, row) => {
  const [method = '', path = ''] = route.split(' ');
  const send = (person: string | null) => {
    const body = row.body?.(house.things);
    return house.ask(addressOf(path), { method, person, ...(body === undefined ? {} : { body }) });
  };

  test('is for those of the table alone, and for nobody without a token', async () => {
    expect((await send(null)).status).toBe(401);
    const wrong: unknown[] = [];
    for (const role of ALL) {
      const { status, text } = await send(ROLES[role]);
      const shut = [401, 403, 404].includes(status);
      if (shut === row.may.includes(role)) wrong.push([role, status, text]);
    }
    expect(wrong).toEqual([]);
  });
});
