import { describe, expect, test } from '@jest/globals';
import { isSpared, NUDGE_KINDS } from '../../bot/core/fewer.ts';
import type { NudgeLine } from '../../bot/core/nudge.ts';
import { n6Key } from '../../bot/core/nudges/n6-action-due.ts';
import { n14Key } from '../../bot/core/nudges/n14-renewal.ts';
import { followingKey } from '../../bot/usecases/acts/siblings.ts';
import { SITE, UNIT } from '../memory/world.ts';
import { giveAgendaCard, giveOutcome, givePlain, plainLines } from './chat-nudges-world.ts';
import { answersOf, giveAction, makeChatWorld, writer } from './chat-world.ts';

describe('[Inte aktuellt]', () => {
  test('drops what would come after, and leaves the action as it is', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    expect(answersOf(await world.press('fatima', 'irrelevant', data))).toEqual([{ kind: 'irrelevant' }]);
    expect([...world.ports.claims.dropped]).toEqual([[n6Key(UNIT, row.id, 'second'), 'irrelevant']]);
    expect(world.ports.lists.rowsOf(SITE, 'StegvisPlan')[0]?.value.state).toBe('active');
    expect(world.ports.lists.calls.some(({ verb }) => verb === 'changeRow')).toBe(false);
  });

  test('names what follows by the keys of the rules', () => {
    expect(followingKey('N6', n6Key('u:first', '7', 'first'))).toBe(n6Key('u:first', '7', 'second'));
    expect(followingKey('N6', n6Key('u', '7', 'second'))).toBeNull();
    expect(followingKey('N14', n14Key('u', '2026-10-14', 'nine'))).toBe(n14Key('u', '2026-10-14', 'three'));
    expect(followingKey('N9', 'N9:u:normino:p:opens')).toBe('N9:u:normino:p:closing');
    expect(followingKey('N10', 'N10:u:p:week3:manager')).toBe('N10:u:p:day75:manager');
    expect(followingKey('N1', 'N1:u:7:p')).toBeNull();
  });

  test.each(plainLines.map(({ key }, at) => [key, at] as const))('is taken on %s', async (_key, at) => {
    const world = await makeChatWorld();
    const { person, data } = givePlain(world, at);
    expect(answersOf(await world.press(person, 'irrelevant', data))).toEqual([{ kind: 'irrelevant' }]);
  });
});

describe('[Mer sällan]', () => {
  test('is kept per kind for that person, and can be undone', async () => {
    const world = await makeChatWorld();
    await world.say('fatima', 'hjälp');
    const { data } = await giveAction(world);
    expect(answersOf(await world.press('fatima', 'fewer', data))).toEqual([{ kind: 'fewer' }]);
    await world.press('fatima', 'fewer', data);
    expect((await world.ports.people.get('fatima'))?.fewer).toEqual(['N6']);
    expect(answersOf(await world.press('fatima', 'undo', data))).toMatchObject([{ kind: 'undone' }]);
    expect((await world.ports.people.get('fatima'))?.fewer).toEqual([]);
  });

  test('can be taken back under "Välj tider", and only what stood there', async () => {
    const world = await makeChatWorld();
    await world.say('fatima', 'hjälp');
    const { data } = await giveAction(world);
    await world.press('fatima', 'fewer', data);
    expect(await world.press('fatima', 'times')).toMatchObject({ fewer: ['N6'] });
    const times = { from: '08:30', to: '16:00', reflection: '0', language: 'sv' };
    await world.press('fatima', 'times', times);
    expect((await world.ports.people.get('fatima'))?.fewer).toEqual(['N6']);
    await world.press('fatima', 'times', { ...times, fewer: 'N6,N1,x' });
    expect((await world.ports.people.get('fatima'))?.fewer).toEqual(['N6']);
    await world.press('fatima', 'times', { ...times, fewer: '' });
    expect((await world.ports.people.get('fatima'))?.fewer).toEqual([]);
  });

  test('spares the earlier word of two and every word of one, and never the channel or what was not asked', () => {
    const lines = plainLines.map(({ line }) => line);
    for (const line of lines) {
      expect(isSpared(line, [])).toBe(false);
      expect(isSpared(line, [line.kind])).toBe(true);
      expect(
        isSpared(
          line,
          NUDGE_KINDS.filter((kind) => kind !== line.kind),
        ),
      ).toBe(false);
    }
    const later = lines.flatMap((line): NudgeLine[] => {
      if (line.kind === 'N9') return [{ ...line, occurrence: 'closing' as const }];
      if (line.kind === 'N10') return [{ ...line, occurrence: 'day75' as const }];
      return line.kind === 'N14' ? [{ ...line, occurrence: 'three' as const }] : [];
    });
    for (const line of later) expect(isSpared(line, NUDGE_KINDS)).toBe(false);
  });
});

