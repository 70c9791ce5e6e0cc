import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { columnsOf, LISTS_VERSION } from '../../bot/graph/lists/columns.ts';
import type { As, Site } from '../../bot/usecases/ports.ts';
import { got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';

interface ColumnView {
  id: string;
  name: string;
  displayName: string;
  indexed: boolean;
  enforceUniqueValues: boolean;
  required: boolean;
  text?: { allowMultipleLines: boolean };
}

describe('provisioning', () => {
  let house: GraphHouse;
  let as: As;
  let site: Site;
  beforeEach(async () => {
    house = await openGraphHouse();
    as = await house.person(house.manager);
    site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
  });
  afterEach(() => house.close());

  const base = (): string => `/sites/${house.unit.site}/lists`;
  const values = async <T>(path: string): Promise<T[]> => {
    const { body } = await house.outside('GET', path);
    return (body as { value: T[] }).value;
  };
  const columns = (list: string) => values<ColumnView>(`${base()}/${list}/columns`);
  const provision = () => house.lists.provision(as, site);
  const writes = (): string[] =>
    house
      .graphRequests()
      .filter((req) => req.method !== 'GET' && !req.path.endsWith('$batch'))
      .map((req) => `${req.method} ${req.path}`);

  test('makes the six lists with their columns, indexes and Swedish names; only Title is required', async () => {
    expect(got(await provision())).toEqual({ created: [...LIST_NAMES], completed: [], differs: [] });
    const lists = await values<{ name: string; displayName: string; description: string }>(base());
    const ours = lists.filter(({ name }) => name.startsWith('Stegvis'));
    expect(ours.map(({ name }) => name).sort()).toEqual([...LIST_NAMES].sort());
    expect(ours.every(({ displayName }) => displayName.startsWith('Stegvis – '))).toBe(true);
    expect(ours.every(({ description }) => description.endsWith(`Version ${LISTS_VERSION}.`))).toBe(true);
    for (const list of LIST_NAMES) {
      const found = await columns(list);
      for (const column of columnsOf(list)) {
        const stands = found.find(({ name }) => name === column.name);
        expect(stands).toMatchObject({
          displayName: column.title,
          indexed: column.indexed,
          enforceUniqueValues: column.unique,
        });
        expect(stands?.required).toBe(column.name === 'Title');
      }
    }
  });

  test('a second run only reads, and needs no permission to make lists', async () => {
    got(await provision());
    const before = writes().length;
    house.identity.consents.set('Sites.Manage.All', false);
    expect(got(await provision())).toEqual({ created: [], completed: [], differs: [] });
    expect(writes()).toHaveLength(before);
  });

  test('is completed by the next run when it broke off anywhere', async () => {
    for (const allowed of [0, 1, 4, 6, 7]) {
      const own = await openGraphHouse();
      const person = await own.person(own.manager);
      let left = allowed;
      own.instead = (req) => {
        if (req.method === 'GET' || req.path.endsWith('$batch') || !req.path.startsWith('/graph/'))
          return null;
        return left-- > 0
          ? null
          : { status: 403, body: { error: { code: 'accessDenied', message: 'Access denied' } } };
      };
      const first = await own.lists.provision(person, site);
      own.instead = null;
      expect(first.ok).toBe(allowed > 6);
      got(await own.lists.provision(person, site));
      expect(got(await own.lists.provision(person, site))).toEqual({
        created: [],
        completed: [],
        differs: [],
      });
      await own.close();
    }
  });

  test('two at the same time make each list once', async () => {
    const all = await Promise.all([provision(), provision()]);
    for (const one of all) got(one);
    const lists = await values<{ name: string }>(base());
    expect(lists.filter(({ name }) => name.startsWith('Stegvis'))).toHaveLength(6);
  });

  test('answers that were lost make no list twice', async () => {
    let lost = 0;
    house.instead = async (req) => {
      if (req.method !== 'POST' || !/\/lists$/.test(req.path) || lost >= 3) return null;
      lost++;
      await house.local.handle(req);
      return { status: 0 };
    };
    got(await provision());
    const lists = await values<{ name: string }>(base());
    expect(
      lists
        .map(({ name }) => name)
        .filter((name) => name.startsWith('Stegvis'))
        .sort(),
    ).toEqual([...LIST_NAMES].sort());
  });

  test('completes a list that lacks columns and indexes, and leaves what the unit made and renamed', async () => {
    got(await provision());
    const found = await columns('StegvisPlan');
    const at = (name: string): string =>
      `${base()}/StegvisPlan/columns/${found.find((one) => one.name === name)?.id}`;
    await house.outside('DELETE', at('Reason'));
    await house.outside('PATCH', at('State'), { indexed: false });
    await house.outside('PATCH', at('Goal'), { displayName: 'Vårt mål' });
    await house.outside('POST', `${base()}/StegvisPlan/columns`, { name: 'Kostnad', number: {} });
    await house.outside('PATCH', `${base()}/StegvisMeetings`, { displayName: 'Våra träffar' });
    expect(got(await provision())).toEqual({ created: [], completed: ['StegvisPlan'], differs: [] });
    const after = await columns('StegvisPlan');
    const named = (name: string) => after.find((one) => one.name === name);
    expect(named('Reason')?.displayName).toBe('Skäl');
    expect(named('State')?.indexed).toBe(true);
    expect(named('Goal')?.displayName).toBe('Vårt mål');
    expect(named('Kostnad')).toBeDefined();
    const lists = await values<{ name: string; displayName: string }>(base());
    expect(lists.find(({ name }) => name === 'StegvisMeetings')?.displayName).toBe('Våra träffar');
  });

  test('tells of columns that somebody made in another form, and leaves them', async () => {
    await house.outside('POST', base(), {
      displayName: 'StegvisPlan',
      list: { template: 'genericList' },
      columns: [
        { name: 'Area', text: {} },
        { name: 'DueDate', dateTime: { format: 'dateTime' } },
        { name: 'Kommentar', displayName: 'Mål', text: {} },
      ],
    });
    const outcome = got(await provision());
    expect(outcome.completed).toEqual(['StegvisPlan']);
    expect(outcome.differs).toEqual([
      {
        list: 'StegvisPlan',
        column: 'Area',
        why: 'other-type',
        detail: 'text of one line in place of choice (Kunskap, Bemötande, Arbetsmiljö)',
      },
      {
        list: 'StegvisPlan',
        column: 'DueDate',
        why: 'other-type',
        detail: 'dateTime (dateTime) in place of dateTime (dateOnly)',
      },
    ]);
    const found = await columns('StegvisPlan');
    expect(found.find(({ name }) => name === 'Area')?.text).toBeDefined();
    // "Mål" was taken: our column stands all the same.
    expect(found.some(({ name }) => name === 'Goal')).toBe(true);
  });

  test('without consent to make lists it says which scope is lacking', async () => {
    house.identity.consents.set('Sites.Manage.All', false);
    const outcome = await provision();
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'consent' } });
    expect(!outcome.ok && outcome.fault.kind === 'consent' && outcome.fault.scopes).toContain(
      'https://graph.microsoft.com/Sites.Manage.All',
    );
    expect((await values<{ name: string }>(base())).some(({ name }) => name.startsWith('Stegvis'))).toBe(
      false,
    );
  });

  test('somebody outside the team is refused, with the remedy', async () => {
    const stranger = house.tenant.people.find(({ unit }) => unit !== house.unit.id);
    if (!stranger) throw new Error('everybody is in the unit');
    const outcome = await house.lists.provision(await house.person(stranger), site);
    expect(outcome).toMatchObject({ ok: false, fault: { kind: 'refused' } });
  });

  test('before it, reading the unit says that it is not there', async () => {
    expect(await house.lists.readUnit(as, site, house.unit.id)).toEqual({
      ok: false,
      fault: { kind: 'not-found', what: 'unit' },
    });
    got(await provision());
    got(await house.lists.readUnit(as, site, house.unit.id));
  });
});
