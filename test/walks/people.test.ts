/** People come and go, change their names, are guests, and work in a private channel: the whole house. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, tabOf } from './support/browser.ts';
import { House, type Person, textOf, type Unit } from './support/house.ts';

const enc = encodeURIComponent;
/** Ten working days after Monday 12 January 2026. */
const DUE = '2026-01-26';
const TITLE = 'Gå igenom blanketter';
const OPERATOR = { roles: ['Stegvis.Operator'] };

let house: House;
let browser: Browser;
beforeAll(async () => {
  [house, browser] = await Promise.all([House.open(), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});
beforeEach(async () => {
  await house.control('POST', 'reset');
}, 60_000);

interface Named {
  id: string;
  name: string;
}
interface View {
  manager: Named;
  group: Named[];
  processLead: Named | null;
  people: Named[];
  guests: Named[];
  vacancies: { role: string; text: string }[];
  groupProblem: string | null;
  waitingForIt: { request: string } | null;
}

const overview = async (person: Person, unit: { id: string }): Promise<View> => {
  const answer = await house.api<View>(person, 'GET', `units/${enc(unit.id)}`);
  expect(answer.status).toBe(200);
  return answer.body;
};
const action = (owner: Person, title = TITLE) => ({
  title,
  area: 'bemotande',
  ownerRole: 'medarbetare',
  ownerId: owner.id,
  dueDate: DUE,
  indicator: 'Antal ändrade blanketter',
  followUpDate: '2026-03-02',
  state: 'active',
});
const give = (by: Person, unit: Unit, owner: Person, title?: string) =>
  house.api<{ id: string }>(by, 'POST', `units/${enc(unit.id)}/plan`, action(owner, title));
const member = (unit: { id: string }, person: Person, present: boolean) =>
  house.control('POST', 'members', { unit: unit.id, person: person.id, present });
const cardsAbout = async (person: Person, title: string) =>
  (await house.messages(person)).filter((message) => textOf(message).includes(title));
const until = async <T>(look: () => Promise<T | null>): Promise<T> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await new Promise((go) => setTimeout(go, 50))) {
    const found = await look();
    if (found !== null) return found;
  }
  throw new Error('it did not come about');
};
const asked = (service: 'graph' | 'connector', since = 0) =>
  house.control<{ seq: number; method: string; path: string; status: number }[]>(
    'GET',
    `requests?service=${service}&since=${since}`,
  );
const lastSeq = async (service: 'graph' | 'connector') => (await asked(service)).at(-1)?.seq ?? 0;
/** What operators are told, by somebody with their app role. */
const status = async (person: Person) => {
  const { token } = await house.control<{ token: string }>('POST', 'token', {
    person: person.id,
    claims: OPERATOR,
  });
  const answer = await fetch(`${house.bot}/api/status`, { headers: { authorization: `Bearer ${token}` } });
  return (await answer.json()) as {
    nudges: { state: string; kind: string; reason: string | null; count: number }[];
    consents: { problems: { check: string; unit?: string; text: string }[] };
  };
};
/** Sets up with a process lead and a safety representative, the app in the team. */
const ready = async () => {
  const known = await house.setUp('hbtq-klivet');
  const { unit, manager, all, group } = known;
  const processLead = all.find(({ role }) => role === 'processLead');
  if (!processLead) throw new Error('the seed lacks a process lead');
  await house.install(manager, unit.channel);
  const wish = {
    programme: 'hbtq-klivet',
    start: '2026-01-12',
    manager: manager.id,
    group: group.map(({ id }) => id),
    processLead: processLead.id,
  };
  expect((await house.api(manager, 'PUT', `units/${enc(unit.id)}`, wish)).status).toBe(200);
  return { ...known, processLead, wish };
};

