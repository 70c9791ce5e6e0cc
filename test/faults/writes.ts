/**
 * Adds and changes through the program's own client while a share of all requests fails, and what the service has at
 * the end, read past the program from the service's own memory.
 */
import type { Outcome } from '../../bot/core/fault.ts';
import type { ActionRow, Stored } from '../../bot/core/rows.ts';
import { makeGraph } from '../../bot/graph/index.ts';
import { makeTokens } from '../../bot/identity/tokens.ts';
import type { As, Lists, Site } from '../../bot/usecases/ports.ts';
import type { ListRecord, Row, RowVersion } from '../../infra/local/graph/model.ts';
import { action, got } from '../contracts/samples.ts';
import { type GraphHouse, openGraphHouse } from '../graph/house.ts';
import { standingMachine } from '../graph/script.ts';
import { weather } from './chance.ts';

export interface Told {
  writes: number;
  done: number;
  notDone: number;
  inDoubt: number;
  /** Told as done, and not there. */
  lost: number;
  /** There more than once. */
  doubled: number;
  /** Told as not done, and there. */
  unasked: number;
  /** Requests that failed on purpose, by kind. */
  dealt: Record<string, number>;
  requests: number;
}

type Word = 'done' | 'not done' | 'in doubt';

const wordOf = (outcome: Outcome<unknown>): Word => {
  if (outcome.ok) return 'done';
  const { fault } = outcome;
  if (fault.kind === 'offline') return fault.inDoubt ? 'in doubt' : 'not done';
  if (fault.kind === 'busy') return 'not done';
  throw new Error(`unexpected: ${JSON.stringify(fault)}`);
};

/** What stands in the list now and stood there before, as often as it was written. */
const written = (house: GraphHouse, site: Site): Map<string, number> => {
  const { state } = house.tenant;
  const lists = [...state.collection<ListRecord>('graph.lists').values()];
  const list = lists.find((one) => one.site === site.site && one.name === 'StegvisPlan');
  const counts = new Map<string, number>();
  const count = (what: string): void => void counts.set(what, (counts.get(what) ?? 0) + 1);
  const versions = state.collection<RowVersion[]>(`graph.versions.${list?.id}`);
  for (const row of state.collection<Row>(`graph.rows.${list?.id}`).values()) {
    count(`add ${String(row.values.StegvisKey)}`);
    // A title is written by one change alone, so that each version that bears it is one landing of that change.
    for (const { values } of [...(versions.get(String(row.id)) ?? []), row])
      if (String(values.Title).startsWith('change ')) count(String(values.Title));
  }
  return counts;
};

/** The program once more, as in another process: only the service is shared. Its time passes by its own sleeping. */
const anotherProcess = ({ tenant, identityBaseUrl, fetch }: GraphHouse): Lists =>
  makeGraph({
    baseUrl: `${tenant.addresses.https}/graph/`,
    tokens: makeTokens({
      identityBaseUrl,
      clientId: tenant.ids.appId,
      credential: { secret: tenant.ids.secret },
      fetch,
    }),
    journal: { info: () => undefined, warn: () => undefined, error: () => undefined },
    machine: standingMachine(),
    fetch,
  }).lists;

const BATCH = 10;
const LANES = 4;

/** Does so many writes (a few more at most) while a share of requests fails: adds, singly and by tens, and changes. */
export const writeThrough = async (writes: number, share: number, seed: number): Promise<Told> => {
  const fair = weather(seed, share);
  let stormy = false;
  const house = await openGraphHouse({
    machine: standingMachine(),
    innerFault: async () => (stormy ? fair.inner() : null),
  });
  try {
    const as: As = await house.person(house.manager);
    const site: Site = { tenant: house.tenant.ids.tenant, site: house.unit.site };
    got(await house.lists.provision(as, site));
    house.instead = async (req) =>
      req.path.startsWith('/graph/') && stormy ? fair.outer(req, () => house.local.handle(req)) : null;
    stormy = true;
    const before = house.graphRequests().length;
    const words = new Map<string, Word>();
    const { lists, unit } = house;

    const add = async (lists: Lists, keys: readonly string[]): Promise<Stored<ActionRow>[]> => {
      const rows = keys.map((key) => ({ key, row: action({ title: key }) }));
      const [only] = rows;
      const outcome: Outcome<Stored<ActionRow>[]> =
        only && rows.length === 1
          ? mapped(await lists.addRow(as, site, 'StegvisPlan', unit.id, only.key, only.row))
          : await lists.addRows(as, site, 'StegvisPlan', unit.id, rows);
      // Of several rows some may stand although others do not: together they are in doubt.
      const word = wordOf(outcome);
      for (const key of keys) words.set(`add ${key}`, rows.length > 1 && word !== 'done' ? 'in doubt' : word);
      return outcome.ok ? outcome.value : [];
    };
    const change = async (lists: Lists, row: Stored<ActionRow>, title: string): Promise<void> => {
      const outcome = await lists.changeRow(as, site, 'StegvisPlan', row.id, row.version, { title });
      words.set(title, wordOf(outcome));
    };

    let next = 0;
    const lane = async (): Promise<void> => {
      const own = anotherProcess(house);
      for (let round = 0; words.size < writes; round++) {
        const keys = Array.from({ length: round % 2 ? BATCH : 1 }, () => `key-${next++}`);
        for (const row of await add(own, keys)) await change(own, row, `change ${row.key}`);
      }
    };
    await Promise.all(Array.from({ length: LANES }, lane));
    const requests = house.graphRequests().length - before;
    stormy = false;

    // Told as in doubt, an add is settled by repeating it with its key; never by a second row.
    const doubted = [...words].flatMap(([what, word]) =>
      word === 'in doubt' && what.startsWith('add ') ? [what.slice(4)] : [],
    );
    const told = audit(words, written(house, site));
    for (const key of doubted)
      got(await lists.addRow(as, site, 'StegvisPlan', unit.id, key, action({ title: key })));
    const settled = written(house, site);
    for (const key of doubted) if (settled.get(`add ${key}`) !== 1) told.doubled++;
    return { ...told, writes: words.size, dealt: fair.dealt, requests };
  } finally {
    await house.close();
  }
};

const mapped = <T>(outcome: Outcome<T>): Outcome<T[]> =>
  outcome.ok ? { ok: true, value: [outcome.value] } : outcome;

const audit = (
  words: ReadonlyMap<string, Word>,
  found: ReadonlyMap<string, number>,
): Omit<Told, 'writes' | 'dealt' | 'requests'> => {
  const told = { done: 0, notDone: 0, inDoubt: 0, lost: 0, doubled: 0, unasked: 0 };
  for (const [what, word] of words) {
    const times = found.get(what) ?? 0;
    if (word === 'done') told.done++;
    else if (word === 'not done') told.notDone++;
    else told.inDoubt++;
    if (times > 1) told.doubled++;
    if (word === 'done' && times === 0) told.lost++;
    if (word === 'not done' && times > 0) told.unasked++;
  }
  // What nobody asked for may not be there either.
  for (const what of found.keys()) if (!words.has(what)) told.unasked++;
  return told;
};
