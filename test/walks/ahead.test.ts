/** A look ahead against the whole program: what it says is what then comes, and a closed unit moves it. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { MyPreview, UnitPreview } from '../../bot/core/api-nudges.ts';
import { House, type Person, textOf } from './support/house.ts';

let house: House;
beforeAll(async () => {
  house = await House.open();
}, 120_000);
afterAll(() => house.close());

test('the manager and the owner see the reminder where it comes, also once the unit is closed that day', async () => {
  const { unit, manager, staff } = await house.setUp('soderhamn-rfsl');
  const owner = staff[0] as Person;
  await house.install(owner);
  const path = (rest: string): string => `units/${encodeURIComponent(unit.id)}/${rest}`;
  const added = await house.api(manager, 'POST', path('plan'), {
    ...{ title: 'Ny skylt i entrén', area: 'bemotande', goal: 'Alla känner sig välkomna', state: 'active' },
    ...{ ownerRole: 'medarbetare', ownerId: owner.id, dueDate: '2026-01-26', indicator: 'En skylt' },
    followUpDate: '2026-03-02',
  });
  expect(added.status).toBe(201);
  const closed = { closures: [{ from: '2026-01-12', to: '2026-01-12' }], awareness: false, pride: null };
  expect((await house.api(manager, 'PUT', path('settings'), closed)).body).toEqual(closed);

  const planned = await house.api<UnitPreview>(manager, 'GET', path('preview'));
  const days = planned.body.sends.filter(({ kind }) => kind === 'N6').map(({ day }) => day);
  expect(days).toEqual(['2026-01-13', '2026-01-26']);
  expect(JSON.stringify(planned.body)).not.toContain(owner.name);
  expect((await house.api(owner, 'GET', path('preview'))).status).toBe(403);
  const mine = await house.api<MyPreview>(owner, 'GET', 'me/preview');
  const ahead = mine.body.cards.filter(({ lines }) => lines.some(({ kind }) => kind === 'N6'));

  await house.moveClock('2026-01-26T16:00:00.000Z');
  const came = (await house.messages(owner)).filter((message) => textOf(message).includes('Ny skylt'));
  expect(came.map(({ at }) => at)).toEqual(ahead.map(({ at }) => at));
  expect(came.map(({ at }) => at.slice(0, 10))).toEqual(days);
});
