/**
 * A broad story for the report: all five programmes are set up and lived with, people write past the program, Graph
 * throttles. What goes over the wire is recorded and judged by traffic.test.ts.
 */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cardOf, House, type Person } from '../walks/support/house.ts';
import { describeWithOracles } from './support.ts';

const enc = encodeURIComponent;
const PROGRAMMES = [
  'hbtq-klivet',
  'malmo-fyra-steg',
  'rss-vasterbotten',
  'soderhamn-rfsl',
  'jarfalla-samkrafter',
];

const action = (owner: Person, title: string, dueDate: string) => ({
  title,
  area: 'bemotande',
  need: 'Blanketterna utgår från två kön.',
  goal: 'Alla kan fylla i dem.',
  ownerRole: 'medarbetare',
  ownerId: owner.id,
  dueDate,
  indicator: 'Antal',
  followUpDate: '2026-03-02',
  state: 'active',
});

describeWithOracles('a story with everything in it', () => {
  let house: House;
  beforeAll(async () => {
    house = await House.open();
  }, 120_000);
  afterAll(() => house?.close());

  const live = async (
    programme: string,
  ): Promise<{ manager: Person; unit: string; site: string; owner: Person }> => {
    const { unit, manager, staff, group } = await house.setUp(programme);
    const owner = staff.find((person) => person.id !== manager.id) as Person;
    for (const person of [manager, owner, ...group.slice(0, 2)]) await house.install(person);
    await house.install(manager, unit.id);
    const path = `units/${enc(unit.id)}`;
    const post = (to: string, body: unknown) =>
      house.api<{ id: string; version: string }>(manager, 'POST', `${path}/${to}`, body, {
        'idempotency-key': `${programme}-${to}-${JSON.stringify(body).length}`,
      });
    const { body: added } = await post('plan', action(owner, 'Gå igenom blanketter', '2026-01-26'));
    const change = (body: unknown, version: string) =>
      house.api<{ version: string }>(manager, 'PATCH', `${path}/plan/${added.id}`, body, {
        'if-match': version,
      });
    const { body: changed } = await change({ need: 'Ny text' }, added.version);
    expect((await change({ need: 'För sent' }, added.version)).status).toBe(412);
    await change({ state: 'done' }, changed.version);
    await post('plan', action(owner, 'Se över skyltar', '2026-01-28'));
    await post('plan', action(owner, 'Se över skyltar', '2026-01-28'));
    await post('meetings', {
      kind: 'group',
      title: 'Hbtq-gruppen',
      start: '2026-01-21T12:00:00Z',
      end: '2026-01-21T13:00:00Z',
    });
    await post('meetings', {
      kind: 'apt',
      title: 'APT',
      start: '2026-01-28T08:00:00Z',
      end: '2026-01-28T09:00:00Z',
    });
    const { body: item } = await post('agenda', { title: 'Tre ord', minutes: 5 });
    await house.api(
      manager,
      'PATCH',
      `${path}/agenda/${item.id}`,
      { minutes: 10 },
      { 'if-match': item.version },
    );
    await house.api(manager, 'PUT', `${path}/mandate`, {
      text: 'Vi gör det här på arbetstid.',
      date: '2026-01-12',
    });
    await house.api(manager, 'PUT', `${path}/group`, { members: group.slice(0, 3).map(({ id }) => id) });
    for (const view of ['', '/plan', '/meetings', '/criteria', '/ideas'])
      await house.api(manager, 'GET', `${path}${view}`);
    return { manager, unit: unit.id, site: unit.site, owner };
  };

  test('is lived through', async () => {
    const all = [];
    for (const programme of PROGRAMMES) all.push(await live(programme));
    const [first] = all;
    if (!first) throw new Error('no programme');
    const { manager, unit, site, owner } = first;

    // Past the program: rows added, broken and deleted, a list renamed, a column of the unit's own.
    const plan = `sites/${site}/lists/StegvisPlan`;
    const { body: own } = await house.graph<{ id: string }>(manager, 'POST', `${plan}/items`, {
      fields: {
        Title: 'Ny skylt i entrén',
        State: 'Pågår',
        OwnerId: owner.id,
        DueDate: '2026-01-26T00:00:00Z',
      },
    });
    const { body: gone } = await house.graph<{ id: string }>(manager, 'POST', `${plan}/items`, {
      fields: { Title: 'Tas bort' },
    });
    await house.moveClock('2026-01-13T12:00:00.000Z');
    await house.graph(manager, 'PATCH', `${plan}/items/${own.id}/fields`, { Title: 'Ändrad vid sidan av' });
    await house.graph(manager, 'DELETE', `${plan}/items/${gone.id}`);

    await house.control('POST', 'faults', {
      graph: [
        { status: 429, retryAfter: 0, share: 0.15, seed: 3 },
        { status: 503, share: 0.1, seed: 5 },
        { status: 0, after: true, share: 0.05, seed: 7 },
      ],
    });
    for (let index = 0; index < 6; index++)
      await house.api(
        manager,
        'POST',
        `units/${enc(unit)}/plan`,
        action(owner, `Under störning ${index}`, '2026-01-30'),
        {
          'idempotency-key': `fault-${index}`,
        },
      );
    await house.control('POST', 'faults', {});
    await house.moveClock('2026-01-20T12:00:00.000Z');

    for (const text of [
      'hjälp',
      'nästa möte',
      'pausa',
      'fortsätt',
      'integritet',
      'reflektera',
      'något annat',
    ])
      await house.control('POST', 'say', { person: owner.id, where: 'personal', text });
    await house.control('POST', 'say', { person: owner.id, where: unit, text: 'hjälp' });
    await house.moveClock('2026-01-30T12:00:00.000Z');
    for (const person of [manager, owner]) {
      const cards = (await house.messages(person)).filter((one) => one.activity.attachments?.[0]);
      const pressed = new Set<string>();
      for (const card of cards)
        for (const one of cardOf(card).actions ?? []) {
          if (!one.verb || pressed.has(one.verb)) continue;
          pressed.add(one.verb);
          await house.control('POST', 'click', { person: person.id, activityId: card.id, action: one });
        }
    }
    await house.control('POST', 'uninstall', { person: owner.id, where: 'personal' });
    await house.moveClock('2026-02-03T12:00:00.000Z');
    const requests = await house.control<unknown[]>('GET', 'requests?service=graph&since=0');
    expect(requests.length).toBeGreaterThan(100);
  }, 400_000);
});
