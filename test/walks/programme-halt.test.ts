/** A programme that comes to a halt: one question to the group, and a rest that lasts until its day (R54). */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { House, textOf } from './support/house.ts';

jest.setTimeout(300_000);

let house: House;
beforeAll(async () => {
  house = await House.open();
});
afterAll(() => house.close());

test('ninety days without a fact give each of the group one question, and a rest is kept', async () => {
  const { unit, manager, staff } = await house.setUp('malmo-fyra-steg');
  const path = `units/${encodeURIComponent(unit.id)}/programme`;
  await house.install(manager);
  const [other] = staff;
  if (other) await house.install(other);
  // The day before, a Friday: too early.
  await house.moveClock('2026-04-10T08:00:00.000Z', { asleep: true });
  const asked = async (): Promise<string[]> =>
    (await house.messages(manager)).map(textOf).filter((text) => text.includes('Hur vill ni gå vidare?'));
  expect(await asked()).toEqual([]);
  await house.moveClock('2026-04-13T12:00:00.000Z', { asleep: true });
  expect(await asked()).toHaveLength(1);
  expect((await asked())[0]).toContain('Inget nytt har noterats sedan måndag 12 januari.');
  await house.moveClock('2026-04-16T12:00:00.000Z', { asleep: true });
  expect(await asked()).toHaveLength(1);
  if (other) expect((await house.messages(other)).map(textOf).join()).not.toContain('Hur vill ni gå vidare?');
  const view = await house.api<{ idleSince: string | null }>(manager, 'GET', path);
  expect(view.body.idleSince).toBe('2026-01-12');
  const rest = await house.api(manager, 'PUT', path, { answer: 'rest', restUntil: '2026-09-01' });
  expect(rest).toMatchObject({ status: 200, body: { state: 'resting', idleSince: null } });
});
