import { describe, expect, test } from '@jest/globals';
import { overview as overviewSchema } from '../../bot/core/api.ts';
import type { Fault } from '../../bot/core/fault.ts';
import { EMPTY_ACTION } from '../../bot/core/plan.ts';
import { EMPTY } from '../../bot/core/rows.ts';
import {
  ACTIVE,
  caller,
  fault,
  makeUnitWorld,
  OTHER_UNIT,
  SITE,
  UNIT,
  value,
  type World,
} from '../memory/world.ts';

const OFFLINE: Fault = { kind: 'offline', inDoubt: false, retryAt: '2026-01-12T07:01:00Z' };
const APT = {
  kind: 'apt',
  title: 'APT januari',
  start: '2026-01-20T12:00:00Z',
  end: '2026-01-20T13:00:00Z',
} as const;
const stateOf = (world: World, step: string): string | null | undefined =>
  world.ports.lists.rowsOf(SITE, 'StegvisSteps').find(({ value: row }) => row.stepId === step)?.value.state;

describe('to people outside the unit', () => {
  const everything: [string, (world: World, person: string, unit: string) => Promise<{ ok: boolean }>][] = [
    ['seeUnit', ({ tab }, person, unit) => tab.seeUnit(caller(person), unit, 'sv')],
    ['seeNudgeSettings', ({ tab }, person, unit) => tab.seeNudgeSettings(caller(person), unit)],
    [
      'saveNudgeSettings',
      ({ tab }, person, unit) =>
        tab.saveNudgeSettings(caller(person), unit, { closures: [], awareness: false, pride: null }),
    ],
    ['seePlan', ({ tab }, person, unit) => tab.seePlan(caller(person), unit)],
    ['addAction', ({ tab }, person, unit) => tab.addAction(caller(person), unit, { title: 'A' }, null)],
    ['changeAction', ({ tab }, person, unit) => tab.changeAction(caller(person), unit, '1', null, {})],
    ['seeIdeas', ({ tab }, person, unit) => tab.seeIdeas(caller(person), unit, 'sv')],
    ['seeMeetings', ({ tab }, person, unit) => tab.seeMeetings(caller(person), unit)],
    ['addMeeting', ({ tab }, person, unit) => tab.addMeeting(caller(person), unit, APT, null)],
    ['changeMeeting', ({ tab }, person, unit) => tab.changeMeeting(caller(person), unit, '1', null, {})],
    [
      'addAgendaItem',
      ({ tab }, person, unit) => tab.addAgendaItem(caller(person), unit, { title: 'P', minutes: 5 }, null),
    ],
    [
      'changeAgendaItem',
      ({ tab }, person, unit) => tab.changeAgendaItem(caller(person), unit, '1', null, {}),
    ],
    [
      'recordMandate',
      ({ tab }, person, unit) => tab.recordMandate(caller(person), unit, { text: 'Ja', date: '2026-01-12' }),
    ],
    ['setGroup', ({ tab }, person, unit) => tab.setGroup(caller(person), unit, { members: [] }, 'sv')],
    ['seeCriteria', ({ tab }, person, unit) => tab.seeCriteria(caller(person), unit, 'sv')],
    ['seeChannel', ({ tab }, person, unit) => tab.seeChannel(caller(person), unit)],
  ];
  test.each(everything)('%s finds the unit no more than one that does not exist', async (_name, run) => {
    const world = await makeUnitWorld();
    const calls = world.ports.lists.calls.length;
    const real = await run(world, 'sven', UNIT);
    const none = await run(world, 'sven', '19:none@thread.tacv2');
    expect(real).toEqual(none);
    expect(real).toEqual({ ok: false, fault: { kind: 'not-found', what: 'unit' } });
    expect(world.ports.lists.calls).toHaveLength(calls);
  });

  test('nothing changes when Teams does not answer either', async () => {
    const world = await makeUnitWorld();
    world.ports.directory.fault = OFFLINE;
    expect(fault(await world.tab.seePlan(caller('sven'), UNIT))).toEqual({ kind: 'not-found', what: 'unit' });
  });

  test.each(everything.filter(([name]) => /^(add|change|record|set)/.test(name)))(
    '%s is refused to a member without a role, and to a guest',
    async (_name, run) => {
      const world = await makeUnitWorld();
      for (const person of ['fatima', 'greta']) {
        expect(await run(world, person, UNIT)).toEqual({
          ok: false,
          fault: { kind: 'not-allowed', need: 'manager' },
        });
      }
    },
  );
});

