import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { House, type Message, type Person, textOf, type Unit } from '../support/house.ts';

const enc = encodeURIComponent;
const FOREIGN = '00000000-1111-4222-8333-444444444444';

let house: House;
let unit: Unit;
let manager: Person;
let owner: Person;
let ids: { tenant: string; appId: string; bot: string; serviceUrl: string };

beforeAll(async () => {
  house = await House.open();
  const known = await house.setUp('hbtq-klivet');
  ({ unit, manager } = known);
  owner = known.staff[0] as Person;
  await house.install(owner);
  ids = await house.control('GET', 'tenant');
}, 120_000);
afterAll(() => house.close());

const token = async (input: Record<string, unknown>): Promise<string> =>
  (await house.control<{ token: string }>('POST', 'token', input)).token;

const activity = (changes: Record<string, unknown> = {}): Record<string, unknown> => ({
  type: 'message',
  id: '1',
  text: 'hjälp',
  channelId: 'msteams',
  serviceUrl: ids.serviceUrl,
  timestamp: '2026-01-12T07:00:00Z',
  from: { id: '29:x', name: owner.name, aadObjectId: owner.id },
  recipient: { id: ids.bot, name: 'Stegvis' },
  conversation: { id: owner.chat, conversationType: 'personal', tenantId: ids.tenant },
  channelData: { tenant: { id: ids.tenant } },
  ...changes,
});

