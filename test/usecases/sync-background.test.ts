import { expect, test } from '@jest/globals';
import { syncSite } from '../../bot/usecases/sync.ts';
import { ACTIVE, makeUnitWorld, SITE, UNIT } from '../memory/world.ts';

test('the sweep reads and completes rows as something that nobody waits for', async () => {
  const { ports } = await makeUnitWorld();
  const backgrounds: unknown[] = [];
  const { lists } = ports;
  const noting: typeof lists = Object.assign(Object.create(lists) as typeof lists, {
    changes: (...all: Parameters<typeof lists.changes>) => {
      backgrounds.push(all[0]);
      return lists.changes(...all);
    },
    adoptRow: (...all: Parameters<typeof lists.adoptRow>) => {
      backgrounds.push(all[0]);
      return lists.adoptRow(...all);
    },
  });
  lists.addByHand(SITE, 'StegvisPlan', null, { ...ACTIVE, title: 'Utifrån', need: null, reason: null });
  const unit = await ports.units.get(UNIT);
  await syncSite({ ...ports, lists: noting }, SITE, unit ? [unit] : []);
  expect(backgrounds).toHaveLength(2);
  for (const as of backgrounds) expect(as).toMatchObject({ kind: 'app', background: true });
});