describe('members', () => {
  test('of a foreign tenant find nothing, whatever their id', async () => {
    const { tab } = await makeUnitWorld();
    const abroad = caller('amal', { tenant: 'b0000000-0000-4000-8000-000000000000' });
    expect(fault(await tab.seePlan(abroad, UNIT))).toEqual({ kind: 'not-found', what: 'unit' });
  });

  test('who joined a moment ago are looked for once more and let in', async () => {
    const { tab, ports } = await makeUnitWorld();
    const reads = ports.directory.reads;
    ports.directory.teams[0]?.members.push({ id: 'hanna', name: 'Hanna', owner: false, guest: false });
    value(await tab.seePlan(caller('hanna'), UNIT));
    value(await tab.seePlan(caller('hanna'), UNIT));
    expect(ports.directory.reads).toBe(reads + 1);
  });

  test('who have become guests keep no role', async () => {
    const { tab, ports } = await makeUnitWorld();
    const unit = await ports.units.get(UNIT);
    if (unit === null) throw new Error('no unit');
    const members = unit.members.map((one) => (one.id === 'bo' ? { ...one, guest: true } : one));
    await ports.units.setMembers(UNIT, members, '2026-01-12T07:00:00Z');
    expect(fault(await tab.addAction(caller('bo'), UNIT, { title: 'A' }, null)).kind).toBe('not-allowed');
    value(await tab.seePlan(caller('bo'), UNIT));
  });

  test('are read anew a day later, after the answer with the plan, and who left is let in no longer', async () => {
    const { tab, ports, clock, settled } = await makeUnitWorld();
    const reads = ports.directory.reads;
    clock.set('2026-01-13T06:59:59Z');
    value(await tab.seePlan(caller('bo'), UNIT));
    await settled();
    expect(ports.directory.reads).toBe(reads);
    const team = ports.directory.teams[0];
    if (team) team.members = team.members.filter(({ id }) => id !== 'elif');
    clock.set('2026-01-13T07:00:01Z');
    value(await tab.seeUnit(caller('bo'), UNIT, 'sv'));
    await settled();
    expect(ports.directory.reads).toBe(reads);
    value(await tab.seePlan(caller('bo'), UNIT));
    expect(ports.directory.reads).toBe(reads);
    await settled();
    expect(ports.directory.reads).toBe(reads + 1);
    const overview = value(await tab.seeUnit(caller('bo'), UNIT, 'sv'));
    expect(overview.people.map(({ id }) => id)).not.toContain('elif');
    expect(fault(await tab.seePlan(caller('elif'), UNIT)).kind).toBe('not-found');
  });

  test('stay as they are known when Teams does not answer', async () => {
    const { tab, ports, clock } = await makeUnitWorld();
    clock.set('2026-01-13T08:00:00Z');
    ports.directory.fault = OFFLINE;
    expect(value(await tab.seeUnit(caller('bo'), UNIT, 'sv')).people).toHaveLength(6);
  });
});

describe('the overview', () => {
  test('has the shape of the API and shows what is next and what is mine', async () => {
    const { tab } = await makeUnitWorld();
    value(await tab.addAction(caller('amal'), UNIT, { ...ACTIVE, ownerId: 'bo' }, null));
    // A draft is no task yet: it is not decided, and cannot be done before it has all its fields.
    value(await tab.addAction(caller('amal'), UNIT, { title: 'Läscirkel', ownerId: 'bo' }, null));
    value(await tab.addMeeting(caller('amal'), UNIT, APT, null));
    const overview = value(await tab.seeUnit(caller('bo'), UNIT, 'en'));
    expect(overviewSchema.parse(overview)).toEqual(overview);
    expect(overview.tasks).toMatchObject([{ title: ACTIVE.title, dueDate: '2026-01-28' }]);
    expect(overview.nextMeeting).toMatchObject({ title: 'APT januari', start: '2026-01-20T12:00:00.000Z' });
    expect(overview.next?.id).toBe('klivet-normino');
    expect(overview.may).toEqual({
      changeUnit: false,
      writePlan: true,
      writeMeetings: true,
      recordMandate: false,
    });
    expect(value(await tab.seeUnit(caller('fatima'), UNIT, 'sv')).may.writePlan).toBe(false);
  });
});

