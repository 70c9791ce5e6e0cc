import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { House, type Person, type Unit } from './support/house.ts';

interface SyncStatus {
  mode: string;
  subscriptions: number;
  refused: number;
  reasons: string[];
  stale: number;
  lastSweep: string | null;
  notifications: { taken: number; ignored: Record<string, number> };
}

let house: House;
let database: pg.Client;
let unit: Unit;
let manager: Person;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());

/** Asks again and again until the answer is there. */
const until = async <T>(what: string, ask: () => Promise<T | null | false | undefined>): Promise<T> => {
  for (const end = Date.now() + 20_000; Date.now() < end; ) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  throw new Error(`in vain: ${what}`);
};

beforeEach(async () => {
  await house.control('POST', 'reset');
  const environment = await house.control<Record<string, string>>('GET', 'environment');
  database = new pg.Client({ connectionString: environment.DATABASE_URL });
  await database.connect();
  await house.control('POST', 'notifications', { delayMs: 50, double: 0 });
  ({ unit, manager } = await house.setUp('hbtq-klivet'));
  await until('six subscriptions', async () => (await status()).subscriptions === 6);
  await quiet();
}, 90_000);
afterEach(() => database.end());

const status = async (): Promise<SyncStatus> =>
  (await house.api<{ sync: SyncStatus }>(manager, 'GET', 'status')).body.sync;
const titles = async (): Promise<string[]> =>
  (
    await database.query<{ title: string }>(
      "select body->'value'->>'title' as title from projected_rows where list = 'StegvisPlan'",
    )
  ).rows.map(({ title }) => title);
const seen = async (title: string): Promise<boolean> => (await titles()).includes(title);
/** Nothing is on its way between Graph and the projection. */
const quiet = (): Promise<boolean> =>
  until('quiet', async () => {
    const { pending } = await house.control<{ pending: number }>('GET', 'notifications');
    const jobs = await database.query("select 1 from pgboss.job where name = 'sync' and state < 'completed'");
    return pending === 0 && jobs.rowCount === 0 && (await status()).stale === 0;
  });
const addInSharePoint = async (title: string, more: Record<string, string> = {}): Promise<string> => {
  const added = await house.graph<{ id: string }>(
    manager,
    'POST',
    `sites/${unit.site}/lists/StegvisPlan/items`,
    { fields: { Title: title, ...more } },
  );
  expect(added.status).toBe(201);
  return added.body.id;
};
const secrets = async (): Promise<{ id: string; list: string; client_state: string }[]> =>
  (await database.query('select id, list, client_state from subscriptions order by list')).rows;
const lastSeq = async (): Promise<number> =>
  (await house.control<{ seq: number }[]>('GET', 'requests?service=graph')).at(-1)?.seq ?? 0;

describe('a change in SharePoint’s own page', () => {
  test('reaches the projection by one notification, while the clock stands still', async () => {
    const before = await lastSeq();
    const id = await addInSharePoint('Ny skylt i entrén');
    await until('the row', () => seen('Ny skylt i entrén'));
    await house.graph(manager, 'PATCH', `sites/${unit.site}/lists/StegvisPlan/items/${id}/fields`, {
      Title: 'Ny skylt vid hissen',
    });
    await until('the new title', () => seen('Ny skylt vid hissen'));
    await house.graph(manager, 'DELETE', `sites/${unit.site}/lists/StegvisPlan/items/${id}`);
    await until('the deletion', async () => !(await seen('Ny skylt vid hissen')));
    await quiet();
    // The program asks in batches of delta queries alone, and completes the row that came without a key.
    const asked = (
      await house.control<{ method: string; path: string }[]>('GET', `requests?service=graph&since=${before}`)
    ).map(({ method, path }) => `${method} ${path.replace(/.*\/(items|\$batch)/, '$1')}`);
    expect(asked.filter((one) => one === 'POST $batch').length).toBeLessThanOrEqual(6);
    expect(asked.filter((one) => one !== 'POST $batch')).toEqual([expect.stringMatching(/^PATCH items/)]);
    expect(await house.control('GET', 'clock')).toEqual({ now: '2026-01-12T07:00:00.000Z' });
  });

  test('is noticed before the clock moves on, however late Graph would have told', async () => {
    await house.control('POST', 'notifications', { delayMs: 3_600_000 });
    const owner = (await house.unit('hbtq-klivet')).staff[1] as Person;
    await house.install(owner);
    await addInSharePoint('Sen skylt', {
      State: 'Pågår',
      OwnerId: owner.id,
      DueDate: '2026-01-26T00:00:00Z',
    });
    const before = await lastSeq();
    // Graph takes its time, so that the clock comes to the first slots while the look is under way.
    await house.control('POST', 'faults', { graph: [{ match: '$batch', delayMs: 500 }] });
    expect((await house.moveClock('2026-01-12T14:00:00.000Z')).settled).toBe(true);
    await house.control('POST', 'faults', { graph: [] });
    const cards = (await house.messages(owner)).filter((message) =>
      JSON.stringify(message).includes('Sen skylt'),
    );
    expect(cards.map(({ at }) => at)).toEqual(['2026-01-12T09:00:00.000Z']);
    const batches = (
      await house.control<{ path: string }[]>('GET', `requests?service=graph&since=${before}`)
    ).filter(({ path }) => path.endsWith('$batch'));
    // The one look serves every slot of the day.
    expect(batches).toHaveLength(1);
  });

  test('whose notification is lost is found by the sweep of the next day', async () => {
    await house.control('POST', 'notifications', { lose: 1 });
    await addInSharePoint('Ohörd skylt');
    await house.moveClock('2026-01-12T15:00:00.000Z');
    expect(await seen('Ohörd skylt')).toBe(false);
    await house.moveClock('2026-01-13T08:00:00.000Z');
    expect(await seen('Ohörd skylt')).toBe(true);
    expect((await status()).lastSweep).toMatch(/^2026-01-13/);
  });

  test('is found before the clock answers where the tenant refuses subscriptions, and the status says why', async () => {
    await house.control('POST', 'notifications', { refuse: true });
    await house.control('POST', 'lifecycle', { event: 'subscriptionRemoved', site: unit.site });
    const told = await until('the refusal', async () => {
      const now = await status();
      return now.refused === 6 && now;
    });
    expect(told).toMatchObject({ mode: 'sweep', subscriptions: 0 });
    expect(told.reasons.join()).toContain('403 accessDenied');
    for (const [title, now] of [
      ['Skylt utan prenumeration', '2026-01-12T08:00:00.000Z'],
      ['En till', '2026-01-12T08:30:00.000Z'],
      ['Mellan två tider', '2026-01-12T08:41:00.000Z'],
    ] as const) {
      await addInSharePoint(title);
      await house.moveClock(now);
      expect(await seen(title)).toBe(true);
    }
    await house.control('POST', 'notifications', { refuse: false });
    await house.moveClock('2026-01-13T08:00:00.000Z');
    expect(await status()).toMatchObject({ mode: 'notifications', subscriptions: 6, refused: 0 });
  });
});

