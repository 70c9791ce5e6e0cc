import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { House, type Person, textOf } from '../support/house.ts';

const enc = encodeURIComponent;
const NAME = 'Gå igenom blanketter';

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

const killBot = async (): Promise<void> => {
  const { bot } = await house.control<{ bot: number }>('GET', 'processes');
  process.kill(bot, 'SIGKILL');
  await until(async () => {
    const now = await house.control<{ bot: number | null }>('GET', 'processes').catch(() => ({ bot }));
    if (now.bot === bot || now.bot === null) return false;
    return fetch(`${house.bot}/readyz`).then(
      (answer) => answer.ok,
      () => false,
    );
  }, 'a new bot');
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

const prepare = async (): Promise<{ owner: Person; manager: Person }> => {
  const { unit, manager, staff } = await house.setUp('hbtq-klivet');
  const owner = staff[0] as Person;
  await house.install(owner);
  const added = await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, {
    title: NAME,
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
  return { owner, manager };
};

const cards = async (owner: Person): Promise<number> =>
  (await house.messages(owner)).filter((message) => textOf(message).includes(NAME)).length;

describe('the process is killed', () => {
  test('after the claim and before the request leaves: the reminder arrives once', async () => {
    const { owner, manager } = await prepare();
    await killBot(); // forgets its tokens, so that the next send must ask for one
    await house.moveClock('2026-01-12T07:10:00.000Z'); // the sweep has its token for Graph before the fault begins
    await house.control('POST', 'faults', {
      identity: [{ match: '/oauth2/v2.0/token', delayMs: 20_000, skip: 0 }],
    });
    const moved = house.moveClock('2026-01-12T09:00:00.000Z').catch(() => undefined);
    await until(async () => {
      const { nudges } = await status(manager).catch(() => ({ nudges: [] }));
      return nudges.some((row) => row.state === 'claimed' || row.state === 'sending');
    }, 'a claim');
    expect(await sends()).toHaveLength(0);
    await killBot();
    await house.control('POST', 'faults', { identity: [] });
    await moved;
    await until(async () => (await cards(owner)) > 0, 'the reminder');
    await house.moveClock('2026-01-12T12:00:00.000Z');
    expect(await cards(owner)).toBe(1);
    expect(await sends()).toHaveLength(1);
  }, 120_000);

  test('after the request arrived and before it was answered: at most one double, and it is counted', async () => {
    const { owner, manager } = await prepare();
    await house.control('POST', 'faults', {
      connector: [{ match: 'POST /v3/conversations', delayMs: 4_000 }],
    });
    const moved = house.moveClock('2026-01-12T09:00:00.000Z').catch(() => undefined);
    await until(async () => (await sends()).length === 1, 'the request');
    await killBot();
    await house.control('POST', 'faults', { connector: [] });
    await moved;
    await until(async () => (await sends()).length === 2, 'the second request');
    await house.moveClock('2026-01-12T12:00:00.000Z');
    expect(await cards(owner)).toBeLessThanOrEqual(2);
    expect(await cards(owner)).toBeGreaterThanOrEqual(1);
    const repeated = (await status(manager)).nudges.reduce((sum, row) => sum + row.repeated, 0);
    expect(repeated).toBe(1);
  }, 120_000);
});