describe('the plan', () => {
  test('an action that is added is seen by the rules at once', async () => {
    const { tab, ports } = await makeUnitWorld();
    const added = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, null));
    expect(await ports.projection.row(UNIT, 'StegvisPlan', added.id)).toMatchObject({
      version: added.version,
      value: { title: ACTIVE.title, state: 'active' },
    });
    expect(value(await tab.seePlan(caller('fatima'), UNIT)).actions).toEqual([added]);
  });

  test('the same key makes one action, however often it is sent', async () => {
    const { tab, ports } = await makeUnitWorld();
    const first = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, 'abc'));
    const second = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, 'abc'));
    expect(second).toEqual(first);
    expect(ports.lists.rowsOf(SITE, 'StegvisPlan')).toMatchObject([{ key: 'abc', unit: UNIT }]);
  });

  test('a key of another unit in the same site shows nothing of it', async () => {
    const { tab, ports } = await makeUnitWorld();
    const site = { tenant: 't', site: SITE };
    const app = { kind: 'app', tenant: 't' } as const;
    value(
      await ports.lists.addRow(app, site, 'StegvisPlan', OTHER_UNIT, 'abc', { ...EMPTY_ACTION, title: 'X' }),
    );
    expect(fault(await tab.addAction(caller('bo'), UNIT, ACTIVE, 'abc'))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'Idempotency-Key', code: 'not-a-choice' }],
    });
  });

  test('two people edit the same action: the second is shown the first’s, and nothing is lost', async () => {
    const { tab } = await makeUnitWorld();
    const seen = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, null));
    const first = value(await tab.changeAction(caller('bo'), UNIT, seen.id, seen.version, { goal: 'Bos' }));
    const second = await tab.changeAction(caller('amal'), UNIT, seen.id, seen.version, { goal: 'Amals' });
    expect(fault(second)).toEqual({ kind: 'stale', theirs: first });
    const chosen = await tab.changeAction(caller('amal'), UNIT, seen.id, first.version, { goal: 'Amals' });
    expect(value(chosen).goal).toBe('Amals');
  });

  test('a change that somebody overtakes on its way is stale as well, and the rules learn theirs', async () => {
    const { tab, ports } = await makeUnitWorld();
    const seen = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, null));
    ports.lists.before('changeRow', () =>
      ports.lists.changeByHand(SITE, 'StegvisPlan', seen.id, { goal: 'Theirs' }),
    );
    const outcome = await tab.changeAction(caller('bo'), UNIT, seen.id, seen.version, { goal: 'Mine' });
    expect(fault(outcome)).toMatchObject({ kind: 'stale', theirs: { id: seen.id, goal: 'Theirs' } });
    const projected = await ports.projection.row(UNIT, 'StegvisPlan', seen.id);
    expect(projected?.value.goal).toBe('Theirs');
  });

  test('a version is taken with and without quotes; none is asked for; a star is no version', async () => {
    const { tab } = await makeUnitWorld();
    const seen = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, null));
    const change = (version: string | null) =>
      tab.changeAction(caller('bo'), UNIT, seen.id, version, { goal: `seen as ${version}` });
    const second = value(await change(seen.version));
    const third = value(await change(second.version.replaceAll('"', '')));
    value(await change(`W/${third.version}`));
    expect(fault(await change(null))).toEqual({ kind: 'unversioned' });
    expect(fault(await change('*')).kind).toBe('stale');
  });

  test('an action that is gone is not found', async () => {
    const { tab } = await makeUnitWorld();
    expect(fault(await tab.changeAction(caller('bo'), UNIT, '999', '1', { goal: 'x' }))).toEqual({
      kind: 'not-found',
      what: 'action',
    });
  });

  test('a row that somebody added by hand stands in the plan as it is', async () => {
    const { tab, ports } = await makeUnitWorld();
    ports.lists.addByHand(SITE, 'StegvisPlan', UNIT, { ...EMPTY_ACTION, title: 'Från SharePoint' });
    expect(value(await tab.seePlan(caller('bo'), UNIT)).actions).toMatchObject([
      { title: 'Från SharePoint', state: 'draft', area: null, changedBy: 'Någon annan' },
    ]);
    expect((await ports.projection.rows(UNIT)).StegvisPlan).toHaveLength(1);
  });

  test('what fails before it is sent changes nothing', async () => {
    const { tab, ports } = await makeUnitWorld();
    ports.lists.failNext('addRow', OFFLINE);
    expect(fault(await tab.addAction(caller('bo'), UNIT, ACTIVE, 'k'))).toEqual(OFFLINE);
    expect(ports.lists.rowsOf(SITE, 'StegvisPlan')).toEqual([]);
  });

  test('is saved without reading anything first, on the version that was seen', async () => {
    const { tab, ports } = await makeUnitWorld();
    const verbs = () => ports.lists.calls.map(({ verb }) => verb);
    const before = verbs().length;
    const added = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, 'k'));
    value(await tab.changeAction(caller('bo'), UNIT, added.id, added.version, { title: 'Ny rubrik' }));
    expect(verbs().slice(before)).toEqual(['addRow', 'changeRow']);
  });

  test('that stands in SharePoint at another version than the projection knows is read before it is changed', async () => {
    const { tab, ports } = await makeUnitWorld();
    const added = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, 'k'));
    ports.lists.changeByHand(SITE, 'StegvisPlan', added.id, { title: 'För hand' });
    const [row] = ports.lists.rowsOf(SITE, 'StegvisPlan');
    const changed = value(
      await tab.changeAction(caller('bo'), UNIT, added.id, row?.version ?? '', { goal: 'Mål' }),
    );
    expect(changed).toMatchObject({ title: 'För hand', goal: 'Mål' });
  });
});

