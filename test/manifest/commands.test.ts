/** The commands that Teams lists are those that the bot understands, in both languages and in every place. */
import { describe, expect, test } from '@jest/globals';
import { parseCommand } from '../../bot/core/command.ts';
import { botTexts } from '../../bot/core/texts/bot/index.ts';
import { buildManifest, readStrings } from '../../manifest/build.ts';
import { makeChatWorld, writer } from '../usecases/chat-world.ts';

const manifest = buildManifest({
  baseUrl: 'https://stegvis.example.se',
  entraAppId: '7c0e1d1e-3b1c-4c52-8f8e-0d6f3a1a2b3c',
  botId: '1b9e0a55-6f5a-4f1e-9a54-2b7f1c0d9e8f',
  teamsAppId: '5f0d7c2a-1e9b-4a7d-8c3f-6b2a1d0e9f8c',
}) as unknown as {
  bots: { commandLists: { scopes: string[]; commands: unknown[] }[] }[];
};
const lists = manifest.bots[0]?.commandLists ?? [];

/** The commands of a list as a language's file names them. */
const listed = (list: number, language: 'sv' | 'en'): { title: string; description: string }[] => {
  const strings = readStrings(language);
  return (lists[list]?.commands ?? []).map((_command, index) => {
    const at = `bots[0].commandLists[${list}].commands[${index}]`;
    return { title: strings[`${at}.title`] ?? '', description: strings[`${at}.description`] ?? '' };
  });
};
const read = (text: string) => parseCommand(text, '2026-01-12');

describe.each(['sv', 'en'] as const)('the command lists, %s', (language) => {
  test.each([0, 1])('list %s keeps Teams’ limits and has no empty or repeated line', (list) => {
    // Ten commands a menu (learn.microsoft.com/microsoftteams/platform/bots/how-to/create-a-bot-commands-menu), 32 letters a
    // title and 128 a description (learn.microsoft.com/microsoft-365/extensibility/schema/root-bots-command-lists-commands,
    // earlier versions): narrower than the newest schema.
    const commands = listed(list, language);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.length).toBeLessThanOrEqual(10);
    expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length);
    for (const { title, description } of commands) {
      expect([title, title.length > 0 && title.length <= 32]).toEqual([title, true]);
      expect([description, description.length > 0 && description.length <= 128]).toEqual([description, true]);
    }
  });

  test.each([0, 1])('list %s names only commands that are understood as they stand', (list) => {
    for (const { title } of listed(list, language)) {
      const command = read(title);
      expect([title, command.kind]).not.toEqual([title, 'unknown']);
      const known: Readonly<Record<string, string>> = botTexts[language].commands;
      expect([title, known[command.kind]]).toEqual([title, title]);
    }
  });

  test('an example in a description is understood too, as the same command', () => {
    for (const { title, description } of listed(0, language)) {
      const example = description.split(': ')[1];
      if (example !== undefined) expect([example, read(example).kind]).toEqual([example, read(title).kind]);
    }
  });

  test('what channels and group chats list is answered there, not only in private', async () => {
    const world = await makeChatWorld();
    for (const { title } of listed(1, language)) {
      const shared = writer('bo', {
        address: { ...writer('bo').address, conversation: '19:x@thread.v2', conversationType: 'groupChat' },
      });
      const { reply } = await world.chat.said(shared, title);
      expect([title, reply.kind]).not.toEqual([title, 'private-only']);
      expect([title, reply.kind]).not.toEqual([title, 'unknown']);
    }
  });
});

test('both lists say the same in both languages, line by line', () => {
  for (const list of [0, 1])
    expect(listed(list, 'en').map(({ title }) => read(title).kind)).toEqual(
      listed(list, 'sv').map(({ title }) => read(title).kind),
    );
  expect(lists.map(({ scopes }) => scopes)).toEqual([['personal'], ['team', 'groupChat']]);
});
