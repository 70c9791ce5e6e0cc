import { beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countsWrong } from '../families.ts';
import { asPerson, makeList, openRoom, type Room } from './room.ts';

let room: Room;
let list: string;
beforeEach(async () => {
  room = openRoom();
  list = await makeList(room);
});
const add = (fields: object) =>
  room.ask(room.manager, 'POST', `${list}/items`, { fields: { Title: 'En åtgärd', ...fields } });

describe('rows and their fields', () => {
  test('a row comes back with its fields, its ETag and who wrote it', async () => {
    const made = await add({
      Unit: room.unit.id,
      State: 'Utkast',
      DueDate: '2026-01-26T00:00:00Z',
      Minutes: 15,
    });
    expect(made.status).toBe(201);
    expect(made.headers.etag).toBe(made.body.eTag);
    expect(made.headers.etag).toMatch(/^"[0-9a-f-]{36},1"$/);
    expect(made.body['@odata.etag']).toBe(made.headers.etag);
    expect(made.body.fields).toMatchObject({
      Title: 'En åtgärd',
      DueDate: '2026-01-26T00:00:00Z',
      Minutes: 15,
      LinkTitle: 'En åtgärd',
      id: '1',
    });
    expect(made.body.createdBy?.user?.id).toBe(room.manager.id);
    expect(made.body.createdDateTime).toBe('2026-01-12T07:00:00Z');
  });

  test('an empty field is left out of the answer instead of given as null', async () => {
    await add({ Indicator: 'x' });
    await room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, { Indicator: null });
    const read = await room.ask(room.manager, 'GET', `${list}/items/1?$expand=fields`);
    expect(Object.keys(read.body.fields ?? {})).not.toContain('Indicator');
  });

  test('fields come only when they are expanded', async () => {
    await add({});
    const read = await room.ask(room.manager, 'GET', `${list}/items/1`);
    expect(read.body.fields).toBeUndefined();
  });

  test('the selected fields alone come, in both spellings of select', async () => {
    await add({ Indicator: 'x', Unit: 'u' });
    for (const expand of ['fields($select=Unit)', 'fields(select=Unit)']) {
      const read = await room.ask(room.manager, 'GET', `${list}/items/1?$expand=${expand}`);
      expect(Object.keys(read.body.fields ?? {}).sort()).toEqual(['@odata.etag', 'Unit']);
    }
  });

  test('the person of a people column is written and read as LookupId', async () => {
    const index = room.tenant.people.indexOf(room.employee) + 10;
    const made = await add({ Owner0LookupId: index });
    expect(made.body.fields?.Owner0LookupId).toBe(String(index));
    const read = await room.ask(room.manager, 'GET', `${list}/items/1?$expand=fields($select=Owner0)`);
    expect(read.body.fields?.Owner0).toBe(room.employee.name);
  });

  test('earlier versions are listed newest first', async () => {
    await add({});
    await room.ask(room.employee, 'PATCH', `${list}/items/1/fields`, { Title: 'Ny' });
    const versions = await room.ask(room.manager, 'GET', `${list}/items/1/versions`);
    expect(versions.values.map((one) => one.id)).toEqual(['2.0', '1.0']);
    expect(versions.values[0]?.lastModifiedBy?.user?.id).toBe(room.employee.id);
  });
});