describe('the projection', () => {
  test('is not set back by a reading that is older than what it knows', async () => {
    const { tab, ports, clock } = await makeUnitWorld();
    const seen = value(await tab.addAction(caller('bo'), UNIT, ACTIVE, null));
    const row = await ports.projection.row(UNIT, 'StegvisPlan', seen.id);
    if (row === null) throw new Error('not projected');
    clock.set('2026-01-12T09:00:00Z');
    const newer = {
      ...row,
      version: 'newer',
      changedAt: '2026-01-12T09:00:00Z',
      value: { ...row.value, state: 'done' as const },
    };
    await ports.projection.put(UNIT, 'StegvisPlan', [newer]);
    value(await tab.seePlan(caller('bo'), UNIT));
    expect((await ports.projection.row(UNIT, 'StegvisPlan', seen.id))?.version).toBe('newer');
  });
});

describe('the mandate', () => {
  test('unlocks what waits for it, in the list as well, and once more changes nothing', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    const { tab, ports } = world;
    expect(value(await tab.seeUnit(caller('amal'), UNIT, 'sv'))).toMatchObject({
      mandate: null,
      mandateNeeded: true,
    });
    expect(stateOf(world, 'malmo-1')).toBe('locked');
    const input = { text: 'Vi gör det här', date: '2026-01-12' };
    expect(value(await tab.recordMandate(caller('amal'), UNIT, input))).toEqual(input);
    expect(stateOf(world, 'malmo-1')).toBe('open');
    expect(stateOf(world, 'malmo-2')).toBe('locked');
    const writes = (): number => ports.lists.calls.filter(({ verb }) => verb === 'changeRow').length;
    const before = writes();
    value(await tab.recordMandate(caller('amal'), UNIT, input));
    expect(writes()).toBe(before);
    expect(value(await tab.seeUnit(caller('bo'), UNIT, 'sv'))).toMatchObject({
      mandate: input,
      mandateNeeded: false,
    });
    expect(ports.lists.rowsOf(SITE, 'StegvisUnit')).toHaveLength(1);
  });

  test('is laid over what somebody else changed in the row meanwhile', async () => {
    const { tab, ports } = await makeUnitWorld('malmo-fyra-steg');
    const [row] = ports.lists.rowsOf(SITE, 'StegvisUnit');
    ports.lists.before('changeRow', () =>
      ports.lists.changeByHand(SITE, 'StegvisUnit', row?.id ?? '', { vision: 'Vår vision' }),
    );
    value(await tab.recordMandate(caller('amal'), UNIT, { text: 'Ja', date: '2026-01-12' }));
    expect(ports.lists.rowsOf(SITE, 'StegvisUnit')).toMatchObject([
      { value: { vision: 'Vår vision', mandate: 'Ja', mandateDate: '2026-01-12' } },
    ]);
  });

  test('of blanks alone is none', async () => {
    const { tab } = await makeUnitWorld('malmo-fyra-steg');
    const outcome = await tab.recordMandate(caller('amal'), UNIT, { text: ' ', date: '2026-01-12' });
    expect(fault(outcome)).toEqual({ kind: 'invalid', fields: [{ field: 'text', code: 'missing' }] });
  });

  test('stands even when a step’s row cannot be written; the overview is right and the next change mends it', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    const { tab, ports, journal } = world;
    ports.lists.failNext('changeRow', null, OFFLINE);
    value(await tab.recordMandate(caller('amal'), UNIT, { text: 'Ja', date: '2026-01-12' }));
    expect(stateOf(world, 'malmo-1')).toBe('locked');
    expect(journal.told.map(({ event }) => event)).toContain('step-state-not-written');
    const seen = value(await tab.seeUnit(caller('amal'), UNIT, 'sv'));
    expect(seen.steps[0]?.state).toBe('open');
    value(await tab.addAction(caller('bo'), UNIT, { title: 'A' }, null));
    expect(stateOf(world, 'malmo-1')).toBe('open');
  });
});

