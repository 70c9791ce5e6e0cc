/**
 * Everything about one person in a real database: every table that may hold something of a person is filled, told and
 * emptied, and the database's own catalogue says whether a table was forgotten.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { done } from '../../bot/core/fault.ts';
import { TRACES } from '../../bot/store/personal.ts';
import type { Address, Member, UnitRecord } from '../../bot/usecases/ports.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';
import { ACTION, MEETING } from './my-data-rows.ts';

const PERSON = '6f2d9a10-7c41-4b7e-9d55-0a1b2c3d4e5f';
const OTHER = '11111111-2222-4333-8444-555555555555';
const NAME = 'Fatima Åkerblomqvist';
const CHAT = 'a:chat-of-fatima';
const UNIT = '19:norr@thread.tacv2';
const AT = '2026-01-12T09:00:00.000Z';

const member = (id: string, name: string): Member => ({ id, name, owner: false, guest: false });
const address = (conversation: string): Address => ({
  ...{ tenant: 't', serviceUrl: 'https://localhost/connector/', conversation },
  ...{ conversationType: 'personal', bot: '28:bot' },
});
const unit: UnitRecord = {
  ...{ id: UNIT, tenant: 't', name: 'Norr', team: 'team', site: 'site', programme: 'hbtq-klivet' },
  ...{ start: '2026-01-12', manager: PERSON, group: [PERSON, OTHER], processLead: PERSON, safetyRep: PERSON },
  ...{ members: [member(PERSON, NAME), member(OTHER, 'Bo')], membersReadAt: AT },
};

let store: StoreHouse;
beforeAll(async () => {
  store = await openStoreHouse();
  await store.pool.query(`
    create schema pgboss;
    create table pgboss.job (id bigint generated always as identity, name text, data jsonb, output jsonb);`);
}, 60_000);
afterAll(() => store.close());

const columns = async (): Promise<{ table: string; column: string }[]> => {
  const { rows } = await store.pool.query<{ table: string; column: string }>(`
    select table_schema || '.' || table_name as table, column_name as column from information_schema.columns
    where table_schema in ('public', 'pgboss') and data_type in ('text', 'jsonb', 'json', 'character varying', 'ARRAY', 'uuid')
      and table_name not in (select table_name from information_schema.views)
    order by 1, 2`);
  return rows;
};

/** Every column in which a text stands, anywhere in the database. */
const placesOf = async (needle: string): Promise<string[]> => {
  const found: string[] = [];
  for (const { table, column } of await columns()) {
    const { rowCount } = await store.pool.query(
      `select 1 from ${table} where strpos("${column}"::text, $1) > 0 limit 1`,
      [needle],
    );
    if (rowCount) found.push(`${table.replace('public.', '')}.${column}`);
  }
  return found;
};

