/** Provisioning that breaks off after each single request in turn, and is then run again. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { columnsOf, lists as wanted } from '../../bot/graph/lists/columns.ts';
import type { As, Site } from '../../bot/usecases/ports.ts';
import type { Req } from '../../infra/local/http.ts';
import { got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';
import { standingMachine } from './script.ts';

interface ColumnView {
  id: string;
  name: string;
  displayName: string;
  hidden: boolean;
  indexed: boolean;
  enforceUniqueValues: boolean;
  [facet: string]: unknown;
}

interface Stage {
  house: GraphHouse;
  as: As;
  site: Site;
  /** Requests inside `$batch` that are let through before the connection drops; null: all. */
  inner: { left: number | null };
}

/** Houses that a failed test has left open. */
const opened = new Set<GraphHouse>();
afterEach(async () => {
  for (const house of opened) await house.close();
  opened.clear();
});
const close = async (house: GraphHouse): Promise<void> => {
  opened.delete(house);
  await house.close();
};

const open = async (prepare: (house: GraphHouse) => Promise<void>): Promise<Stage> => {
  const inner: Stage['inner'] = { left: null };
  const house = await openGraphHouse({
    machine: standingMachine(),
    innerFault: async () => {
      if (inner.left === null) return null;
      return inner.left-- > 0
        ? null
        : { status: 503, body: { error: { code: 'serviceNotAvailable', message: '' } } };
    },
  });
  opened.add(house);
  const stage = {
    house,
    as: await house.person(house.manager),
    site: { tenant: house.tenant.ids.tenant, site: house.unit.site },
    inner,
  };
  await prepare(house);
  return stage;
};

const base = (house: GraphHouse): string => `/sites/${house.unit.site}/lists`;
const values = async <T>(house: GraphHouse, path: string): Promise<T[]> =>
  ((await house.outside('GET', path)).body as { value: T[] }).value;

/** Everything that people can see of the lists, without what differs from run to run (ids, times, order). */
const seen = async (house: GraphHouse): Promise<unknown> => {
  const all = await values<{ id: string; name: string; displayName: string; description: string }>(
    house,
    base(house),
  );
  const found = [];
  for (const { id, name, displayName, description } of all) {
    const columns = await values<ColumnView>(house, `${base(house)}/${id}/columns`);
    found.push({
      name,
      displayName,
      description,
      columns: columns
        .map(({ id: _, ...rest }) => rest)
        .sort((a, b) => `${a.name} ${a.displayName}`.localeCompare(`${b.name} ${b.displayName}`)),
    });
  }
  return found.sort((a, b) => a.name.localeCompare(b.name));
};

const isGraph = (req: Req): boolean => req.path.startsWith('/graph/');

/** Runs provisioning with the connection gone from the `k`th request on; `after`: that one still took effect. */
const breakOff = async ({ house, as, site }: Stage, k: number, after: boolean): Promise<number> => {
  let count = 0;
  house.instead = async (req) => {
    if (!isGraph(req)) return null;
    count++;
    if (count < k) return null;
    if (count === k && after) await house.local.handle(req);
    return { status: 0 };
  };
  await house.lists.provision(as, site);
  house.instead = null;
  return count;
};

const asked = async ({ house, as, site }: Stage): Promise<number> => {
  const before = house.graphRequests().length;
  got(await house.lists.provision(as, site));
  return house.graphRequests().length - before;
};

const untouched = async (): Promise<void> => undefined;

