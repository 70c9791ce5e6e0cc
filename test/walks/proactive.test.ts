/** The app that adds itself for members who lack it, where an administrator allows it: the whole house. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { House, type Person, textOf, type Unit } from './support/house.ts';

const ROLE = 'TeamsAppInstallation.ReadWriteSelfForUser.All';
const TITLE = 'Gå igenom blanketter';
/** Ten working days after Monday 12 January 2026. */
const DUE = '2026-01-26';
/** The Monday’s first slot is at 10 in Stockholm; the last one before 16. */
const FIRST = '2026-01-12T09:00:00.000Z';

let house: House;
beforeAll(async () => {
  house = await House.open({ PROACTIVE_INSTALL: 'true' });
}, 120_000);
afterAll(() => house?.close());
beforeEach(async () => {
  await house.control('POST', 'reset');
}, 60_000);

const allow = (granted: boolean) => house.control('POST', 'consent', { role: ROLE, granted });
const give = async (manager: Person, unit: Unit, owner: Person, title = TITLE) => {
  const answer = await house.api(manager, 'POST', `units/${encodeURIComponent(unit.id)}/plan`, {
    title,
    area: 'bemotande',
    ownerRole: 'medarbetare',
    ownerId: owner.id,
    dueDate: DUE,
    indicator: 'Antal ändrade blanketter',
    followUpDate: '2026-03-02',
    state: 'active',
  });
  expect(answer.status).toBe(201);
};
const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new Error('it did not come about');
};
const texts = async (person: Person) => (await house.messages(person)).map(textOf);
const about = async (person: Person, title = TITLE) =>
  (await house.messages(person)).filter((message) => JSON.stringify(message).includes(title));
/** What the bot asked Graph about people's apps. */
const asked = async (method: string, person?: Person) =>
  (
    await house.control<{ method: string; path: string; status: number }[]>('GET', 'requests?service=graph')
  ).filter(
    (one) =>
      one.method === method &&
      one.path.includes('/teamwork/installedApps') &&
      (person === undefined || one.path.includes(person.id)),
  );