describe('subscriptions', () => {
  test('that Graph removes are made anew and hear again', async () => {
    const old = await secrets();
    expect(await house.control('POST', 'lifecycle', { event: 'subscriptionRemoved' })).toEqual({ told: 6 });
    const anew = await until('new subscriptions', async () => {
      const now = await secrets();
      return (
        (await status()).subscriptions === 6 &&
        now.every(({ id }) => old.every((one) => one.id !== id)) &&
        now
      );
    });
    expect(new Set([...old, ...anew].map(({ client_state }) => client_state)).size).toBe(12);
    await quiet();
    await addInSharePoint('Hörd igen');
    await until('the row', () => seen('Hörd igen'));
  });

  test('that are challenged are renewed, and outlive their first month', async () => {
    await house.moveClock('2026-01-20T12:00:00.000Z', { asleep: true });
    const ends = async (): Promise<string[]> =>
      (await database.query<{ expires: Date }>('select expires from subscriptions')).rows.map(({ expires }) =>
        expires.toISOString(),
      );
    const first = await ends();
    await house.control('POST', 'lifecycle', { event: 'reauthorizationRequired' });
    await until('renewals', async () => (await ends()).every((end) => !first.includes(end)));
    for (const day of ['2026-02-02', '2026-02-09', '2026-02-16', '2026-02-23', '2026-03-02'])
      await house.moveClock(`${day}T12:00:00.000Z`, { asleep: true });
    expect(await status()).toMatchObject({ mode: 'notifications', subscriptions: 6 });
    await quiet();
    await addInSharePoint('I mars');
    await until('the row', () => seen('I mars'));
  });

  test('are made anew after the program slept past their end', async () => {
    await house.moveClock('2026-04-15T08:00:00.000Z', { asleep: true });
    expect(await status()).toMatchObject({ mode: 'notifications', subscriptions: 6, refused: 0 });
  });
});

describe('the projection', () => {
  test('that is dropped with its tokens is rebuilt by the next sweep; tokens that are too old do no harm', async () => {
    await addInSharePoint('Står kvar');
    await until('the row', () => seen('Står kvar'));
    await quiet();
    const count = async (): Promise<string> =>
      (await database.query<{ count: string }>('select count(*) from projected_rows')).rows[0]?.count ?? '';
    const full = await count();
    await database.query('truncate projected_rows, delta_tokens');
    await house.moveClock('2026-01-13T08:00:00.000Z');
    expect(await count()).toBe(full);
    expect(await seen('Står kvar')).toBe(true);
  });
});

describe('whoever is not Graph', () => {
  test('wakes nobody with what they make up, and is answered as if it did', async () => {
    const [known] = await secrets();
    const before = await lastSeq();
    const { tenant } = await house.control<{ tenant: string }>('GET', 'tenant');
    for (const forged of [
      { subscriptionId: known?.id, clientState: 'gissning', tenantId: tenant },
      { subscriptionId: known?.id, tenantId: tenant, lifecycleEvent: 'subscriptionRemoved' },
      { subscriptionId: 'okänd', clientState: known?.client_state, tenantId: tenant },
      { subscriptionId: known?.id, clientState: known?.client_state, tenantId: 'annan' },
    ]) {
      const answer = await fetch(`${house.bot}/api/notifications`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ value: [forged] }),
      });
      expect(answer.status).toBe(202);
    }
    const { notifications, subscriptions, stale } = await status();
    expect([subscriptions, stale]).toEqual([6, 0]);
    expect(notifications.ignored).toMatchObject({ state: 2, unknown: 1, tenant: 1 });
    expect(await lastSeq()).toBe(before);
  });
});
