import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { House, type Person } from '../walks/support/house.ts';
import { type GraphRequest, readContract, unfold } from './graph-contract.ts';
import { describeWithOracles, mistakes, oracle, validator } from './support.ts';

const enc = encodeURIComponent;
type Logged = { method: string; path: string; body: unknown };

/** Paths that the description leaves out, each with the page that documents it. */
const DOCUMENTED: { pattern: RegExp; page: string }[] = [
  { pattern: /^\/groups\/[^/]+\/sites\/root$/, page: 'https://learn.microsoft.com/graph/api/site-get' },
  { pattern: /^\/me\/joinedTeams$/, page: 'https://learn.microsoft.com/graph/api/user-list-joinedteams' },
  {
    pattern: /^\/teams\/[^/]+\/channels\/[^/]+\/filesFolder$/,
    page: 'https://learn.microsoft.com/graph/api/channel-get-filesfolder',
  },
  {
    pattern: /^\/sites\/[^/]+\/lists\/[^/]+\/items\/delta$/,
    page: 'https://learn.microsoft.com/graph/api/listitem-delta',
  },
];

describeWithOracles('what the program sends in a story', () => {
  let house: House;
  let graph: GraphRequest[] = [];
  let connector: Logged[] = [];

  beforeAll(async () => {
    house = await House.open();
    const { unit, manager, staff, group } = await house.setUp('hbtq-klivet');
    const owner = staff[0] as Person;
    for (const person of [manager, owner, ...group]) await house.install(person);
    await house.install(manager, unit.id);
    const unitPath = `units/${enc(unit.id)}`;
    const action = {
      title: 'Gå igenom blanketter',
      area: 'bemotande',
      need: 'Blanketterna utgår från två kön.',
      goal: 'Alla kan fylla i dem.',
      ownerRole: 'medarbetare',
      ownerId: owner.id,
      dueDate: '2026-01-26',
      indicator: 'Antal',
      followUpDate: '2026-03-02',
      state: 'active',
    };
    const added = await house.api<{ id: string; version: string }>(
      manager,
      'POST',
      `${unitPath}/plan`,
      action,
    );
    await house.api(
      manager,
      'PATCH',
      `${unitPath}/plan/${added.body.id}`,
      { need: 'Ny text' },
      { 'if-match': added.body.version },
    );
    await house.api(manager, 'POST', `${unitPath}/meetings`, {
      kind: 'group',
      title: 'Hbtq-gruppen',
      start: '2026-01-21T12:00:00Z',
      end: '2026-01-21T13:00:00Z',
    });
    await house.api(manager, 'POST', `${unitPath}/meetings`, {
      kind: 'apt',
      title: 'APT',
      start: '2026-01-28T08:00:00Z',
      end: '2026-01-28T09:00:00Z',
    });
    await house.api(manager, 'POST', `${unitPath}/agenda`, { title: 'Tre ord', minutes: 5 });
    await house.api(manager, 'PUT', `${unitPath}/mandate`, {
      text: 'Vi gör det här på arbetstid.',
      date: '2026-01-12',
    });
    for (const text of [
      'hjälp',
      'nästa möte',
      'pausa',
      'fortsätt',
      'integritet',
      'reflektera',
      'något annat',
    ]) {
      await house.control('POST', 'say', { person: owner.id, where: 'personal', text });
    }
    await house.moveClock('2026-01-30T12:00:00.000Z');
    graph = unfold(await house.control<Logged[]>('GET', 'requests?service=graph&since=0'));
    connector = await house.control<Logged[]>('GET', 'requests?service=connector&since=0');
  }, 180_000);
  afterAll(() => house?.close());

  test('asks Graph only for what Microsoft describes', () => {
    const contract = readContract();
    const unknown = graph.filter(
      (request) =>
        contract.typeOf({
          ...request,
          path: decodeURIComponent(request.path).replace(/\/delta(\(\))?$/, '/delta()'),
        }) === undefined &&
        contract.typeOf(request) === undefined &&
        !DOCUMENTED.some(({ pattern }) => pattern.test(request.path)),
    );
    console.log(
      `Graph: ${graph.length} requests seen, ${graph.length - unknown.length} known to the description, ${unknown.length} unknown`,
    );
    expect(graph.length).toBeGreaterThan(20);
    expect([...new Set(unknown.map(({ method, path }) => `${method} ${path}`))]).toEqual([]);
  });

  test('sends Graph bodies that the strict schema accepts', () => {
    const contract = readContract();
    const schema = oracle<object>('graph-v1.0-strict.schema.json');
    const wrong: string[] = [];
    let checked = 0;
    for (const request of graph.filter(
      ({ body, method }) => body !== undefined && body !== null && body !== '' && method !== 'GET',
    )) {
      const type = contract.typeOf(request);
      if (!type) {
        wrong.push(`${request.method} ${request.path}: a body that no description asks for`);
        continue;
      }
      checked++;
      wrong.push(
        ...mistakes(validator(schema, `/$defs/${type}`), request.body).map(
          (text) => `${request.method} ${request.path}: ${text}`,
        ),
      );
    }
    console.log(`Graph: ${checked} bodies checked`);
    expect(checked).toBeGreaterThan(5);
    expect(wrong).toEqual([]);
  });

  test('sends cards that Adaptive Cards 1.5 accepts, under 28 KB each', () => {
    const schema = oracle<Record<string, unknown>>('adaptive-card-1.5.schema.json');
    delete schema.$schema;
    delete schema.id;
    const validate = validator(schema);
    const cards = connector
      .flatMap(
        ({ body }) =>
          (body as { attachments?: { contentType: string; content: unknown }[] } | null)?.attachments ?? [],
      )
      .filter((attachment) => attachment.contentType === 'application/vnd.microsoft.card.adaptive');
    expect(cards.length).toBeGreaterThan(3);
    for (const { content } of cards) {
      expect(mistakes(validate, content)).toEqual([]);
      expect(JSON.stringify(content).length).toBeLessThan(28_000);
    }
  });
});
