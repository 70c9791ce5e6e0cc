/** Who is in a unit, kept by itself: looked at by the app, told of by Teams, brought by people. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import { content } from '../../bot/core/content.ts';
import type { Fault } from '../../bot/core/fault.ts';
import { makeChat } from '../../bot/usecases/chat.ts';
import type { MemoryTeam } from '../memory/directory.ts';
import { makeMemoryMyData } from '../memory/own-data.ts';
import { makeMemoryPreviews } from '../memory/previews.ts';
import { caller, fault, SET_UP, SITE, TENANT, UNIT, value } from '../memory/world.ts';
import { makeMemoryClaims } from './chat-world.ts';
import { openSyncWorld } from './sync-world.ts';

type SyncWorld = Awaited<ReturnType<typeof openSyncWorld>>;
const AWAY: Fault = { kind: 'offline', inDoubt: false, retryAt: '2026-01-13T08:00:00Z' };
const TEAM = 'norr';
const THREAD = '19:norr-team@thread.tacv2';

let world: SyncWorld;
let team: MemoryTeam;
beforeEach(async () => {
  world = await openSyncWorld();
  const [norr] = world.ports.directory.teams;
  if (!norr) throw new Error('no team');
  team = norr;
});

const known = async () => {
  const unit = await world.ports.units.get(UNIT);
  if (unit === null) throw new Error('no unit');
  return unit;
};
const names = async () => (await known()).members.map(({ name }) => name);
const leave = (id: string) => {
  team.members = team.members.filter((member) => member.id !== id);
};
const rename = (id: string, name: string) => {
  team.members = team.members.map((member) => (member.id === id ? { ...member, name } : member));
};
const chat = () =>
  makeChat({
    ...world.ports,
    claims: makeMemoryClaims(),
    content,
    myData: makeMemoryMyData(world.ports),
    lookAtCalendar: () => undefined,
    previews: makeMemoryPreviews(world.ports),
  });
const reachable = (id: string, name: string) =>
  world.ports.people.save({
    id,
    tenant: TENANT,
    name,
    language: 'en',
    address: null,
    window: { from: '09:00', to: '12:00' },
    days: null,
    pausedUntil: 'open',
    reflection: null,
    fewer: [],
  });

describe('the daily look', () => {
  test('reads who is there once a day and no more', async () => {
    const reads = world.ports.directory.reads;
    leave('elif');
    await world.wake('2026-01-12T10:00:00Z');
    expect(world.ports.directory.reads).toBe(reads);
    await world.wake('2026-01-13T07:30:00Z');
    expect(await names()).not.toContain('Elif');
    for (const at of ['2026-01-13T08:00:00Z', '2026-01-13T15:00:00Z']) await world.wake(at, 'started');
    expect(world.ports.directory.reads).toBe(reads + 1);
    expect(world.journal.told).toContainEqual({
      level: 'info',
      event: 'members-changed',
      facts: { unit: UNIT, came: 0, left: 1 },
    });
  });

  test('leaves what is known where the app is not in the team, asks no more that day and tells operators', async () => {
    world.ports.directory.installed = false;
    leave('elif');
    const reads = world.ports.directory.reads;
    await world.wake('2026-01-13T07:30:00Z');
    await world.wake('2026-01-13T09:00:00Z', 'started');
    expect(world.ports.directory.reads).toBe(reads + 1);
    expect(await names()).toContain('Elif');
    expect(await world.ports.rosters.refused()).toEqual([{ id: UNIT, name: 'Norr' }]);
    world.ports.directory.installed = true;
    await world.wake('2026-01-14T07:30:00Z');
    expect(await world.ports.rosters.refused()).toEqual([]);
    expect(await names()).not.toContain('Elif');
  });

  test('that Graph did not answer is made up for at the next look, and is no refusal', async () => {
    await chat().teamChanged({ tenant: TENANT, thread: THREAD, team: TEAM });
    world.ports.directory.fault = AWAY;
    leave('elif');
    await world.work();
    expect(await names()).toContain('Elif');
    expect(await world.ports.rosters.refused()).toEqual([]);
    world.ports.directory.fault = null;
    await world.wake('2026-01-13T07:30:00Z');
    expect(await names()).not.toContain('Elif');
  });

  test('reads members also where the app has not been given the site', async () => {
    leave('elif');
    world.ports.lists.failNext('changes', { kind: 'refused', remedy: 'not granted', closed: true });
    await world.wake('2026-01-13T07:30:00Z');
    expect(await names()).not.toContain('Elif');
  });

  test('asks once for units that share a standard channel’s team', async () => {
    const unit = await known();
    await world.ports.units.save({ ...unit, id: '19:second@thread.tacv2', name: 'Andra' });
    const reads = world.ports.directory.reads;
    await world.wake('2026-01-13T07:30:00Z');
    expect(world.ports.directory.reads).toBe(reads + 1);
  });
});

describe('an event of Teams', () => {
  test('has members read at once, and no list', async () => {
    leave('elif');
    const before = world.reads();
    await chat().teamChanged({ tenant: TENANT, thread: THREAD, team: TEAM });
    expect(await world.work()).toEqual([SITE]);
    expect(await names()).not.toContain('Elif');
    expect(world.reads()).toBe(before);
  });

  test('that names the thread alone is understood once another named both', async () => {
    await chat().teamChanged({ tenant: TENANT, thread: THREAD, team: null });
    expect(await world.work()).toEqual([]);
    await chat().teamChanged({ tenant: TENANT, thread: THREAD, team: TEAM });
    await world.work();
    leave('elif');
    await chat().teamChanged({ tenant: TENANT, thread: THREAD, team: null });
    await world.work();
    expect(await names()).not.toContain('Elif');
  });

  test('of another tenant about a team of the same id has nothing read', async () => {
    await chat().teamChanged({ tenant: 'another', thread: THREAD, team: TEAM });
    expect(await world.work()).toEqual([]);
  });
});

describe('names', () => {
  test('of renamed people are new in the unit and in what the bot knows of them', async () => {
    await reachable('bo', 'Bo');
    rename('bo', 'Bo Nyman');
    await world.wake('2026-01-13T07:30:00Z');
    expect(await names()).toContain('Bo Nyman');
    expect((await world.ports.people.get('bo'))?.name).toBe('Bo Nyman');
  });

  test('of people in no unit are forgotten; coming back they are as they were, with a name', async () => {
    await reachable('bo', 'Bo');
    const member = team.members.find(({ id }) => id === 'bo');
    leave('bo');
    await world.wake('2026-01-13T07:30:00Z');
    const gone = await world.ports.people.get('bo');
    expect(gone).toMatchObject({ name: '', pausedUntil: 'open', language: 'en', window: { from: '09:00' } });
    expect(JSON.stringify(await known())).not.toContain('Bo');
    if (member) team.members = [...team.members, member];
    await world.wake('2026-01-14T07:30:00Z');
    expect(await world.ports.people.get('bo')).toEqual({ ...gone, name: 'Bo' });
  });
});

describe('roles of people who left', () => {
  const overview = (person: string) => world.tab.seeUnit(caller(person), UNIT, 'sv').then(value);
  const gone = async (...people: string[]) => {
    for (const person of people) leave(person);
    await chat().teamChanged({ tenant: TENANT, thread: THREAD, team: TEAM });
    await world.work();
  };

  test('the manager is told which are vacant; nobody else is', async () => {
    await gone('bo', 'david', 'elif');
    const seen = await overview('amal');
    expect(seen.vacancies).toEqual([
      { role: 'processLead', text: 'Processledaren har lämnat kanalen. Välj en ny.' },
      { role: 'safetyRep', text: 'Skyddsombudet har lämnat kanalen. Välj ett nytt.' },
      { role: 'group', text: 'En person i gruppen har lämnat kanalen. Se över vilka som ingår.' },
    ]);
    expect([seen.processLead, seen.safetyRep, seen.group.map(({ id }) => id)]).toEqual([
      null,
      null,
      ['amal', 'cecilia'],
    ]);
    expect((await overview('cecilia')).vacancies).toEqual([]);
  });

  test('the group’s criterion counts those who are still there', async () => {
    const met = async () => {
      const { criteria } = value(await world.tab.seeCriteria(caller('amal'), UNIT, 'sv'));
      return criteria.find(({ reason }) => /grupp/i.test(reason));
    };
    expect((await overview('amal')).groupProblem).toBeNull();
    await gone('bo');
    expect((await overview('amal')).groupProblem).toContain('Gruppen har 2 personer');
    expect(await met()).toMatchObject({ met: false });
  });

  test('somebody who left cannot open the unit, nor do what their role allowed', async () => {
    await gone('bo', 'david');
    for (const person of ['bo', 'david']) {
      expect(fault(await world.tab.seeUnit(caller(person), UNIT, 'sv'))).toEqual({
        kind: 'not-found',
        what: 'unit',
      });
      expect(fault(await world.tab.addAction(caller(person), UNIT, { title: 'A' }, null)).kind).toBe(
        'not-found',
      );
    }
  });

  test('an owner may take over when the manager is gone, and only then, and only themselves', async () => {
    const takeOver = (person: string, manager = person) =>
      world.tab.setUpUnit(
        caller(person),
        UNIT,
        { ...SET_UP, group: ['bo', 'cecilia', person], manager },
        'sv',
      );
    team.members = team.members.map((member) =>
      member.id === 'cecilia' ? { ...member, owner: true } : member,
    );
    expect(fault(await takeOver('cecilia'))).toEqual({ kind: 'not-allowed', need: 'manager' });
    await gone('amal');
    expect((await overview('cecilia')).vacancies[0]).toEqual({
      role: 'manager',
      text: 'Chefen har lämnat kanalen. En ägare kan ta över enheten i Inställningar.',
    });
    expect((await overview('cecilia')).may.changeUnit).toBe(true);
    expect((await overview('bo')).may.changeUnit).toBe(false);
    expect(fault(await takeOver('bo'))).toEqual({ kind: 'not-allowed', need: 'manager' });
    expect(fault(await takeOver('cecilia', 'bo')).kind).toBe('not-allowed');
    expect(value(await takeOver('cecilia')).manager.id).toBe('cecilia');
    expect(fault(await takeOver('amal')).kind).toBe('not-found');
  });

  test('a manager whom only an old list leaves out keeps the unit', async () => {
    await world.ports.units.setMembers(
      UNIT,
      team.members
        .filter(({ id }) => id !== 'amal')
        .map((member) => ({ ...member, owner: member.id === 'bo' })),
      '2026-01-12T07:00:00Z',
    );
    const wish = { ...SET_UP, manager: 'bo' };
    expect(fault(await world.tab.setUpUnit(caller('bo'), UNIT, wish, 'sv')).kind).toBe('not-allowed');
  });

  test('an action whose owner left is told of until it has another', async () => {
    const action = value(
      await world.tab.addAction(caller('amal'), UNIT, { title: 'Läscirkel', ownerId: 'fatima' }, null),
    );
    await gone('fatima');
    expect((await overview('amal')).vacancies).toEqual([
      { role: 'owner', text: 'En åtgärd har en ansvarig som har lämnat enheten. Välj en ny i planen.' },
    ]);
    const change = { ownerId: 'bo' };
    value(await world.tab.changeAction(caller('amal'), UNIT, action.id, action.version, change));
    expect((await overview('amal')).vacancies).toEqual([]);
  });

  test('guests are shown and never offered, also when they own something', async () => {
    const seen = await overview('amal');
    expect(seen.guests).toEqual([{ id: 'greta', name: 'Greta' }]);
    expect(seen.people.map(({ id }) => id)).not.toContain('greta');
  });
});
