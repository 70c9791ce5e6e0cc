/**
 * Notes to self over a whole house: saved in the person's own OneDrive, found and read there, and left nowhere else.
 * Every byte that the program and its database have written is searched; broken builds show that the search sees.
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { type Broken, startBroken } from './support/broken.ts';
import { openBrowser, tabOf } from './support/browser.ts';
import { cardOf, House, type Person } from './support/house.ts';
import { tracesOf } from './support/traces.ts';

interface Note {
  id: string;
  title: string;
  savedAt: string;
  url: string;
}
interface Environment extends Record<string, string> {
  DATABASE_URL: string;
  PORT: string;
}

let house: House;
let browser: Browser;
let person: Person;
let environment: Environment;
/** Where the program would put temporary files. */
const temporary = mkdtempSync(join(tmpdir(), 'stegvis-notes-'));
const before = process.env.TMPDIR;
beforeAll(async () => {
  process.env.TMPDIR = temporary;
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
  if (before === undefined) delete process.env.TMPDIR;
  else process.env.TMPDIR = before;
  rmSync(temporary, { recursive: true, force: true });
});
beforeEach(async () => {
  await house.control('POST', 'reset');
  const { staff } = await house.setUp('hbtq-klivet');
  person = staff[0] as Person;
  environment = await house.control('GET', 'environment');
}, 60_000);

/** Letters and digits alone, so that no encoding of JSON or addresses changes them. */
const canary = (): string => `kanarie${randomUUID().replaceAll('-', '')}`;
const save = (body: unknown, key: string = randomUUID(), who: { id: string } = person) =>
  house.api<Note>(who, 'POST', 'me/notes', body, { 'Idempotency-Key': key });
const files = async (who: Person): Promise<{ id: string; name: string }[]> => {
  const listed = await house.graph<{ value?: { id: string; name: string }[] }>(
    who,
    'GET',
    'me/drive/special/approot/children',
  );
  return listed.body.value ?? [];
};
const read = async (who: Person, id: string): Promise<string> => {
  const answer = await house.graph<string>(who, 'GET', `me/drive/items/${id}/content`);
  return answer.body;
};

const traces = (needle: string): Promise<string[]> =>
  tracesOf(needle, environment.DATABASE_URL, [house.data, temporary]);
const ofMicrosoft = (path: string): boolean => path.startsWith('tenant/');
/** The needle is on Microsoft's side (`there`: or nowhere), and not with us. */
const expectOnlyThere = async (needle: string, there = true): Promise<void> => {
  const all = await traces(needle);
  expect(all.filter((path) => !ofMicrosoft(path))).toEqual([]);
  if (there) expect(all.some(ofMicrosoft)).toBe(true);
};

describe('a note to self', () => {
  test('is written in the tab, stands in one’s own OneDrive, is read there by its owner alone, and nowhere with us', async () => {
    const needle = canary();
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    const { url } = await house.control<{ url: string }>('POST', 'open', {
      person: person.id,
      where: 'personal',
      view: 'personal',
      language: 'sv',
    });
    await page.goto(url);
    const tab = await tabOf(page, 'personal');
    await tab.getByLabel('Område').selectOption('arbetsmiljo');
    await tab.getByLabel('Mina tankar').fill(`Åsa skrattade åt ${needle}.`);
    await tab.getByRole('button', { name: 'Spara i min OneDrive' }).click();
    const link = tab.getByRole('link', { name: 'Öppna Egen anteckning, 12 januari 2026' });
    const [document] = await Promise.all([context.waitForEvent('page'), link.click()]);
    await document.getByText(`Åsa skrattade åt ${needle}.`).waitFor();
    await document.getByText('Vad pratar ni om på fikarasten?').waitFor();
    const address = new URL(document.url());
    const other = (await house.people()).find(({ id }) => id !== person.id) as Person;
    address.searchParams.set('person', other.id);
    expect((await fetch(address)).status).toBe(404);
    await context.close();

    const [file] = await files(person);
    expect(file?.name).toMatch(/^2026-01-12 Egen anteckning \w{10}\.txt$/);
    expect(await read(person, file?.id ?? '')).toContain(needle);
    expect((await house.graph(other, 'GET', `me/drive/items/${file?.id}`)).status).toBe(404);
    await expectOnlyThere(needle);
  });

  test('saved twice with one key is one document, and one that the owner has changed is left as it is', async () => {
    const needle = canary();
    const key = randomUUID();
    const first = await save({ text: needle }, key);
    const { token } = await house.control<{ token: string }>('POST', 'token', {
      person: person.id,
      for: 'graph',
    });
    const changed = await fetch(`${house.tenant}/graph/v1.0/me/drive/items/${first.body.id}/content`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'text/plain' },
      body: 'Omskrivet',
    });
    const again = await save({ text: needle }, key);
    expect([first.status, changed.status, again.status, again.body.id]).toEqual([
      201,
      200,
      201,
      first.body.id,
    ]);
    expect(await files(person)).toHaveLength(1);
    expect(await read(person, first.body.id)).toBe('Omskrivet');
    const listed = await house.api<{ notes: Note[]; folderUrl: string }>(person, 'GET', 'me/notes');
    expect(listed.body.notes.map(({ id }) => id)).toEqual([first.body.id]);
    expect(listed.body.folderUrl).toMatch(/-my\.sharepoint\.com\/personal\/.+\/Apps\/Stegvis$/);
  });
});

