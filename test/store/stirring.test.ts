import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lookFrom } from '../../bot/core/nudges/look.ts';
import type { ActionRow, ListName, MeetingRow, RowOf, Stored } from '../../bot/core/rows.ts';
import { action, holidays, item, meeting } from '../core/nudges/world.ts';
import { openStoreHouse, type StoreHouse } from './house.ts';

/** Monday 12 January 2026. */
const LOOK = lookFrom('2026-01-12', holidays);
const UNIT = 'u';

describe('units that stir', () => {
  let house: StoreHouse;
  beforeAll(async () => {
    house = await openStoreHouse();
  });
  afterAll(() => house.close());
  beforeEach(async () => {
    await house.pool.query('truncate units, people, projected_rows, claims, cards');
    await house.units.save({
      id: UNIT,
      tenant: 't',
      name: 'Enheten',
      team: 'team',
      site: 'site',
      programme: 'hbtq-klivet',
      start: '2026-01-12',
      manager: 'manager',
      group: ['anna', 'manager'],
      processLead: null,
      safetyRep: null,
      members: [],
      membersReadAt: null,
    });
  });

  const put = (list: ListName, ...rows: Stored<RowOf[ListName]>[]) => house.projection.put(UNIT, list, rows);
  const due = (over: Partial<ActionRow>) => put('StegvisPlan', action('1', over));
  const meets = (over: Partial<MeetingRow>) => put('StegvisMeetings', meeting('7', over));
  const claim = (key: string, laterOn: string | null = null) =>
    house.pool.query(
      `insert into claims (key, kind, person, unit, card, reason, at, later_on, answered, about)
       values ($1, $2, 'p', $3, null, 'cap', '2026-01-09T09:00:00Z', $4, false, $5)`,
      [key, key.split(':')[0], UNIT, laterOn, key.split(':')[2]],
    );
  const stirs = async (): Promise<boolean> => (await house.projection.stirring(LOOK)).includes(UNIT);

  test('not when there is nothing', async () => {
    expect(await stirs()).toBe(false);
  });

  test('with an active action that nobody was reminded of, due within ten working days or lately', async () => {
    for (const dueDate of ['2026-01-26', '2026-01-12', '2025-12-18']) {
      await due({ dueDate });
      expect(await stirs()).toBe(true);
    }
    for (const over of [
      { dueDate: '2026-02-20' },
      { dueDate: '2025-10-01' },
      { dueDate: null },
      { state: 'done' as const },
      { state: 'draft' as const },
    ]) {
      await due(over);
      expect(await stirs()).toBe(false);
    }
  });

  test('after the first reminder again on the due date, until the second', async () => {
    await due({ dueDate: '2026-01-14' });
    await claim('N6:u:1:first');
    expect(await stirs()).toBe(false);
    await due({ dueDate: '2026-01-12' });
    expect(await stirs()).toBe(true);
    await claim('N6:u:1:second');
    expect(await stirs()).toBe(false);
  });

  test('on the day to which the second reminder was put off, however far ahead the action is due', async () => {
    await due({ dueDate: '2026-09-30' });
    await claim('N6:u:1:first', '2026-01-13');
    expect(await stirs()).toBe(false);
    await house.pool.query(`update claims set later_on = '2026-01-12'`);
    expect(await stirs()).toBe(true);
    const rows = await house.projection.ruleRows([UNIT], LOOK);
    expect(rows.get(UNIT)?.StegvisPlan.map(({ id }) => id)).toEqual(['1']);
    await claim('N6:u:1:second');
    expect(await stirs()).toBe(false);
  });

  test('with a planned workplace meeting within eight working days that had no offer', async () => {
    await meets({ kind: 'apt', start: '2026-01-22T14:00:00Z' });
    expect(await stirs()).toBe(true);
    await claim('N3:u:7');
    expect(await stirs()).toBe(false);
    await meets({ kind: 'apt', start: '2026-02-20T14:00:00Z' });
    await house.pool.query('truncate claims');
    expect(await stirs()).toBe(false);
    await meets({ kind: 'apt', start: '2026-01-22T14:00:00Z', state: 'cancelled' });
    expect(await stirs()).toBe(false);
    await meets({ kind: 'apt', start: '2026-01-22T14:00:00Z', state: null });
    expect(await stirs()).toBe(true);
  });

  test('with a group meeting until each of the group, the manager too, was told', async () => {
    await meets({ kind: 'group', start: '2026-01-15T14:00:00Z' });
    await claim('N1:u:7:manager');
    await claim('N1:u:7:somebody-who-left');
    expect(await stirs()).toBe(true);
    await claim('N1:u:7:anna');
    expect(await stirs()).toBe(false);
  });

  test('and what rules read of them are steps, meetings, agenda and the active actions within sight', async () => {
    await put(
      'StegvisPlan',
      action('1'),
      action('2', { dueDate: '2027-01-01' }),
      action('3', { state: 'done' }),
    );
    await meets({});
    await put('StegvisAgenda', item('9', '7'));
    await put('StegvisFindings', meeting('11') as Stored<RowOf[ListName]>);
    const rows = await house.projection.ruleRows([UNIT, 'another'], { ...LOOK, wholePlan: false });
    expect(rows.get(UNIT)?.StegvisPlan.map(({ id }) => id)).toEqual(['1']);
    const whole = await house.projection.ruleRows([UNIT], { ...LOOK, wholePlan: true });
    expect(whole.get(UNIT)?.StegvisPlan.map(({ id }) => id)).toEqual(['1', '2']);
    expect(rows.get(UNIT)?.StegvisMeetings).toHaveLength(1);
    expect(rows.get(UNIT)?.StegvisAgenda).toHaveLength(1);
    expect(rows.get(UNIT)?.StegvisFindings).toEqual([]);
    expect(rows.get('another')?.StegvisMeetings).toEqual([]);
  });
});
