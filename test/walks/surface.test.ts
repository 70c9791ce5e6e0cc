/**
 * The outside surface as people, tests and measurements rely on it: control interface, tab's API with Graph down,
 * lists that people write in by hand, buttons pressed twice, a second worker, every view by its name.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, tabOf } from './support/browser.ts';
import { cardOf, House, type Message, type Person, textOf, type Unit } from './support/house.ts';

const enc = encodeURIComponent;
const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const DUE = '2026-01-26';

let house: House;
let unit: Unit;
let manager: Person;
let all: Person[];
let staff: Person[];
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());

const setUp = async (): Promise<void> => {
  await house.control('POST', 'reset');
  ({ unit, manager, all } = await house.setUp('hbtq-klivet'));
  staff = all.filter(({ group, guest, role, language }) => {
    return !group && !guest && role === 'employee' && language === 'sv';
  });
};
const path = (rest: string): string => `units/${enc(unit.id)}/${rest}`;
const someone = (index: number): Person => {
  const person = staff[index];
  if (!person) throw new Error('too few employees in the seed');
  return person;
};

const action = (title: string, owner: Person | null, more: Record<string, unknown> = {}) => ({
  title,
  area: 'bemotande',
  need: 'Blanketterna utgår från två kön.',
  goal: 'Alla kan fylla i blanketterna.',
  ownerRole: 'medarbetare',
  ...(owner ? { ownerId: owner.id } : {}),
  dueDate: DUE,
  indicator: 'Antal ändrade blanketter',
  followUpDate: '2026-03-02',
  state: 'active',
  ...more,
});
const added = async (title: string, owner: Person | null, more: Record<string, unknown> = {}) => {
  const answer = await house.api<{ id: string; version: string }>(
    manager,
    'POST',
    path('plan'),
    action(title, owner, more),
  );
  expect(answer.status).toBe(201);
  return answer.body;
};
const row = async (list: string, id: string): Promise<Record<string, string>> =>
  (
    await house.graph<{ fields: Record<string, string> }>(
      manager,
      'GET',
      `sites/${unit.site}/lists/${list}/items/${id}?$expand=fields`,
    )
  ).body.fields;
const cards = async (person: Person, about: string): Promise<Message[]> =>
  (await house.messages(person)).filter((message) => JSON.stringify(message.activity).includes(about));
const cardAbout = async (person: Person, about: string): Promise<Message> => {
  const found = (await cards(person, about)).at(-1);
  if (!found) throw new Error(`${person.name} has no card about ${about}`);
  return found;
};

describe('the control interface', () => {
  beforeAll(setUp, 60_000);

  test('refuses with 4xx and says why', async () => {
    const refused = async (method: 'GET' | 'POST', rest: string, body?: unknown): Promise<string> =>
      house.control(method, rest, body).then(
        () => 'taken',
        (error: Error) => error.message,
      );
    for (const [method, rest, body] of [
      ['POST', 'clock', { now: '2020-01-01T00:00:00Z' }],
      ['POST', 'clock', { now: 'i morgon' }],
      ['POST', 'token', { person: 'nobody' }],
      ['POST', 'install', { person: 'nobody', where: 'personal' }],
      ['POST', 'say', { person: someone(0).id, where: 'personal', text: 'hjälp' }],
      ['POST', 'click', { person: someone(0).id, activityId: '1', action: {} }],
      ['POST', 'open', { person: someone(0).id, where: 'personal', view: 'nix' }],
      ['POST', 'faults', { graph: [{ state: 503 }] }],
      ['GET', 'requests?service=mail', undefined],
      ['GET', 'nothing', undefined],
    ] as const)
      expect(await refused(method, rest, body)).toMatch(/: 4\d\d \{"error":".+"\}$/);
  });

  test('hits by skip and share, the same requests for the same seed', async () => {
    const hits = async (rule: Record<string, unknown>): Promise<string> => {
      // People are asked for by nobody else here: the bot looks after sites and lists in the background.
      await house.control('POST', 'faults', { graph: [{ match: 'GET /v1.0/users/', ...rule }] });
      let seen = '';
      for (let index = 0; index < 12; index++)
        seen += (await house.graph(manager, 'GET', `users/${manager.id}`)).status === 200 ? '.' : 'x';
      await house.control('POST', 'faults', { graph: [] });
      return seen;
    };
    expect(await hits({ status: 429, skip: 3 })).toBe('...xxxxxxxxx');
    const some = await hits({ status: 503, share: 0.5, seed: 5 });
    expect(some).toMatch(/x/);
    expect(some).toMatch(/\./);
    expect(await hits({ status: 503, share: 0.5, seed: 5 })).toBe(some);
    expect(await hits({ status: 503, match: 'DELETE /' })).toBe('............');
  });
});

describe('with Graph down', () => {
  beforeAll(setUp, 60_000);
  beforeEach(() => house.control('POST', 'faults', { graph: [] }));

  const post = (title: string, key: string) =>
    house.api<{ type: string; id?: string }>(
      manager,
      'POST',
      path('plan'),
      { title },
      { 'idempotency-key': key },
    );
  const standing = async (title: string): Promise<number> => {
    await house.control('POST', 'faults', { graph: [] });
    const plan = await house.api<{ actions: { title: string }[] }>(manager, 'GET', path('plan'));
    return plan.body.actions.filter((known) => known.title === title).length;
  };

  test('a write that was surely refused is 503 with Retry-After and does not appear later', async () => {
    await house.control('POST', 'faults', { graph: [{ status: 503, match: 'POST /v1.0/sites/' }] });
    const answer = await post('Aldrig sänd', 'never');
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body.type).not.toContain('in-doubt');
    expect(await standing('Aldrig sänd')).toBe(0);
  });

  test('with everything down a write is 503 with Retry-After, and what was not taken does not appear later', async () => {
    await house.control('POST', 'faults', { graph: [{ status: 503 }] });
    const answer = await post('Allt nere', 'down');
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    // Now that Graph is known to be down, nothing leaves, and there is nothing to doubt.
    const next = await post('Allt nere än', 'down-still');
    expect([next.status, next.body.type]).toEqual([503, expect.not.stringContaining('in-doubt')]);
    expect(await standing('Allt nere än')).toBe(0);
    expect(await standing('Allt nere')).toBe(0);
    expect((await post('Allt nere', 'down')).status).toBe(201);
    expect(await standing('Allt nere')).toBe(1);
  });

  test('a write whose fate is unknown is in doubt, and the same key settles it', async () => {
    await house.control('POST', 'faults', { graph: [{ status: 503, after: true }] });
    const answer = await post('Oviss', 'doubt');
    expect(answer.status).toBe(503);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answer.body.type).toContain('in-doubt');
    expect(await standing('Oviss')).toBe(1);
    expect((await post('Oviss', 'doubt')).status).toBe(201);
    expect(await standing('Oviss')).toBe(1);
  });
});

describe('rows that people write', () => {
  beforeAll(setUp, 60_000);

  test('a title with a line break is taken, as one line', async () => {
    const answer = await house.api<{ title: string }>(manager, 'POST', path('plan'), {
      title: 'Se över\r\n blanketterna',
    });
    expect(answer.status).toBe(201);
    expect(answer.body.title).toBe('Se över blanketterna');
  });

  test('in SharePoint by hand are completed before the clock answers, and are read as they are', async () => {
    const add = async (list: string, fields: Record<string, string>): Promise<string> =>
      (
        await house.graph<{ id: string }>(manager, 'POST', `sites/${unit.site}/lists/${list}/items`, {
          fields,
        })
      ).body.id;
    const apt = await add('StegvisMeetings', {
      Title: 'Vårens APT',
      Kind: 'APT',
      Start: '2026-01-20T12:00:00Z',
    });
    const plain = await add('StegvisPlan', { Title: 'Bara en titel' });
    expect((await house.moveClock('2026-01-12T07:00:00.000Z')).settled).toBe(true);
    for (const [list, id] of [
      ['StegvisMeetings', apt],
      ['StegvisPlan', plain],
    ] as const) {
      const fields = await row(list, id);
      expect(fields.Unit).toBe(unit.id);
      expect(fields.StegvisKey).toMatch(/./);
    }
    const item = await house.api<{ meetingId: string }>(manager, 'POST', path('agenda'), {
      title: 'Tre ord',
      minutes: 5,
    });
    expect(item.body.meetingId).toBe(apt);
    const plan = await house.api<{ actions: { id: string; state: string; area: string | null }[] }>(
      someone(0),
      'GET',
      path('plan'),
    );
    expect(plan.body.actions.find(({ id }) => id === plain)).toMatchObject({ state: 'draft', area: null });
  });
});

describe('a card about an action', () => {
  beforeEach(setUp, 60_000);

  test('moved to later comes once more that day, and never a third time', async () => {
    const owner = someone(0);
    await house.install(owner);
    const { id } = await added('Byt skylten', owner);
    await house.moveClock('2026-01-12T10:00:00.000Z');
    await house.click(owner, await cardAbout(owner, 'Byt skylten'), 'later');
    const answered = await cardAbout(owner, 'Byt skylten');
    expect(textOf(answered)).toContain('måndag 19 januari');
    expect((await row('StegvisPlan', id)).State).toBe('Pågår');
    expect((await house.moveClock('2026-01-27T16:00:00.000Z')).settled).toBe(true);
    expect((await cards(owner, 'Byt skylten')).map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-01-12',
      '2026-01-19',
    ]);
  });

  test('done, done again, undone and moved: each press is answered and the row follows', async () => {
    const [owner, other] = [someone(0), someone(1)];
    for (const person of [owner, other]) await house.install(person);
    const { id } = await added('Läs igenom mallen', owner);
    await house.moveClock('2026-01-12T10:00:00.000Z');
    const first = await cardAbout(owner, 'Läs igenom mallen');
    await house.click(owner, first, 'done');
    expect((await row('StegvisPlan', id)).State).toBe('Klar');
    // An old copy of the card on another device.
    expect((await house.click(owner, first, 'done')).status).toBe(200);
    const done = await cardAbout(owner, 'Läs igenom mallen');
    expect(textOf(done)).toContain('Klar: Läs igenom mallen');
    await expect(house.click(other, done, 'undo')).rejects.toThrow('No such message');
    await house.click(owner, done, 'undo');
    expect((await row('StegvisPlan', id)).State).toBe('Pågår');

    await house.click(owner, await cardAbout(owner, 'Läs igenom mallen'), 'move');
    const asking = await cardAbout(owner, 'Läs igenom mallen');
    expect(JSON.stringify(cardOf(asking))).toContain('Input.Date');
    await house.click(owner, asking, 'move', { date: '2025-12-01' });
    expect((await row('StegvisPlan', id)).DueDate).toBe(`${DUE}T00:00:00Z`);
    await house.click(owner, asking, 'move', { date: '2026-02-16' });
    expect((await row('StegvisPlan', id)).DueDate).toBe('2026-02-16T00:00:00Z');
    await house.moveClock('2026-02-16T10:00:00.000Z', { asleep: true });
    // Ten working days before was told once already; then only the new date itself.
    expect((await cards(owner, 'Läs igenom mallen')).map(({ at }) => at.slice(0, 10))).toEqual([
      '2026-01-12',
      '2026-02-16',
    ]);
  });

  test('without an owner goes to the manager; to somebody without the app it goes nowhere', async () => {
    const unreachable = someone(2);
    await house.install(manager);
    await added('Ingens sak', null);
    await added('Någons sak', unreachable);
    expect((await house.moveClock('2026-01-12T10:00:00.000Z')).settled).toBe(true);
    expect(await cards(manager, 'Ingens sak')).toHaveLength(1);
    expect(await cards(manager, 'Någons sak')).toHaveLength(0);
    expect(await house.messages(unreachable)).toHaveLength(0);
  });
});

describe('a second worker, started with the environment of the first', () => {
  const freePort = (): Promise<number> =>
    new Promise((resolve, reject) => {
      const server = createServer().once('error', reject);
      server.listen(0, '127.0.0.1', () => {
        const address = server.address();
        server.close(() => (address && typeof address === 'object' ? resolve(address.port) : reject()));
      });
    });
  const startWorker = async (): Promise<ChildProcess> => {
    const environment = await house.control<Record<string, string>>('GET', 'environment');
    const child = spawn('npm', ['run', '--silent', 'serve'], {
      cwd: ROOT,
      detached: true,
      env: { PATH: process.env.PATH, ...environment, PORT: String(await freePort()), ROLE: 'worker' },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the worker ended with ${code}`)));
      child.stdout?.on('data', (chunk: Buffer) => chunk.includes('"ready"') && resolve());
    });
    return child;
  };
  const kill = (child: ChildProcess): void => {
    if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
  };

  beforeAll(setUp, 60_000);

  test('shares the work: each reminder is sent once, and a killed worker leaves nothing unsettled', async () => {
    const owners = [someone(0), someone(1), someone(2)];
    for (const person of owners) await house.install(person);
    for (const person of owners) await added(`Sak för ${person.name}`, person);
    const worker = await startWorker();
    try {
      expect((await house.moveClock('2026-01-12T10:00:00.000Z')).settled).toBe(true);
      for (const person of owners) expect(await cards(person, 'Sak för')).toHaveLength(1);
    } finally {
      kill(worker);
    }
    expect((await house.moveClock('2026-01-26T16:00:00.000Z')).settled).toBe(true);
    for (const person of owners) expect(await cards(person, 'Sak för')).toHaveLength(2);
  }, 90_000);
});

describe('the tab', () => {
  let browser: Browser;
  beforeAll(async () => {
    [browser] = await Promise.all([openBrowser(), setUp()]);
  }, 90_000);
  afterAll(() => browser?.close());

  const VIEWS = [
    'start',
    'programme',
    'plan',
    'screening',
    'apt',
    'meetings',
    'training',
    'competence',
    'report',
    'settings',
    'personal',
    'configure',
  ];

  test.each([
    ['channel', VIEWS],
    ['personal', ['start', 'report']],
  ] as const)(
    'is ready under the name of every view that is asked for (%s)',
    async (place, views) => {
      const page = await browser.newPage();
      for (const view of views) {
        const { url } = await house.control<{ url: string }>('POST', 'open', {
          person: manager.id,
          where: place === 'channel' ? unit.id : place,
          view,
        });
        await page.goto(url);
        const tab = await tabOf(page, view);
        expect((await tab.locator('main').first().innerText()).length).toBeGreaterThan(10);
      }
      await page.close();
    },
    90_000,
  );
});