/** A site where people have been at work: half of the lists, columns and indexes missing, own columns and names. */
const lived = async (house: GraphHouse): Promise<void> => {
  const as = await house.person(house.manager);
  got(await house.lists.provision(as, { tenant: house.tenant.ids.tenant, site: house.unit.site }));
  await house.outside('DELETE', `${base(house)}/StegvisFindings`);
  const at = async (list: string, name: string): Promise<string> => {
    const columns = await values<ColumnView>(house, `${base(house)}/${list}/columns`);
    return `${base(house)}/${list}/columns/${columns.find((one) => one.name === name)?.id}`;
  };
  const must = async (method: string, path: string, body?: unknown): Promise<void> => {
    const { status } = await house.outside(method, path, body);
    if (status >= 300) throw new Error(`${method} ${path}: ${status}`);
  };
  await must('POST', `${base(house)}/StegvisPlan/items`, {
    fields: { Title: 'En rad', StegvisKey: 'rad-1' },
  });
  await must('DELETE', await at('StegvisPlan', 'Reason'));
  await must('DELETE', await at('StegvisPlan', 'Indicator'));
  await must('PATCH', await at('StegvisPlan', 'State'), { indexed: false });
  await must('PATCH', await at('StegvisAgenda', 'StegvisKey'), {
    enforceUniqueValues: false,
    indexed: false,
  });
  await must('PATCH', await at('StegvisMeetings', 'Kind'), { choice: { choices: ['Gruppmöte', 'Fika'] } });
  await must('PATCH', await at('StegvisPlan', 'Goal'), { displayName: 'Vårt mål' });
  await must('PATCH', await at('StegvisPlan', 'Title'), { displayName: 'Vad vi gör' });
  await must('POST', `${base(house)}/StegvisPlan/columns`, { name: 'Kostnad', number: {}, indexed: true });
  await must('POST', `${base(house)}/StegvisPlan/columns`, {
    name: 'Notering',
    displayName: 'Skäl',
    text: {},
  });
  await must('PATCH', `${base(house)}/StegvisMeetings`, { displayName: 'Våra träffar' });
  await must('PATCH', `${base(house)}/StegvisSteps`, { description: 'Egen text' });
};

describe.each([
  ['an empty site', untouched],
  ['a site where people have been at work', lived],
])('provisioning %s', (_, prepare) => {
  test('that loses its connection at any request is completed by the next run, nothing doubled', async () => {
    const whole = await open(prepare);
    const requests = await asked(whole);
    const end = await seen(whole.house);
    await close(whole.house);
    expect(requests).toBeGreaterThan(8);
    for (let k = 1; k <= requests; k++)
      for (const after of [false, true]) {
        const stage = await open(prepare);
        expect(await breakOff(stage, k, after)).toBeGreaterThanOrEqual(k);
        got(await stage.house.lists.provision(stage.as, stage.site));
        expect([k, after, await seen(stage.house)]).toEqual([k, after, end]);
        expect(got(await stage.house.lists.provision(stage.as, stage.site))).toMatchObject({
          created: [],
          completed: [],
        });
        await close(stage.house);
      }
  }, 120_000);

  test('whose names were set only in part has the rest set by the next run', async () => {
    const whole = await open(prepare);
    await asked(whole);
    const end = await seen(whole.house);
    await close(whole.house);
    for (const left of [0, 1, 5, 12, 19]) {
      const stage = await open(prepare);
      const reads = stage.house.local;
      let named = false;
      stage.house.instead = async (req) => {
        const body = req.body.toString('utf8');
        if (!req.path.endsWith('/$batch') || !body.includes('"PATCH"')) return null;
        named = true;
        stage.inner.left = left;
        await reads.handle(req);
        stage.inner.left = null;
        return { status: 0 };
      };
      await stage.house.lists.provision(stage.as, stage.site);
      expect(named).toBe(true);
      stage.house.instead = null;
      got(await stage.house.lists.provision(stage.as, stage.site));
      expect([left, await seen(stage.house)]).toEqual([left, end]);
      await close(stage.house);
    }
  }, 60_000);
});