const fill = async (): Promise<void> => {
  const { pool, people, units, life, installs, inventory, projection, talks } = store;
  for (const [id, name, chat] of [
    [PERSON, NAME, CHAT],
    [OTHER, 'Bo', 'a:chat-of-bo'],
  ] as const)
    await people.save({
      ...{ id, tenant: 't', name, language: 'sv', address: address(chat), window: null, days: null },
      ...{ pausedUntil: 'open', reflection: null, fewer: [] },
    });
  await units.save(unit);
  await life.markDone(UNIT, 'normino', PERSON, AT);
  await life.markDone(UNIT, 'normino', OTHER, AT);
  const answered = (lead: string) => ({
    areas: { normer: { level: 'medelkunskap', by: 'self', confirmed: true, lead, met: null } as const },
    ...{ comment: 'Bra samtal', commentLead: lead, version: 'v', mark: 'v' },
  });
  for (const id of [PERSON, OTHER]) {
    expect((await inventory.change(UNIT, id, () => done(answered(PERSON)))).ok).toBe(true);
    await inventory.offer(UNIT, id);
  }
  await life.tell({ key: `owner-left:${PERSON}`, kind: 'owner-left', unit: UNIT, about: PERSON }, AT);
  await installs.begin(PERSON, '2026-01-12', 3);
  await store.pool.query(`insert into theme_counted values ($1, 1, $2, '1', '{hbtqi-begrepp}')`, [
    UNIT,
    PERSON,
  ]);
  const given = (sql: string, values: unknown[]) => pool.query(sql, values);
  await given(`insert into departures (unit, person, due_at) values ('19:left@thread.tacv2', $1, $2)`, [
    PERSON,
    AT,
  ]);
  await given('insert into calendar_access (person) values ($1)', [PERSON]);
  await given(
    `insert into calendar_series (unit, organiser, id, uid, title, gone) values ($1, $2, 'series', 'uid', 'APT', false)`,
    [UNIT, PERSON],
  );
  const talk = { unit: UNIT, part: 1, day: null, at: AT } as const;
  await talks.plan({ ...talk, id: 'confided', lead: PERSON, key: 'k1', people: [OTHER] });
  await talks.plan({ ...talk, id: 'alone', lead: OTHER, key: 'k2', people: [PERSON] });
  await talks.plan({ ...talk, id: 'pair', lead: OTHER, key: 'k3', people: [PERSON, OTHER] });
  await given(
    `insert into calendar_links (unit, meeting, organiser, event, read_at, read) values ($1, 'm', $2, 'event', $3, '{}')`,
    [UNIT, PERSON, AT],
  );
  await projection.put(UNIT, 'StegvisPlan', [
    { ...ACTION, unit: UNIT, value: { ...ACTION.value, ownerId: PERSON }, changedBy: NAME },
  ]);
  await projection.put(UNIT, 'StegvisAgenda', [
    { ...MEETING, unit: UNIT, value: { ...MEETING.value, proposedBy: PERSON } },
  ]);
  const line = (name: string, kind: string, extra: object) => ({
    key: name,
    line: { kind, unit: UNIT, ...extra },
  });
  const card = (id: string, person: string, lines: object[], answers: object[] = []) =>
    given(
      `insert into cards (id, person, tenant, unit, day, lines, state, activity, at, answers)
       values ($1, $2, 't', $3, '2026-01-12', $4, 'sent', 'activity-' || $1, $5, $6)`,
      [id, person, UNIT, JSON.stringify(lines), AT, JSON.stringify(answers)],
    );
  const claim = (key: string, person: string, of: string | null, about = 'x') =>
    given(
      `insert into claims (key, kind, person, unit, card, at, about) values ($1, 'N10', $2, $3, $4, $5, $6)`,
      [key, person, UNIT, of, AT, about],
    );
  const about = { starter: PERSON, name: NAME };
  await card('own', PERSON, [line('own-key', 'N6', { action: '7' })]);
  await claim('own-key', PERSON, 'own');
  await card('about', OTHER, [line(`N10:${PERSON}`, 'N10', about)]);
  await claim(`N10:${PERSON}`, OTHER, 'about', PERSON);
  await card('among', OTHER, [
    line('other-key', 'N6', { action: '8' }),
    line(`N10:${PERSON}:2`, 'N10', about),
  ]);
  await claim('other-key', OTHER, 'among');
  await claim(`N10:${PERSON}:2`, OTHER, 'among', PERSON);
  await card(
    'shared',
    UNIT,
    [line('n4', 'N4', {})],
    [{ key: 'n4', answer: { kind: 'proposed', title: 'Vision', by: NAME, at: AT } }],
  );
  await claim('n4', UNIT, 'shared');
  // Dropped before it became a card: the key alone names the person.
  await claim(`N10:${PERSON}:dropped`, OTHER, null);
  await given(`insert into pgboss.job (name, data, output) values ('deliver', $1, $2)`, [
    { card: 'own', tenant: 't' },
    { reason: `no chat with ${PERSON}` },
  ]);
  await given(`insert into pgboss.job (name, data) values ('install', $1)`, [{ people: [PERSON, OTHER] }]);
};

