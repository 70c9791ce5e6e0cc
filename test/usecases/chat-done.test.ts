import { describe, expect, test } from '@jest/globals';
import { SITE, UNIT } from '../memory/world.ts';
import { answersOf, giveAction, makeChatWorld, writer } from './chat-world.ts';

const stateOf = (world: Awaited<ReturnType<typeof makeChatWorld>>): unknown =>
  world.ports.lists.rowsOf(SITE, 'StegvisPlan').map(({ value }) => value.state);

describe('[Klart]', () => {
  test('marks the row as done and says who and when', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    const reply = await world.press('fatima', 'done', data);
    expect(answersOf(reply)).toEqual([
      {
        kind: 'done',
        title: 'Gå igenom blanketter',
        by: 'Fatima',
        mine: true,
        at: '2026-01-14T09:05:00.000Z',
        undo: true,
        was: 'active',
      },
    ]);
    expect(stateOf(world)).toEqual(['done']);
    expect((await world.ports.projection.row(UNIT, 'StegvisPlan', row.id))?.value.state).toBe('done');
  });

  test('pressed twice, or twice at once, it is written once and the first answer stands', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    await Promise.all([world.press('fatima', 'done', data), world.press('fatima', 'done', data)]);
    world.clock.set('2026-01-15T09:05:00Z');
    const again = await world.press('fatima', 'done', data);
    expect(answersOf(again)).toMatchObject([{ kind: 'done', mine: true, at: '2026-01-14T09:05:00.000Z' }]);
    const written = world.ports.lists.calls.filter(({ verb }) => verb === 'changeRow').length;
    const versions = new Set(world.ports.lists.rowsOf(SITE, 'StegvisPlan').map(({ version }) => version));
    expect(versions.size).toBe(1);
    expect(written).toBeLessThanOrEqual(2);
  });

  test('somebody who changes the row in between only means reading it again', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.ports.lists.before('changeRow', () =>
      world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { goal: 'Nytt mål' }),
    );
    expect(answersOf(await world.press('fatima', 'done', data))).toMatchObject([{ kind: 'done' }]);
    expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan')[0]?.value).toMatchObject({
      goal: 'Nytt mål',
      state: 'done',
    });
  });

  test('a row that is changed without end is given up after five tries, and nothing is lost', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    for (let i = 0; i < 10; i++)
      world.ports.lists.before('changeRow', () =>
        world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { need: String(i) }),
      );
    const reply = await world.press('fatima', 'done', data);
    expect(reply).toMatchObject({ kind: 'problem', fault: { kind: 'busy' } });
    expect(world.ports.lists.calls.filter(({ verb }) => verb === 'changeRow')).toHaveLength(5);
    expect(stateOf(world)).toEqual(['active']);
  });

  test('done elsewhere says who did it, and cannot be undone from here', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { state: 'done' });
    const reply = await world.press('fatima', 'done', data);
    expect(answersOf(reply)).toMatchObject([{ kind: 'done', by: 'Någon annan', mine: false, undo: false }]);
    expect(world.ports.lists.calls.some(({ verb }) => verb === 'changeRow')).toBe(false);
    await world.press('fatima', 'undo', data);
    expect(stateOf(world)).toEqual(['done']);
  });

  test('a write that may have been carried out is settled by reading', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.ports.lists.before('changeRow', () =>
      world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { state: 'done' }),
    );
    world.ports.lists.failNext('changeRow', {
      kind: 'offline',
      inDoubt: true,
      retryAt: '2026-01-14T09:06:00Z',
    });
    expect(answersOf(await world.press('fatima', 'done', data))).toMatchObject([{ kind: 'done' }]);
  });

  test('SharePoint being busy leaves the card as it was', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    world.ports.lists.failNext('changeRow', { kind: 'busy', retryAt: '2026-01-14T09:06:00Z' });
    expect(await world.press('fatima', 'done', data)).toMatchObject({
      kind: 'problem',
      fault: { kind: 'busy' },
    });
    expect((await world.ports.claims.card('card-1'))?.answers).toEqual([]);
  });

  test('an action that was deleted gets a kind sentence, and nothing is changed', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    const lost = { ...data, nudge: 'card-1' };
    const rows = world.ports.lists.rowsOf(SITE, 'StegvisPlan');
    await world.ports.lists.deleteRow(
      { kind: 'app', tenant: 't' },
      { tenant: 't', site: SITE },
      'StegvisPlan',
      rows[0]?.id ?? '',
      rows[0]?.version ?? '',
    );
    for (const verb of ['done', 'move', 'later'])
      expect(await world.press('fatima', verb, lost)).toEqual({ kind: 'gone', what: 'action', unit: UNIT });
    expect((await world.ports.claims.card('card-1'))?.answers).toEqual([]);
  });
});