describe('provisioning where something cannot be made ours', () => {
  const plan = async (house: GraphHouse, name: string): Promise<ColumnView | undefined> =>
    (await values<ColumnView>(house, `${base(house)}/StegvisPlan/columns`)).find((one) => one.name === name);
  const change = async (house: GraphHouse, name: string, body: unknown): Promise<void> => {
    await house.outside('PATCH', `${base(house)}/StegvisPlan/columns/${(await plan(house, name))?.id}`, body);
  };

  test('leaves the unit’s own columns, renamed titles and rows as they are', async () => {
    const { house, as, site } = await open(lived);
    const result = got(await house.lists.provision(as, site));
    expect(result).toEqual({
      created: ['StegvisFindings'],
      completed: ['StegvisPlan', 'StegvisMeetings', 'StegvisAgenda'],
      differs: [],
    });
    expect(await plan(house, 'Kostnad')).toMatchObject({ displayName: 'Kostnad', indexed: true });
    expect(await plan(house, 'Notering')).toMatchObject({ displayName: 'Skäl' });
    // The title "Skäl" was taken by a column of theirs: ours stands beside it under another.
    expect(await plan(house, 'Reason')).toBeDefined();
    expect(await plan(house, 'Goal')).toMatchObject({ displayName: 'Vårt mål' });
    expect(await plan(house, 'Title')).toMatchObject({ displayName: 'Vad vi gör' });
    const meetings = await values<ColumnView>(house, `${base(house)}/StegvisMeetings/columns`);
    expect(meetings.find(({ name }) => name === 'Kind')?.choice).toMatchObject({
      choices: ['Gruppmöte', 'Fika', 'APT', 'Workshop', 'Utbildning', 'Annat möte'],
    });
    const lists = await values<{ name: string; displayName: string; description: string }>(
      house,
      base(house),
    );
    expect(lists.find(({ name }) => name === 'StegvisMeetings')?.displayName).toBe('Våra träffar');
    expect(lists.find(({ name }) => name === 'StegvisSteps')?.description).toBe('Egen text');
    const rows = await values<{ id: string }>(house, `${base(house)}/StegvisPlan/items`);
    expect(rows).toHaveLength(1);
    await close(house);
  });

  test('tells of keys that stand twice, and indexes the column all the same', async () => {
    const { house, as, site } = await open(untouched);
    got(await house.lists.provision(as, site));
    await change(house, 'StegvisKey', { enforceUniqueValues: false, indexed: false });
    for (const Title of ['En', 'Två'])
      await house.outside('POST', `${base(house)}/StegvisPlan/items`, {
        fields: { Title, StegvisKey: 'samma' },
      });
    const { completed, differs } = got(await house.lists.provision(as, site));
    expect(completed).toEqual(['StegvisPlan']);
    expect(differs).toEqual([
      {
        list: 'StegvisPlan',
        column: 'StegvisKey',
        why: 'not-unique',
        detail: expect.stringContaining('duplicate'),
      },
    ]);
    expect(await plan(house, 'StegvisKey')).toMatchObject({ indexed: true, enforceUniqueValues: false });
    await close(house);
  });

  test('tells of an index that SharePoint does not add to a list of more than 20,000 rows', async () => {
    const { house, as, site } = await open(untouched);
    got(await house.lists.provision(as, site));
    await change(house, 'OwnerId', { indexed: false });
    // Straight to the local tenant: twenty thousand requests over a socket would take a minute.
    const token = await house.identity.graphToken(house.manager, { claims: { scp: 'Sites.ReadWrite.All' } });
    const target = `/graph/v1.0${base(house)}/StegvisPlan/items`;
    for (let row = 0; row <= 20_000; row++)
      await house.local.handle({
        method: 'POST',
        target,
        path: target,
        query: new URLSearchParams(),
        headers: { host: 'localhost', authorization: `Bearer ${token}`, 'content-type': 'application/json' },
        body: Buffer.from(JSON.stringify({ fields: { Title: `Rad ${row}` } })),
        gone: new AbortController().signal,
      });
    const { differs } = got(await house.lists.provision(as, site));
    expect(differs).toEqual([
      {
        list: 'StegvisPlan',
        column: 'OwnerId',
        why: 'not-indexed',
        detail: expect.stringContaining('20000'),
      },
    ]);
    await close(house);
  }, 120_000);

  test('tells of each column of another type, and makes the rest', async () => {
    const { house, as, site } = await open(async (own) => {
      await own.outside('POST', base(own), {
        displayName: 'StegvisAgenda',
        list: { template: 'genericList' },
        columns: [
          { name: 'Minutes', text: {} },
          { name: 'State', choice: { choices: ['Öppen', 'Stängd'] } },
          { name: 'Source', text: { allowMultipleLines: true, textType: 'richText' } },
          { name: 'MeetingKey', text: { allowMultipleLines: true } },
        ],
      });
    });
    const { differs } = got(await house.lists.provision(as, site));
    expect(differs.map(({ column, why, detail }) => [column, why, detail])).toEqual([
      ['MeetingKey', 'other-type', 'text of several lines in place of text of one line'],
      ['Minutes', 'other-type', 'text of one line in place of number'],
      [
        'State',
        'other-type',
        'choice (Öppen, Stängd) in place of choice (Föreslagen, På dagordningen, Diskuterad, Hanns inte)',
      ],
      ['Source', 'other-type', 'rich text of several lines in place of text of one line'],
    ]);
    const columns = await values<ColumnView>(house, `${base(house)}/StegvisAgenda/columns`);
    for (const { name } of columnsOf('StegvisAgenda').filter(({ name }) => name !== 'Order'))
      expect(columns.filter((one) => one.name === name)).toHaveLength(1);
    const all = await values<{ name: string; displayName: string }>(house, base(house));
    for (const name of LIST_NAMES)
      expect(all.find((one) => one.name === name)?.displayName).toBe(wanted[name].title);
    await close(house);
  });
});