describe('nothing of a note is kept or logged', () => {
  const PUT = 'PUT /v1.0/me/drive';
  test.each([
    ['the connection breaks after OneDrive took it', { status: 0, match: PUT, after: true }, 201],
    ['a gateway gives up after OneDrive took it', { status: 504, match: PUT, after: true }, 201],
    ['503 comes after OneDrive took it', { status: 503, retryAfter: 1, match: PUT, after: true }, 201],
    ['OneDrive throttles for long', { status: 429, retryAfter: 60, match: PUT }, 503],
    ['OneDrive refuses', { status: 403, match: PUT }, 403],
    ['OneDrive breaks', { status: 500, match: PUT }, 503],
    ['there is no OneDrive', { status: 404, code: 'ResourceNotFound', match: 'GET /v1.0/me/drive' }, 409],
    ['OneDrive is full', { status: 507, match: PUT }, 409],
  ])('while %s', async (_name, fault, status) => {
    const needle = canary();
    await house.control('POST', 'faults', { graph: [fault] });
    const answer = await save({ prompt: 'ref-a01', text: needle });
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).not.toContain(needle);
    await house.control('POST', 'faults', { graph: [] });
    expect(await files(person)).toHaveLength(status === 201 ? 1 : 0);
    await expectOnlyThere(needle, status === 201);
  });

  test('while a consent is missing, the way to it is told, and everything else goes on', async () => {
    const needle = canary();
    await house.control('POST', 'consent', { scope: 'Files.ReadWrite.AppFolder', granted: false });
    const answer = await save({ text: needle });
    expect([answer.status, answer.body]).toMatchObject([
      403,
      { type: '/problems/consent', scopes: ['Files.ReadWrite.AppFolder'], adminConsent: expect.any(String) },
    ]);
    expect((await house.api(person, 'GET', `units/${encodeURIComponent(person.unit)}/plan`)).status).toBe(
      200,
    );
    await house.control('POST', 'consent', { scope: 'Files.ReadWrite.AppFolder', granted: true });
    await expectOnlyThere(needle, false);
  });

  test('when the request is wrong in any way', async () => {
    const needle = canary();
    const { token } = await house.control<{ token: string }>('POST', 'token', { person: person.id });
    const send = async (path: string, body: string, more: Record<string, string> = {}, method = 'POST') =>
      fetch(`${house.bot}/api/${path}`, {
        method,
        body,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...more },
      });
    const good = JSON.stringify({ text: needle });
    const answers = await Promise.all([
      send('me/notes', `{"text": "${needle}`),
      send('me/notes', JSON.stringify({ text: [needle] })),
      send('me/notes', JSON.stringify({ text: needle.repeat(400) })),
      send('me/notes', JSON.stringify({ text: 'a', [needle]: needle })),
      send('me/notes', JSON.stringify({ text: needle, prompt: needle })),
      send('me/notes', good, { 'content-type': 'text/plain' }),
      send('me/notes', good, { authorization: 'Bearer nobody' }),
      send('me/notes', good, { 'idempotency-key': 'two words' }),
      send('me/notes', good, {}, 'PUT'),
      send('me/note', good),
    ]);
    const told = await Promise.all(answers.map((answer) => answer.text()));
    expect(answers.map(({ status }) => status)).toEqual([400, 422, 422, 422, 422, 415, 401, 422, 405, 404]);
    // A field's own name is the sender's word for it, and told back to the sender.
    expect(told.filter((text, index) => index !== 3 && text.includes(needle))).toEqual([]);
    await expectOnlyThere(needle, false);
  });
});