describe('somebody who leaves', () => {
  test('while their card is on its way gets none, and the tab tells the manager what is vacant', async () => {
    const { unit, manager, processLead } = await ready();
    await house.install(processLead);
    await house.install(manager);
    await give(manager, unit, processLead);
    const since = await lastSeq('connector');
    // Teams has no room for the card: it is claimed, and waits.
    await house.control('POST', 'faults', { connector: [{ status: 429, retryAfter: 1, match: 'POST' }] });
    const moved = house.moveClock('2026-01-12T14:00:00.000Z');
    await until(async () => (await asked('connector', since)).find((one) => one.status === 429) ?? null);
    const graphBefore = await lastSeq('graph');
    await member(unit, processLead, false);
    await until(
      async () =>
        (await asked('graph', graphBefore)).find(({ path }) =>
          path.includes(`/teams/${unit.team}/members`),
        ) ?? null,
    );
    await until(async () =>
      (await overview(manager, unit)).people.some(({ id }) => id === processLead.id) ? null : true,
    );
    await house.control('POST', 'faults', { connector: [] });
    expect((await moved).settled).toBe(true);
    expect(await cardsAbout(processLead, TITLE)).toEqual([]);
    expect((await status(manager)).nudges).toContainEqual(
      expect.objectContaining({ state: 'dropped', kind: 'N6', reason: 'left', count: 1 }),
    );

    expect((await house.api(processLead, 'GET', `units/${enc(unit.id)}`)).status).toBe(404);
    const { vacancies, processLead: now } = await overview(manager, unit);
    expect(now).toBeNull();
    expect(vacancies.map(({ role }) => role)).toEqual(['processLead', 'owner']);

    const page = await browser.newPage();
    try {
      const { url } = await house.control<{ url: string }>('POST', 'open', {
        person: manager.id,
        where: unit.channel,
        view: 'start',
      });
      await page.goto(url);
      const tab = await tabOf(page, 'start');
      await tab.getByText('Processledaren har lämnat kanalen. Välj en ny.').waitFor();
      await tab.getByRole('button', { name: 'Till planen' }).click();
      await tab.waitForSelector('html[data-ready="plan"]', { state: 'attached' });
      await tab.getByText('Har lämnat enheten').first().waitFor();
      await tab.getByRole('button', { name: 'Filter' }).click();
      await tab.getByRole('menuitemcheckbox', { name: 'Har lämnat enheten' }).click();
      await page.keyboard.press('Escape');
      expect(await tab.getByRole('button', { name: TITLE, exact: true }).count()).toBe(1);
    } finally {
      await page.close();
    }
  });

  test('has their action told to the manager, and comes back as they were', async () => {
    const { unit, manager, staff } = await ready();
    const owner = staff.find(({ role }) => role === 'employee') as Person;
    await house.install(owner);
    await house.install(manager);
    await house.control('POST', 'say', { person: owner.id, where: 'personal', text: 'english' });
    await give(manager, unit, owner);
    await member(unit, owner, false);
    expect((await house.moveClock('2026-01-12T14:00:00.000Z')).settled).toBe(true);
    expect(await cardsAbout(owner, TITLE)).toEqual([]);
    expect(await cardsAbout(manager, TITLE)).toHaveLength(1);
    await member(unit, owner, true);
    await until(async () =>
      (await overview(manager, unit)).people.some(({ id }) => id === owner.id) ? true : null,
    );
    expect((await give(manager, unit, owner, 'Ny skylt')).status).toBe(201);
    expect((await house.moveClock('2026-01-13T14:00:00.000Z')).settled).toBe(true);
    const [card] = await cardsAbout(owner, 'Ny skylt');
    expect(card && textOf(card)).toContain('You are responsible');
    expect((await overview(owner, unit)).vacancies).toEqual([]);
  });

  test('as manager leaves the unit to an owner of the team, and to nobody else', async () => {
    const { unit, manager, staff, group, wish } = await ready();
    const heir = group.find(({ id }) => id !== manager.id) as Person;
    const colleague = staff.find(({ role }) => role === 'employee') as Person;
    const put = (by: Person, as: Person) =>
      house.api<View>(by, 'PUT', `units/${enc(unit.id)}`, { ...wish, manager: as.id, group: [as.id] });
    await house.control('POST', 'members', { unit: unit.id, person: heir.id, present: true, owner: true });
    expect((await put(heir, heir)).status).toBe(403);
    await member(unit, manager, false);
    expect((await put(colleague, colleague)).status).toBe(403);
    expect((await put(heir, colleague)).status).toBe(403);
    const taken = await put(heir, heir);
    expect([taken.status, taken.body.manager]).toEqual([200, { id: heir.id, name: heir.name }]);
    expect((await house.api(manager, 'GET', `units/${enc(unit.id)}`)).status).toBe(404);
  });
});

