import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { cardOf, House, type Person, textOf } from '../support/house.ts';

const enc = encodeURIComponent;

/** Ten working days after Monday 12 January 2026. */
const DUE = '2026-01-26';
const MONDAY_TEN = '2026-01-12T09:00:00.000Z';

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());
beforeEach(async () => {
  await house.control('POST', 'reset');
}, 60_000);

const action = (owner: Person, dueDate: string, title = 'Gå igenom blanketter') => ({
  title,
  area: 'bemotande',
  need: 'Blanketterna utgår från två kön.',
  goal: 'Alla kan fylla i blanketterna.',
  ownerRole: 'medarbetare',
  ownerId: owner.id,
  dueDate,
  indicator: 'Antal ändrade blanketter',
  followUpDate: '2026-03-02',
  state: 'active',
});

describe('an action due in ten working days', () => {
  test('gives its owner one card at a permitted hour; done there is done in SharePoint and on the card; then silence', async () => {
    const { unit, manager, staff } = await house.setUp('hbtq-klivet');
    const owner = staff[3] as Person;
    await house.install(owner);
    const added = await house.api<{ id: string; state: string }>(
      manager,
      'POST',
      `units/${enc(unit.id)}/plan`,
      action(owner, DUE),
    );
    expect(added.status).toBe(201);

    const { settled } = await house.moveClock('2026-01-12T14:00:00.000Z');
    expect(settled).toBe(true);
    const cards = (await house.messages(owner)).filter((message) =>
      textOf(message).includes('Gå igenom blanketter'),
    );
    expect(cards).toHaveLength(1);
    const [card] = cards;
    if (!card) throw new Error('no card');
    expect(card.at).toBe(MONDAY_TEN);
    expect(textOf(card)).toContain('Du är ansvarig. Tio arbetsdagar kvar.');
    expect(cardOf(card).actions?.[0]).toMatchObject({
      type: 'Action.Execute',
      verb: 'done',
      title: 'Klart',
      fallback: { type: 'Action.Submit' },
    });

    const clicked = await house.click(owner, card, 'done');
    expect(clicked.status).toBe(200);
    const row = await house.graph<{ fields: Record<string, string> }>(
      manager,
      'GET',
      `sites/${unit.site}/lists/StegvisPlan/items/${added.body.id}?$expand=fields`,
    );
    expect(row.body.fields.State).toBe('Klar');
    const [replaced] = (await house.messages(owner)).filter((message) => message.id === card.id);
    expect(replaced && textOf(replaced)).toContain('Klar: Gå igenom blanketter');

    await house.moveClock('2026-01-27T16:00:00.000Z');
    expect(
      (await house.messages(owner, card.at)).filter((message) =>
        textOf(message).includes('Gå igenom blanketter'),
      ),
    ).toHaveLength(0);
  });

  test('reaches nobody before the app is installed, and nobody after it was removed', async () => {
    const { unit, manager, staff } = await house.setUp('hbtq-klivet');
    const owner = staff[0] as Person;
    await house.install(owner);
    await house.control('POST', 'uninstall', { person: owner.id, where: 'personal' });
    await house.api(manager, 'POST', `units/${enc(unit.id)}/plan`, action(owner, DUE));
    const before = (await house.messages(owner)).length;
    await house.moveClock('2026-01-27T16:00:00.000Z');
    expect(await house.messages(owner)).toHaveLength(before);
  });

  test('is noticed when somebody adds the row in SharePoint by hand', async () => {
    const { unit, manager, staff } = await house.setUp('hbtq-klivet');
    const owner = staff[1] as Person;
    await house.install(owner);
    const added = await house.graph<{ id: string }>(
      manager,
      'POST',
      `sites/${unit.site}/lists/StegvisPlan/items`,
      {
        fields: {
          Title: 'Ny skylt i entrén',
          State: 'Pågår',
          OwnerId: owner.id,
          DueDate: `${DUE}T00:00:00Z`,
        },
      },
    );
    expect(added.status).toBe(201);
    await house.moveClock('2026-01-12T14:00:00.000Z');
    const cards = (await house.messages(owner)).filter((message) =>
      textOf(message).includes('Ny skylt i entrén'),
    );
    expect(cards).toHaveLength(1);
    const row = await house.graph<{ fields: Record<string, string> }>(
      manager,
      'GET',
      `sites/${unit.site}/lists/StegvisPlan/items/${added.body.id}?$expand=fields`,
    );
    expect(row.body.fields.StegvisKey).toMatch(/./);
    expect(row.body.fields.Unit).toBe(unit.id);
  });
});

