/** What every implementation of the port `Lists` must do. Run on Graph (test/graph) and on the memory one. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type ActionRow, EMPTY, type ListName, type RowOf, type Stored } from '../../bot/core/rows.ts';
import type { As, Lists, Site } from '../../bot/usecases/ports.ts';
import { changesContract } from './list-changes.ts';
import { action, bare, faultOf, got, key, meeting } from './samples.ts';

export interface ListsBench {
  lists: Lists;
  /** Somebody who may make lists in the site and write in them. */
  as: As;
  site: Site;
  /** Two units that live in the site. */
  unit: string;
  other: string;
  /** What people and other programs do to the lists, past the port. */
  outside: {
    /** A row with a title and nothing else; gives its id. */
    add(list: ListName, title: string): Promise<string>;
    retitle(list: ListName, id: string, title: string): Promise<void>;
    remove(list: ListName, id: string): Promise<void>;
    /** All tokens given so far become too old. */
    expireTokens(): Promise<void>;
  };
  close?(): Promise<void>;
}

/** Declares the suite. `open` is called once. */
export const listsContract = (name: string, open: () => Promise<ListsBench>): void =>
  describe(`the lists of ${name}`, () => {
    let bench: ListsBench;
    beforeAll(async () => {
      bench = await open();
      expect(faultOf(await bench.lists.provision(bench.as, bench.site))).toBeNull();
    });
    afterAll(() => bench.close?.());

    const add = async <L extends ListName>(list: L, row: RowOf[L], unit = bench.unit) =>
      got(await bench.lists.addRow(bench.as, bench.site, list, unit, key(), row));
    const read = async (list: ListName, id: string) => bench.lists.readRow(bench.as, bench.site, list, id);
    const change = (row: Stored<ActionRow>, to: Partial<ActionRow>, version = row.version) =>
      bench.lists.changeRow(bench.as, bench.site, 'StegvisPlan', row.id, version, to);

    test('provisioning again creates and completes nothing', async () => {
      expect(got(await bench.lists.provision(bench.as, bench.site))).toEqual({
        created: [],
        completed: [],
        differs: [],
      });
    });

    test('a row that was added reads back as it was given, with key, unit and version', async () => {
      const own = key();
      const args = [bench.as, bench.site, 'StegvisPlan', bench.unit, own] as const;
      const added = got(await bench.lists.addRow(...args, action()));
      expect(added).toMatchObject({ value: action(), key: own, unit: bench.unit, broken: [] });
      expect(added.version).not.toBe('');
      expect(got(await read('StegvisPlan', added.id))).toMatchObject({
        id: added.id,
        version: added.version,
        value: action(),
      });
    });

    test('rows of every list read back as they were given, empty columns as null', async () => {
      const rows: { [L in ListName]: RowOf[L] } = {
        StegvisUnit: {
          ...EMPTY.StegvisUnit,
          title: 'Vårdcentral Björken',
          programme: 'hbtq-klivet',
          vision: 'Alla är väntade.',
          mandate: 'Ni får två timmar i månaden.\nRad två.',
          mandateDate: '2026-01-12',
          certificate: null,
          certificateDate: null,
          validUntil: '2029-01-12',
        },
        StegvisSteps: {
          ...EMPTY.StegvisSteps,
          title: 'Uppdrag',
          stepId: 'uppdrag',
          state: 'locked',
          dueDate: '2026-02-02',
        },
        StegvisPlan: bare,
        StegvisMeetings: meeting,
        StegvisAgenda: {
          ...EMPTY.StegvisAgenda,
          title: 'Hur låter vi i telefon?',
          meetingKey: 'm-1',
          order: 0,
          minutes: 15,
          state: 'onAgenda',
          outcome: null,
          source: 'apt-01',
        },
        StegvisFindings: {
          ...EMPTY.StegvisFindings,
          title: 'Vi frågar efter maken',
          kind: 'norm',
          area: 'bemotande',
          concerns: 'Inskrivning',
        },
      };
      const check = async <L extends ListName>(list: L): Promise<void> => {
        const added = await add(list, rows[list]);
        expect(added.value).toEqual(rows[list]);
        expect(got(await read(list, added.id)).value).toEqual(rows[list]);
      };
      for (const list of Object.keys(rows) as ListName[]) await check(list);
    });

    test('a repeated key gives the row that is already there and changes nothing', async () => {
      const own = key();
      const args = [bench.as, bench.site, 'StegvisPlan', bench.unit, own] as const;
      const first = got(await bench.lists.addRow(...args, action()));
      const second = got(await bench.lists.addRow(...args, action({ title: 'Något annat' })));
      expect(second).toMatchObject({ id: first.id, version: first.version, value: first.value });
    });

    test('the same key sent by several at once is one row', async () => {
      const own = key();
      const all = await Promise.all(
        Array.from({ length: 5 }, () =>
          bench.lists.addRow(bench.as, bench.site, 'StegvisPlan', bench.unit, own, action()),
        ),
      );
      expect(new Set(all.map((one) => got(one).id)).size).toBe(1);
    });

    test('many rows are added each once and come back in their order, also when it is repeated', async () => {
      const rows = Array.from({ length: 45 }, (_, index) => ({
        key: key(),
        row: action({ title: `Insats ${index}` }),
      }));
      const args = [bench.as, bench.site, 'StegvisPlan', bench.unit] as const;
      const first = got(await bench.lists.addRows(...args, rows.slice(0, 30)));
      const all = got(await bench.lists.addRows(...args, rows));
      expect(all.map(({ value }) => value.title)).toEqual(rows.map(({ row }) => row.title));
      expect(all.slice(0, 30).map(({ id }) => id)).toEqual(first.map(({ id }) => id));
      const unit = got(await bench.lists.readUnit(bench.as, bench.site, bench.unit));
      const wanted = new Set(rows.map((one) => one.key));
      expect(unit.StegvisPlan.filter((row) => row.key !== null && wanted.has(row.key))).toHaveLength(45);
      expect(got(await bench.lists.addRows(...args, []))).toEqual([]);
    });

    test('reading a unit gives its own rows, each in its list, and no other unit’s', async () => {
      const mine = await add('StegvisPlan', action());
      const apt = await add('StegvisMeetings', meeting);
      const theirs = await add('StegvisPlan', action(), bench.other);
      const unit = got(await bench.lists.readUnit(bench.as, bench.site, bench.unit));
      const ids = unit.StegvisPlan.map(({ id }) => id);
      expect(ids).toContain(mine.id);
      expect(unit.StegvisPlan.every((row) => row.unit === bench.unit)).toBe(true);
      expect(unit.StegvisMeetings.find(({ id }) => id === apt.id)?.value).toEqual(meeting);
      const other = got(await bench.lists.readUnit(bench.as, bench.site, bench.other));
      expect(other.StegvisPlan.map(({ id }) => id)).toContain(theirs.id);
      expect(other.StegvisPlan.every((row) => row.unit === bench.other)).toBe(true);
    });

    test('a unit that nobody knows has no rows', async () => {
      const unit = got(await bench.lists.readUnit(bench.as, bench.site, "19:it's-nobody@thread.tacv2"));
      expect(Object.values(unit).flat()).toEqual([]);
    });

    test('a change on the seen version is kept, moves the version and leaves the rest', async () => {
      const row = await add('StegvisPlan', action());
      const changed = got(await change(row, { title: 'Ny titel', need: null, state: 'done' }));
      expect(changed.value).toEqual({ ...action(), title: 'Ny titel', need: null, state: 'done' });
      expect(changed.version).not.toBe(row.version);
      expect(got(await read('StegvisPlan', row.id))).toMatchObject({
        version: changed.version,
        value: changed.value,
      });
      const again = got(await change(changed, { state: 'active' }));
      expect(again.value.state).toBe('active');
    });

    test('a change on an older version is stale and brings their form, on which it can be made', async () => {
      const row = await add('StegvisPlan', action());
      const theirs = got(await change(row, { title: 'Deras titel' }));
      const fault = faultOf(await change(row, { title: 'Min titel' }));
      expect(fault).toMatchObject({
        kind: 'stale',
        theirs: { id: row.id, version: theirs.version, value: { title: 'Deras titel' } },
      });
      // The same words on the old version are stale too: nobody has seen the newer row.
      expect(faultOf(await change(row, { title: 'Deras titel' }))?.kind).toBe('stale');
      expect(got(await change(row, { title: 'Min titel' }, theirs.version)).value.title).toBe('Min titel');
    });

    test('of changes on one version made at the same time one is kept and the others are stale', async () => {
      const row = await add('StegvisPlan', action());
      const titles = ['Ett', 'Två', 'Tre', 'Fyra'];
      const all = await Promise.all(titles.map((title) => change(row, { title })));
      expect(all.filter((one) => one.ok)).toHaveLength(1);
      expect(all.filter((one) => faultOf(one)?.kind === 'stale')).toHaveLength(3);
      const kept = all.findIndex((one) => one.ok);
      expect(got(await read('StegvisPlan', row.id)).value).toMatchObject({ title: titles[kept] });
    });

    test('a change that somebody made in SharePoint makes the seen version stale', async () => {
      const row = await add('StegvisPlan', action());
      await bench.outside.retitle('StegvisPlan', row.id, 'Ändrad utifrån');
      expect(faultOf(await change(row, { state: 'done' }))).toMatchObject({
        kind: 'stale',
        theirs: { value: { title: 'Ändrad utifrån' } },
      });
    });

    test('what does not exist is not found, whatever is done to it', async () => {
      const { lists, as, site } = bench;
      for (const id of ['999999', 'no-such-row', '../lists', '']) {
        expect(faultOf(await read('StegvisPlan', id))).toEqual({ kind: 'not-found', what: 'action' });
        expect(
          faultOf(await lists.changeRow(as, site, 'StegvisMeetings', id, 'x,1', { title: 'x' })),
        ).toEqual({
          kind: 'not-found',
          what: 'meeting',
        });
        expect(faultOf(await lists.deleteRow(as, site, 'StegvisAgenda', id, 'x,1'))).toEqual({
          kind: 'not-found',
          what: 'agenda-item',
        });
      }
    });

    test('a text that is too long is refused by field and length, and nothing is written', async () => {
      const row = await add('StegvisPlan', action());
      const long = { title: 'x'.repeat(256) };
      const fault = { kind: 'invalid', fields: [{ field: 'title', code: 'too-long', limit: 255 }] };
      expect(faultOf(await change(row, long))).toEqual(fault);
      expect(got(await read('StegvisPlan', row.id)).version).toBe(row.version);
      const args = [bench.as, bench.site, 'StegvisPlan', bench.unit, key()] as const;
      expect(faultOf(await bench.lists.addRow(...args, action(long)))).toEqual(fault);
      expect(got(await change(row, { title: 'å'.repeat(255) })).value.title).toHaveLength(255);
    });

    test('a row from outside reads with empty columns and is completed with key and unit', async () => {
      const id = await bench.outside.add('StegvisPlan', 'Skriven för hand');
      const row = got(await read('StegvisPlan', id));
      expect(row).toMatchObject({ key: null, unit: null, value: { ...bare, title: 'Skriven för hand' } });
      const own = key();
      const { lists, as, site, unit } = bench;
      expect(faultOf(await lists.adoptRow(as, site, 'StegvisPlan', id, row.version, own, unit))).toBeNull();
      expect(got(await read('StegvisPlan', id))).toMatchObject({
        key: own,
        unit,
        value: { title: 'Skriven för hand' },
      });
      const late = await lists.adoptRow(as, site, 'StegvisPlan', id, row.version, key(), unit);
      expect(faultOf(late)?.kind).toBe('stale');
    });

    test('many rows from outside are completed at once, each by itself: one that changed meanwhile stays as it is', async () => {
      const { lists, as, site, unit } = bench;
      const ids: string[] = [];
      for (let n = 0; n < 25; n++) ids.push(await bench.outside.add('StegvisPlan', `För hand ${n}`));
      const rows: { id: string; version: string; key: string; unit: string }[] = [];
      for (const id of ids)
        rows.push({ id, version: got(await read('StegvisPlan', id)).version, key: key(), unit });
      await bench.outside.retitle('StegvisPlan', ids[7] ?? '', 'Ändrad under tiden');
      const gone = { id: '999999', version: '1', key: key(), unit };
      const outcomes = await lists.adoptRows(as, site, 'StegvisPlan', [...rows, gone]);
      expect(outcomes).toHaveLength(26);
      expect(outcomes.flatMap((one, index) => (one.ok ? [] : [[index, one.fault.kind]]))).toEqual([
        [7, 'stale'],
        [25, 'not-found'],
      ]);
      for (const [index, { id, key: own }] of rows.entries())
        expect(got(await read('StegvisPlan', id))).toMatchObject(
          index === 7
            ? { key: null, unit: null, value: { title: 'Ändrad under tiden' } }
            : { key: own, unit, value: { title: `För hand ${index}` } },
        );
      expect(await lists.adoptRows(as, site, 'StegvisPlan', [])).toEqual([]);
    });

    test('a row is deleted on the seen version only', async () => {
      const { lists, as, site } = bench;
      const row = await add('StegvisPlan', action());
      const theirs = got(await change(row, { title: 'Deras' }));
      const early = await lists.deleteRow(as, site, 'StegvisPlan', row.id, row.version);
      expect(faultOf(early)).toMatchObject({ kind: 'stale', theirs: { value: { title: 'Deras' } } });
      expect(faultOf(await lists.deleteRow(as, site, 'StegvisPlan', row.id, theirs.version))).toBeNull();
      expect(faultOf(await read('StegvisPlan', row.id))?.kind).toBe('not-found');
    });

    changesContract(() => bench);
  });
