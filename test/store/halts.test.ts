/** What the private store knows of how a programme moves: the same as the rules find in the rows. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { lookFrom } from '../../bot/core/nudges/look.ts';
import { lastFactDay } from '../../bot/core/programme-state.ts';
import { EMPTY, type ListName, type RowOf, type Stored } from '../../bot/core/rows.ts';
import { action, holidays, item, meeting, step } from '../core/nudges/world.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

const UNIT = 'u';
let house: StoreHouse;
beforeAll(async () => {
  house = await openStoreHouse();
});
afterAll(() => house.close());
beforeEach(async () => {
  await house.pool.query('truncate units, projected_rows, claims, cards, unit_since, unit_members_seen');
  const member = (id: string) => ({ id, name: id, owner: false, guest: false });
  await house.units.save({
    ...{ id: UNIT, tenant: 't', name: 'Enheten', team: 'team', site: 'site', programme: 'hbtq-klivet' },
    ...{ start: '2026-01-12', manager: 'manager', group: ['manager'], processLead: null, safetyRep: null },
    ...{ members: [member('manager')], membersReadAt: '2026-01-12T08:00:00Z' },
  });
});

const changed = <T>(row: Stored<T>, changedAt: string): Stored<T> => ({ ...row, changedAt });
const put = (list: ListName, ...rows: Stored<RowOf[ListName]>[]) => house.projection.put(UNIT, list, rows);
const pace = async () => (await house.life.of([UNIT])).get(UNIT)?.pace;
const stirsOn = async (day: string): Promise<boolean> =>
  (await house.projection.stirring(lookFrom(day, holidays))).includes(UNIT);

test('the last fact is that of the rules: no planned meeting, and nothing that the program put on an agenda', async () => {
  await put('StegvisSteps', changed(step('klivet-grupp', 'open'), '2026-01-12T08:00:00Z'));
  expect(await pace()).toEqual({ lastFact: '2026-01-12', restUntil: null, closed: false });
  await put(
    'StegvisMeetings',
    changed(meeting('1'), '2026-03-01T08:00:00Z'),
    changed(meeting('2', { state: 'held', start: '2026-01-20T12:00:00Z' }), '2026-03-01T08:00:00Z'),
  );
  await put(
    'StegvisAgenda',
    changed(item('3', '1', { source: 'N7:1:2026-01-01' }), '2026-03-02T08:00:00Z'),
    changed(item('4', '1', { source: 'N7:2:2026-01-01', state: 'discussed' }), '2026-01-22T08:00:00Z'),
  );
  await put('StegvisPlan', changed(action('5', { state: 'draft' }), '2026-01-15T08:00:00Z'));
  expect((await pace())?.lastFact).toBe('2026-01-22');
  expect(lastFactDay(await house.projection.rows(UNIT))).toBe('2026-01-22');
});

test('a unit stirs when ninety days have gone, until its group has been asked', async () => {
  await put('StegvisSteps', changed(step('klivet-grupp', 'open'), '2026-01-12T08:00:00Z'));
  expect(await stirsOn('2026-04-09')).toBe(false);
  expect(await stirsOn('2026-04-13')).toBe(true);
  await house.pool.query(
    `insert into claims (key, kind, person, unit, card, reason, at, answered, about)
     values ('N11:u:halt-2026-01-12:manager', 'N11', 'manager', 'u', null, 'cap', '2026-04-13T08:00:00Z', false, '')`,
  );
  expect(await stirsOn('2026-04-14')).toBe(false);
});

test('a rest and a closed programme are known from the unit’s row', async () => {
  const value = {
    ...EMPTY.StegvisUnit,
    title: 'Enheten',
    restUntil: '2026-06-01',
    planOwner: 'chef' as const,
  };
  await put('StegvisUnit', { ...action('9'), value });
  expect(await pace()).toMatchObject({ restUntil: '2026-06-01', closed: true });
});
