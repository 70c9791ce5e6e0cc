/** A person's rights over a whole house: leaving forgets, erasing is made up for, and nothing comes back. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { columnsWith } from './support/columns.ts';
import { House, type Person, textOf } from './support/house.ts';

const enc = encodeURIComponent;
const TITLE = 'Gå igenom blanketter';

let house: House;
let person: Person;
let manager: Person;
let unit: { id: string; channel: string };
let databaseUrl: string;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house?.close());
beforeEach(async () => {
  await house.control('POST', 'reset');
  const known = await house.setUp('hbtq-klivet');
  ({ manager, unit } = known);
  person = known.staff.find(({ role }) => role === 'employee') as Person;
  databaseUrl = (await house.control<{ DATABASE_URL: string }>('GET', 'environment')).DATABASE_URL;
  await house.install(manager, unit.channel);
  await house.install(person);
}, 60_000);

const give = async (title = TITLE): Promise<string> => {
  const made = await house.api<{ id: string }>(manager, 'POST', `units/${enc(unit.id)}/plan`, {
    ...{ title, area: 'bemotande', goal: 'Öppna blanketter', ownerRole: 'medarbetare' },
    ...{ ownerId: person.id, dueDate: '2026-01-26', indicator: 'Antal', followUpDate: '2026-03-02' },
    state: 'active',
  });
  expect(made.status).toBe(201);
  return made.body.id;
};
const owner = async (id: string): Promise<string | null | undefined> => {
  const plan = await house.api<{ actions: { id: string; ownerId: string | null }[] }>(
    manager,
    'GET',
    `units/${enc(unit.id)}/plan`,
  );
  return plan.body.actions.find((action) => action.id === id)?.ownerId;
};
const present = (there: boolean) =>
  house.control('POST', 'members', { unit: unit.id, person: person.id, present: there });
const places = (needle = person.id) => columnsWith(needle, databaseUrl);
const status = async () => {
  const { token } = await house.control<{ token: string }>('POST', 'token', {
    person: person.id,
    claims: { roles: ['Stegvis.Operator'] },
  });
  const answer = await fetch(`${house.bot}/api/status`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as { namesLeft: { rows: number; since: string | null } };
};
/** Where the roster of Teams itself stands, which is read anew as long as somebody is in the team. */
const ROSTER = ['unit_members_seen.person', 'unit_people.person', 'units.members'];
/** The unit's own list names who was responsible, until the manager has chosen somebody else. */
const OF_THE_UNIT = ['problems_told.key', 'projected_rows.body'];

describe('somebody who leaves a unit', () => {
  test('is gone from every table within a day, but for the unit’s own list of actions', async () => {
    await give();
    await house.moveClock('2026-01-13T09:00:00.000Z');
    expect((await house.messages(person)).some((one) => textOf(one).includes(TITLE))).toBe(true);
    expect(await places()).toEqual(expect.arrayContaining(['claims.person', 'people.id']));
    await present(false);
    expect((await house.moveClock('2026-01-14T09:00:00.000Z')).settled).toBe(true);
    expect((await places()).filter((place) => !OF_THE_UNIT.includes(place))).toEqual([]);
    expect(await places(person.name)).toEqual([]);
    expect(await places(person.chat)).toEqual([]);
  });

  test('and is back the same afternoon is as before', async () => {
    await house.moveClock('2026-01-13T09:00:00.000Z');
    await present(false);
    await house.moveClock('2026-01-13T12:00:00.000Z');
    await present(true);
    await house.moveClock('2026-01-14T12:00:00.000Z');
    expect(await places()).toEqual(expect.arrayContaining(['people.id', ...ROSTER]));
  });
});

describe('somebody who erases everything', () => {
  test('while Graph is away is gone from the store at once, and from the list within minutes after', async () => {
    const action = await give();
    // The set-up's own reading of the lists is over.
    expect((await house.moveClock('2026-01-12T09:00:00.000Z')).settled).toBe(true);
    await house.control('POST', 'faults', { graph: [{ status: 503, retryAfter: 1 }] });
    const erased = await house.api<{ rows: number }>(person, 'DELETE', 'me');
    expect([erased.status, erased.body]).toMatchObject([200, { rows: 1 }]);
    expect(await places()).toEqual([]);
    expect((await status()).namesLeft).toMatchObject({ rows: 1, since: expect.any(String) });
    await house.control('POST', 'faults', { graph: [] });
    for (let tries = 0; tries < 200 && (await status()).namesLeft.rows > 0; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 500));
    expect((await status()).namesLeft).toEqual({ rows: 0, since: null });
    expect(await owner(action)).toBeNull();
  });

  test('does not come back with weeks of planning, new names from Teams and a restart', async () => {
    await give();
    await house.control('POST', 'say', { person: person.id, where: 'personal', text: 'reflektera' });
    await house.moveClock('2026-01-13T09:00:00.000Z');
    expect((await house.api(person, 'DELETE', 'me')).status).toBe(200);
    const before = (await house.messages(person)).length;
    await house.moveClock('2026-02-03T15:00:00.000Z');
    await house.stop();
    await house.start();
    await house.moveClock('2026-02-10T15:00:00.000Z');
    expect((await places()).filter((place) => !ROSTER.includes(place))).toEqual([]);
    // Cards are removed from the chat, and none is written.
    expect((await house.messages(person)).length).toBeLessThanOrEqual(before);
  });
});