/** Columns of which it is known that they are about nobody, or about places and things only. */
const OF_NOBODY: Readonly<Record<string, readonly string[]>> = {
  units: ['id', 'tenant', 'name', 'team', 'site', 'programme', 'start', 'membership'],
  people: [
    'tenant',
    'name',
    'language',
    'address',
    'hours',
    'days',
    'paused_until',
    'reflection',
    'fewer',
    'reflect_from',
  ],
  cards: ['id', 'tenant', 'unit', 'day', 'state', 'reason', 'activity', 'sending_by'],
  inventories: ['unit', 'trust_held', 'paused_on'],
  matrices: ['unit', 'published', 'areas'],
  competence: ['unit', 'version', 'mark'],
  interview_offers: ['unit'],
  claims: ['kind', 'unit', 'card', 'reason', 'later_on', 'why'],
  courses_done: ['unit', 'step'],
  theme_counted: ['unit', 'mark', 'areas'],
  theme_snapshots: ['unit', 'day', 'body'],
  app_installs: ['state', 'tried_on'],
  calendar_series: ['unit', 'id', 'uid', 'title'],
  calendar_links: ['unit', 'meeting', 'event', 'series', 'day', 'read', 'answers', 'agenda'],
  problems_told: ['kind', 'unit'],
  projected_rows: ['unit', 'list', 'id'],
  unit_people: ['unit'],
  unit_members_seen: ['unit'],
  channels: ['unit', 'address'],
  // Written by the unit as if public, or about places and the program itself.
  delta_tokens: ['site', 'list', 'token'],
  subscriptions: ['site', 'list', 'tenant', 'id', 'client_state', 'state', 'refused_reason'],
  site_looks: ['site'],
  site_access: ['site'],
  member_looks: ['unit'],
  team_threads: ['thread', 'team'],
  unit_settings: ['unit', 'closures', 'pride'],
  unit_since: ['unit'],
  lanes: ['tenant', 'worker'],
  install_stops: ['tenant', 'kind', 'cause', 'day'],
  wheels: ['unit', 'months'],
  plan_versions: ['unit', 'key', 'decided_on', 'note', 'actions'],
  feedback_copies: ['unit', 'actions'],
  feedback: ['unit', 'id', 'key', 'text', 'action', 'decision', 'reason', 'decided_on'],
  programme_adaptations: ['unit', 'programme', 'body'],
  programme_templates: ['id', 'tenant', 'unit', 'body'],
  unit_contacts: ['unit', 'body'],
  talks: ['id', 'unit', 'key', 'day'],
  talk_people: ['talk'],
  talk_decisions: ['talk', 'title', 'key', 'action'],
  method_supports: ['unit', 'name', 'url', 'questions'],
  // What an erasing itself leaves: that it happened, and a digest that tells nobody whose it is.
  erasures: ['event'],
  left_alone: ['mark'],
  names_left: ['unit', 'list', 'id', 'mark'],
  departures: ['unit'],
  // Meetings while they are held, and the chats of meetings: places and things of the unit.
  live_units: ['unit'],
  meeting_runs: ['unit', 'meeting', 'current'],
  meeting_chats: ['chat', 'unit', 'title', 'address'],
  shared_cards: ['id', 'unit', 'meeting', 'address', 'activity', 'shown'],
  chat_leftovers: ['address', 'activity'],
};

test('every text column of the database is known: about a person and erased, or about nobody', async () => {
  const known = new Set([
    ...TRACES.flatMap(({ table, columns }) => columns.map((column) => `${table}.${column}`)),
    ...Object.entries(OF_NOBODY).flatMap(([table, names]) => names.map((name) => `${table}.${name}`)),
  ]);
  const own = (await columns()).filter(({ table }) => table.startsWith('public.'));
  // A new column belongs into `bot/store/personal.ts`, or here when it is about nobody.
  expect(
    own.map(({ table, column }) => `${table.slice(7)}.${column}`).filter((one) => !known.has(one)),
  ).toEqual([]);
});

test('every table about somebody in a unit says what becomes of it when they leave', async () => {
  const { rows } = await store.pool.query<{ table: string }>(
    `select table_name as table from information_schema.columns where table_schema = 'public' and column_name = 'unit'`,
  );
  const ofUnit = new Set(rows.map(({ table }) => table));
  const silent = TRACES.filter(({ table, left, alone }) =>
    ofUnit.has(table) ? left === undefined : left === undefined && alone === undefined,
  );
  expect(silent.map(({ table }) => table)).toEqual([]);
  // What stays says why.
  expect(TRACES.filter(({ left, stays }) => left?.length === 0 && !stays).map(({ table }) => table)).toEqual(
    [],
  );
});