describe('[Redan gjord]', () => {
  const doneOf = async (world: Awaited<ReturnType<typeof makeChatWorld>>, step: string) => [
    ...((await world.ports.life.of([UNIT])).get(UNIT)?.done.get(step) ?? []),
  ];

  test.each([
    [0, 'normino'],
    [1, 'basics'],
  ] as const)('is noted for the person (%i: %s), and can be undone', async (at, step) => {
    const world = await makeChatWorld();
    const { person, data } = givePlain(world, at);
    await world.press(person, 'done', data);
    expect(answersOf(await world.press(person, 'done', data))).toMatchObject([{ kind: 'taken' }]);
    expect(await doneOf(world, step)).toEqual(['fatima']);
    await world.press(person, 'undo', data);
    expect(await doneOf(world, step)).toEqual([]);
  });

  test('is not the manager’s to say of somebody new, nor anybody’s who has left', async () => {
    const world = await makeChatWorld();
    const manager = givePlain(world, 2);
    await world.press(manager.person, 'done', manager.data);
    expect(await doneOf(world, 'basics')).toEqual([]);
    const { person, data } = givePlain(world, 0);
    await world.ports.units.setMembers(UNIT, [], '2026-01-14T09:00:00Z');
    expect(await world.press(person, 'done', data)).toMatchObject({ fault: { kind: 'not-allowed' } });
    expect(await doneOf(world, 'normino')).toEqual([]);
  });
});

describe('[Senare] under the year’s matters', () => {
  test('keeps the day, at the latest while the matter still helps', async () => {
    const world = await makeChatWorld();
    for (const at of [4, 5]) {
      const { person, key, data } = givePlain(world, at);
      expect(answersOf(await world.press(person, 'later', data))).toMatchObject([
        { kind: 'later', day: '2026-01-19', last: '2026-03-31' },
      ]);
      expect(world.ports.claims.laterOn(key)).toBe('2026-01-19');
      expect(await world.press(person, 'later', { ...data, day: '2026-04-01' })).toMatchObject({
        kind: 'day-refused',
        fault: 'too-late',
      });
    }
  });

  test('is not there for what came again', async () => {
    const world = await makeChatWorld();
    const { person, data, key: first } = givePlain(world, 4);
    const line = plainLines[4]?.line;
    if (line?.kind !== 'N12') throw new Error('no N12');
    const key = `${first}:later`;
    world.ports.claims.give('card-plain-4', person, [{ key, line: { ...line, again: true } }]);
    expect(answersOf(await world.press(person, 'later', data))).toMatchObject([{ kind: 'later', day: null }]);
    expect(world.ports.claims.laterOn(key)).toBeNull();
  });
});

describe('[Senare] on an old card', () => {
  test('promises nothing once the reminder has come that it would put off', async () => {
    const world = await makeChatWorld();
    const { person, key, data } = givePlain(world, 4);
    await world.press(person, 'later', data);
    world.ports.claims.because(`${key}:later`, 'manager');
    const reply = await world.press(person, 'later', { ...data, day: '2026-01-22' });
    expect(answersOf(reply)).toMatchObject([{ kind: 'later', day: null }]);
    expect(world.ports.claims.laterOn(key)).toBeNull();
  });
});

describe('why', () => {
  test('tells the reason that was kept with the matter, else the kind’s own', async () => {
    const world = await makeChatWorld();
    const { data, key } = await giveAction(world);
    expect(await world.press('fatima', 'why', data)).toMatchObject({ reasons: [{ key, why: 'owner' }] });
    world.ports.claims.because(key, 'stands-in');
    expect(await world.press('fatima', 'why', data)).toMatchObject({ reasons: [{ key, why: 'stands-in' }] });
  });
});

