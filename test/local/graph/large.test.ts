import { expect, test } from '@jest/globals';
import { APP, allPages, makeList, openRoom } from './room.ts';

test('a list of 20,000 rows is written, looked up, paged and followed without walking through it each time', async () => {
  const room = openRoom();
  const list = await makeList(room);
  const changed: number[] = [];
  room.graph.onListChanged((change) => changed.push(change.item ?? 0));
  for (let i = 0; i < 20_000; i++) {
    const made = await room.ask(APP, 'POST', `${list}/items`, {
      fields: { Title: `rad ${i}`, StegvisKey: `nyckel-${i}`, Unit: `enhet-${i % 40}` },
    });
    if (made.status !== 201) throw new Error(made.message);
  }
  expect(changed).toHaveLength(20_000);

  const all = await allPages(room, APP, `${list}/items?$expand=fields($select=Title)&$top=5000`);
  expect([all.values.length, all.pages]).toEqual([20_000, 4]);
  for (let i = 0; i < 2_000; i++) {
    const found = await room.ask(APP, 'GET', `${list}/items?$filter=fields/StegvisKey eq 'nyckel-${i * 10}'`);
    expect(found.values).toHaveLength(1);
  }
  const unit = await allPages(room, APP, `${list}/items?$filter=fields/Unit eq 'enhet-7'&$top=200`);
  expect(unit.values).toHaveLength(500);

  const full = await room.ask(room.manager, 'PATCH', `${list}/columns/Indicator`, { indexed: true });
  expect(full.status).toBe(200);
  await room.ask(APP, 'POST', `${list}/items`, { fields: { Title: 'en till' } });
  const late = await room.ask(room.manager, 'POST', `${list}/columns`, {
    name: 'Late',
    text: {},
    indexed: true,
  });
  expect(late.status).toBe(400);
}, 60_000);
