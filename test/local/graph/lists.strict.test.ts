import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from '@jest/globals';
import { openState } from '../../../infra/local/state.ts';
import { countsWrong } from '../families.ts';
import { asPerson, makeList, openRoom, type Room } from './room.ts';

let room: Room;
let lists: string;
beforeEach(() => {
  room = openRoom();
  lists = `/sites/${room.unit.site}/lists`;
});
const create = (body: object) => room.ask(room.manager, 'POST', lists, body);
const generic = { list: { template: 'genericList' } };

describe('lists', () => {
  test('no list stands in a site before somebody makes one', async () => {
    for (const unit of room.tenant.units) {
      const answer = await room.ask(
        { kind: 'app', roles: ['Sites.Selected'] },
        'GET',
        `/sites/${unit.site}/lists`,
      );
      expect([answer.status, answer.values]).toEqual([200, []]);
    }
  });

  test('a list is found by id, by name and by title, and the name stays when the title changes', async () => {
    const path = await makeList(room);
    const renamed = await room.ask(room.manager, 'PATCH', path, {
      displayName: 'Stegvis – Plan',
      description: 'Planen',
    });
    expect([renamed.status, renamed.body.name, renamed.body.displayName]).toEqual([
      200,
      'StegvisPlan',
      'Stegvis – Plan',
    ]);
    for (const name of ['StegvisPlan', 'stegvisplan', encodeURIComponent('Stegvis – Plan')])
      expect((await room.ask(room.manager, 'GET', `${lists}/${name}`)).body.id).toBe(renamed.body.id);
  });

  test('columns made with the list are there with the settings that the server fills in', async () => {
    const path = await makeList(room);
    const { values } = await room.ask(room.manager, 'GET', `${path}/columns`);
    const named = (name: string) => values.find((one) => String(one.name) === name);
    expect(named('Indicator')?.text).toEqual({
      allowMultipleLines: false,
      appendChangesToExistingText: false,
      linesForEditing: 0,
      maxLength: 255,
    });
    expect(named('StegvisKey')).toMatchObject({
      indexed: true,
      enforceUniqueValues: true,
      required: false,
      readOnly: false,
    });
    expect(named('Need')?.displayName).toBe('Behov');
    expect(named('Title')).toMatchObject({ id: 'fa564e0f-0c70-4ab9-b863-0177e6ddd247', required: true });
    expect(named('Author')).toMatchObject({ readOnly: true });
    const expanded = await room.ask(room.manager, 'GET', `${path}?$expand=columns`);
    expect(expanded.body.columns).toEqual(values);
  });

  test('a hidden column shows only when hidden is selected', async () => {
    const path = await makeList(room, [{ name: 'Secret', text: {}, hidden: true }]);
    const names = async (query: string) =>
      (await room.ask(room.manager, 'GET', `${path}/columns${query}`)).values.map((one) => String(one.name));
    expect(await names('')).not.toContain('Secret');
    expect(await names('?$select=name,hidden')).toContain('Secret');
  });

  test('an internal name of other letters is encoded and cut to 32 characters', async () => {
    const path = await makeList(room);
    const made = await room.ask(room.manager, 'POST', `${path}/columns`, { name: 'Nästa möte', text: {} });
    expect(made.body.name).toBe('N_x00e4_sta_x0020_m_x00f6_te');
    const long = await room.ask(room.manager, 'POST', `${path}/columns`, { name: 'A'.repeat(40), text: {} });
    expect(String(long.body.name)).toHaveLength(32);
  });

  test('everything is there again after a restart', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'graph-'));
    const first = openState(folder);
    room = openRoom({}, first);
    const path = await makeList(room);
    for (let i = 0; i < 12; i++)
      await room.ask(room.manager, 'POST', `${path}/items`, { fields: { Title: `rad ${i}` } });
    await room.ask(room.manager, 'DELETE', `${path}/items/3`);
    const before = await room.ask(room.manager, 'GET', `${path}/items?$expand=fields`);
    first.close();
    const second = openState(folder);
    const again = openRoom({}, second);
    const after = await again.ask(again.manager, 'GET', `${path}/items?$expand=fields`);
    expect(after.values).toEqual(before.values);
    expect(
      (await again.ask(again.manager, 'POST', `${path}/items`, { fields: { Title: 'ny' } })).body.id,
    ).toBe('13');
    second.close();
    rmSync(folder, { recursive: true });
  });
});

