/**
 * Unique words are typed everywhere something can be typed, and then every byte that the program, its database and its
 * queue have written is searched for them, in every form a text is written in. Each may be found only where it belongs;
 * what the unit writes as if public is found there, which shows that the search sees. Broken builds must be caught.
 *
 * `DATA_DIR/tenant` is Microsoft's side, where the chat is. PostgreSQL's write-ahead log is overwritten as backups are,
 * within the days that an erasing tells: after an erasing it is left out, and tables and indexes are searched once
 * VACUUM has written them anew.
 */
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { type Planted, startBroken } from './support/broken.ts';
import { CANARY_INPUTS, type CanaryInput, openInventory, type Typing } from './support/canary-inputs.ts';
import { type Found, scanBytes, scanExport, scanFolder, scanTables } from './support/canary-scan.ts';
import { cardOf, House, type Person } from './support/house.ts';

/** Letters and digits alone, so that no encoding of JSON or addresses changes them; all begin alike. */
const BEGINNING = `kanarie${randomBytes(6).toString('hex')}`;
const wordOf = (index: number): string => `${BEGINNING}x${index.toString().padStart(2, '0')}x`;

const inputs = CANARY_INPUTS.map((input, index) => ({ input, word: wordOf(index) }));
const words = inputs.map(({ word }) => word);

let world: Typing;
let house: House;
let environment: Record<string, string> & { DATABASE_URL: string; PORT: string };
const temporary = mkdtempSync(join(tmpdir(), 'stegvis-canary-'));
const before = process.env.TMPDIR;
/** What lay in the machine's folder for temporary files before the house opened. */
const lay = new Set(readdirSync(before ?? '/tmp'));
const answers = new Map<string, number[]>();
const found: Found = new Map();

const ours = (place: string): boolean => !place.startsWith('tenant/');
const search = async (): Promise<Found> => {
  const seen: Found = new Map();
  await scanTables(seen, words, environment.DATABASE_URL);
  const files = scanFolder(seen, words, BEGINNING, house.data);
  // A folder with hardly any files is not what was meant to be searched.
  expect(files).toBeGreaterThan(1_000);
  scanFolder(seen, words, BEGINNING, temporary);
  return seen;
};

beforeAll(async () => {
  process.env.TMPDIR = temporary;
  house = await House.open();
  const { unit, manager, group, all, staff } = await house.setUp('hbtq-klivet');
  const lead = all.find(({ role }) => role === 'processLead') as Person;
  const person = staff.find(({ role }) => role === 'employee') as Person;
  const set = await house.api(manager, 'PUT', `units/${encodeURIComponent(unit.id)}`, {
    ...{ programme: 'hbtq-klivet', start: '2026-01-12', manager: manager.id },
    ...{ group: group.map(({ id }) => id), processLead: lead.id },
  });
  expect(set.status).toBe(200);
  environment = await house.control('GET', 'environment');
  await house.install(manager, unit.channel);
  await house.install(person);
  await house.control('POST', 'say', { person: person.id, where: 'personal', text: 'reflektera' });
  await house.moveClock('2026-01-20T15:00:00.000Z');
  const prompt = (await house.messages(person)).find(
    (one) => one.activity.attachments?.[0] && cardOf(one).actions?.some(({ verb }) => verb === 'skip'),
  );
  if (!prompt) throw new Error('no question came');
  world = { house, unit, manager, lead, person, prompt };
  for (const status of await openInventory(world)) expect(status).toBeLessThan(300);
  for (const { input, word } of inputs) answers.set(word, await input.type(world, word));
  // What follows an answer is carried out, and a day is planned.
  await house.moveClock('2026-01-21T15:00:00.000Z');

  for (const [word, places] of await search()) found.set(word, places);
  for (const service of ['graph', 'connector'])
    scanBytes(
      found,
      words,
      BEGINNING,
      Buffer.from(JSON.stringify(await house.control('GET', `requests?service=${service}`))),
      `requests to ${service}`,
    );
  scanBytes(found, words, BEGINNING, Buffer.from(house.printed), 'printed');
  await scanExports();
}, 300_000);
afterAll(async () => {
  await house?.close();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(temporary, { recursive: true, force: true });
});

const EXPORTS = [
  ...['docx', 'xlsx'].flatMap((format) =>
    ['plan', 'evidence', 'report'].map((what) => `format=${format}&what=${what}`),
  ),
  'format=ics&what=meetings',
];
const scanExports = async (): Promise<void> => {
  for (const who of [world.manager, world.person, world.lead])
    for (const what of EXPORTS) {
      const { token } = await house.control<{ token: string }>('POST', 'token', { person: who.id });
      const path = `${house.bot}/api/units/${encodeURIComponent(world.unit.id)}/export?${what}`;
      const answer = await fetch(path, { headers: { authorization: `Bearer ${token}` } });
      if (answer.ok)
        scanExport(found, words, BEGINNING, new Uint8Array(await answer.arrayBuffer()), `export ${what}`);
    }
};