describe('a group meeting of a Malmö unit', () => {
  test('is told to each member of the group three working days before, once', async () => {
    const { unit, manager, group } = await house.setUp('malmo-fyra-steg');
    for (const person of group) await house.install(person);
    const meeting = await house.api(manager, 'POST', `units/${enc(unit.id)}/meetings`, {
      kind: 'group',
      title: 'Hbtq-gruppen',
      start: '2026-01-21T12:00:00Z',
      end: '2026-01-21T13:00:00Z',
    });
    expect(meeting.status).toBe(201);
    await house.moveClock('2026-01-20T15:00:00.000Z');
    for (const person of group) {
      const told = (await house.messages(person)).filter((message) =>
        textOf(message).includes(person.language === 'sv' ? 'Gruppmöte' : 'Group meeting'),
      );
      expect(told.map((message) => message.at)).toEqual(['2026-01-16T07:30:00.000Z']);
    }
  });
});

describe('an APT of a Söderhamn unit', () => {
  test('gives the manager two ideas eight working days before; one press puts the first on the agenda', async () => {
    const { unit, manager } = await house.setUp('soderhamn-rfsl');
    await house.install(manager);
    const apt = await house.api<{ id: string }>(manager, 'POST', `units/${enc(unit.id)}/meetings`, {
      kind: 'apt',
      title: 'APT januari',
      start: '2026-01-28T08:00:00Z',
      end: '2026-01-28T09:00:00Z',
    });
    expect(apt.status).toBe(201);
    await house.moveClock('2026-01-16T12:00:00.000Z');
    const ideas = (await house.messages(manager)).filter((message) =>
      textOf(message).includes('förslag till APT'),
    );
    expect(ideas).toHaveLength(1);
    const [card] = ideas;
    if (!card) throw new Error('no card');
    expect(card.at).toBe('2026-01-16T07:30:00.000Z');
    expect((await house.click(manager, card, 'place')).status).toBe(200);
    const meetings = await house.api<{
      meetings: { id: string; agenda: { title: string; state: string }[] }[];
    }>(manager, 'GET', `units/${enc(unit.id)}/meetings`);
    const agenda = meetings.body.meetings.find((known) => known.id === apt.body.id)?.agenda ?? [];
    expect(agenda).toHaveLength(1);
    expect(agenda[0]?.state).toBe('onAgenda');
    await house.click(manager, card, 'place').catch(() => undefined);
    await house.moveClock('2026-01-28T15:00:00.000Z');
    expect(
      (await house.messages(manager, card.at)).filter((message) =>
        textOf(message).includes('förslag till APT'),
      ),
    ).toHaveLength(0);
  });
});

describe('reflection prompts', () => {
  test('come only to the person who chose them, on the chosen weekday, with no field to write in', async () => {
    const { staff } = await house.setUp('hbtq-klivet');
    const [chose, other] = staff as [Person, Person];
    await house.install(chose);
    await house.install(other);
    await house.control('POST', 'say', { person: chose.id, where: 'personal', text: 'reflektera' });
    await house.moveClock('2026-02-13T16:00:00.000Z');
    const prompts = (await house.messages(chose)).filter((message) =>
      textOf(message).includes('En fråga att tänka på'),
    );
    expect(prompts.length).toBeGreaterThanOrEqual(1);
    for (const prompt of prompts) {
      expect(JSON.stringify(cardOf(prompt))).not.toContain('Input.');
      expect(textOf(prompt)).toContain('Svara inte i chatten, den lagras.');
    }
    expect(
      (await house.messages(other)).some((message) => textOf(message).includes('En fråga att tänka på')),
    ).toBe(false);
  });
});