// learn.microsoft.com/graph/api/list-create, /resources/list, /resources/listinfo
describe('lists that SharePoint does not make', () => {
  const WRONG: [string, object, number][] = [
    ['no title', generic, 400],
    ['an empty title', { displayName: ' ', ...generic }, 400],
    ['no template', { displayName: 'A' }, 400],
    ['a name, which the server gives', { displayName: 'A', name: 'A', ...generic }, 400],
    ['a property that a list does not have', { displayName: 'A', title: 'A', ...generic }, 400],
    ['a title that is no text', { displayName: 7, ...generic }, 400],
    [
      'a setting that listInfo does not have',
      { displayName: 'A', list: { template: 'genericList', foo: 1 } },
      400,
    ],
    ['columns that are no list', { displayName: 'A', columns: {}, ...generic }, 400],
    [
      'two columns of one name',
      {
        displayName: 'A',
        columns: [
          { name: 'X', text: {} },
          { name: 'x', number: {} },
        ],
        ...generic,
      },
      409,
    ],
    [
      'a column named as a standard one',
      { displayName: 'A', columns: [{ name: 'Title', text: {} }], ...generic },
      409,
    ],
  ];
  test.each(WRONG)('%s', async (_, body, status) => {
    expect((await create(body)).status).toBe(status);
    expect((await room.ask(room.manager, 'GET', lists)).values).toEqual([]);
  });

  test('a title that is taken is 409, case apart', async () => {
    await makeList(room);
    const answer = await create({ displayName: 'stegvisplan', ...generic });
    expect([answer.status, answer.code]).toEqual([409, 'nameAlreadyExists']);
  });

  test('a list that is not there is 404; a removed one too, with its rows', async () => {
    expect([(await room.ask(room.manager, 'GET', `${lists}/Nope`)).status]).toEqual([404]);
    const path = await makeList(room);
    await room.ask(room.manager, 'POST', `${path}/items`, { fields: { Title: 'x' } });
    expect((await room.ask(room.manager, 'DELETE', path)).status).toBe(204);
    expect((await room.ask(room.manager, 'GET', `${path}/items`)).code).toBe('itemNotFound');
  });

  test('unknown options and properties of a read are 400', async () => {
    await makeList(room);
    for (const query of [
      '$select=nope',
      '$expand=nope',
      '$foo=1',
      '$top=0',
      '$top=x',
      '$filter=nope eq 1',
      '$filter=name',
      '$search=a',
      '$select=id&$select=name',
    ])
      expect([query, (await room.ask(room.manager, 'GET', `${lists}?${query}`)).status]).toEqual([
        query,
        400,
      ]);
  });
});