describe('erasing', () => {
  const OWN_PLACES = TRACES.map(({ table }) => table).sort();

  test('before it, every table that can hold a person is told to that person', async () => {
    await fill();
    const told = await store.ownData.tables(PERSON);
    expect(Object.keys(told).sort()).toEqual(OWN_PLACES);
    const places = await placesOf(PERSON);
    // What the search finds is what is told: nothing stands where the person is not told of it.
    const tables = places.map((place) => place.split('.')[0]).filter((table) => table !== 'pgboss');
    expect(tables.filter((table) => !OWN_PLACES.includes(table ?? ''))).toEqual([]);
    expect(places).toContain('pgboss.job.data');
    for (const table of ['units', 'talk_people', 'talks'])
      expect(JSON.stringify(told[table])).not.toContain(OTHER);
    expect(await store.ownData.naming(PERSON)).toHaveLength(2);
    expect(await store.ownData.courses(PERSON)).toEqual([{ unit: UNIT, step: 'normino', at: AT }]);
    expect(await store.ownData.reminders(PERSON)).toMatchObject([{ kind: 'N10', state: 'sent' }]);
    expect(await store.ownData.calendarMeetings(PERSON)).toBe(1);
    expect(await store.ownData.inventory(PERSON)).toEqual({ levels: 1, talks: 2 });
  });

  test('leaves neither id, name nor chat in any text column of any table', async () => {
    expect(await store.ownData.erase(PERSON, AT)).toEqual({
      cards: 2,
      mark: expect.stringMatching(/^[\da-f]{64}$/),
      named: 2,
    });
    expect(await placesOf(PERSON)).toEqual([]);
    expect(await placesOf(NAME)).toEqual([]);
    // The chat's address stays for the minutes that it takes to remove the cards there.
    expect(await placesOf(CHAT)).toEqual(['chat_leftovers.address']);
    const left = await store.ownData.leftovers();
    expect(left.map(({ activity }) => activity).sort()).toEqual(['activity-about', 'activity-own']);
    for (const { id } of left) await store.ownData.cleared(id);
    expect(await placesOf(CHAT)).toEqual([]);
  });

  test('keeps what is others’, and that something was erased', async () => {
    const { rows } = await store.pool.query('select event, at from erasures');
    expect(rows).toEqual([{ event: 'erased', at: new Date(AT) }]);
    expect(await store.people.get(OTHER)).toMatchObject({ name: 'Bo' });
    // What the other confided to whoever is gone is still theirs, and confided to nobody.
    expect(await store.inventory.answers(UNIT, OTHER)).toMatchObject({
      areas: { normer: { level: 'medelkunskap', confirmed: true, lead: null } },
      ...{ comment: 'Bra samtal', commentLead: null },
    });
    expect(await store.inventory.offered(UNIT, [OTHER, PERSON])).toEqual(new Set([OTHER]));
    expect(await store.ownData.courses(OTHER)).toHaveLength(1);
    const cards = await store.pool.query(
      'select id, jsonb_array_length(lines) as lines from cards order by id',
    );
    expect(cards.rows).toEqual([
      { id: 'among', lines: 1 },
      { id: 'shared', lines: 1 },
    ]);
    // The partner's talk stays without them, and one that was confided to them is confided to nobody.
    expect(await store.talks.of(UNIT)).toMatchObject([
      { id: 'confided', lead: 'vacant', people: [OTHER] },
      { id: 'pair', lead: OTHER, people: [OTHER] },
    ]);
    const jobs = await store.pool.query('select data from pgboss.job');
    expect(jobs.rows).toEqual([{ data: { people: [OTHER] } }]);
  });

  test('leaves the roles vacant, as a leaver’s are', async () => {
    expect(await store.units.get(UNIT)).toMatchObject({
      ...{ manager: 'vacant', group: [OTHER, 'vacant'], processLead: 'vacant', safetyRep: 'vacant' },
      members: [{ id: OTHER }],
    });
  });

  test('leaves nothing that comes back with whoever comes back', async () => {
    await store.units.save(unit);
    expect(await store.inventory.answers(UNIT, PERSON)).toBeNull();
    expect(await store.inventory.offered(UNIT, [PERSON])).toEqual(new Set());
    await store.ownData.erase(PERSON, AT);
  });

  test('nothing brings the person back: neither a list that is read meanwhile, nor a claim that was planned before', async () => {
    await store.projection.put(UNIT, 'StegvisPlan', [
      { ...ACTION, unit: UNIT, version: '2', value: { ...ACTION.value, ownerId: PERSON } },
    ]);
    const matter = (key: string, person: string, starter: string) =>
      ({
        ...{ key, kind: 'N10', person, unit: UNIT, on: '2026-01-13', why: 'new' },
        line: { kind: 'N10', unit: UNIT, starter, name: 'x', due: '2026-04-01', week: 3 },
      }) as never;
    await store.claims.dropAll(
      [
        { matter: matter(`N10:${PERSON}:new`, PERSON, PERSON), reason: 'no-chat' as never },
        { matter: matter(`N10:${PERSON}:told`, OTHER, PERSON), reason: 'cap' },
        { matter: matter('N10:somebody', OTHER, OTHER), reason: 'cap' },
      ],
      AT,
    );
    expect(await placesOf(PERSON)).toEqual([]);
    expect(await placesOf('N10:somebody')).toEqual(['claims.key']);
    // A row that the copy did not know of is found when its list is read, and its name is to be taken out too.
    const late = {
      ...ACTION,
      id: '8',
      key: 'key-8',
      unit: UNIT,
      value: { ...ACTION.value, ownerId: PERSON },
    };
    await store.projection.put(UNIT, 'StegvisPlan', [{ ...late, changedAt: '2026-01-12T08:59:00Z' }]);
    expect(await placesOf(PERSON)).toEqual([]);
    const [found] = (await store.ownData.names.take(10)).filter(({ id }) => id === '8');
    if (!found) throw new Error('the late row is not among the names to take out');
    await store.ownData.names.settled(found);
    // The same person, chosen anew after the erasing, stays.
    await store.projection.put(UNIT, 'StegvisPlan', [{ ...late, changedAt: '2026-01-12T09:01:00Z' }]);
    expect((await store.projection.row(UNIT, 'StegvisPlan', '8'))?.value.ownerId).toBe(PERSON);
    await store.projection.put(UNIT, 'StegvisPlan', [{ ...late, value: { ...late.value, ownerId: null } }]);
    // Whoever was chosen for the row by now stands there.
    await store.projection.put(UNIT, 'StegvisPlan', [
      { ...ACTION, unit: UNIT, version: '3', value: { ...ACTION.value, ownerId: OTHER } },
    ]);
    expect((await store.projection.row(UNIT, 'StegvisPlan', '7'))?.value.ownerId).toBe(OTHER);
  });

  test('keeps which rows of lists still name the person, by a digest, until they are changed', async () => {
    const { names, mark } = store.ownData;
    const taken = await names.take(10, await mark(PERSON));
    expect(taken.map(({ list, id }) => [list, id]).sort()).toEqual([
      ['StegvisAgenda', '7'],
      ['StegvisPlan', '7'],
    ]);
    expect(await names.take(10)).toEqual([]);
    const [first, second] = taken;
    if (!first || !second) throw new Error('nothing taken');
    await names.later(first, 0, true);
    expect(await names.take(10)).toMatchObject([{ id: first.id, list: first.list, tries: 1 }]);
    expect((await names.waiting()).rows).toBe(2);
    for (const name of taken) await names.settled(name);
    expect(await names.waiting()).toEqual({ rows: 0, since: null });
  });

  test('said twice does no harm', async () => {
    expect(await store.ownData.erase(PERSON, AT)).toMatchObject({ cards: 0 });
    expect((await store.units.get(UNIT))?.group).toEqual([OTHER, 'vacant']);
  });

  test('afterwards the app never adds itself, and the person is nobody’s newcomer when Teams tells of them', async () => {
    expect(await store.installs.begin(PERSON, '2026-02-01', 3)).toBe(false);
    expect(await store.installs.begin('somebody', '2026-02-01', 3)).toBe(true);
    await store.units.setMembers(
      UNIT,
      [...unit.members, member('somebody', 'Ny')],
      '2026-02-01T09:00:00.000Z',
    );
    const life = (await store.life.of([UNIT])).get(UNIT);
    expect([...(life?.newcomers.keys() ?? [])]).toEqual(['somebody']);
  });

  test('somebody of whom nothing is known is erased like everybody', async () => {
    expect(await store.ownData.tables('nobody')).toEqual({});
    expect(await store.ownData.erase('nobody', AT)).toMatchObject({ cards: 0 });
  });
});