describe('a channel’s card', () => {
  const inChannel = (person: string) =>
    writer(person, {
      address: {
        ...writer(person).address,
        conversationType: 'channel',
        conversation: `${UNIT};messageid=1`,
      },
    });
  const press = async (
    world: Awaited<ReturnType<typeof makeChatWorld>>,
    person: string,
    verb: string,
    data: Record<string, unknown>,
  ) => {
    const spoken = await world.chat.acted(inChannel(person), { verb, data });
    if (spoken === null) throw new Error('no such button');
    return spoken.reply;
  };

  test('takes proposals from everybody in the unit, and shows who was first to propose a thing', async () => {
    const world = await makeChatWorld();
    const { data, meeting } = await giveAgendaCard(world);
    const ask = await press(world, 'fatima', 'propose', data);
    if (ask.kind !== 'ask-item') throw new Error(ask.kind);
    expect(ask.meetingTitle).toBe('APT januari');
    const filled = { ...data, once: ask.once, title: 'Vår vision', as: 'name' };
    await Promise.all([press(world, 'fatima', 'propose', filled), press(world, 'fatima', 'propose', filled)]);
    const second = await press(world, 'elif', 'propose', { ...data, once: 'other', title: ' vår  VISION' });
    expect(answersOf(second)).toMatchObject([{ kind: 'proposed', title: 'Vår vision', by: 'Fatima' }]);
    const rows = world.ports.lists.rowsOf(SITE, 'StegvisAgenda').map(({ value }) => value);
    expect(rows).toHaveLength(2);
    expect(rows[1]).toMatchObject({
      title: 'Vår vision',
      state: 'proposed',
      source: 'person',
      meetingKey: meeting.key,
    });
  });

  test('names nobody who proposes through the group', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAgendaCard(world);
    const reply = await press(world, 'fatima', 'propose', { ...data, once: 'o', title: 'Tack', as: 'group' });
    expect(answersOf(reply)).toMatchObject([{ kind: 'proposed', by: null }]);
    expect(JSON.stringify(reply)).not.toContain('Fatima');
    expect(world.ports.lists.rowsOf(SITE, 'StegvisAgenda')[1]?.value.source).toBe('gruppen');
  });

  test('is nobody’s to turn off, answer or pause, and people of other places do not see it', async () => {
    const world = await makeChatWorld();
    const { data } = await giveAgendaCard(world);
    for (const verb of ['done', 'irrelevant', 'fewer', 'pause', 'skip', 'undo', 'later'])
      expect((await press(world, 'fatima', verb, data)).kind).toBe('nudge');
    expect((await world.ports.claims.card('card-n4'))?.answers).toEqual([]);
    expect((await press(world, 'greta', 'show', data)).kind).toBe('nudge');
    expect(await press(world, 'greta', 'propose', { ...data, once: 'o', title: 'Hej' })).toMatchObject({
      fault: { kind: 'not-allowed' },
    });
    for (const verb of ['show', 'why', 'propose'])
      expect(await world.press('sven', verb, data)).toEqual({ kind: 'gone', what: 'card', unit: null });
  });
});

describe('an old card that is looked at again', () => {
  test('shows what was done, moved or dropped elsewhere, and writes nothing', async () => {
    const world = await makeChatWorld();
    const { data, row } = await giveAction(world);
    const put = async (given: object) =>
      world.ports.projection.put(UNIT, 'StegvisPlan', [{ ...row, value: { ...row.value, ...given } }]);
    expect((await world.press('fatima', 'show', data)).kind).toBe('nudge');
    await put({ dueDate: '2026-02-20', title: 'Nytt namn' });
    expect(await world.press('fatima', 'show', data)).toMatchObject({
      kind: 'nudge',
      card: { lines: [{ line: { dueDate: '2026-02-20', title: 'Nytt namn', workingDaysLeft: 27 } }] },
    });
    await put({ state: 'done' });
    expect(answersOf(await world.press('fatima', 'show', data))).toMatchObject([
      { kind: 'done', mine: false },
    ]);
    await world.ports.projection.remove(UNIT, 'StegvisPlan', [row.id]);
    expect(answersOf(await world.press('fatima', 'show', data))).toMatchObject([{ kind: 'outdated' }]);
    expect((await world.ports.claims.card('card-1'))?.answers).toEqual([]);
    expect(world.ports.lists.calls.some(({ verb }) => verb === 'changeRow')).toBe(false);
  });

  test('an item that was discussed, and a meeting that was cancelled', async () => {
    const world = await makeChatWorld();
    const { data, item } = await giveOutcome(world, false);
    await world.ports.projection.put(UNIT, 'StegvisAgenda', [
      { ...item, value: { ...item.value, state: 'discussed' } },
    ]);
    expect(answersOf(await world.press('amal', 'show', data))).toMatchObject([{ kind: 'discussed' }]);
    const agenda = await giveAgendaCard(world);
    await world.ports.projection.put(UNIT, 'StegvisMeetings', [
      { ...agenda.meeting, value: { ...agenda.meeting.value, state: 'cancelled' } },
    ]);
    expect(answersOf(await world.press('amal', 'show', agenda.data))).toMatchObject([{ kind: 'outdated' }]);
  });
});

test('pausing under a reminder pauses, and going on gives the reminder back', async () => {
  const world = await makeChatWorld();
  await world.say('fatima', 'hjälp');
  const { data } = await giveAction(world);
  expect(answersOf(await world.press('fatima', 'pause', data))).toMatchObject([{ kind: 'paused' }]);
  expect(answersOf(await world.press('fatima', 'resume', data))).toEqual([{ kind: 'resumed' }]);
  expect((await world.ports.people.get('fatima'))?.pausedUntil).toBeNull();
  await world.press('fatima', 'done', data);
  expect(answersOf(await world.press('fatima', 'pause', data))).toMatchObject([{ kind: 'paused' }]);
  expect(answersOf(await world.press('fatima', 'show', data))).toMatchObject([{ kind: 'done' }]);
});
