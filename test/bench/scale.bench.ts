/** 20,000 rows in one list, and 2,000 units: views and the planning of a slot still answer, within SharePoint's limits. */

import { content } from '../../bot/core/content.ts';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { swedishDays } from '../../bot/days/holidays.ts';
import { deliverCard, type NudgingPorts, nextSlot, planNudges } from '../../bot/usecases/nudging.ts';
import type { UnitRecord } from '../../bot/usecases/ports.ts';
import { syncSite } from '../../bot/usecases/sync.ts';
import { type Caller, makeTabUseCases } from '../../bot/usecases/tab/index.ts';
import { makeWorld } from '../memory/world.ts';
import { openStoreHouse, type StoreHouse } from '../store/house.ts';
import { type Municipality, openMunicipality } from './municipality.ts';
import type { Row } from './run.ts';

const UNITS = 2_000;
const ACTIONS = 10;
const SHARING = 100;
const SHARED_ACTIONS = 200;
const VAST = 20_000;
/** So many units have something due on the day that is planned. */
const DUE = 50;

/** Monday 12 January 2026, the first permitted half hour. */
const SLOT = new Date('2026-01-12T09:00:00Z');
const DUE_DAY = '2026-01-26';
const AT_ONCE = 8;

const timed = async <T>(work: () => Promise<T>): Promise<{ value: T; ms: number }> => {
  const start = performance.now();
  const value = await work();
  return { value, ms: Math.round(performance.now() - start) };
};

const atMost = (what: string, ms: number, limit: number): Row => ({
  what,
  value: `${ms} ms`,
  limit: `≤ ${limit} ms`,
  holds: ms <= limit,
});

const equal = (what: string, value: number, limit: number): Row => ({
  what,
  value: String(value),
  limit: String(limit),
  holds: value === limit,
});

interface Stage {
  place: Municipality;
  store: StoreHouse;
  /** Answers of Graph by status, those inside batches too. */
  statuses: Map<number, number>;
  ports: NudgingPorts;
  tab: ReturnType<typeof makeTabUseCases>;
  sent: string[];
}

const stage = (place: Municipality, store: StoreHouse): Stage => {
  const { house } = place;
  const statuses = new Map<number, number>();
  const note = (status: number): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
  house.instead = async (req) => {
    if (!req.path.startsWith('/graph/')) return null;
    const res = await house.local.handle(req);
    note(res.status);
    const { responses } = (res.body ?? {}) as { responses?: { status: number }[] };
    for (const { status } of responses ?? []) note(status);
    return res;
  };
  const sent: string[] = [];
  const world = makeWorld();
  world.clock.set(SLOT.toISOString());
  const shared = {
    ...world.ports,
    lists: house.lists,
    directory: house.directory,
    units: store.units,
    life: store.life,
    programmes: store.programmes,
    people: store.people,
    projection: store.projection,
    claims: store.claims,
    calendarStore: store.calendar,
    content,
    holidays: swedishDays(2025, 2028),
  };
  const ports: NudgingPorts = {
    ...shared,
    messenger: {
      send: async ({ conversation }) => {
        sent.push(conversation);
        return { kind: 'sent', activity: `activity-${sent.length}` };
      },
      update: async () => ({ kind: 'sent', activity: 'a' }),
    },
  };
  return { place, store, statuses, ports, tab: makeTabUseCases(shared), sent };
};

/** A person whom the bot can reach, as the store keeps them. */
const stored = (id: string, tenant: string): Record<string, unknown> => ({
  id,
  tenant,
  name: id,
  language: 'sv',
  address: {
    tenant,
    serviceUrl: 'https://localhost/connector/',
    conversation: `a:${id}`,
    conversationType: 'personal',
    bot: '28:bot',
  },
  fewer: [],
});