const status = async (person: Person) => {
  const { token } = await house.control<{ token: string }>('POST', 'token', {
    person: person.id,
    claims: { roles: ['Stegvis.Operator'] },
  });
  const answer = await fetch(`${house.bot}/api/status`, { headers: { authorization: `Bearer ${token}` } });
  const body = (await answer.json()) as {
    consents: { installs: { on: boolean; allowed: string }; problems: { check: string; text: string }[] };
  };
  return body.consents;
};
const logged = (event: string) =>
  readFileSync(join(house.data, 'bot.log'), 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"${event}"`)).length;

/** A unit that is set up, whose manager alone has the app; an employee with something due, and another. */
const ready = async () => {
  const known = await house.setUp('hbtq-klivet');
  await house.install(known.manager);
  const [owner, other] = known.staff.filter(({ role }) => role === 'employee');
  if (!owner || !other) throw new Error('the seed lacks employees');
  return { ...known, owner, other };
};

describe('where an administrator allows it', () => {
  test('a member without the app is welcomed within their hours, and gets what is due in time', async () => {
    await allow(true);
    const { unit, manager, owner, other } = await ready();
    await give(manager, unit, owner);
    await house.moveClock('2026-01-12T08:40:00.000Z');
    // Monday before ten: nobody is written to, so nobody is added either.
    expect(await asked('POST')).toEqual([]);
    await house.moveClock(FIRST);
    const welcome = await until(async () => (await texts(owner))[0] ?? null);
    expect(welcome).toContain(`Jag följer arbetet i ${unit.name}, som ${manager.name} ansvarar för.`);
    expect(welcome).toContain('Er administratör låter mig lägga till mig själv.');
    expect(welcome).toContain('Tar du bort mig i Teams kommer jag inte tillbaka.');
    expect((await house.moveClock('2026-01-12T09:30:00.000Z')).settled).toBe(true);
    expect(await about(owner)).toHaveLength(1);
    expect(await texts(owner)).toHaveLength(2);
    // Nobody but whom something is due to, and each once.
    expect((await asked('POST')).map(({ status: code }) => code)).toEqual([201]);
    expect(await asked('POST', other)).toEqual([]);
    expect((await status(manager)).installs).toMatchObject({ on: true });
  });

  test('somebody who has removed the app is left alone for good', async () => {
    await allow(true);
    const { unit, manager, owner } = await ready();
    await house.install(owner);
    const before = (await texts(owner)).length;
    await house.control('POST', 'uninstall', { person: owner.id, where: 'personal' });
    await give(manager, unit, owner);
    for (const day of ['12', '13', '14']) await house.moveClock(`2026-01-${day}T14:30:00.000Z`);
    expect(await texts(owner)).toHaveLength(before);
    expect(await asked('POST', owner)).toEqual([]);

    // They may come back by themselves whenever they like.
    await house.install(owner);
    await until(async () => ((await texts(owner)).length > before ? true : null));
    expect((await texts(owner)).at(-1)).not.toContain('Er administratör');
  });

  test('somebody who removes it after it came by itself is not asked again, and told nothing', async () => {
    await allow(true);
    const { unit, manager, owner } = await ready();
    await give(manager, unit, owner);
    await house.moveClock(FIRST);
    await until(async () => (await texts(owner))[0] ?? null);
    await house.control('POST', 'uninstall', { person: owner.id, where: 'personal' });
    for (const day of ['12', '13', '14']) await house.moveClock(`2026-01-${day}T14:30:00.000Z`);
    expect(await texts(owner)).toHaveLength(1);
    expect(await asked('POST', owner)).toHaveLength(1);
  });

  test('a policy that keeps the app from somebody is met once a day, three times, and then told', async () => {
    await allow(true);
    const { unit, manager, owner, other } = await ready();
    await house.control('POST', 'accounts', { person: owner.id, appBlocked: true });
    await give(manager, unit, owner);
    await give(manager, unit, other, 'Ny skylt');
    for (const day of ['12', '13', '14', '15', '16']) await house.moveClock(`2026-01-${day}T12:30:00.000Z`);
    expect((await asked('POST', owner)).map(({ status: code }) => code)).toEqual([403, 403, 403]);
    expect(await about(other, 'Ny skylt')).toHaveLength(1);
    const { problems } = await status(manager);
    // The self-check at the start may have looked before it was allowed; it looks again once a day.
    expect(problems).toContainEqual({
      check: 'install-refused',
      text: expect.stringContaining('Teams administrationscenter'),
    });
  });
});

describe('where nobody allows it', () => {
  test('operators are told once, nothing is asked of Graph, and the rest goes on', async () => {
    const before = logged('install-stopped');
    const { unit, manager, owner, other } = await ready();
    await house.install(other);
    await give(manager, unit, owner);
    await give(manager, unit, other, 'Ny skylt');
    for (const day of ['12', '13', '14']) await house.moveClock(`2026-01-${day}T14:30:00.000Z`);
    expect(await about(other, 'Ny skylt')).toHaveLength(1);
    expect(await texts(owner)).toEqual([]);
    expect(await asked('POST')).toEqual([]);
    expect(logged('install-stopped') - before).toBe(1);
    const { installs, problems } = await status(manager);
    expect(installs).toMatchObject({ on: true, allowed: 'missing' });
    expect(problems.filter(({ check }) => check.startsWith('install'))).toEqual([
      { check: 'install-permission', text: expect.stringContaining(ROLE) },
    ]);

    // Once it is allowed the next day brings it, without anybody doing anything.
    await allow(true);
    await house.moveClock('2026-01-15T14:30:00.000Z');
    await until(async () => (await texts(owner))[0] ?? null);
    expect(await about(owner)).toHaveLength(1);
  });
});
