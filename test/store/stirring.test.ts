import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { lookFrom } from '../../bot/core/nudges/look.ts';
import type { ActionRow, ListName, MeetingRow, RowOf, Stored } from '../../bot/core/rows.ts';
import { action, holidays, item, meeting, step } from '../core/nudges/world.ts';
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
    await house.pool.query(
      'truncate units, people, projected_rows, claims, cards, unit_settings, unit_since, unit_members_seen, courses_done, channels',
    );
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

  test('after a theme session that somebody was at, until they have been asked', async () => {
    await house.pool.query(`update units set members = '[{"id": "p", "guest": false}]' where id = $1`, [
      UNIT,
    ]);
    const held = { kind: 'session', start: '2026-01-09T12:00:00Z', stepId: 'rss-pass' } as const;
    await meets(held);
    await house.life.markDone(UNIT, '7', 'p', '2026-01-09T15:00:00Z');
    expect(await stirs()).toBe(false);
    await put('StegvisAgenda', item('1', '7', { source: 'area:vald-heder' }));
    expect(await stirs()).toBe(true);
    await claim('N9:u:7:p:after');
    expect(await stirs()).toBe(false);
  });

  test('before a theme session also for who was at another of its step’s', async () => {
    await house.pool.query(`update units set members = '[{"id": "p", "guest": false}]' where id = $1`, [
      UNIT,
    ]);
    await meets({ kind: 'session', start: '2026-01-22T12:00:00Z', stepId: 'rss-pass' });
    await house.life.markDone(UNIT, 'rss-pass', 'p', '2026-01-09T15:00:00Z');
    expect(await stirs()).toBe(false);
    await put('StegvisAgenda', item('1', '7', { source: 'area:vald-heder' }));
    expect(await stirs()).toBe(true);
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

  test('on the day to which the annual follow-up or the annual report was put off', async () => {
    for (const key of ['N12:u:2025:manager', 'N13:u:2025:report']) {
      await claim(key, '2026-01-13');
      expect(await stirs()).toBe(false);
      await house.pool.query(`update claims set later_on = '2026-01-12' where key = $1`, [key]);
      expect(await stirs()).toBe(true);
      await claim(`${key}:later`);
      expect(await stirs()).toBe(false);
    }
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

  const member = (id: string) => ({ id, name: id, owner: false, guest: false });
  const staffed = async (...ids: string[]): Promise<void> => {
    const unit = await house.units.get(UNIT);
    if (unit)
      await house.units.save({ ...unit, members: ids.map(member), membersReadAt: '2025-10-01T08:00:00Z' });
  };
  const stirsOn = async (day: string): Promise<boolean> =>
    (await house.projection.stirring(lookFrom(day, holidays))).includes(UNIT);

  test('after a meeting until its decisions are asked for, and each item of an APT', async () => {
    await staffed('manager');
    await meets({ kind: 'group', start: '2026-03-03T12:00:00Z' });
    expect(await stirsOn('2026-03-04')).toBe(true);
    await claim('N2:u:7');
    await claim('N1:u:7:anna');
    await claim('N1:u:7:manager');
    expect(await stirsOn('2026-03-04')).toBe(false);
    await meets({ kind: 'apt', start: '2026-03-03T12:00:00Z', state: 'held' });
    expect(await stirsOn('2026-03-04')).toBe(false);
    await put('StegvisAgenda', item('9', '7'));
    expect(await stirsOn('2026-03-04')).toBe(true);
    await claim('N5:u:9:7');
    expect(await stirsOn('2026-03-04')).toBe(false);
  });

  test('before an APT with something on its agenda until the channel was told', async () => {
    await meets({ kind: 'apt', start: '2026-03-10T12:00:00Z' });
    await claim('N3:u:7');
    expect(await stirsOn('2026-03-03')).toBe(false);
    await put('StegvisAgenda', item('9', '7'));
    expect(await stirsOn('2026-03-03')).toBe(true);
    await claim('N4:u:7');
    expect(await stirsOn('2026-03-03')).toBe(false);
  });

  test('with a stalled action only while the group is to meet and it stands on no agenda', async () => {
    await due({ dueDate: '2026-01-20' });
    await claim('N6:u:1:first');
    await claim('N6:u:1:second');
    expect(await stirsOn('2026-03-03')).toBe(false);
    await meets({ kind: 'group', start: '2026-04-20T12:00:00Z' });
    expect(await stirsOn('2026-03-03')).toBe(true);
    await put('StegvisAgenda', item('9', '7', { source: 'N7:1:2026-01-20' }));
    expect(await stirsOn('2026-03-03')).toBe(false);
  });

  test('while a course opens or closes for somebody who has not done it', async () => {
    await staffed('anna');
    await put(
      'StegvisSteps',
      step('klivet-grupp', 'done', '2026-03-02'),
      step('klivet-normino', 'open', '2026-06-01'),
    );
    expect(await stirsOn('2026-03-03')).toBe(true);
    await claim('N9:u:klivet-normino:anna:opens');
    expect(await stirsOn('2026-03-03')).toBe(false);
    expect(await stirsOn('2026-05-19')).toBe(true);
    await house.life.markDone(UNIT, 'klivet-normino', 'anna', '2026-03-03T09:00:00Z');
    expect(await stirsOn('2026-05-19')).toBe(false);
  });

  test('for a new starter, and for nobody who was there from the beginning', async () => {
    await staffed('manager', 'anna');
    expect(await stirsOn('2025-10-16')).toBe(false);
    await house.units.setMembers(UNIT, ['manager', 'anna', 'bo'].map(member), '2026-03-02T08:00:00Z');
    expect(await stirsOn('2026-03-10')).toBe(false);
    expect(await stirsOn('2026-03-16')).toBe(true);
    await claim('N10:u:bo:week3:starter');
    expect(await stirsOn('2026-03-16')).toBe(true);
    await claim('N10:u:bo:week3:manager');
    expect(await stirsOn('2026-03-16')).toBe(false);
    await house.units.setMembers(UNIT, ['manager', 'anna'].map(member), '2026-03-20T08:00:00Z');
    expect((await house.life.of([UNIT])).get(UNIT)?.newcomers.size).toBe(0);
  });

  test('on the year’s days alone: plan check, annual follow-up, plan and report, certificate, awareness', async () => {
    await staffed('manager', 'anna');
    await put('StegvisPlan', action('1', { dueDate: null }));
    expect(await stirsOn('2026-04-01')).toBe(true);
    expect(await stirsOn('2026-05-20')).toBe(false);
    await claim('N11:u:2026-Q2:anna');
    await claim('N11:u:2026-Q2:manager');
    expect(await stirsOn('2026-04-01')).toBe(false);
    expect(await stirsOn('2026-09-01')).toBe(true);
    await claim('N13:u:2027:plan');
    // the plan check of August may still be told to have been missed
    await claim('N11:u:2026-Q3:anna');
    await claim('N11:u:2026-Q3:manager');
    expect(await stirsOn('2026-09-01')).toBe(false);
    await house.life.saveSettings(UNIT, { closures: [], awareness: true, pride: '2026-06-10' });
    expect(await stirsOn('2026-05-25')).toBe(true);
    expect(await stirsOn('2026-04-20')).toBe(false);
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
