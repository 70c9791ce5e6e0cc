/** What opening a unit's overview and saving an action cost with 200 rows in each of the six lists. */
import { setTimeout as pause } from 'node:timers/promises';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { House, type Person, type Unit } from '../walks/support/house.ts';
import type { Row } from './run.ts';
import { innerCount, resourceUnits } from './units.ts';

const ROWS = 200;
const enc = encodeURIComponent;

interface Logged {
  seq: number;
  method: string;
  path: string;
  body: unknown;
}

const logged = (house: House, since: number): Promise<Logged[]> =>
  house.control('GET', `requests?service=graph&since=${since}`);

/** The last request's number once the program has been quiet for a while: looks in the background are not ours. */
const quiet = async (house: House): Promise<number> => {
  for (let last = -1; ; ) {
    const now = (await logged(house, Math.max(0, last))).at(-1)?.seq ?? Math.max(0, last);
    if (now === last) return now;
    last = now;
    await pause(700);
  }
};

const columns: Record<string, (n: number) => Record<string, unknown>> = {
  StegvisUnit: () => ({}),
  StegvisSteps: () => ({ StepId: 'own', State: 'Öppen' }),
  StegvisPlan: (n) => ({
    Area: 'Kunskap',
    State: n % 2 ? 'Pågår' : 'Utkast',
    DueDate: '2026-06-01T00:00:00Z',
  }),
  StegvisMeetings: () => ({
    Kind: 'Gruppmöte',
    Start: '2026-09-01T12:00:00Z',
    End: '2026-09-01T13:00:00Z',
    State: 'Planerat',
  }),
  StegvisAgenda: () => ({ Minutes: 10, State: 'Föreslagen' }),
  StegvisFindings: () => ({ Kind: 'Norm', Area: 'Kunskap' }),
};

/** Fills each list to 200 rows of the unit, twenty a batch, as another program of the manager's would. */
const fill = async (house: House, manager: Person, unit: Unit): Promise<void> => {
  for (const list of LIST_NAMES) {
    const items = `sites/${unit.site}/lists/${list}/items`;
    const known = await house.graph<{ value: unknown[] }>(manager, 'GET', `${items}?$top=500`);
    const missing = ROWS - known.body.value.length;
    for (let from = 0; from < missing; from += 20) {
      const requests = Array.from({ length: Math.min(20, missing - from) }, (_, n) => ({
        id: String(n),
        method: 'POST',
        url: `/${items}`,
        headers: { 'Content-Type': 'application/json' },
        body: {
          fields: {
            Title: `Rad ${from + n}`,
            Unit: unit.id,
            StegvisKey: `bench-${list}-${from + n}`,
            ...columns[list]?.(from + n),
          },
        },
      }));
      const answer = await house.graph<{ responses: { status: number; body: unknown }[] }>(
        manager,
        'POST',
        '$batch',
        { requests },
      );
      const refused = answer.body.responses.find(({ status }) => status !== 201);
      if (refused) throw new Error(`${list}: ${JSON.stringify(refused)}`);
    }
  }
};

const measure = async (house: House): Promise<Row[]> => {
  const { unit, manager, group, staff } = await house.setUp('hbtq-klivet');
  await fill(house, manager, unit);
  await house.moveClock('2026-01-12T07:10:00.000Z');
  const rows: Row[] = [];

  let since = await quiet(house);
  const count = async (): Promise<{ requests: Logged[]; units: number }> => {
    const requests = await logged(house, since);
    since = requests.at(-1)?.seq ?? since;
    return { requests, units: requests.reduce((sum, one) => sum + resourceUnits(one), 0) };
  };
  const readers = [manager, group.find(({ id }) => id !== manager.id), staff.at(-1)];
  let most = { requests: 0, units: 0, inner: 0 };
  const times: number[] = [];
  for (const reader of readers) {
    if (!reader) continue;
    const start = performance.now();
    const answer = await house.api<{ tasks?: unknown[] }>(reader, 'GET', `units/${enc(unit.id)}`);
    times.push(performance.now() - start);
    if (answer.status !== 200) throw new Error(`overview: ${answer.status} ${JSON.stringify(answer.body)}`);
    const { requests, units } = await count();
    most = {
      requests: Math.max(most.requests, requests.length),
      units: Math.max(most.units, units),
      inner: Math.max(most.inner, innerCount(requests)),
    };
  }
  const plan = await house.api<{ actions: { id: string; version: string }[] }>(
    manager,
    'GET',
    `units/${enc(unit.id)}/plan`,
  );
  await count();
  const [action] = plan.body.actions;
  if (!action) throw new Error('no action');
  const saved = await house.api(
    manager,
    'PATCH',
    `units/${enc(unit.id)}/plan/${action.id}`,
    { title: 'Sparad' },
    { 'if-match': action.version },
  );
  const saving = await count();
  const added = await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, {
    title: 'Ny',
    state: 'draft',
  });
  const adding = await count();
  const slowest = Math.round(Math.max(...times));
  rows.push(
    {
      what: `opening an overview, ${ROWS} rows in each of six lists: round trips to Graph`,
      value: `${most.requests} (${most.inner} requests in one $batch, ${slowest} ms)`,
      limit: '1',
      holds: most.requests === 1,
    },
    {
      what: 'opening an overview: resource units',
      value: String(most.units),
      limit: '≤ 12',
      holds: most.units > 0 && most.units <= 12,
    },
    {
      what: `rows of the plan that the tab was given, of ${ROWS}`,
      value: String(plan.body.actions.length),
      limit: String(ROWS),
      holds: plan.body.actions.length === ROWS,
    },
    {
      what: 'saving an action: requests to Graph',
      value: `${saving.requests.length} (${saved.status})`,
      limit: '1',
      holds: saved.status === 200 && saving.requests.length === 1,
    },
    {
      what: 'adding an action: requests to Graph',
      value: `${adding.requests.length} (${added.status})`,
      limit: '1',
      holds: added.status === 201 && adding.requests.length === 1,
    },
  );
  return rows;
};

export const opening = {
  name: 'opening',
  async run(): Promise<Row[]> {
    const house = await House.open();
    try {
      return await measure(house);
    } finally {
      await house.close();
    }
  },
};