describe('the group', () => {
  test('that breaks the rule is kept; its step and its criterion follow', async () => {
    const world = await makeUnitWorld();
    const { tab, ports } = world;
    expect(stateOf(world, 'klivet-grupp')).toBe('done');
    const small = value(await tab.setGroup(caller('amal'), UNIT, { members: ['bo', 'bo'] }, 'sv'));
    expect(small).toEqual({
      members: ['bo'],
      problem: 'Gruppen har 1 person. Den ska ha 3–5 och chefen ska ingå.',
    });
    expect((await ports.units.get(UNIT))?.group).toEqual(['bo']);
    expect(stateOf(world, 'klivet-grupp')).toBe('open');
    value(await tab.setGroup(caller('amal'), UNIT, { members: ['amal', 'bo', 'elif'] }, 'sv'));
    expect(stateOf(world, 'klivet-grupp')).toBe('done');
  });

  test('has no guests and no strangers', async () => {
    const { tab } = await makeUnitWorld();
    for (const stranger of ['greta', 'sven'])
      expect(fault(await tab.setGroup(caller('amal'), UNIT, { members: ['amal', stranger] }, 'sv'))).toEqual({
        kind: 'invalid',
        fields: [{ field: 'members', code: 'not-a-member' }],
      });
  });
});

describe('a step', () => {
  test('that somebody marks done while its state is being written stays done', async () => {
    const world = await makeUnitWorld('malmo-fyra-steg');
    const { tab, ports } = world;
    const row = ports.lists.rowsOf(SITE, 'StegvisSteps').find(({ value: step }) => step.stepId === 'malmo-1');
    ports.lists.before('changeRow', () => undefined);
    ports.lists.before('changeRow', () =>
      ports.lists.changeByHand(SITE, 'StegvisSteps', row?.id ?? '', { state: 'done' }),
    );
    value(await tab.recordMandate(caller('amal'), UNIT, { text: 'Ja', date: '2026-01-12' }));
    expect(stateOf(world, 'malmo-1')).toBe('done');
  });
});

