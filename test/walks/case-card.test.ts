/** The card of a case, in a whole house: whom to write to, where the app stands in the team, and nothing of the words. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { cardOf, House, type Message, type Person } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house?.close());

test('has buttons to the safety representative and the manager, and none where addresses cannot be had', async () => {
  const { unit, manager, staff, group, all } = await house.setUp('hbtq-klivet');
  const person = staff.find(({ role, language }) => role === 'employee' && language === 'sv') as Person;
  const named = await house.api(manager, 'PUT', `units/${encodeURIComponent(unit.id)}`, {
    ...{ programme: 'hbtq-klivet', start: '2026-01-12', manager: manager.id },
    group: group.map(({ id }) => id),
    safetyRep: all.find(({ role }) => role === 'safetyRep')?.id,
  });
  expect(named.status).toBe(200);
  await house.install(person);
  const buttons = async (): Promise<{ title: string; url?: string }[]> => {
    const said = await house.control<Message['activity'][]>('POST', 'say', {
      ...{ person: person.id, where: 'personal', text: 'En kollega trakasserar mig i fikarummet' },
    });
    const card = cardOf({ id: '', at: '', activity: said[0] ?? {} });
    expect(JSON.stringify(card)).toContain('Det här behöver en människa ta emot');
    return card.actions ?? [];
  };
  expect(await buttons()).toEqual([]);
  await house.install(manager, unit.channel);
  const shown = await buttons();
  expect(shown.map(({ title }) => title)).toEqual(['Skyddsombud', 'Chef']);
  for (const { url } of shown) {
    const address = new URL(url ?? '');
    expect([address.origin + address.pathname, [...address.searchParams.keys()]]).toEqual([
      'https://teams.microsoft.com/l/chat/0/0',
      ['users'],
    ]);
  }
}, 60_000);