/** Reads the lists of all sites anew, eight at a time as workers do. */
const syncEverything = async (
  { place, ports, store }: Stage,
  units: readonly UnitRecord[],
): Promise<void> => {
  const bySite = new Map<string, UnitRecord[]>();
  for (const unit of units) bySite.set(unit.site, [...(bySite.get(unit.site) ?? []), unit]);
  const waiting = [...bySite];
  const sync = {
    lists: place.house.lists,
    projection: store.projection,
    ids: ports.ids,
    journal: ports.journal,
  };
  const lane = async (): Promise<void> => {
    for (let next = waiting.pop(); next; next = waiting.pop()) {
      const outcome = await syncSite(sync, ...next);
      if (!outcome.ok) throw new Error(`sync: ${JSON.stringify(outcome.fault)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
};

const planning = async ({ ports, store, place, sent }: Stage): Promise<Row[]> => {
  const rows: Row[] = [];
  const quiet = await timed(() => planNudges(ports, new Date('2026-01-09T09:00:00Z')));
  rows.push(atMost(`planning a slot of ${UNITS} units, nothing due`, quiet.ms, 1_000));
  const busy = await timed(() => planNudges(ports, SLOT));
  rows.push(
    atMost(`planning a slot of ${UNITS} units, ${DUE} of them with an action due`, busy.ms, 2_000),
    equal('cards planned', busy.value.cards, DUE),
  );
  const again = await timed(() => planNudges(ports, SLOT));
  rows.push(
    atMost('planning the same slot again', again.ms, 1_000),
    equal('cards planned again', again.value.cards, 0),
  );
  const delivering = await timed(async () => {
    for (const card of store.queued) await deliverCard(ports, card);
  });
  rows.push(
    atMost(`delivering a card (mean of ${store.queued.length})`, Math.round(delivering.ms / DUE), 50),
    equal('cards delivered', sent.length, DUE),
  );
  const next = await timed(() => nextSlot(ports, SLOT));
  rows.push(atMost(`finding the next slot among ${place.units.length * 8} people`, next.ms, 500));
  return rows;
};

const views = async (
  { tab, place }: Stage,
  unit: UnitRecord,
  what: string,
  actions: number,
  limit: number,
): Promise<Row[]> => {
  const manager = place.house.tenant.people.find(({ id }) => id === unit.manager);
  if (!manager) throw new Error('no manager');
  const as = await place.house.person(manager);
  if (as.kind !== 'person') throw new Error('a person was asked for');
  const caller: Caller = {
    person: manager.id,
    tenant: unit.tenant,
    name: manager.name,
    roles: [],
    assertion: as.assertion,
  };
  const good = <T>(outcome: { ok: true; value: T } | { ok: false; fault: unknown }): T => {
    if (!outcome.ok) throw new Error(`${what}: ${JSON.stringify(outcome.fault)}`);
    return outcome.value;
  };
  const overview = await timed(() => tab.seeUnit(caller, unit.id, 'sv'));
  good(overview.value);
  const plan = await timed(() => tab.seePlan(caller, unit.id));
  const meetings = await timed(() => tab.seeMeetings(caller, unit.id));
  const criteria = await timed(() => tab.seeCriteria(caller, unit.id, 'sv'));
  good(criteria.value);
  const [first] = good(plan.value).actions;
  const saving = await timed(() =>
    tab.changeAction(caller, unit.id, first?.id ?? '', first?.version ?? '', { title: 'Ny rubrik' }),
  );
  good(saving.value);
  const slowest = Math.max(overview.ms, plan.ms, meetings.ms, criteria.ms);
  return [
    equal(`${what}: actions in the plan`, good(plan.value).actions.length, actions),
    equal(`${what}: meetings`, good(meetings.value).meetings.length, 6),
    atMost(`${what}: slowest of overview, plan, meetings, criteria`, slowest, limit),
    atMost(`${what}: saving an action`, saving.ms, limit),
  ];
};

const measure = async (on: Stage): Promise<Row[]> => {
  const { place, store, statuses } = on;
  const all = [...place.units, ...place.sharing, place.vast];
  for (const unit of all) await store.units.save(unit);
  await store.pool.query(
    `insert into people select person.* from jsonb_populate_recordset(null::people, $1::jsonb) as person`,
    [
      JSON.stringify(
        place.units.flatMap(({ members, tenant }) => members.map(({ id }) => stored(id, tenant))),
      ),
    ],
  );
  const rows: Row[] = [];

  // Before any look at the lists: nothing is known of their size.
  rows.push(...(await views(on, place.vast, `${VAST} rows of one unit, first sight`, VAST, 20_000)));
  const synced = await timed(() => syncEverything(on, all));
  const counted = await store.pool.query<{ list: string; count: string }>(
    'select list, count(*) from projected_rows group by list',
  );
  const plan = UNITS * ACTIONS + SHARING * SHARED_ACTIONS + VAST;
  const perUnit = all.length * (1 + 8 + 6 + 6 + 2);
  const total = counted.rows.reduce((sum, { count }) => sum + Number(count), 0);
  rows.push(
    atMost(`reading all lists of ${UNITS + 2} sites from the beginning`, synced.ms, 120_000),
    equal(
      'rows of StegvisPlan in the projection',
      Number(counted.rows.find(({ list }) => list === 'StegvisPlan')?.count),
      plan,
    ),
    equal(
      `rows of all ${LIST_NAMES.length} lists in the projection (no next link dropped)`,
      total,
      plan + perUnit,
    ),
    ...(await planning(on)),
  );
  const [one] = place.units;
  const [shared] = place.sharing;
  if (one) rows.push(...(await views(on, one, `one unit of ${UNITS}`, ACTIONS, 1_000)));
  const list = `${SHARED_ACTIONS} rows of a list of ${SHARING * SHARED_ACTIONS}`;
  if (shared) rows.push(...(await views(on, shared, list, SHARED_ACTIONS, 2_000)));
  const before = [...statuses].reduce((sum, [status, count]) => sum + (status >= 400 ? count : 0), 0);
  rows.push(...(await views(on, place.vast, `${VAST} rows of one unit`, VAST, 20_000)));
  const after = [...statuses].reduce((sum, [status, count]) => sum + (status >= 400 ? count : 0), 0);
  rows.push(
    equal('requests refused (threshold included) once a list has been seen', after - before, 0),
    equal('requests refused in all: the one question that first told of the 20,000 rows', after, 1),
  );
  return rows;
};

export const scale = {
  name: 'scale',
  async run(): Promise<Row[]> {
    const store = await openStoreHouse();
    const place = await openMunicipality(
      { units: UNITS, actions: ACTIONS, sharing: SHARING, sharedActions: SHARED_ACTIONS, vastActions: VAST },
      (unit, action) => (unit < DUE && action === 0 ? DUE_DAY : '2026-11-02'),
    );
    try {
      return await measure(stage(place, store));
    } finally {
      await place.house.close();
      await store.close();
    }
  },
};
