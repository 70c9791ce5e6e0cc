/**
 * Words that must not be received, and the erasing of everything about a person, over a whole house: every byte that the
 * program and its database have written is searched, and a broken build shows that the search sees.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { startBroken } from './support/broken.ts';
import { House, type Message, type Person, textOf } from './support/house.ts';
import { tracesOf } from './support/traces.ts';

let house: House;
let person: Person;
let manager: Person;
let environment: { DATABASE_URL: string; PORT: string } & Record<string, string>;
const temporary = mkdtempSync(join(tmpdir(), 'stegvis-my-data-'));
const before = process.env.TMPDIR;
beforeAll(async () => {
  process.env.TMPDIR = temporary;
  house = await House.open();
}, 120_000);
afterAll(async () => {
  await house?.close();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(async () => {
  await house.control('POST', 'reset');
  const unit = await house.setUp('hbtq-klivet');
  manager = unit.manager;
  person = unit.staff.find(({ role }) => role === 'employee') as Person;
  environment = await house.control('GET', 'environment');
}, 60_000);

const canary = (): string => `kanarie${randomUUID().replaceAll('-', '')}`;
const say = (who: Person, text: string, where = 'personal') =>
  house.control<Message['activity'][]>('POST', 'say', { person: who.id, where, text });
const ours = async (needle: string): Promise<string[]> =>
  (await tracesOf(needle, environment.DATABASE_URL, [house.data, temporary])).filter(
    (path) => !path.startsWith('tenant/'),
  );

/** Every text column of the database in which something stands. */
const columnsWith = async (needle: string): Promise<string[]> => {
  const database = new pg.Client(environment.DATABASE_URL);
  await database.connect();
  try {
    const { rows } = await database.query<{ table: string; column: string }>(`
      select format('%I.%I', c.table_schema, c.table_name) as table, c.column_name as column
      from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
      where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
        and c.data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY')`);
    const found: string[] = [];
    for (const { table, column } of rows) {
      const hit = await database.query(
        `select 1 from ${table} where strpos("${column}"::text, $1) > 0 limit 1`,
        [needle],
      );
      if (hit.rowCount) found.push(`${table}.${column}`);
    }
    return found;
  } finally {
    await database.end();
  }
};