// learn.microsoft.com/graph/api/listitem-create, /listitem-update, /resources/columndefinition, and
// support.microsoft.com "List and library column types" for the limits of each kind of column.
const WRONG: [string, object][] = [
  ['a column that does not exist', { Nope: 'x' }],
  ['a display name in place of the internal name', { Behov: 'x' }],
  ['an internal name in other case', { indicator: 'x' }],
  ['text over 255 characters in a single line', { Indicator: 'x'.repeat(256) }],
  ['a line break in a single line', { Indicator: 'a\nb' }],
  ['more than 63,999 characters in several lines', { Need: 'x'.repeat(64_000) }],
  ['a number in a text column', { Indicator: 7 }],
  ['a text in a number column', { Minutes: '15' }],
  ['a number outside the limits of its column', { Minutes: 601 }],
  ['a word that is no choice', { State: 'Done' }],
  ['a date without time and offset', { DueDate: '2026-01-26' }],
  ['a day that does not exist', { DueDate: '2026-02-30T00:00:00Z' }],
  ['a text in a yes/no column', { Open: 'yes' }],
  ['a read-only column', { Created: '2026-01-01T00:00:00Z' }],
  ['the id', { id: '9' }],
  ['the author by name', { Author: 'Maria Östlund' }],
  ['a person by name instead of LookupId', { Owner0: 'Maria Östlund' }],
  ['a LookupId of nobody', { Owner0LookupId: 4711 }],
  ['no title, which the list requires', { Title: null }],
  ['an object in a text column', { Indicator: { a: 1 } }],
];

describe('writes that SharePoint refuses', () => {
  test.each(WRONG)('%s is 400 at creation and changes nothing', async (_, fields) => {
    const answer = await add(fields);
    expect([answer.status, answer.code]).toEqual([400, 'invalidRequest']);
    expect((await room.ask(room.manager, 'GET', `${list}/items`)).values).toEqual([]);
  });

  test.each(WRONG)('%s is 400 at an update and the row keeps its ETag', async (_, fields) => {
    const made = await add({});
    const answer = await room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, fields);
    expect(answer.status).toBe(400);
    expect((await room.ask(room.manager, 'GET', `${list}/items/1`)).headers.etag).toBe(made.headers.etag);
  });

  test('the error body is that of learn.microsoft.com/graph/errors, with the ids of the request', async () => {
    const answer = await room.ask(
      room.manager,
      'POST',
      `${list}/items`,
      { fields: { Nope: 1 } },
      { 'client-request-id': 'mine' },
    );
    expect(answer.message).toBe("Field 'Nope' is not recognized");
    expect(answer.body.error?.innerError).toEqual({
      date: '2026-01-12T07:00:00',
      'request-id': answer.headers['request-id'],
      'client-request-id': 'mine',
    });
  });

  test('a second row with the same unique value is 400, case apart, and a row may keep its own', async () => {
    await add({ StegvisKey: 'abc' });
    const twice = await add({ StegvisKey: 'ABC' });
    expect([twice.status, twice.message]).toEqual([
      400,
      'One or more fields with unique constraints already has the provided value.',
    ]);
    expect(
      (await room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, { StegvisKey: 'abc' })).status,
    ).toBe(200);
    await add({ StegvisKey: 'b' });
    expect(
      (await room.ask(room.manager, 'PATCH', `${list}/items/2/fields`, { StegvisKey: 'abc' })).status,
    ).toBe(400);
    expect((await add({})).status).toBe(201);
    expect((await add({})).status).toBe(201);
  });

  test('a unique value is free again when its row takes another, or goes', async () => {
    await add({ StegvisKey: 'a' });
    await add({ StegvisKey: 'z' });
    await room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, { StegvisKey: 'b' });
    expect((await add({ StegvisKey: 'a' })).status).toBe(201);
    await room.ask(room.manager, 'DELETE', `${list}/items/2`);
    expect((await add({ StegvisKey: 'z' })).status).toBe(201);
    expect((await add({ StegvisKey: 'b' })).status).toBe(400);
  });

  test('properties outside fields are those of listItem only', async () => {
    const answer = await room.ask(room.manager, 'POST', `${list}/items`, { Title: 'x' });
    expect([answer.status, answer.code]).toEqual([400, 'BadRequest']);
    expect(answer.message).toContain(
      "The property 'Title' does not exist on type 'microsoft.graph.listItem'",
    );
  });

  test('a write needs JSON that says what it is', async () => {
    const path = `${list}/items`;
    expect((await room.ask(room.manager, 'POST', path, '{"fields":{"Title":"x"}}')).status).toBe(400);
    expect(
      (await room.ask(room.manager, 'POST', path, 'fields=1', { 'content-type': 'text/plain' })).status,
    ).toBe(415);
    expect(
      (await room.ask(room.manager, 'POST', path, '{', { 'content-type': 'application/json' })).status,
    ).toBe(400);
    expect(
      (await room.ask(room.manager, 'POST', path, '', { 'content-type': 'application/json' })).status,
    ).toBe(400);
    expect(
      (await room.ask(room.manager, 'POST', path, '[]', { 'content-type': 'application/json' })).status,
    ).toBe(400);
  });

  test('a row that is not there is 404, whatever it is called', async () => {
    for (const id of ['1', '0', '-1', 'x', '99999999999'])
      expect([(await room.ask(room.manager, 'GET', `${list}/items/${id}`)).status, id]).toEqual([404, id]);
  });
});

