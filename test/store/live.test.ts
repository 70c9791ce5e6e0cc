/** The stores of meetings that are held, on a real PostgreSQL, with a second process beside; and a line that breaks. */
import { afterAll, beforeAll, jest, test } from '@jest/globals';
import { openStore, type Store } from '../../bot/store/index.ts';
import { liveContract } from '../contracts/live.ts';
import { type Database, openDatabase } from './database.ts';

jest.setTimeout(60_000);

liveContract('PostgreSQL', async () => {
  const database = await openDatabase();
  const [one, other] = [
    await openStore(database.url, () => undefined),
    await openStore(database.url, () => undefined),
  ];
  return {
    ...{ live: one.live, elsewhere: other.live, runs: one.runs },
    ...{ meetingChats: one.meetingChats, sharedCards: one.sharedCards },
    async close() {
      await one.close();
      await other.close();
      await database.close();
    },
  };
});

let database: Database;
let store: Store;
beforeAll(async () => {
  database = await openDatabase();
  store = await openStore(database.url, () => undefined);
});
afterAll(async () => {
  await store.close();
  await database.close();
});

test('a line that breaks is taken up again, and says that anything may have changed meanwhile', async () => {
  let waiting: { wanted: string | null; told: () => void } | null = null;
  const stop = store.live.listen((unit) => {
    if (waiting?.wanted === unit) waiting.told();
  });
  const heard = (wanted: string | null): Promise<void> =>
    new Promise((told) => {
      waiting = { wanted, told };
    });
  await heard(null);
  const again = heard(null);
  await database.restart();
  await again;
  const news = heard('after');
  await store.live.changed(['after']);
  await news;
  stop();
});