describe('a broken build is caught', () => {
  let other: Broken | null = null;
  afterEach(async () => {
    await other?.end();
    other = null;
  });

  test.each([
    [
      'that logs what comes in',
      {
        file: 'bot/web/call.ts',
        from: 'const outcome = await handle({',
        to: "ports.journal.info('came', { body: JSON.stringify(body.value) });\n  const outcome = await handle({",
      },
      'broken.log',
    ],
    [
      'that logs what goes to Graph, as Base64',
      {
        file: 'bot/graph/transport.ts',
        from: 'const answer = await sendBy(request, ask);',
        to: 'if (ask.body instanceof Buffer) console.log(ask.body.toString("base64"));\n      const answer = await sendBy(request, ask);',
      },
      'broken.log',
    ],
    [
      'that leaves a temporary file behind, in UTF-16',
      {
        file: 'bot/documents/note.ts',
        from: 'return {\n    name:',
        to: "process.getBuiltinModule('fs').writeFileSync(process.env.TMPDIR + '/note.tmp', text, 'utf16le');\n  return {\n    name:",
      },
      'note.tmp',
    ],
    [
      'that keeps it in the database',
      {
        file: 'bot/usecases/notes/save-note.ts',
        from: 'const mark = markFor(',
        to: 'await ports.people.change(caller.person, (known) => ({ ...known, name: input.text }));\n  const mark = markFor(',
      },
      'table public.people',
    ],
  ])('%s', async (_name, fault, where) => {
    await house.install(person);
    const needle = canary();
    other = await startBroken(fault, { ...environment, TMPDIR: temporary }, join(house.data, 'broken.log'));
    const { token } = await house.control<{ token: string }>('POST', 'token', { person: person.id });
    const answer = await fetch(`${other.address}/api/me/notes`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ text: needle }),
    });
    expect(answer.status).toBe(201);
    expect((await traces(needle)).filter((path) => !ofMicrosoft(path))).toContain(where);
  });
});

describe('the card of a question', () => {
  test('leads to it in the tab; what is pressed there is an answer, and the link has no words', async () => {
    const needle = canary();
    await house.install(person);
    await house.control('POST', 'say', { person: person.id, where: 'personal', text: 'reflektera' });
    await house.moveClock('2026-01-20T15:00:00.000Z');
    const message = (await house.messages(person)).find(
      (one) =>
        one.activity.attachments?.[0] &&
        cardOf(one).actions?.some(({ type, title }) => type === 'Action.OpenUrl' && title === 'Spara'),
    );
    if (!message) throw new Error('no question came');
    const context = await browser.newContext({ viewport: { width: 1440, height: 1000 } });
    const page = await context.newPage();
    await page.goto(`${house.tenant}/?person=${person.id}&where=personal&view=start&language=sv`);
    await page.getByRole('region', { name: 'Chatt' }).getByRole('link', { name: 'Spara' }).click();
    await page.waitForURL(/sub=personal/);
    const tab = await tabOf(page, 'personal');
    const question = cardOf(message).body.map(({ text }) => text ?? '');
    const asked = await tab.getByRole('article', { name: 'Fråga' }).innerText();
    expect(question.some((line) => line.length > 20 && asked.includes(line))).toBe(true);
    await tab.getByLabel('Mina tankar').fill(needle);
    await tab.getByRole('button', { name: 'Spara i min OneDrive' }).click();
    await tab.getByText('Sparat i din OneDrive.').first().waitFor();
    await context.close();

    const database = new pg.Client(environment.DATABASE_URL);
    await database.connect();
    const claims = await database.query("select answered from claims where kind = 'N8'");
    await database.end();
    expect(claims.rows).toEqual([{ answered: true }]);
    await expectOnlyThere(needle);
  });
});