/** Where a word of an input may be, beside Microsoft's side. */
const belongs = (input: CanaryInput, place: string): boolean => {
  if (!ours(place)) return true;
  const tables = input.tables ?? [];
  if (place.startsWith('table ')) return tables.includes(place.slice('table '.length));
  // A table's own files and the log that they are written by, where it has a table at all.
  if (/^postgres\/(base|pg_wal)\//.test(place)) return tables.length > 0;
  if (place === 'requests to graph') return input.public === true || input.drive === true;
  if (place === 'requests to connector') return input.card === true || input.public === true;
  return place.startsWith('export ') && input.public === true;
};

describe.each(inputs)('$input.what', ({ input, word }) => {
  test('was taken, or refused as it should be', () => {
    const given = answers.get(word) ?? [];
    const good = (status: number): boolean =>
      input.answers ? input.answers.includes(status) : status >= 200 && status < 300;
    expect([given.length > 0, given.filter((status) => !good(status))]).toEqual([true, []]);
  });

  test('is nowhere but where it belongs', () => {
    expect((found.get(word) ?? []).filter((place) => !belongs(input, place))).toEqual([]);
  });

  if (input.public || input.tables)
    test('and is found there, so that the search sees', () => {
      expect((found.get(word) ?? []).some((place) => place.startsWith('table '))).toBe(true);
    });
});

test('nothing was left among the machine’s temporary files', () => {
  const left = readdirSync(before ?? '/tmp').filter((name) => !lay.has(name) && name.startsWith('stegvis'));
  const seen: Found = new Map();
  for (const name of left) {
    const path = join(before ?? '/tmp', name);
    if (path !== temporary && path !== house.data) scanFolder(seen, words, BEGINNING, path);
  }
  expect([...seen]).toEqual([]);
});

describe('broken builds are caught', () => {
  const mutants: [string, Planted, string][] = [
    [
      'that logs the text of a message',
      {
        file: 'bot/usecases/say.ts',
        from: 'const concern = concernOf(text);',
        to: 'console.log(Buffer.from(text).toString("base64"));\n  const concern = concernOf(text);',
      },
      'broken.log',
    ],
    [
      'that keeps what was answered to a question',
      {
        file: 'bot/usecases/say.ts',
        from: 'const { person } = await remember(ports, writer);',
        to: 'const { person } = await remember(ports, { ...writer, name: text });',
      },
      'table people',
    ],
  ];

  test.each(mutants)('%s', async (_, fault, where) => {
    const word = `${BEGINNING}xmx`;
    const broken = await startBroken(
      fault,
      { ...environment, TMPDIR: temporary },
      join(house.data, 'broken.log'),
    );
    try {
      const { tenant, bot, serviceUrl } = await house.control<Record<string, string>>('GET', 'tenant');
      const { token } = await house.control<{ token: string }>('POST', 'token', { for: 'channel' });
      const { person } = world;
      const answer = await fetch(`${broken.address}/api/messages`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: JSON.stringify({
          ...{ type: 'message', id: '1', channelId: 'msteams', serviceUrl },
          from: { id: `29:${person.id}`, aadObjectId: person.id, name: person.name },
          recipient: { id: bot },
          conversation: { id: person.chat, conversationType: 'personal', tenantId: tenant },
          ...{ channelData: { tenant: { id: tenant } }, text: `Jag tog för givet att ${word}` },
        }),
      });
      expect(answer.status).toBeLessThan(300);
      const seen: Found = new Map();
      await scanTables(seen, [word], environment.DATABASE_URL);
      scanFolder(seen, [word], BEGINNING, house.data);
      expect(seen.get(word)?.filter(ours)).toContain(where);
    } finally {
      await broken.end();
    }
  });
});

describe('after an erasing', () => {
  test('tables, indexes and the program’s other files have nothing of the person, once VACUUM has been there', async () => {
    const { person } = world;
    const erasable = inputs.filter(({ input }) => input.erasable).map(({ word }) => word);
    const needles = [person.chat, person.id, ...erasable];
    const seenBefore: Found = new Map();
    for (const needle of needles) scanFolder(seenBefore, [needle], needle, house.data);
    expect(seenBefore.get(person.chat)?.some((place) => place.startsWith('postgres/base/'))).toBe(true);

    // Whoever stays in the team is read from Teams again: they leave it first.
    await house.control('POST', 'members', { unit: world.unit.id, person: person.id, present: false });
    expect((await house.api(person, 'DELETE', 'me')).status).toBe(200);
    const database = new pg.Client(environment.DATABASE_URL);
    await database.connect();
    try {
      for (let tries = 0; tries < 120; tries += 1) {
        const { rows } = await database.query<{ n: number }>('select count(*)::int as n from chat_leftovers');
        if (rows[0]?.n === 0) break;
        await new Promise((resolve) => setTimeout(resolve, 250));
      }
      await database.query('vacuum (full, analyze)');
      await database.query('checkpoint');
    } finally {
      await database.end();
    }
    const seen: Found = new Map();
    for (const needle of needles) {
      await scanTables(seen, [needle], environment.DATABASE_URL);
      scanFolder(seen, [needle], needle, house.data);
    }
    const left = needles.map((needle) => [
      needle,
      (seen.get(needle) ?? []).filter((place) => ours(place) && !place.startsWith('postgres/pg_wal/')),
    ]);
    expect(left).toEqual(needles.map((needle) => [needle, []]));
  }, 120_000);
});