const post = async (body: string, bearer: string | null, type = 'application/json'): Promise<number> =>
  (
    await fetch(`${house.bot}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': type, ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }) },
      body,
    })
  ).status;

const past = Math.floor(Date.now() / 1000) - 7_200;

describe('the bot’s door', () => {
  test('is closed to tokens that are missing, expired, for somebody else or signed by another key', async () => {
    const before = (await house.messages(owner)).length;
    const body = JSON.stringify(activity());
    expect(await post(body, null)).toBe(401);
    expect(await post(body, 'nonsense')).toBe(401);
    expect(
      await post(
        body,
        await token({ for: 'channel', claims: { exp: past, iat: past - 600, nbf: past - 600 } }),
      ),
    ).toBe(401);
    expect(await post(body, await token({ for: 'channel', claims: { exp: null } }))).toBe(401);
    expect(await post(body, await token({ for: 'channel', claims: { aud: FOREIGN } }))).toBe(401);
    expect(await post(body, await token({ for: 'channel', claims: { iss: 'https://login.example' } }))).toBe(
      401,
    );
    expect(
      await post(body, await token({ for: 'channel', claims: { serviceurl: 'https://evil.example/' } })),
    ).toBe(401);
    expect(await post(body, await token({ for: 'channel', key: 'other' }))).toBe(401);
    expect(await post(body, await token({ person: owner.id }))).toBe(401);
    expect(await house.messages(owner)).toHaveLength(before);
  });

  test('takes a key that the issuer has just rolled over to', async () => {
    expect(await post(JSON.stringify(activity()), await token({ for: 'channel', key: 'next' }))).toBeLessThan(
      300,
    );
  });

  test('refuses another tenant with 403 and says nothing', async () => {
    const before = (await house.messages(owner)).length;
    const foreign = activity({
      conversation: { id: owner.chat, conversationType: 'personal', tenantId: FOREIGN },
      channelData: { tenant: { id: FOREIGN } },
    });
    expect(await post(JSON.stringify(foreign), await token({ for: 'channel' }))).toBe(403);
    expect(await house.messages(owner)).toHaveLength(before);
  });

  test('answers malformed activities, other content types and large bodies with 4xx', async () => {
    const good = await token({ for: 'channel' });
    expect(await post('{"type":', good)).toBe(400);
    expect(await post('[]', good)).toBe(400);
    expect(await post('{}', good)).toBe(400);
    expect(await post(JSON.stringify(activity({ type: 7 })), good)).toBe(400);
    expect(await post(JSON.stringify(activity()), good, 'text/plain')).toBe(415);
    expect(await post(JSON.stringify(activity({ text: 'x'.repeat(1_100_000) })), good)).toBe(413);
    expect((await fetch(`${house.bot}/healthz`)).status).toBe(200);
  });
});

describe('the tab’s API', () => {
  test('is closed to tokens that are missing, expired, for another audience, of another key or tenant', async () => {
    const get = async (bearer: string | null): Promise<number> =>
      (
        await fetch(`${house.bot}/api/units/${enc(unit.id)}`, {
          headers: bearer === null ? {} : { authorization: `Bearer ${bearer}` },
        })
      ).status;
    expect(await get(null)).toBe(401);
    expect(await get('a.b.c')).toBe(401);
    expect(
      await get(await token({ person: manager.id, claims: { exp: past, iat: past - 600, nbf: past - 600 } })),
    ).toBe(401);
    expect(await get(await token({ person: manager.id, claims: { aud: FOREIGN } }))).toBe(401);
    expect(await get(await token({ person: manager.id, claims: { tid: FOREIGN } }))).toBe(401);
    expect(await get(await token({ person: manager.id, key: 'other' }))).toBe(401);
    expect(await get(await token({ person: manager.id, for: 'graph' }))).toBe(401);
    expect(await get(await token({ for: 'channel' }))).toBe(401);
    expect(await get(await token({ person: manager.id }))).toBe(200);
  });

  test('says which field is wrong in the reader’s language, and changes nothing', async () => {
    const path = `units/${enc(unit.id)}/plan`;
    const missing = await house.api<{ fields: { field: string; message: string }[] }>(manager, 'POST', path, {
      title: 'Halv',
      state: 'active',
    });
    expect(missing.status).toBe(422);
    expect(missing.body.fields.map(({ field }) => field).sort()).toEqual([
      'area',
      'dueDate',
      'followUpDate',
      'indicator',
      'ownerRole',
    ]);
    expect(
      (await house.api(manager, 'POST', path, { title: 'X', colour: 'teal' })).status,
    ).toBeGreaterThanOrEqual(400);
    const english = await house.api<{ detail?: string; title: string }>(
      manager,
      'POST',
      path,
      { title: '' },
      { 'accept-language': 'en' },
    );
    expect(english.status).toBe(422);
    expect(english.headers.get('content-type')).toContain('application/problem+json');
    const plan = await house.api<{ actions: unknown[] }>(manager, 'GET', path);
    expect(plan.body.actions).toHaveLength(0);
  });

  test('needs the version that was seen, and shows both when it is old', async () => {
    const path = `units/${enc(unit.id)}/plan`;
    const added = await house.api<{ id: string; version: string }>(
      manager,
      'POST',
      path,
      { title: 'Läscirkel' },
      { 'idempotency-key': 'a-key-of-mine' },
    );
    const again = await house.api<{ id: string }>(
      manager,
      'POST',
      path,
      { title: 'Läscirkel' },
      { 'idempotency-key': 'a-key-of-mine' },
    );
    expect(again.body.id).toBe(added.body.id);
    expect(
      (await house.api(manager, 'PATCH', `${path}/${added.body.id}`, { title: 'Läscirklar' })).status,
    ).toBe(428);
    const first = await house.api(
      manager,
      'PATCH',
      `${path}/${added.body.id}`,
      { title: 'Läscirklar' },
      { 'if-match': added.body.version },
    );
    expect(first.status).toBe(200);
    const stale = await house.api<{ theirs: { title: string } }>(
      manager,
      'PATCH',
      `${path}/${added.body.id}`,
      { title: 'Bokcirkel' },
      { 'if-match': added.body.version },
    );
    expect(stale.status).toBe(412);
    expect(stale.body.theirs.title).toBe('Läscirklar');
  });

  test('looks the same to people of another unit whether the unit exists or not', async () => {
    const stranger = (await house.people()).find(
      (person) => person.unit !== unit.id && !person.guest,
    ) as Person;
    const real = await house.api<{ title: string }>(stranger, 'GET', `units/${enc(unit.id)}/plan`);
    const none = await house.api<{ title: string }>(
      stranger,
      'GET',
      `units/${enc('19:none@thread.tacv2')}/plan`,
    );
    expect(real.status).toBe(404);
    expect(real.body).toEqual({ ...none.body });
  });
});

describe('a card', () => {
  const cardAbout = async (title: string): Promise<Message> => {
    const found = (await house.messages(owner)).find((message) => textOf(message).includes(title));
    if (!found) throw new Error(`no card about ${title}`);
    return found;
  };

  test('whose action was deleted says so; a button that no card has is refused; both change nothing', async () => {
    const path = `units/${enc(unit.id)}/plan`;
    const added = await house.api<{ id: string }>(manager, 'POST', path, {
      title: 'Byt skylten',
      area: 'bemotande',
      ownerRole: 'medarbetare',
      ownerId: owner.id,
      dueDate: '2026-01-26',
      indicator: 'Skylten är bytt',
      followUpDate: '2026-03-02',
      state: 'active',
    });
    await house.moveClock('2026-01-12T09:00:00.000Z');
    const card = await cardAbout('Byt skylten');
    const unknown = await house.control<{ status: number; body: unknown }>('POST', 'click', {
      person: owner.id,
      activityId: card.id,
      action: { type: 'Action.Execute', title: 'Rösta', verb: 'vote', data: {} },
    });
    expect(JSON.stringify(unknown.body)).toContain('"statusCode":400');
    const graph = await house.graph(
      manager,
      'DELETE',
      `sites/${unit.site}/lists/StegvisPlan/items/${added.body.id}`,
    );
    expect(graph.status).toBe(204);
    const clicked = await house.click(owner, card, 'done');
    expect(clicked.status).toBe(200);
    expect(textOf(await cardAbout('finns inte längre'))).toContain('finns inte längre');
    const plan = await house.api<{ actions: { title: string }[] }>(manager, 'GET', path);
    expect(plan.body.actions.some(({ title }) => title === 'Byt skylten')).toBe(false);
  });
});
