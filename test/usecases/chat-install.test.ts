import { describe, expect, test } from '@jest/globals';
import { UNIT } from '../memory/world.ts';
import { addressOf, makeChatWorld, writer } from './chat-world.ts';

describe('installing in a personal chat', () => {
  test('stores the address and answers with one welcome, though Teams tells of it twice at the same moment', async () => {
    const world = await makeChatWorld();
    const answers = await Promise.all([
      world.chat.installed(writer('fatima'), null),
      world.chat.installed(writer('fatima'), null),
    ]);
    expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
    expect((await world.ports.people.get('fatima'))?.address).toEqual(addressOf('fatima'));
    expect(await world.chat.installed(writer('fatima'), null)).toBeNull();
  });

  test('welcomes by name and names the unit and whoever added the bot', async () => {
    const world = await makeChatWorld();
    const nameless = writer('fatima', { name: null });
    const spoken = await world.chat.installed(nameless, { id: 'amal', name: null });
    expect(spoken?.reply).toEqual({ kind: 'welcome', name: 'Fatima', addedBy: 'Amal', unit: 'Norr' });
  });

  test('speaks the language of the first contact, also when a later one is in another', async () => {
    const world = await makeChatWorld();
    expect((await world.chat.installed(writer('bo', { language: 'en' }), null))?.language).toBe('en');
    expect((await world.chat.said(writer('bo', { language: 'sv' }), 'help')).language).toBe('en');
  });

  test('welcomes again after the app was removed, and keeps what the person had chosen', async () => {
    const world = await makeChatWorld();
    await world.chat.installed(writer('bo'), null);
    await world.say('bo', 'english');
    await world.chat.uninstalled('bo');
    expect((await world.ports.people.get('bo'))?.address).toBeNull();
    const spoken = await world.chat.installed(writer('bo'), null);
    expect(spoken?.reply.kind).toBe('welcome');
    expect(spoken?.language).toBe('en');
  });

  test('a person who was unreachable can be reached again once they write', async () => {
    const world = await makeChatWorld();
    await world.chat.installed(writer('bo'), null);
    await world.chat.uninstalled('bo');
    await world.say('bo', 'hjälp');
    expect((await world.ports.people.get('bo'))?.address).toEqual(addressOf('bo'));
  });

  test('uninstalling somebody unknown does no harm', async () => {
    const world = await makeChatWorld();
    await world.chat.uninstalled('nobody');
    expect(await world.ports.people.get('nobody')).toBeNull();
  });
});

test('in a channel the bot introduces itself with the unit, and keeps the channel’s address alone until it leaves', async () => {
  const world = await makeChatWorld();
  const address = { ...addressOf('amal'), conversation: UNIT, conversationType: 'channel' as const };
  const spoken = await world.chat.introduced(writer('amal', { address }), UNIT, 'Norr');
  expect(spoken.reply).toEqual({ kind: 'introduction', unit: 'Norr', addedBy: 'Amal' });
  expect((await world.ports.people.get('amal'))?.address ?? null).toBeNull();
  expect(await world.ports.life.channel(UNIT)).toEqual(address);
  await world.chat.leftTeam(UNIT, 'team');
  expect(await world.ports.life.channel(UNIT)).toBeNull();
});