describe('who may press', () => {
  test('somebody else’s card is not theirs to press, and nothing is changed', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    for (const verb of ['done', 'later', 'move', 'skip', 'pause', 'undo'])
      expect(await world.press('amal', verb, { ...data, date: '2026-02-20' })).toEqual({
        ...{ kind: 'gone', what: 'card', unit: null },
      });
    expect(stateOf(world)).toEqual(['active']);
    expect((await world.ports.claims.card('card-1'))?.answers).toEqual([]);
  });

  test('an owner who was replaced, or has left the unit, may no longer mark it', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { ownerId: 'bo' });
    expect(await world.press('fatima', 'done', data)).toMatchObject({ fault: { kind: 'not-allowed' } });
    world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { ownerId: 'fatima' });
    await world.ports.units.setMembers(UNIT, [], '2026-01-14T09:00:00Z');
    expect(await world.press('fatima', 'done', data)).toMatchObject({ fault: { kind: 'not-allowed' } });
    expect(stateOf(world)).toEqual(['active']);
  });

  test('a button that no card has is nobody’s, and data that no card made reaches no store', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    const verbs = ['dance', 'toString', '__proto__', ''];
    for (const verb of verbs) expect(await world.chat.acted(writer('fatima'), { verb, data })).toBeNull();
    const broken = [{ nudge: 'x\u0000', item: '1' }, { nudge: 1, item: '1' }, { nudge: 'card-1' }];
    for (const wrong of broken)
      expect(await world.chat.acted(writer('fatima'), { verb: 'done', data: wrong })).toBeNull();
    expect(stateOf(world)).toEqual(['active']);
  });

  test('a card that is no longer kept says so', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    expect(await world.press('fatima', 'done', { ...data, nudge: 'older' })).toMatchObject({
      kind: 'gone',
      what: 'card',
    });
    expect(await world.press('fatima', 'done', { ...data, item: '999' })).toMatchObject({
      kind: 'gone',
      what: 'card',
    });
  });
});

describe('[Ångra]', () => {
  test('puts the action back to what it was and gives the buttons back', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    await world.press('fatima', 'done', data);
    const reply = await world.press('fatima', 'undo', data);
    expect(answersOf(reply)).toMatchObject([{ kind: 'undone' }]);
    expect(stateOf(world)).toEqual(['active']);
    expect(answersOf(await world.press('fatima', 'done', data))).toMatchObject([
      { kind: 'done', mine: true },
    ]);
  });

  test('shows the date as it stands now', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    await world.press('fatima', 'move', { ...data, was: '2026-01-28', date: '2026-02-20' });
    await world.press('fatima', 'done', data);
    expect(answersOf(await world.press('fatima', 'undo', data))).toMatchObject([{ dueDate: '2026-02-20' }]);
  });

  test('without anything done it changes nothing', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAction(world);
    expect((await world.press('fatima', 'undo', data)).kind).toBe('nudge');
    expect(stateOf(world)).toEqual(['active']);
  });

  test('what somebody has since taken up again is left as it is', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    await world.press('fatima', 'done', data);
    world.ports.lists.changeByHand(SITE, 'StegvisPlan', row.id, { state: 'dropped' });
    await world.press('fatima', 'undo', data);
    expect(stateOf(world)).toEqual(['dropped']);
  });
});