// learn.microsoft.com/graph/api/listitem-update: If-Match.
describe('conditional writes', () => {
  test('a stale ETag is 412 and nothing changes', async () => {
    const made = await add({});
    const etag = String(made.headers.etag);
    const patch = (title: string, tag: string) =>
      room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, { Title: title }, { 'if-match': tag });
    expect((await patch('A', etag)).status).toBe(200);
    const stale = await patch('B', etag);
    expect([stale.status, stale.code, stale.message]).toEqual([
      412,
      'resourceModified',
      "ETag does not match current item's value",
    ]);
    expect((await room.ask(room.manager, 'GET', `${list}/items/1/fields`)).body.Title).toBe('A');
    expect(
      (await room.ask(room.manager, 'DELETE', `${list}/items/1`, undefined, { 'if-match': etag })).status,
    ).toBe(412);
    expect(
      (
        await room.ask(
          room.manager,
          'PATCH',
          `${list}/items/1`,
          { fields: { Title: 'C' } },
          { 'if-match': etag },
        )
      ).status,
    ).toBe(412);
  });

  test('a star matches whatever is there, also on rows changed since', async () => {
    await add({});
    expect(
      (await room.ask(room.manager, 'PATCH', `${list}/items/1/fields`, { Title: 'B' }, { 'if-match': '*' }))
        .status,
    ).toBe(200);
  });

  test('an ETag without its quotes is malformed: 400', async () => {
    const made = await add({});
    const bare = String(made.headers.etag).slice(1, -1);
    const answer = await room.ask(
      room.manager,
      'PATCH',
      `${list}/items/1/fields`,
      { Title: 'B' },
      { 'if-match': bare },
    );
    expect([answer.status, answer.body.error?.innerError?.code]).toEqual([400, 'malformedEntityTag']);
  });

  test('every accepted write gives an ETag never seen before, and only the newest is accepted', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.oneof(fc.constant('same'), fc.string({ minLength: 1, maxLength: 20 })), { maxLength: 8 }),
        async (titles) => {
          const made = await add({});
          const item = `${list}/items/${made.body.id}`;
          const seen = [String(made.headers.etag)];
          for (const title of titles.map((one) => one.replace(/[\r\n]/g, ' '))) {
            const answer = await room.ask(
              room.manager,
              'PATCH',
              `${item}/fields`,
              { Indicator: title },
              { 'if-match': String(seen.at(-1)) },
            );
            expect(answer.status).toBe(200);
            expect(seen).not.toContain(answer.headers.etag);
            expect(answer.body['@odata.etag']).toBe(answer.headers.etag);
            seen.push(String(answer.headers.etag));
          }
          for (const old of seen.slice(0, -1))
            expect(
              (
                await room.ask(
                  room.manager,
                  'PATCH',
                  `${item}/fields`,
                  { Indicator: 'x' },
                  { 'if-match': old },
                )
              ).status,
            ).toBe(412);
        },
      ),
      { numRuns: 30 },
    );
  });
});

test('somebody with Sites.Read.All alone cannot write rows', async () => {
  const answer = await room.ask(asPerson(room.manager, ['Sites.Read.All']), 'POST', `${list}/items`, {
    fields: { Title: 'x' },
  });
  expect([answer.status, answer.code]).toEqual([403, 'accessDenied']);
});

countsWrong('items and fields');