describe('meetings and agendas', () => {
  test('an item without a meeting goes to the next APT, last in its order', async () => {
    const { tab, ports, clock } = await makeUnitWorld();
    const meet = async (title: string, start: string, kind: 'apt' | 'group' = 'apt') =>
      value(
        await tab.addMeeting(
          caller('bo'),
          UNIT,
          { kind, title, start, end: start.replace('T12', 'T13') },
          null,
        ),
      );
    await meet('Gruppmöte', '2026-01-14T12:00:00Z', 'group');
    const later = await meet('APT februari', '2026-02-17T12:00:00Z');
    const next = await meet('APT januari', '2026-01-20T12:00:00Z');
    const item = (title: string) =>
      tab.addAgendaItem(caller('bo'), UNIT, { title, minutes: 5 }, null).then(value);
    expect(await item('Tre ord')).toMatchObject({ meetingId: next.id, order: 1, state: 'onAgenda' });
    expect(await item('Rutiner')).toMatchObject({ meetingId: next.id, order: 2 });
    const [row] = ports.lists.rowsOf(SITE, 'StegvisAgenda');
    expect(row?.value.meetingKey).toBe((await ports.projection.row(UNIT, 'StegvisMeetings', next.id))?.key);
    clock.set('2026-01-21T12:00:00Z');
    expect(await item('Sent')).toMatchObject({ meetingId: later.id, order: 1 });
    const seen = value(await tab.seeMeetings(caller('fatima'), UNIT));
    expect(seen.meetings.map(({ title, minutes }) => [title, minutes])).toEqual([
      ['Gruppmöte', 0],
      ['APT januari', 10],
      ['APT februari', 5],
    ]);
  });

  test('without a coming APT there is no place for an item', async () => {
    const { tab } = await makeUnitWorld();
    expect(fault(await tab.addAgendaItem(caller('bo'), UNIT, { title: 'P', minutes: 5 }, null))).toEqual({
      kind: 'conflict',
      reason: 'no-coming-apt',
    });
  });

  test('a meeting that somebody added in SharePoint gets its key when it is given an item', async () => {
    const { tab, ports } = await makeUnitWorld();
    const byHand = ports.lists.addByHand(SITE, 'StegvisMeetings', UNIT, {
      ...EMPTY.StegvisMeetings,
      title: 'APT',
      kind: 'apt',
      start: '2026-01-20T12:00:00Z',
      end: null,
      state: null,
    });
    const item = value(await tab.addAgendaItem(caller('bo'), UNIT, { title: 'P', minutes: 5 }, null));
    expect(item.meetingId).toBe(byHand.id);
    const [row] = ports.lists.rowsOf(SITE, 'StegvisMeetings');
    expect(row?.key).not.toBeNull();
    expect(ports.lists.rowsOf(SITE, 'StegvisAgenda')[0]?.value.meetingKey).toBe(row?.key);
  });

  test('a meeting of another unit is not found', async () => {
    const { tab } = await makeUnitWorld();
    const input = { title: 'P', minutes: 5, meetingId: '999' };
    expect(fault(await tab.addAgendaItem(caller('bo'), UNIT, input, null))).toEqual({
      kind: 'not-found',
      what: 'meeting',
    });
  });

  test('a workshop that is held completes its step, and goes back when that was a mistake', async () => {
    const world = await makeUnitWorld('jarfalla-samkrafter');
    const { tab } = world;
    value(await tab.recordMandate(caller('amal'), UNIT, { text: 'Ja', date: '2026-01-12' }));
    const planned = value(await tab.addMeeting(caller('amal'), UNIT, { ...APT, kind: 'other' }, null));
    const held = value(
      await tab.changeMeeting(caller('amal'), UNIT, planned.id, planned.version, { state: 'held' }),
    );
    expect(held.state).toBe('held');
    expect(stateOf(world, 'jarfalla-start')).toBe('done');
    expect(stateOf(world, 'jarfalla-dialog')).toBe('open');
    value(await tab.changeMeeting(caller('amal'), UNIT, held.id, held.version, { state: 'planned' }));
    expect(stateOf(world, 'jarfalla-start')).toBe('open');
    expect(stateOf(world, 'jarfalla-dialog')).toBe('locked');
  });

  test('an outcome is written on the version that was seen', async () => {
    const { tab } = await makeUnitWorld();
    value(await tab.addMeeting(caller('bo'), UNIT, APT, null));
    const item = value(await tab.addAgendaItem(caller('bo'), UNIT, { title: 'P', minutes: 5 }, 'k1'));
    expect(value(await tab.addAgendaItem(caller('bo'), UNIT, { title: 'P', minutes: 5 }, 'k1'))).toEqual(
      item,
    );
    const change = { state: 'discussed', outcome: 'Vi ändrar blanketten' } as const;
    const changed = value(await tab.changeAgendaItem(caller('bo'), UNIT, item.id, item.version, change));
    expect(changed).toMatchObject(change);
    const late = await tab.changeAgendaItem(caller('amal'), UNIT, item.id, item.version, { minutes: 3 });
    expect(fault(late)).toEqual({ kind: 'stale', theirs: changed });
  });
});

