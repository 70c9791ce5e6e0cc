import { describe, expect, test } from '@jest/globals';
import { UNIT } from '../memory/world.ts';
import { addressOf, giveAction, giveApt, makeChatWorld, writer } from './chat-world.ts';

describe('what people write', () => {
  test('nästa möte names the next meeting of the person, with its agenda', async () => {
    const world = await makeChatWorld();
    const { row } = await giveApt(world);
    await world.press('amal', 'place', { item: row.id, nudge: 'card-3', idea: 'apt-01' });
    expect(await world.say('fatima', 'Nästa möte?')).toEqual({
      kind: 'next-meeting',
      meeting: {
        title: 'APT januari',
        start: '2026-01-28T12:00:00.000Z',
        agenda: ['Varför arbetar vi med det här?'],
      },
      unit: UNIT,
    });
  });

  test('a group meeting is not the next meeting of somebody outside the group', async () => {
    const world = await makeChatWorld();
    await giveApt(world, { kind: 'group', title: 'Gruppmöte' });
    expect(await world.say('fatima', 'nästa möte')).toMatchObject({ meeting: null });
    expect(await world.say('bo', 'next meeting')).toMatchObject({ meeting: { title: 'Gruppmöte' } });
  });

  test('mina uppgifter lists what the person owns and has not finished', async () => {
    const world = await makeChatWorld();
    const { row, data } = await giveAction(world);
    expect(await world.say('fatima', 'mina uppgifter')).toEqual({
      kind: 'tasks',
      tasks: [{ id: row.id, unit: UNIT, title: 'Gå igenom blanketter', dueDate: '2026-01-28' }],
    });
    await world.press('fatima', 'done', data);
    // A draft is not decided yet.
    await giveAction(world, { title: 'Läscirkel', state: 'draft' }, 'second');
    expect(await world.say('fatima', 'my tasks')).toEqual({ kind: 'tasks', tasks: [] });
  });

  test('pausa says until when, stops at that moment of Swedish time, and fortsätt ends it', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'pausa')).toEqual({ kind: 'paused', until: '2026-02-11' });
    expect(await world.say('bo', 'pausa till 1 april')).toEqual({ kind: 'paused', until: '2026-04-01' });
    expect((await world.ports.people.get('bo'))?.pausedUntil).toBe('2026-03-31T22:00:00.000Z');
    expect(await world.say('bo', 'pausa tills vidare')).toEqual({ kind: 'paused', until: 'open' });
    expect((await world.ports.people.get('bo'))?.pausedUntil).toBe('open');
    expect(await world.say('bo', 'fortsätt')).toEqual({ kind: 'resumed' });
    expect((await world.ports.people.get('bo'))?.pausedUntil).toBeNull();
  });

  test('reflektera opts in on the named weekday, or today’s, and can be taken back', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'reflektera')).toEqual({ kind: 'reflecting', weekday: 3 });
    expect(await world.say('bo', 'reflektera på fredagar')).toEqual({ kind: 'reflecting', weekday: 5 });
    expect((await world.ports.people.get('bo'))?.reflection).toMatchObject({
      weekday: 5,
      rhythm: 'fortnightly',
    });
    expect(await world.say('bo', 'sluta reflektera')).toEqual({ kind: 'reflecting', weekday: null });
    expect((await world.ports.people.get('bo'))?.reflection).toBeNull();
  });

  test('an account of harassment gets names to turn to, and nothing of it is kept or told', async () => {
    const world = await makeChatWorld();
    const told = world.journal.told.length;
    expect(await world.say('bo', 'Min kollega trakasserar mig')).toEqual({
      kind: 'case-report',
      manager: 'Amal',
      safetyRep: 'Elif',
    });
    expect(world.journal.told).toHaveLength(told);
    expect(JSON.stringify(await world.ports.people.get('bo'))).not.toContain('trakasserar');
  });

  test('a question about somebody’s identity is not answered', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'Är Cecilia lesbisk?')).toEqual({ kind: 'identity', about: 'someone' });
  });

  test('what is not understood gets the two nearest commands in the reader’s language', async () => {
    const world = await makeChatWorld();
    expect(await world.say('bo', 'näsat mtöe snart')).toEqual({
      kind: 'unknown',
      nearest: ['nästa möte', expect.any(String)],
    });
    await world.say('bo', 'english');
    expect(await world.say('bo', 'nxt meting soon')).toEqual({
      kind: 'unknown',
      nearest: ['next meeting', expect.any(String)],
    });
  });
});

describe('in a channel', () => {
  const inChannel = (person: string) =>
    writer(person, {
      address: { ...addressOf(person), conversation: `${UNIT};messageid=1`, conversationType: 'channel' },
    });

  test('the unit’s next meeting may be told', async () => {
    const world = await makeChatWorld();
    await giveApt(world);
    const { reply } = await world.chat.said(inChannel('fatima'), 'nästa möte');
    expect(reply).toMatchObject({ kind: 'next-meeting', meeting: { title: 'APT januari' } });
  });

  test.each([
    'mina uppgifter',
    'pausa',
    'fortsätt',
    'tider',
    'reflektera',
    'språk engelska',
    'min puff',
    'mina data',
    'radera mina data',
  ])('%s is answered privately only and changes nothing', async (text) => {
    const world = await makeChatWorld();
    await giveAction(world);
    await world.chat.installed(writer('fatima'), null);
    const before = await world.ports.people.get('fatima');
    const { reply } = await world.chat.said(inChannel('fatima'), text);
    expect(reply).toEqual({ kind: 'private-only' });
    expect(await world.ports.people.get('fatima')).toEqual(before);
  });
});

test('the depth of questions is chosen on the card, kept when the day is changed, and shown to the person alone (R40)', async () => {
  const world = await makeChatWorld();
  await world.say('bo', 'hej');
  expect(await world.press('bo', 'reflect', { weekday: '2', depth: '3' })).toEqual({
    ...{ kind: 'reflecting', weekday: 2, depth: 3 },
  });
  expect(await world.say('bo', 'reflektera på fredagar')).toEqual({
    ...{ kind: 'reflecting', weekday: 5, depth: 3 },
  });
  await world.press('bo', 'times', { from: '08:30', to: '16:00', reflection: '4' });
  expect((await world.ports.people.get('bo'))?.reflection).toMatchObject({ weekday: 4, depth: 3 });
  expect(await world.press('bo', 'reflect', { weekday: '4', depth: '0' })).toEqual({
    ...{ kind: 'reflecting', weekday: 4 },
  });
  for (const odd of ['4', '-1', 'deep'])
    expect(await world.press('bo', 'reflect', { weekday: '4', depth: odd })).not.toHaveProperty('depth');
});
