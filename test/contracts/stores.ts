/** What every implementation of the private store's ports must do: people, units, projection. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lookFrom } from '../../bot/core/nudges/look.ts';
import type {
  PeopleStore,
  PersonRecord,
  Projection,
  UnitRecord,
  UnitStore,
} from '../../bot/usecases/ports.ts';
import { HOLIDAYS } from '../memory/world.ts';
import { action, meeting, teamMember, unitRecord } from './samples.ts';

export interface StoresBench {
  people: PeopleStore;
  units: UnitStore;
  projection: Projection;
  close?(): Promise<void>;
}

const person = (id: string, given: Partial<PersonRecord> = {}): PersonRecord => ({
  id,
  tenant: 'tenant',
  name: 'Åsa Öberg',
  language: 'sv',
  address: {
    tenant: 'tenant',
    serviceUrl: 'https://smba.trafficmanager.net/emea/',
    conversation: `a:${id}`,
    conversationType: 'personal',
    bot: '28:bot',
  },
  window: null,
  days: null,
  pausedUntil: null,
  fewer: [],
  reflection: null,
  ...given,
});

const member = teamMember;
const unit = unitRecord;

const row = (id: string, of: string, title = id) => ({
  id,
  version: `${id},1`,
  key: `key-${id}`,
  unit: of,
  value: action({ title }),
  broken: ['Area'],
  changedAt: '2026-01-12T07:00:00Z',
  changedBy: 'Åsa',
});

/** Declares the suite. `open` is called once; every test uses ids of its own. */
export const storesContract = (name: string, open: () => Promise<StoresBench>): void =>
  describe(`the private store of ${name}`, () => {
    let bench: StoresBench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close?.());

    test('a person reads back as they were saved, alone and among others', async () => {
      const all = person('whole', {
        language: 'en',
        window: { from: '20:00', to: '04:00' },
        days: [6, 7],
        pausedUntil: 'open',
        reflection: { weekday: 3, since: '2026-01-12T07:00:00.000Z', rhythm: 'monthly', ignored: 2 },
      });
      await bench.people.save(all);
      await bench.people.save(person('bare', { address: null }));
      expect(await bench.people.get('whole')).toEqual(all);
      expect(await bench.people.get('nobody')).toBeNull();
      const found = await bench.people.many(['bare', 'nobody', 'whole']);
      expect(found.map(({ id }) => id).sort()).toEqual(['bare', 'whole']);
      await bench.people.save(person('whole'));
      expect(await bench.people.get('whole')).toEqual(person('whole'));
      expect(await bench.people.many([])).toEqual([]);
    });

    test('of many who add the same person one is first, and theirs stands', async () => {
      const tries = Array.from({ length: 40 }, (_, index) => person('new', { name: String(index) }));
      const added = await Promise.all(tries.map((one) => bench.people.add(one)));
      expect(added.filter(Boolean)).toHaveLength(1);
      expect((await bench.people.get('new'))?.name).toBe(String(added.indexOf(true)));
    });

    test('changes made at the same time are all kept, and a change creates nobody', async () => {
      await bench.people.save(
        person('busy', { reflection: { weekday: 1, since: '', rhythm: 'fortnightly', ignored: 0 } }),
      );
      await Promise.all(
        Array.from({ length: 20 }, () =>
          bench.people.change('busy', (known) => ({
            ...known,
            reflection: known.reflection && { ...known.reflection, ignored: known.reflection.ignored + 1 },
          })),
        ),
      );
      expect((await bench.people.get('busy'))?.reflection?.ignored).toBe(20);
      expect(await bench.people.change('stranger', (known) => known)).toBeNull();
      expect(await bench.people.get('stranger')).toBeNull();
    });

    test('a unit reads back as it was saved and is found by everybody who is in it, not by those who left', async () => {
      const parts = ['manager', 'group', 'lead', 'staff'].map((part) => member(`norr ${part}`));
      const norr = unit('norr', { members: parts, membership: 'private', safetyRep: 'norr left' });
      await bench.units.save(norr);
      await bench.units.save(unit('other'));
      expect(await bench.units.get('norr')).toEqual(norr);
      expect(await bench.units.get('nowhere')).toBeNull();
      for (const part of ['manager', 'group', 'lead', 'staff'])
        expect((await bench.units.ofPerson(`norr ${part}`)).map(({ id }) => id)).toEqual(['norr']);
      expect(await bench.units.ofPerson('norr left')).toEqual([]);
      expect(await bench.units.ofPerson("it's nobody")).toEqual([]);
      expect((await bench.units.all()).map(({ id }) => id)).toEqual(
        expect.arrayContaining(['norr', 'other']),
      );
    });

    test('the units of a site are found, and of no other', async () => {
      for (const [id, site] of [
        ['s1', 'their site'],
        ['s2', 'their site'],
        ['s3', 'another'],
      ] as const)
        await bench.units.save(unit(id, { site }));
      expect((await bench.units.ofSite('their site')).map(({ id }) => id).sort()).toEqual(['s1', 's2']);
      expect(await bench.units.ofSite('nowhere')).toEqual([]);
    });

    test('units are found by id and by any of several people, each once and in order', async () => {
      for (const id of ['many-b', 'many-a', 'many-c']) await bench.units.save(unit(id));
      const ids = (units: UnitRecord[]) => units.map(({ id }) => id);
      expect(ids(await bench.units.many(['many-c', 'unknown', 'many-a']))).toEqual(['many-a', 'many-c']);
      const people = ['many-b staff', 'nobody', 'many-a staff'];
      expect(ids(await bench.units.ofPeople(people))).toEqual(['many-a', 'many-b']);
      expect(await bench.units.ofPeople([])).toEqual([]);
    });

    test('who chose prompts is paged through, and left out until the day that was kept for them', async () => {
      const { people } = bench;
      const choice = { weekday: 1, since: '2026-01-12', rhythm: 'fortnightly', ignored: 0 } as const;
      const names = Array.from({ length: 5 }, (_, n) => `chooser-${n}`);
      for (const id of names) await people.save(person(id, { reflection: choice }));
      const due = async (today: string): Promise<string[]> => {
        const found: string[] = [];
        for (let next: Awaited<ReturnType<PeopleStore['reflecting']>>['next'] = null; ; ) {
          const page = await people.reflecting(today, next, 2);
          found.push(...page.people.map(({ id }) => id).filter((id) => names.includes(id)));
          next = page.next;
          if (next === null) return found.sort();
        }
      };
      expect(await due('2026-02-01')).toEqual(names);
      await people.reflectFrom(
        new Map([
          ['chooser-1', '2026-02-02'],
          ['chooser-3', '2026-02-01'],
          ['chooser-4', '2026-03-01'],
        ]),
      );
      expect(await due('2026-02-01')).toEqual(['chooser-0', 'chooser-2', 'chooser-3']);
      expect(await due('2026-02-02')).toEqual(['chooser-0', 'chooser-1', 'chooser-2', 'chooser-3']);
      // Another weekday may come sooner; other changes leave the day as it is.
      await people.change('chooser-4', (known) => ({ ...known, reflection: { ...choice, weekday: 2 } }));
      await people.change('chooser-1', (known) => ({ ...known, pausedUntil: 'open' }));
      expect(await due('2026-02-01')).toEqual(['chooser-0', 'chooser-2', 'chooser-3', 'chooser-4']);
      for (const id of names) await people.save(person(id));
      expect(await due('2027-01-01')).toEqual([]);
    });

    test('each pair of hours that people have is told', async () => {
      const window = { from: '06:15', to: '09:45' };
      await bench.people.save(person('hours-1', { window }));
      await bench.people.save(person('hours-2', { window, days: [2, 4] }));
      await bench.people.save(person('hours-3', { days: [2, 4] }));
      const hours = await bench.people.hours();
      for (const pair of [
        { window, days: null },
        { window, days: [2, 4] },
        { window: null, days: [2, 4] },
        { window: null, days: null },
      ])
        expect(hours).toContainEqual(pair);
    });

    test('rows are picked by unit and id from several units at once', async () => {
      const { projection } = bench;
      await projection.put('pick-1', 'StegvisPlan', [row('1', 'pick-1'), row('2', 'pick-1')]);
      await projection.put('pick-2', 'StegvisPlan', [row('1', 'pick-2')]);
      const picked = await projection.pick('StegvisPlan', [
        { unit: 'pick-1', id: '2' },
        { unit: 'pick-2', id: '1' },
        { unit: 'pick-2', id: '2' },
        { unit: 'pick-3', id: '1' },
      ]);
      expect(Object.fromEntries(picked)).toEqual({
        'pick-1': [row('2', 'pick-1')],
        'pick-2': [row('1', 'pick-2')],
      });
      expect(await projection.pick('StegvisPlan', [])).toEqual(new Map());
    });

    test('members are replaced as a whole, and only in a unit that is there', async () => {
      await bench.units.save(unit('team'));
      await bench.units.setMembers('team', [member('one')], '2026-02-01T00:00:00.000Z');
      await bench.units.setMembers('no-team', [member('one')], '2026-02-01T00:00:00.000Z');
      expect(await bench.units.get('team')).toEqual(
        unit('team', { members: [member('one')], membersReadAt: '2026-02-01T00:00:00.000Z' }),
      );
      expect(await bench.units.get('no-team')).toBeNull();
    });

    test('rows are put, put anew and removed, each in its list and unit', async () => {
      const { projection } = bench;
      await projection.put('p1', 'StegvisPlan', [row('2', 'p1'), row('10', 'p1')]);
      await projection.put('p1', 'StegvisMeetings', [{ ...row('2', 'p1'), value: meeting }]);
      await projection.put('p2', 'StegvisPlan', [row('2', 'p2')]);
      await projection.put('p1', 'StegvisPlan', [row('2', 'p1', 'Nytt')]);
      await projection.put('p1', 'StegvisPlan', []);
      expect((await projection.rows('p1')).StegvisPlan).toEqual([row('2', 'p1', 'Nytt'), row('10', 'p1')]);
      expect(await projection.row('p1', 'StegvisPlan', '2')).toEqual(row('2', 'p1', 'Nytt'));
      const versions = await projection.versions('p1');
      const { version, changedAt } = row('2', 'p1', 'Nytt');
      expect(versions.StegvisPlan.get('2')).toEqual({ version, changedAt });
      expect([versions.StegvisPlan.size, versions.StegvisMeetings.size, versions.StegvisAgenda.size]).toEqual(
        [2, 1, 0],
      );
      await projection.remove('p1', 'StegvisPlan', ['2', 'never']);
      expect(await projection.row('p1', 'StegvisPlan', '2')).toBeNull();
      const left = await projection.rows('p1');
      expect([left.StegvisPlan.length, left.StegvisMeetings.length, left.StegvisAgenda]).toEqual([1, 1, []]);
      expect((await projection.rows('p2')).StegvisPlan).toHaveLength(1);
    });

    test('replacing a list touches the units of its site only, and rows of no unit are left out', async () => {
      const { projection, units } = bench;
      for (const id of ['r1', 'r2']) await units.save(unit(id, { site: 'shared' }));
      await units.save(unit('r3'));
      for (const id of ['r1', 'r2', 'r3']) {
        await projection.put(id, 'StegvisPlan', [row('1', id)]);
        await projection.put(id, 'StegvisAgenda', [row('1', id) as never]);
      }
      const orphan = { ...row('9', 'r1'), unit: null };
      await projection.replace('shared', 'StegvisPlan', [row('5', 'r1'), row('6', 'r1'), orphan]);
      const ids = async (id: string) => (await projection.rows(id)).StegvisPlan.map((one) => one.id);
      expect([await ids('r1'), await ids('r2'), await ids('r3')]).toEqual([['5', '6'], [], ['1']]);
      expect((await projection.rows('r2')).StegvisAgenda).toHaveLength(1);
    });

    test('rules read steps, meetings and agenda, and of the actions those that are active and not due after the look', async () => {
      const { projection, units } = bench;
      await units.save(unit('rules'));
      const act = (id: string, given: object) => ({
        ...row(id, 'rules'),
        value: action({ title: id, ...given }),
      });
      await projection.put('rules', 'StegvisPlan', [
        act('1', { state: 'active', dueDate: '2026-01-26' }),
        act('2', { state: 'active', dueDate: '2026-05-01' }),
        act('3', { state: 'draft', dueDate: '2026-01-26' }),
        act('4', { state: 'active', dueDate: null }),
      ]);
      await projection.put('rules', 'StegvisMeetings', [{ ...row('7', 'rules'), value: meeting }]);
      await projection.put('rules', 'StegvisFindings', [row('8', 'rules') as never]);
      const read = await projection.ruleRows(['rules', 'nobody'], { to: '2026-02-01', wholePlan: false });
      const found = read.get('rules');
      expect(found?.StegvisPlan.map(({ id }) => id)).toEqual(['1', '4']);
      expect(found?.StegvisMeetings.map(({ id }) => id)).toEqual(['7']);
      expect(found?.StegvisFindings).toEqual([]);
      expect(read.get('nobody')?.StegvisPlan).toEqual([]);
    });

    test('a unit stirs in which an active action is due', async () => {
      const { projection, units } = bench;
      for (const id of ['stirs', 'rests']) await units.save(unit(id));
      const due = { ...row('1', 'stirs'), value: action({ state: 'active', dueDate: '2026-01-26' }) };
      await projection.put('stirs', 'StegvisPlan', [due]);
      const look = lookFrom('2026-01-12', HOLIDAYS);
      expect(await projection.stirring(look)).toContain('stirs');
    });

    test('a list’s token is kept by site', async () => {
      const { projection } = bench;
      expect(await projection.tokens('t1')).toEqual({});
      await projection.setToken('t1', 'StegvisPlan', 'a');
      await projection.setToken('t1', 'StegvisPlan', 'b');
      await projection.setToken('t1', 'StegvisUnit', 'c');
      await projection.setToken('t2', 'StegvisPlan', 'd');
      expect(await projection.tokens('t1')).toEqual({ StegvisPlan: 'b', StegvisUnit: 'c' });
    });
  });
