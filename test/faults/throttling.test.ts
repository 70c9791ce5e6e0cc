/** A tenant that throttles, met by the whole house: people get what they asked for, and nothing is sent too early. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { House, type Person, type Unit } from '../walks/support/house.ts';

interface Request {
  seq: number;
  received: string;
  method: string;
  path: string;
  headers: Record<string, string>;
  body: { requests?: { id: string; url: string }[] } | null;
  status: number | null;
}

interface Action {
  id: string;
  version: string;
  title: string;
}

interface Status {
  graph: {
    unitsLastMinute: number;
    unitsToday: number;
    ceilingPerMinute: number;
    throttledUntil: string | null;
    requests: Record<string, number>;
  };
}

const RETRY_AFTER = 3;

let house: House;
let unit: Unit;
let manager: Person;
let group: Person;
let plan: string;
beforeAll(async () => {
  house = await House.open();
  const known = await house.setUp('hbtq-klivet');
  ({ unit, manager } = known);
  group = known.group.find(({ id }) => id !== manager.id) ?? manager;
  const lists = await house.graph<{ value: { id: string; name: string }[] }>(
    manager,
    'GET',
    `sites/${unit.site}/lists?$select=id,name`,
  );
  plan = lists.body.value.find(({ name }) => name === 'StegvisPlan')?.id ?? '';
}, 120_000);
afterAll(() => house.close());

let since = 0;
beforeEach(async () => {
  since = (await house.control<Request[]>('GET', 'requests?service=graph&since=0')).at(-1)?.seq ?? 0;
});

const requests = (): Promise<Request[]> => house.control('GET', `requests?service=graph&since=${since}`);
const faults = (...graph: object[]): Promise<unknown> => house.control('POST', 'faults', { graph });
const path = (rest = ''): string => `units/${encodeURIComponent(unit.id)}${rest}`;
const overview = (person: Person) => house.api<{ id: string }>(person, 'GET', path());
const receivedAt = ({ received }: Request): number => Date.parse(received);

/** Waits until the program has met the fault, and takes the fault away. */
const untilMet = async (met: (all: Request[]) => boolean): Promise<void> => {
  for (let tries = 0; tries < 200; tries++) {
    if (met(await requests())) {
      await faults();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`the fault was never met: ${JSON.stringify(await requests())}`);
};

describe('a tenant that throttles', () => {
  test('inside a batch: the overview opens, what was refused alone is sent again, and not too early', async () => {
    await faults({ status: 429, retryAfter: RETRY_AFTER, match: `lists/${plan}/items` });
    const opening = overview(manager);
    await untilMet((all) => all.some((one) => one.path.endsWith('/$batch') && one.status !== null));
    // A colleague who comes meanwhile waits with her.
    const joining = overview(group);
    const [opened, joined] = await Promise.all([opening, joining]);
    expect([opened.status, joined.status]).toEqual([200, 200]);

    const [first, ...later] = (await requests()).filter(({ path: to }) => to.endsWith('/$batch'));
    expect(first?.body?.requests).toHaveLength(6);
    const again = later.filter(({ body }) => body?.requests?.length === 1 || body?.requests?.length === 6);
    expect(again).toHaveLength(later.length);
    expect(later.length).toBe(2);
    const resent = later.filter(({ body }) => body?.requests?.length === 1);
    expect(resent.map(({ body }) => body?.requests?.[0]?.url.includes(plan))).toEqual([true]);
    for (const one of later)
      expect(receivedAt(one)).toBeGreaterThanOrEqual(receivedAt(first as Request) + RETRY_AFTER * 1000);
  });

  test('outside one: a change is saved once, and nobody’s request leaves too early', async () => {
    const made = await house.api<Action>(
      manager,
      'POST',
      path('/plan'),
      { title: 'Gå igenom blanketter', area: 'kunskap' },
      { 'idempotency-key': '5b1c2a7e-5f3f-4c5e-9a51-0d6f1c2b3a4d' },
    );
    expect(made.status).toBe(201);
    since = (await requests()).at(-1)?.seq ?? since;
    await faults({ status: 429, retryAfter: RETRY_AFTER, match: 'PATCH' });
    const saving = house.api<Action>(
      manager,
      'PATCH',
      path(`/plan/${made.body.id}`),
      { title: 'Gå igenom alla blanketter' },
      { 'if-match': made.body.version },
    );
    await untilMet((all) => all.some(({ method, status }) => method === 'PATCH' && status === 429));
    const [saved, opened] = await Promise.all([saving, overview(group)]);
    expect([saved.status, saved.body.title]).toEqual([200, 'Gå igenom alla blanketter']);
    expect(opened.status).toBe(200);

    const all = await requests();
    const refused = all.findIndex(({ method }) => method === 'PATCH');
    const start = receivedAt(all[refused] as Request);
    expect(all.filter(({ method }) => method === 'PATCH').map(({ status }) => status)).toEqual([429, 200]);
    for (const one of all.slice(refused + 1))
      expect(receivedAt(one)).toBeGreaterThanOrEqual(start + RETRY_AFTER * 1000);
  });

  test('says who it is in every request', async () => {
    const agents = (await house.control<Request[]>('GET', 'requests?service=graph&since=0')).map(
      ({ headers }) => headers['user-agent'],
    );
    expect(new Set(agents)).toEqual(
      new Set([expect.stringMatching(/^NONISV\|Stegvis\|Stegvis\/\d+\.\d+\.\d+$/)]),
    );
  });

  test('for longer than anybody waits: people are told at once when to come back, and nothing is sent', async () => {
    await faults({ status: 429, retryAfter: 60 });
    const first = await overview(manager);
    await faults();
    expect(first.status).toBe(503);
    const sent = (await requests()).length;
    const before = Date.now();
    const second = await overview(group);
    expect(Date.now() - before).toBeLessThan(3_000);
    expect(second.status).toBe(503);
    expect(Number(second.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(Number(second.headers.get('retry-after'))).toBeLessThanOrEqual(61);
    expect((await requests()).length).toBe(sent);

    const { body } = await house.api<Status>(manager, 'GET', 'status');
    expect(Date.parse(body.graph.throttledUntil ?? '')).toBeGreaterThan(Date.now() + 40_000);
    expect(body.graph.ceilingPerMinute).toBeGreaterThan(0);
    expect(body.graph.unitsLastMinute).toBeGreaterThan(12);
    expect(body.graph.unitsToday).toBeGreaterThanOrEqual(body.graph.unitsLastMinute);
    expect(body.graph.requests.throttled).toBeGreaterThanOrEqual(3);
    expect(body.graph.requests.held).toBeGreaterThanOrEqual(1);
  });
});