// learn.microsoft.com/graph/api/list-post-columns, /columndefinition-update, /resources/columndefinition; indexes and
// uniqueness: support.microsoft.com "Add an index to a list or library column", "Enforce unique values in a list column"
describe('columns that SharePoint does not make', () => {
  const WRONG: [string, object, number][] = [
    ['no type', { name: 'X' }, 400],
    ['two types', { name: 'X', text: {}, number: {} }, 400],
    ['no name', { text: {} }, 400],
    ['a type that does not exist', { name: 'X', txt: {} }, 400],
    ['a setting that the type does not have', { name: 'X', text: { length: 5 } }, 400],
    ['a text longer than 255 in a single line', { name: 'X', text: { maxLength: 300 } }, 400],
    ['a choice without choices', { name: 'X', choice: {} }, 400],
    ['a choice twice', { name: 'X', choice: { choices: ['a', 'a'] } }, 400],
    ['a format that dates do not have', { name: 'X', dateTime: { format: 'date' } }, 400],
    ['unique without an index', { name: 'X', text: {}, enforceUniqueValues: true }, 400],
    [
      'an index over several lines of text',
      { name: 'X', text: { allowMultipleLines: true }, indexed: true },
      400,
    ],
    [
      'an index over several choices',
      { name: 'X', choice: { choices: ['a'], displayAs: 'checkBoxes' }, indexed: true },
      400,
    ],
    ['a unique yes/no', { name: 'X', boolean: {}, indexed: true, enforceUniqueValues: true }, 400],
    ['a name that is taken', { name: 'Unit', text: {} }, 409],
    ['indexed that is no boolean', { name: 'X', text: {}, indexed: 'yes' }, 400],
  ];
  test.each(WRONG)('%s', async (_, body, status) => {
    const path = await makeList(room);
    expect((await room.ask(room.manager, 'POST', `${path}/columns`, body)).status).toBe(status);
    expect((await room.ask(room.manager, 'GET', `${path}/columns/X`)).status).toBe(404);
  });

  test('a list takes 20 indexed columns and no more', async () => {
    const path = await makeList(room);
    const statuses: number[] = [];
    for (let i = 0; i < 16; i++)
      statuses.push(
        (await room.ask(room.manager, 'POST', `${path}/columns`, { name: `I${i}`, text: {}, indexed: true }))
          .status,
      );
    expect(statuses.filter((one) => one === 201)).toHaveLength(15);
    expect(statuses.at(-1)).toBe(400);
  });

  test('a column keeps its internal name and its type; a standard one cannot be changed or removed', async () => {
    const path = await makeList(room);
    const patch = async (name: string, body: object) =>
      (await room.ask(room.manager, 'PATCH', `${path}/columns/${name}`, body)).status;
    expect(await patch('Unit', { name: 'Enhet' })).toBe(400);
    expect(await patch('Unit', { number: {} })).toBe(400);
    expect(await patch('Unit', { displayName: 'Enhet', description: 'Kanalens id' })).toBe(200);
    expect(await patch('Author', { displayName: 'X' })).toBe(400);
    expect((await room.ask(room.manager, 'DELETE', `${path}/columns/Title`)).status).toBe(400);
    expect((await room.ask(room.manager, 'DELETE', `${path}/columns/Indicator`)).status).toBe(204);
    expect(
      (await room.ask(room.manager, 'POST', `${path}/items`, { fields: { Title: 'x', Indicator: 'y' } }))
        .message,
    ).toBe("Field 'Indicator' is not recognized");
  });

  test('values that are double already keep a column from becoming unique', async () => {
    const path = await makeList(room);
    for (let i = 0; i < 2; i++)
      await room.ask(room.manager, 'POST', `${path}/items`, { fields: { Title: 'x', Unit: 'u' } });
    expect(
      (await room.ask(room.manager, 'PATCH', `${path}/columns/Unit`, { enforceUniqueValues: true })).status,
    ).toBe(400);
  });

  test('changing lists and columns needs Sites.Manage.All', async () => {
    const path = await makeList(room);
    const weak = asPerson(room.manager, ['Sites.ReadWrite.All']);
    for (const [method, at, body] of [
      ['POST', lists, { displayName: 'B', ...generic }],
      ['PATCH', path, { displayName: 'B' }],
      ['DELETE', path, undefined],
      ['POST', `${path}/columns`, { name: 'X', text: {} }],
      ['PATCH', `${path}/columns/Unit`, { indexed: false }],
      ['DELETE', `${path}/columns/Unit`, undefined],
    ] as const) {
      const answer = await room.ask(weak, method, at, body);
      expect([method, at, answer.status, answer.code]).toEqual([method, at, 403, 'accessDenied']);
    }
  });
});

countsWrong('lists and columns');