describe('a name', () => {
  test('that changes is the new one a day later, and stands in no list', async () => {
    const { unit, manager, staff, all } = await ready();
    const owner = staff.find(({ role }) => role === 'employee') as Person;
    await house.install(owner);
    await give(manager, unit, owner);
    const name = 'Robin Nygårds-Testsson';
    await house.control('POST', 'accounts', { person: owner.id, name });
    expect((await house.moveClock('2026-01-13T14:00:00.000Z')).settled).toBe(true);
    expect((await overview(manager, unit)).people).toContainEqual({ id: owner.id, name });
    expect((await house.api<Named>(owner, 'GET', 'me')).body.name).toBe(name);

    const lists = await house.graph<{ value: { id: string; name: string }[] }>(
      manager,
      'GET',
      `sites/${unit.site}/lists`,
    );
    const names = [...all.map((person) => person.name), name];
    for (const list of lists.body.value.filter((one) => one.name.startsWith('Stegvis'))) {
      const { body } = await house.graph<{ value: { fields: Record<string, unknown> }[] }>(
        manager,
        'GET',
        `sites/${unit.site}/lists/${list.id}/items?$expand=fields&$top=200`,
      );
      for (const { fields } of body.value)
        expect([list.name, names.filter((one) => JSON.stringify(fields).includes(one))]).toEqual([
          list.name,
          [],
        ]);
    }
  });
});

describe('a guest', () => {
  test('is never nudged nor chosen, also after having been a member who chose questions to think about', async () => {
    const { unit, manager, staff } = await ready();
    const owner = staff.find(({ role }) => role === 'employee') as Person;
    await house.install(owner);
    await house.control('POST', 'say', { person: owner.id, where: 'personal', text: 'reflektera måndag' });
    await give(manager, unit, owner);
    const before = (await house.messages(owner)).length;
    await house.control('POST', 'accounts', { person: owner.id, guest: true });
    // Somebody else comes: Teams tells of that, and who is there is read anew.
    await house.control('POST', 'members', { unit: unit.id, person: staff[1]?.id, present: false });
    expect((await house.moveClock('2026-02-10T16:00:00.000Z')).settled).toBe(true);
    expect(await house.messages(owner)).toHaveLength(before);
    const seen = await overview(manager, unit);
    expect(seen.guests.map(({ id }) => id)).toEqual([owner.id]);
    expect(seen.people.some(({ id }) => id === owner.id)).toBe(false);
    const at = `units/${enc(unit.id)}`;
    expect((await give(manager, unit, owner, 'Annan')).status).toBe(422);
    expect((await house.api(manager, 'PUT', `${at}/group`, { members: [owner.id] })).status).toBe(422);
    const wish = { programme: 'hbtq-klivet', start: '2026-01-12', manager: manager.id, group: [] };
    expect((await house.api(manager, 'PUT', at, { ...wish, safetyRep: owner.id })).status).toBe(422);
  });
});

