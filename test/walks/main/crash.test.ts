import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { House, type Person, textOf } from '../support/house.ts';

const enc = encodeURIComponent;
const NAME = 'Gå igenom blankett';
const titleOf = (index: number): string => `${NAME} ${index + 1}`;
const titleIn = (request: { body: unknown }): string =>
  new RegExp(`${NAME} \\d`).exec(JSON.stringify(request.body))?.[0] ?? '';

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  await house.control('POST', 'reset');
}, 60_000);

interface Sent {
  seq: number;
  /** The machine's time. */
  received: string;
  method: string;
  path: string;
  body: unknown;
  status: number | null;
}

const sends = async (): Promise<Sent[]> =>
  (await house.control<Sent[]>('GET', 'requests?service=connector&since=0')).filter(
    (request) => request.method === 'POST' && JSON.stringify(request.body).includes(NAME),
  );

const until = async (condition: () => Promise<boolean>, what: string): Promise<void> => {
  for (let tries = 0; tries < 300; tries++) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${what} did not come about`);
};

/** Kills the bot, waits for a new one, and gives the instant of the kill. */
const killBot = async (): Promise<number> => {
  const { bot } = await house.control<{ bot: number }>('GET', 'processes');
  process.kill(bot, 'SIGKILL');
  const killed = Date.now();
  await until(async () => {
    const now = await house.control<{ bot: number | null }>('GET', 'processes').catch(() => ({ bot }));
    if (now.bot === bot || now.bot === null) return false;
    return fetch(`${house.bot}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  }, 'a new bot');
  return killed;
};

const status = async (
  manager: Person,
): Promise<{ nudges: { state: string; count: number; repeated: number }[] }> =>
  (
    await house.api<{ nudges: { state: string; count: number; repeated: number }[] }>(
      manager,
      'GET',
      'status',
    )
  ).body;

/** How many matters are claimed: on their way, or waiting for their turn. */
const claimed = async (manager: Person): Promise<number> =>
  (await status(manager)).nudges
    .filter(({ state }) => state === 'claimed' || state === 'sending')
    .reduce((sum, { count }) => sum + count, 0);

/** More people than one process sends to at the same time (its window begins at four). */
const OWNERS = 7;

const prepare = async (): Promise<{ owners: Person[]; manager: Person }> => {
  const { unit, manager, staff } = await house.setUp('hbtq-klivet');
  const owners = staff.slice(0, OWNERS);
  for (const [index, owner] of owners.entries()) {
    await house.install(owner);
    const added = await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, {
      title: titleOf(index),
      area: 'bemotande',
      ownerRole: 'medarbetare',
      ownerId: owner.id,
      dueDate: '2026-01-26',
      indicator: 'Antal ändrade blanketter',
      followUpDate: '2026-03-02',
      goal: 'Alla kan fylla i blanketterna.',
      state: 'active',
    });
    expect(added.status).toBe(201);
  }
  return { owners, manager };
};

/** Between a request's leaving and its being seen, on a machine with much to do. */
const ON_THE_WIRE_MS = 300;

const cards = async (owner: Person): Promise<number> =>
  (await house.messages(owner)).filter((message) => textOf(message).includes(NAME)).length;

describe('the process is killed', () => {
  test('a reminder that was claimed and not sent arrives once; one whose request had left at most twice, and is counted', async () => {
    const { owners, manager } = await prepare();
    // Every request is held before it takes effect, so that the window is full and the others wait, claimed.
    await house.control('POST', 'faults', {
      connector: [{ match: 'POST /v3/conversations', delayMs: 6_000 }],
    });
    const moved = house.moveClock('2026-01-12T09:00:00.000Z').catch(() => undefined);
    await until(async () => (await sends()).length >= 1, 'a request');
    await until(async () => (await claimed(manager)) === OWNERS, 'seven claims');
    const killed = await killBot();
    // What left before the kill is in doubt, also what was on the wire then. The new bot takes longer to start.
    const before = (await sends()).filter(({ received }) => Date.parse(received) <= killed + ON_THE_WIRE_MS);
    const left = new Set(before.map(titleIn));
    await house.control('POST', 'faults', { connector: [] });
    await moved;
    for (const owner of owners)
      await until(async () => (await cards(owner)) > 0, `the reminder of ${owner.name}`);
    await house.moveClock('2026-01-12T12:00:00.000Z');
    const waiting = owners.filter((_, index) => !left.has(titleOf(index)));
    expect(left.size).toBeGreaterThan(0);
    expect(left.size).toBeLessThanOrEqual(4);
    expect(waiting.length).toBeGreaterThan(0);
    for (const owner of waiting) expect(await cards(owner)).toBe(1);
    for (const owner of owners) expect(await cards(owner)).toBeLessThanOrEqual(2);
    const repeated = (await status(manager)).nudges.reduce((sum, row) => sum + row.repeated, 0);
    expect(repeated).toBeGreaterThanOrEqual(1);
    expect(repeated).toBeLessThanOrEqual(4);
  }, 120_000);
});
