/** Who has attended, on the whole program: three ways to the same fact, counts in SharePoint, and no name anywhere. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import writeExcel from 'write-excel-file/node';
import { House, type Person, type Unit } from './support/house.ts';

jest.setTimeout(180_000);

interface Item {
  id: string;
  count: { done: number; of: number };
  text: string;
  mine: boolean | null;
  people: { id: string; done: boolean }[] | null;
}
interface Row {
  lastModifiedBy: object;
  fields: Record<string, unknown>;
}

let house: House;
let unit: Unit;
let manager: Person;
let members: Person[];
const path = (rest: string): string => `units/${encodeURIComponent(unit.id)}${rest}`;
const nth = (place: number): Person => {
  const person = members[place];
  if (!person) throw new Error(`the unit has no person ${place}`);
  return person;
};
const stepRow = async (step: string): Promise<Row> => {
  const rows = await house.graph<{ value: Row[] }>(
    manager,
    'GET',
    `sites/${unit.site}/lists/StegvisSteps/items?$expand=fields&$top=200`,
  );
  const row = rows.body.value.find(({ fields }) => fields.StepId === step && fields.Unit === unit.id);
  if (!row) throw new Error(`no row for ${step}`);
  return row;
};
/** Sends a file as a browser does. */
const preview = async (file: Uint8Array): Promise<{ matched: { id: string; already: boolean }[] }> => {
  const { token } = await house.control<{ token: string }>('POST', 'token', { person: manager.id });
  const answer = await fetch(`${house.bot}/api/${path('/steps/rfsl-pass-1/attendance/preview')}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new Blob([new Uint8Array(file)]),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as { matched: { id: string; already: boolean }[] };
};

beforeAll(async () => {
  house = await House.open();
  const known = await house.setUp('soderhamn-rfsl');
  ({ unit, manager } = known);
  members = known.all.filter(({ guest }) => !guest);
});
afterAll(() => house?.close());

describe('a half-day of the Söderhamn programme', () => {
  test('a member’s own word is counted, and SharePoint does not tell whose it was', async () => {
    const member = members.find(({ role, group }) => role === 'employee' && !group);
    if (!member) throw new Error('nobody outside the group');
    const own = await house.api<Item>(member, 'PUT', path('/steps/rfsl-pass-1/own'), { done: true });
    expect(own.body).toMatchObject({ mine: true, people: null, count: { done: 1, of: members.length } });
    const row = await stepRow('rfsl-pass-1');
    expect(row.fields).toMatchObject({ DoneCount: 1, Headcount: members.length });
    expect(JSON.stringify(row)).not.toContain(member.name);
    expect(JSON.stringify(row)).not.toContain(member.id);
    await house.api(member, 'PUT', path('/steps/rfsl-pass-1/own'), { done: false });
  });

  test('the manager’s list opens the next step at 80 per cent and not before', async () => {
    const enough = Math.ceil(members.length * 0.8);
    const put = (n: number) =>
      house.api<Item>(manager, 'PUT', path('/steps/rfsl-pass-1/attendance'), {
        present: members.slice(0, n).map(({ id }) => id),
      });
    expect((await put(enough - 1)).body.text).toMatch(/80 procent behövs/);
    expect((await stepRow('rfsl-pass-2')).fields.State).toBe('Låst');
    expect((await put(enough)).body.text).toMatch(/80 procent är nått/);
    expect((await stepRow('rfsl-pass-1')).fields).toMatchObject({ State: 'Klar', DoneCount: enough });
    expect((await stepRow('rfsl-pass-2')).fields.State).toBe('Öppen');
  });

  test('lists from CSV in Windows-1252 and from Excel name the same people, and change nothing until taken', async () => {
    const last = nth(members.length - 1);
    const names = [nth(0).name, last.name];
    const csv = Buffer.from(`Namn;Poäng\r\n${names.map((name) => `${name};17`).join('\r\n')}`, 'latin1');
    const sheet = await writeExcel([
      [{ value: 'Namn' }],
      ...names.map((name) => [{ value: name }]),
    ]).toBuffer();
    for (const file of [csv, sheet]) {
      const found = await preview(new Uint8Array(file));
      expect(found.matched).toMatchObject([
        { id: nth(0).id, already: true },
        { id: last.id, already: false },
      ]);
      expect(JSON.stringify(found)).not.toContain('17');
    }
    const taken = { present: [last.id] };
    const before = (await stepRow('rfsl-pass-1')).fields.DoneCount;
    await house.api(manager, 'PATCH', path('/steps/rfsl-pass-1/attendance'), taken);
    expect((await stepRow('rfsl-pass-1')).fields.DoneCount).toBe(Number(before) + 1);
  });

  test('names are the manager’s alone, in every role’s view', async () => {
    for (const person of members.slice(0, 8)) {
      const seen = await house.api<{ items: Item[] }>(person, 'GET', path('/training'));
      const named = seen.body.items.filter(({ people }) => people !== null);
      expect([person.role, named.length > 0]).toEqual([person.role, person.id === manager.id]);
    }
  });
});
