/**
 * Data that nobody should have written, in every place at once: each is told to operators once, in the log and in
 * `GET /api/status`, and everybody else gets what is theirs.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { House, type Person, type Unit } from './support/house.ts';

const enc = encodeURIComponent;
/** Ten working days after Monday 12 January 2026. */
const DUE = '2026-01-26';
const OPERATOR = { roles: ['Stegvis.Operator'] };

interface Told {
  problem: string;
  unit: string | null;
  about: string;
  at: string;
}

let house: House;
let database: pg.Client;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  await database?.end();
  await house.control('POST', 'reset');
  const environment = await house.control<Record<string, string>>('GET', 'environment');
  database = new pg.Client({ connectionString: environment.DATABASE_URL });
  // The house ends the database before the test ends its connection.
  database.on('error', () => undefined);
  await database.connect();
  before = log().length - 1;
}, 90_000);
afterAll(() => database.end());

const action = (owner: { id: string } | null, title: string) => ({
  ...{ title, area: 'bemotande', goal: 'Alla känner sig välkomna.', state: 'active', dueDate: DUE },
  ...{ ownerRole: 'medarbetare', ownerId: owner?.id ?? null, indicator: 'Antal', followUpDate: '2026-03-02' },
});
const give = async (by: Person, unit: Unit, owner: Person, title: string): Promise<string> => {
  const path = `units/${enc(unit.id)}/plan`;
  const added = await house.api<{ id: string }>(by, 'POST', path, action(owner, title));
  expect(added.status).toBe(201);
  return added.body.id;
};
const told = async (person: Person): Promise<Told[]> => {
  const { token } = await house.control<{ token: string }>('POST', 'token', {
    ...{ person: person.id, claims: OPERATOR },
  });
  const answer = await fetch(`${house.bot}/api/status`, { headers: { authorization: `Bearer ${token}` } });
  return ((await answer.json()) as { problems: Told[] }).problems;
};
const log = (): string[] => readFileSync(join(house.data, 'bot.log'), 'utf8').split('\n');
/** How long the log was when the test began; it outlives a reset. */
let before = 0;
/** The errors in the log of what cannot be mended by trying again, in order. */
const logged = (): Record<string, unknown>[] =>
  log()
    .slice(before)
    .filter((line) => line.startsWith('{'))
    .map((line) => JSON.parse(line) as Record<string, unknown>)
    .filter(({ msg }) => ['nudge-problem', 'card-given-up', 'job-given-up'].includes(String(msg)));
const hasCard = async (person: Person, title: string): Promise<boolean> =>
  (await house.messages(person)).some(({ activity }) => JSON.stringify(activity).includes(title));
/** A unit whose people can be reached. */
const ready = async (programme: string) => {
  const known = await house.setUp(programme);
  await house.install(known.manager, known.unit.channel);
  for (const person of [known.manager, ...known.staff]) await house.install(person);
  return known;
};

describe('what cannot be right in the lists', () => {
  test('is told once each: an owner who left, a manager who left, a meeting that ends before it begins', async () => {
    const { unit, manager, staff } = await ready('hbtq-klivet');
    const other = await ready('soderhamn-rfsl');
    const [good, leaver] = staff.filter(({ role }) => role === 'employee') as [Person, Person];
    const friend = other.staff.find(({ role }) => role === 'employee') as Person;
    await give(manager, unit, good, 'Gå igenom blanketter');
    const orphan = await give(manager, unit, leaver, 'Ny skylt');
    await give(other.manager, other.unit, friend, 'Byt bilderna');
    await house.control('POST', 'members', { unit: unit.id, person: leaver.id, present: false });
    await house.control('POST', 'members', {
      ...{ unit: other.unit.id, person: other.manager.id, present: false },
    });
    // Written in SharePoint's own page, which checks nothing.
    const meeting = await house.graph<{ id: string }>(
      manager,
      'POST',
      `sites/${unit.site}/lists/StegvisMeetings/items`,
      {
        fields: {
          ...{ Title: 'Baklänges', Kind: 'Gruppmöte', State: 'Planerat' },
          ...{ Start: '2026-01-15T10:00:00Z', End: '2026-01-15T09:00:00Z' },
        },
      },
    );
    expect(meeting.status).toBe(201);

    expect((await house.moveClock('2026-01-13T15:00:00.000Z')).settled).toBe(true);
    const expected = [
      { problem: 'meeting-times', unit: unit.id, about: meeting.body.id },
      { problem: 'no-manager', unit: other.unit.id, about: other.manager.id },
      { problem: 'owner-left', unit: unit.id, about: orphan },
    ];
    const named = ({ problem, unit: of, about }: Record<string, unknown>) => ({ problem, unit: of, about });
    const sorted = (some: readonly Record<string, unknown>[]) =>
      some.map(named).sort((a, b) => String(a.problem).localeCompare(String(b.problem)));
    expect(sorted((await told(manager)).map((each) => ({ ...each })))).toEqual(expected);
    expect(sorted(logged())).toEqual(expected);
    // A manager sees counts alone.
    const plain = await house.api<object>(manager, 'GET', 'status');
    expect([plain.status, 'problems' in plain.body]).toEqual([200, false]);
    // The rest goes on.
    expect(await hasCard(good, 'Gå igenom blanketter')).toBe(true);
    expect(await hasCard(manager, 'Ny skylt')).toBe(true);
    expect(await hasCard(manager, 'Gruppmöte')).toBe(true);
    expect(await hasCard(friend, 'Byt bilderna')).toBe(true);
    expect(await hasCard(leaver, 'Ny skylt')).toBe(false);
  });
});