describe('the app that is not in the team', () => {
  test('leaves what is known, and says so in words to operators until it is there', async () => {
    const { unit, manager, staff } = await house.setUp('hbtq-klivet');
    const owner = staff.find(({ role }) => role === 'employee') as Person;
    await member(unit, owner, false);
    expect((await house.moveClock('2026-01-13T09:00:00.000Z')).settled).toBe(true);
    const problems = async () =>
      (await status(manager)).consents.problems.filter(({ check }) => check === 'members');
    expect(await problems()).toEqual([
      { check: 'members', unit: unit.id, text: expect.stringContaining(unit.name) },
    ]);
    // The tab brings the members with the person's own rights, after the answer.
    await house.api(manager, 'GET', `units/${enc(unit.id)}/plan`);
    await until(async () =>
      (await overview(manager, unit)).people.some(({ id }) => id === owner.id) ? null : true,
    );
    await house.install(manager, unit.channel);
    await until(async () => ((await problems()).length === 0 ? true : null));
  });
});

describe('a private channel', () => {
  test('is set up in its own site, waits for IT, and then reminds its members alone', async () => {
    const { unit, manager, staff, group } = await house.unit('hbtq-klivet');
    const inside = group.find(({ id }) => id !== manager.id) as Person;
    const outside = staff.find(({ role }) => role === 'employee') as Person;
    await house.install(manager, unit.channel);
    const own = await house.control<{ id: string; site: string; channel: string }>('POST', 'channels', {
      team: unit.team,
      name: 'Hbtq-gruppen',
      membership: 'private',
      members: [manager.id, inside.id],
    });
    const wish = {
      programme: 'hbtq-klivet',
      start: '2026-01-12',
      manager: manager.id,
      group: [manager.id, inside.id],
    };
    const at = `units/${enc(own.id)}`;
    expect((await house.api(inside, 'PUT', at, { ...wish, manager: inside.id })).status).toBe(403);
    expect((await house.api(outside, 'PUT', at, wish)).status).toBe(404);
    const made = await house.api<View>(manager, 'PUT', at, wish);
    expect([made.status, made.body.people.map(({ id }) => id).sort()]).toEqual([
      200,
      [manager.id, inside.id].sort(),
    ]);
    expect(made.body.waitingForIt?.request).toContain('Hbtqgruppen');
    const lists = (site: string) =>
      house.graph<{ value: { name: string }[] }>(manager, 'GET', `sites/${site}/lists?$select=name`);
    const ours = (found: { body: { value: { name: string }[] } }) =>
      found.body.value.filter(({ name }) => name.startsWith('Stegvis')).length;
    expect([ours(await lists(own.site)), ours(await lists(unit.site))]).toEqual([6, 0]);
    expect((await house.api(outside, 'GET', at)).status).toBe(404);

    await house.install(inside);
    expect((await house.api(manager, 'POST', `${at}/plan`, action(inside))).status).toBe(201);
    await house.moveClock('2026-01-12T10:00:00.000Z');
    expect(await cardsAbout(inside, TITLE)).toEqual([]);
    await house.control('POST', 'consent', { site: own.site, granted: true });
    expect((await overview(manager, own)).waitingForIt).toBeNull();
    expect((await house.moveClock('2026-01-13T10:00:00.000Z')).settled).toBe(true);
    expect(await cardsAbout(inside, TITLE)).toHaveLength(1);

    const page = await browser.newPage();
    try {
      const { url } = await house.control<{ url: string }>('POST', 'open', {
        person: inside.id,
        where: own.channel,
        view: 'plan',
      });
      await page.goto(url);
      const tab = await tabOf(page, 'plan');
      await tab.getByText(TITLE).first().waitFor();
    } finally {
      await page.close();
    }

    await member(own, inside, false);
    await until(async () => ((await house.api(inside, 'GET', at)).status === 404 ? true : null));
    expect((await overview(manager, own)).vacancies.map(({ role }) => role)).toContain('group');
    expect(await house.units()).toHaveLength(5);
  });
});