describe('what a human being must receive', () => {
  test.each([
    ['sv', 'min chef trakasserar mig', 'Det här behöver en människa ta emot.'],
    ['en', 'my boss is bullying me', 'Det här behöver en människa ta emot.'],
    ['sv', 'jag vill inte leva längre', 'Det låter tungt. Prata med någon nu.'],
    ['sv', 'är Kim gay, hen heter', 'Det svarar jag inte på.'],
  ])('%s: %s', async (_, words, title) => {
    const needle = canary();
    await house.install(person);
    const [answer] = await say(person, `${words} ${needle}`);
    if (!answer) throw new Error('no answer');
    expect(textOf({ id: '', at: '', activity: answer })).toContain(title);
    expect(await ours(needle)).toEqual([]);
    for (const service of ['connector', 'graph'])
      expect(JSON.stringify(await house.control('GET', `requests?service=${service}`))).not.toContain(needle);
  });

  test.each([
    ['logs what was written', 'console.log(text);', 'broken.log'],
    ['keeps it', 'await remember(ports, { ...writer, name: text });', 'table public.people'],
  ])('a build that %s is caught', async (_, planted, where) => {
    const needle = canary();
    await house.install(person);
    const from = 'const concern = concernOf(text);';
    const broken = await startBroken(
      { file: 'bot/usecases/say.ts', from, to: `${planted}\n  ${from}` },
      { ...environment, TMPDIR: temporary },
      join(house.data, 'broken.log'),
    );
    try {
      const tenant = await house.control<{ tenant: string; bot: string; serviceUrl: string }>(
        'GET',
        'tenant',
      );
      const { token } = await house.control<{ token: string }>('POST', 'token', { for: 'channel' });
      const activity = {
        ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl: tenant.serviceUrl },
        from: { id: `29:${person.id}`, aadObjectId: person.id, name: person.name },
        recipient: { id: tenant.bot },
        conversation: { id: person.chat, conversationType: 'personal', tenantId: tenant.tenant },
        ...{ channelData: { tenant: { id: tenant.tenant } }, text: `min chef trakasserar mig ${needle}` },
      };
      const answer = await fetch(`${broken.address}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify(activity),
      });
      expect(answer.status).toBeLessThan(300);
      expect(await ours(needle)).toContain(where);
    } finally {
      await broken.end();
    }
  });
});

describe('mina data', () => {
  test('is told, asked about, erased from every table and from the chat, and the roles are vacant', async () => {
    const unit = encodeURIComponent(person.unit);
    await house.install(person);
    await say(person, 'reflektera');
    const action = await house.api<{ id: string; ownerId: string | null; version: string }>(
      manager,
      'POST',
      `units/${unit}/plan`,
      {
        ...{
          title: 'Gå igenom blanketter',
          area: 'bemotande',
          goal: 'Öppna blanketter',
          ownerRole: 'medarbetare',
        },
        ...{
          ownerId: person.id,
          dueDate: '2026-01-26',
          indicator: 'Antal',
          followUpDate: '2026-03-02',
          state: 'active',
        },
      },
    );
    expect(action.status).toBe(201);
    await house.moveClock('2026-01-13T09:00:00.000Z');
    const cards = await house.messages(person);
    expect(cards.some((message) => textOf(message).includes('Gå igenom blanketter'))).toBe(true);

    const seen = await house.api<Record<string, unknown>>(person, 'GET', 'me/data');
    expect(seen.body).toMatchObject({ reachable: true, actions: [{ title: 'Gå igenom blanketter' }] });
    const file = await house.api<{ tables: Record<string, unknown[]> }>(person, 'GET', 'me/export');
    expect(file.headers.get('content-disposition')).toBe('attachment; filename="stegvis-2026-01-13.json"');
    const tables = new Set((await columnsWith(person.id)).map((place) => place.split('.')[1]));
    expect([...tables].filter((table) => table && !Object.keys(file.body.tables).includes(table))).toEqual(
      [],
    );

    const [asked] = await say(person, 'radera mina data');
    expect(asked && textOf({ id: '', at: '', activity: asked })).toContain('Radera allt om dig?');
    expect(await columnsWith(person.id)).not.toEqual([]);
    const card = (await house.messages(person)).at(-1) as Message;
    await house.click(person, card, 'erase');
    expect(await columnsWith(person.id)).toEqual([]);
    expect(await columnsWith(person.name)).toEqual([]);

    for (let tries = 0; tries < 40 && (await columnsWith(person.chat)).length > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 250));
    expect(await columnsWith(person.chat)).toEqual([]);
    const left = await house.messages(person);
    expect(left.some((message) => textOf(message).includes('Gå igenom blanketter'))).toBe(false);
    const plan = await house.api<{ actions: { id: string; ownerId: string | null }[] }>(
      manager,
      'GET',
      `units/${unit}/plan`,
    );
    expect(plan.body.actions.find(({ id }) => id === action.body.id)?.ownerId).toBeNull();
  });

  test('erased in the tab leaves nothing either, and whoever asks without a token gets and erases nothing', async () => {
    await house.install(person);
    for (const [method, path] of [
      ['GET', 'me/data'],
      ['GET', 'me/export'],
      ['DELETE', 'me'],
    ] as const)
      expect((await fetch(`${house.bot}/api/${path}`, { method })).status).toBe(401);
    expect(await columnsWith(person.id)).not.toEqual([]);
    const erased = await house.api<{ rows: number; backupsUntil: string }>(person, 'DELETE', 'me');
    expect([erased.status, erased.body]).toMatchObject([200, { rows: 0, backupsUntil: '2026-01-19' }]);
    expect(await columnsWith(person.id)).toEqual([]);
  });
});