describe('what cannot be right in the program’s own store', () => {
  test('hours in a zone that is none, and days that are none, keep nobody from anything', async () => {
    const { unit, manager, staff } = await ready('hbtq-klivet');
    const [zoned, dayless, good] = staff.filter(({ role }) => role === 'employee') as [
      Person,
      Person,
      Person,
    ];
    await database.query('update people set hours = $2 where id = $1', [
      zoned.id,
      JSON.stringify({ from: '08:30', to: '12:00', zone: 'Europe/Atlantis' }),
    ]);
    await database.query('update people set days = $2 where id = $1', [dayless.id, '"alltid"']);
    for (const owner of [zoned, dayless, good]) await give(manager, unit, owner, `Åt ${owner.name}`);
    expect((await house.moveClock('2026-01-13T15:00:00.000Z')).settled).toBe(true);
    for (const owner of [zoned, dayless, good])
      expect([owner.name, await hasCard(owner, `Åt ${owner.name}`)]).toEqual([owner.name, true]);
    const expected = [
      { problem: 'hours', unit: null, about: dayless.id },
      { problem: 'time-zone', unit: null, about: zoned.id },
    ];
    const known = (await told(manager)).map(({ problem, unit: of, about }) => ({ problem, unit: of, about }));
    expect(known.sort((a, b) => a.problem.localeCompare(b.problem))).toEqual(expected);
    expect(logged()).toHaveLength(2);
  });

  test('jobs and cards with nonsense in them are given up once, and the cards beside them go out', async () => {
    const { unit, manager, staff } = await ready('hbtq-klivet');
    const [good, other] = staff.filter(({ role }) => role === 'employee') as [Person, Person];
    await give(manager, unit, good, 'Gå igenom blanketter');
    const { rows } = await database.query<{ tenant: string }>('select tenant from units limit 1');
    const rubbish = ['{"lines": 1}', '[]', '[{"key": "x"}]', '[{"key": "x", "line": {"kind": "N99"}}]'];
    for (const [n, lines] of rubbish.entries())
      await database.query(
        `insert into cards (id, person, tenant, unit, day, lines, state, at)
         values ($1, $2, $3, $4, '2026-01-12', $5, 'claimed', '2026-01-12T08:00:00Z')`,
        [`rubbish-${n}`, other.id, rows[0]?.tenant, unit.id, lines],
      );
    const jobs = [
      ...rubbish.map((_, n) => [
        'deliver',
        JSON.stringify({ card: `rubbish-${n}`, tenant: rows[0]?.tenant }),
      ]),
      ...[
        ['deliver', '{"cart": 1}'],
        ['deliver', null],
        ['deliver', '{"card": "no such card"}'],
      ],
      ...[
        ['plan', '{"slot": "i morgon"}'],
        ['plan', null],
        ['sync', '{"site": 7}'],
        ['sync', null],
      ],
    ];
    for (const [name, data] of jobs)
      await database.query('insert into pgboss.job (name, data) values ($1, $2)', [name, data]);

    expect((await house.moveClock('2026-01-12T14:00:00.000Z')).settled).toBe(true);
    expect(await hasCard(good, 'Gå igenom blanketter')).toBe(true);
    const problems = await told(manager);
    const count = (problem: string): number => problems.filter((each) => each.problem === problem).length;
    // An empty card is dropped, and one that is none is nothing to give up.
    expect([count('card-given-up'), count('job-given-up'), problems.length]).toEqual([3, 6, 9]);
    const given = logged().map(({ msg, card, reason }) => ({ msg, card, reason }));
    expect(given).toHaveLength(9);
    expect(given).toContainEqual({
      ...{ msg: 'card-given-up', card: 'rubbish-3', reason: 'the card’s lines cannot be read' },
    });
    expect(given).toContainEqual({ msg: 'job-given-up', reason: 'the job names no slot' });

    // The next day is as any other, and nothing of it is told again.
    await give(manager, unit, other, 'Ny skylt');
    expect((await house.moveClock('2026-01-14T15:00:00.000Z')).settled).toBe(true);
    expect(await hasCard(other, 'Ny skylt')).toBe(true);
    expect(await told(manager)).toHaveLength(9);
    expect(logged()).toHaveLength(9);
  });
});