describe('what needs no unit', () => {
  test('a person sees the units whose channel they are in, with their foremost role', async () => {
    const { tab } = await makeUnitWorld();
    expect(value(await tab.seeMe(caller('amal'), 'sv'))).toMatchObject({
      id: 'amal',
      language: 'sv',
      units: [{ id: UNIT, name: 'Norr', role: 'manager' }],
    });
    expect(value(await tab.seeMe(caller('bo'), 'en')).units).toMatchObject([{ role: 'group' }]);
    expect(value(await tab.seeMe(caller('sven'), 'sv')).units).toEqual([]);
    const abroad = caller('amal', { tenant: 'b0000000-0000-4000-8000-000000000000' });
    expect(value(await tab.seeMe(abroad, 'sv')).units).toEqual([]);
  });

  test('the channel before a unit exists shows its people without guests', async () => {
    const { tab } = await makeUnitWorld();
    const view = value(await tab.seeChannel(caller('bo'), UNIT));
    expect(view).toMatchObject({
      name: 'Plan',
      teamName: 'Norr',
      owner: false,
      set: true,
      today: '2026-01-12',
    });
    expect(view.people.map(({ id }) => id)).toEqual(['amal', 'bo', 'cecilia', 'david', 'elif', 'fatima']);
  });

  test('the programmes say which group they ask for', async () => {
    const { tab } = await makeUnitWorld();
    const cards = await tab.seeProgrammes(caller('amal'), 'sv');
    expect(cards).toHaveLength(5);
    expect(cards.find(({ id }) => id === 'hbtq-klivet')).toMatchObject({ groupMin: 3, groupMax: 5 });
    expect(cards.find(({ id }) => id === 'jarfalla-samkrafter')).toMatchObject({
      groupMin: 0,
      groupMax: null,
    });
  });

  test('ideas are for the areas of the plan, those of the own programme first', async () => {
    const { tab } = await makeUnitWorld('malmo-fyra-steg');
    const ideas = value(await tab.seeIdeas(caller('fatima'), UNIT, 'sv'));
    expect(new Set(ideas.actions.map(({ area }) => area))).toEqual(new Set(['bemotande', 'arbetsmiljo']));
    expect(ideas.apt).toHaveLength(20);
  });

  test('how the program is doing is for operators and managers', async () => {
    const { tab } = await makeUnitWorld();
    expect(await tab.maySeeStatus(caller('amal'))).toEqual({ ok: true, value: 'manager' });
    expect(await tab.maySeeStatus(caller('olle', { roles: ['Stegvis.Operator'] }))).toEqual({
      ok: true,
      value: 'operator',
    });
    expect(fault(await tab.maySeeStatus(caller('bo')))).toEqual({ kind: 'not-allowed', need: null });
  });
});
