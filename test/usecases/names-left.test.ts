/** Names in lists of somebody who has erased everything, while SharePoint cannot be written. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Fault } from '../../bot/core/fault.ts';
import { pauseAfter } from '../../bot/usecases/my-data/names-left.ts';
import { UNIT } from '../memory/world.ts';
import { type ChatWorld, giveAction, makeChatWorld } from './chat-world.ts';

const AWAY: Fault = { kind: 'offline', inDoubt: false, retryAt: '2026-01-14T09:10:00Z' };
const DAY_MS = 86_400_000;

let world: ChatWorld;
let row: Awaited<ReturnType<typeof giveAction>>['row'];
let lists: ChatWorld['ports']['lists'];
let change: ChatWorld['ports']['lists']['changeRow'];
beforeEach(async () => {
  world = await makeChatWorld();
  ({ row } = await giveAction(world));
  lists = world.ports.lists;
  change = lists.changeRow;
});
const fail = (fault: Fault): void => {
  lists.changeRow = async () => ({ ok: false, fault });
};
const mend = (): void => {
  lists.changeRow = change;
};
const owner = async () => (await world.ports.projection.row(UNIT, 'StegvisPlan', row.id))?.value.ownerId;
const due = (): void => {
  for (const one of world.ports.myData.waiting) one.restMs = 0;
};

describe('while Graph is away', () => {
  test('the private store is erased all the same, the row is told, and done when Graph is back', async () => {
    fail(AWAY);
    expect(await world.press('fatima', 'erase')).toMatchObject({ remains: { changed: 0, rows: 1 } });
    expect(world.ports.myData.erased).toEqual(['fatima']);
    expect(await owner()).toBe('fatima');
    await world.ports.myData.takeOutNames();
    expect(world.ports.myData.waiting).toMatchObject([{ tries: 1, restMs: 15_000 }]);
    mend();
    due();
    await world.ports.myData.takeOutNames();
    expect(await owner()).toBeNull();
    expect(world.ports.myData.waiting).toEqual([]);
  });

  test('one row tells that it is away; the others are not tried, and lose no turn', async () => {
    await giveAction(world, {}, 'second');
    let asked = 0;
    lists.readRow = async () => {
      asked += 1;
      return { ok: false, fault: AWAY };
    };
    expect(await world.press('fatima', 'erase')).toMatchObject({ remains: { rows: 2 } });
    expect(asked).toBe(1);
    expect(world.ports.myData.waiting.map(({ tries }) => tries).sort()).toEqual([0, 1]);
  });

  test('nothing that operators read names the person', async () => {
    fail(AWAY);
    await world.press('fatima', 'erase');
    expect(world.journal.told).toContainEqual({
      level: 'warn',
      event: 'names-left',
      facts: { changed: 0, rows: 1 },
    });
    expect(JSON.stringify([world.journal.told, world.ports.myData.waiting])).not.toContain('fatima');
  });
});

test('pauses grow and never pass an hour', () => {
  const pauses = Array.from({ length: 40 }, (_, tries) => pauseAfter(tries));
  expect(pauses.slice(0, 3)).toEqual([15_000, 30_000, 60_000]);
  expect(pauses.every((pause, tries) => tries === 0 || pause >= (pauses[tries - 1] ?? 0))).toBe(true);
  expect(Math.max(...pauses)).toBe(3_600_000);
});

test('a row that is refused for a week is given up, and operators are told which and what to do', async () => {
  fail({ kind: 'refused', remedy: 'grant the site' });
  await world.press('fatima', 'erase');
  for (const one of world.ports.myData.waiting)
    Object.assign(one, { restMs: 0, since: new Date(Date.now() - 8 * DAY_MS).toISOString() });
  await world.ports.myData.takeOutNames();
  expect(world.ports.myData.waiting).toEqual([]);
  expect(world.journal.told).toContainEqual({
    level: 'error',
    event: 'name-left-given-up',
    facts: { unit: UNIT, list: 'StegvisPlan', row: row.id, remedy: expect.stringContaining('SharePoint') },
  });
  expect(await world.ports.life.told('2026-01-01T00:00:00Z')).toMatchObject([
    { kind: 'name-left', unit: UNIT, about: row.id },
  ]);
});

test('whoever was chosen in the meantime stays', async () => {
  fail(AWAY);
  await world.press('fatima', 'erase');
  mend();
  const app = { kind: 'app', tenant: 'a0000000-0000-4000-8000-000000000000' } as const;
  const place = { tenant: app.tenant, site: 'exempel.sharepoint.com,norr,web' };
  const now = await lists.readRow(app, place, 'StegvisPlan', row.id);
  if (!now.ok) throw new Error('no row');
  await lists.changeRow(app, place, 'StegvisPlan', row.id, now.value.version, { ownerId: 'bo' });
  due();
  await world.ports.myData.takeOutNames();
  expect(await owner()).toBe('bo');
  expect(world.ports.myData.waiting).toEqual([]);
});

test('somebody else’s change at the same moment is kept, and the name goes all the same', async () => {
  let tries = 0;
  lists.changeRow = async (...given) => {
    tries += 1;
    if (tries > 1) return change(...given);
    await change(given[0], given[1], given[2], given[3], given[4], { title: 'Ändrad' } as never);
    return { ok: false, fault: { kind: 'stale', theirs: null } };
  };
  expect(await world.press('fatima', 'erase')).toMatchObject({ remains: { changed: 1, rows: 0 } });
  const kept = await world.ports.projection.row(UNIT, 'StegvisPlan', row.id);
  expect(kept?.value).toMatchObject({ title: 'Ändrad', ownerId: null });
});
