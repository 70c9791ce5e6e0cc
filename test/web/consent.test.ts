/** The way to a consent that is missing: in the problem, and the first address of the window in which it is given. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ACTIVE } from '../memory/world.ts';
import { type House, makeHouse, unitPath } from './house.ts';

const GRAPH = 'https://graph.microsoft.com';
const STATE = '0b3b7c0e-7d0c-4a3f-9a50-0a8d3f1c2b4e';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

const problemFor = async (...scopes: string[]): Promise<Record<string, unknown>> => {
  house.world.ports.lists.failNext('addRow', { kind: 'consent', scopes });
  const answer = await house.ask(unitPath('/plan'), { method: 'POST', body: ACTIVE });
  return answer.json as Record<string, unknown>;
};
const begin = async (query: Record<string, string>): Promise<[number, string | null]> => {
  const answer = await house.ask(`/tab/consent-start?${new URLSearchParams(query)}`, { person: null });
  return [answer.status, answer.headers.get('location')];
};
const good = { tenant: 'kommun', scopes: 'Calendars.ReadBasic Calendars.ReadWrite', state: STATE };

describe('the problem of a missing consent', () => {
  test('tells a person where to give what is theirs to give', async () => {
    const told = await problemFor(`${GRAPH}/Calendars.ReadBasic`, `${GRAPH}/Files.ReadWrite.AppFolder`);
    expect(told).toMatchObject({
      detail: 'Stegvis behöver ditt godkännande för det här. Inget är ändrat.',
      adminConsent: expect.stringContaining('/adminconsent?client_id='),
    });
    const address = new URL(String(told.ownConsent), 'http://localhost');
    expect([address.pathname, address.searchParams.get('scopes')]).toEqual([
      '/tab/consent-start',
      'Calendars.ReadBasic Files.ReadWrite.AppFolder',
    ]);
  });

  test.each([
    [`${GRAPH}/TeamMember.Read.All`],
    [`${GRAPH}/Calendars.ReadBasic`, `${GRAPH}/ChannelMember.Read.All`],
    [`${GRAPH}/Sites.FullControl.All`],
    [`${GRAPH}/Mail.Read`],
  ])('leaves %s to an administrator', async (...scopes) => {
    const told = await problemFor(...scopes);
    expect(told).toMatchObject({ detail: expect.stringContaining('En administratör behöver godkänna') });
    expect(told).not.toHaveProperty('ownConsent');
  });
});

describe('the window', () => {
  test('leads on to Entra’s page with what was asked for', async () => {
    expect(await begin({ ...good, hint: 'asa@kommun.se' })).toEqual([
      302,
      `https://login.example/kommun#Calendars.ReadBasic|Calendars.ReadWrite|${STATE}|asa@kommun.se`,
    ]);
  });

  test.each([
    ['another tenant', { ...good, tenant: 'elsewhere' }],
    ['no scopes', { ...good, scopes: '' }],
    ['a scope that only an administrator gives', { ...good, scopes: 'TeamMember.Read.All' }],
    ['a scope that the program does not use', { ...good, scopes: 'Mail.Read' }],
    ['no state', { ...good, state: '' }],
    ['a state with more in it', { ...good, state: `${STATE}&scope=Mail.Read` }],
  ])('ends at once with %s', async (_name, query) => {
    expect(await begin(query)).toEqual([302, '/tab/consent-end.html#error=invalid_request']);
  });
});
