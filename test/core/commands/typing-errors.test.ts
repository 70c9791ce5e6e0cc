/** Of misspelt commands nearly all are understood, and none pauses or deletes without asking. */
import { describe, expect, test } from '@jest/globals';
import { type Command, parseCommand } from '../../../bot/core/command.ts';
import { distance } from '../../../bot/core/words.ts';
import { misspelt, numbers, SLIPS } from './misspell.ts';

const TODAY = '2026-01-12';
const read = (text: string): Command => parseCommand(text, TODAY);

/** Every command in both languages, as people would write it. */
const COMMANDS: readonly (readonly [string, Command['kind']])[] = [
  ['hjälp', 'help'],
  ['nästa möte', 'next-meeting'],
  ['dagordning', 'agenda'],
  ['mina uppgifter', 'tasks'],
  ['min puff', 'ahead'],
  ['reflektera', 'reflect'],
  ['reflektera på fredagar', 'reflect'],
  ['begrepp icke-binär', 'glossary'],
  ['föreslå Tre ord', 'propose'],
  ['pausa', 'pause'],
  ['pausa till måndag', 'pause'],
  ['pausa två veckor', 'pause'],
  ['pausa till 15 augusti', 'pause'],
  ['pausa över sommaren', 'pause'],
  ['fortsätt', 'resume'],
  ['språk', 'language'],
  ['språk engelska', 'language'],
  ['integritet', 'privacy'],
  ['mina data', 'my-data'],
  ['radera mina data', 'erase'],
  ['kontakt', 'contact'],
  ['help', 'help'],
  ['next meeting', 'next-meeting'],
  ['agenda', 'agenda'],
  ['my tasks', 'tasks'],
  ['my nudge', 'ahead'],
  ['reflect', 'reflect'],
  ['glossary non-binary', 'glossary'],
  ['propose Three words', 'propose'],
  ['pause', 'pause'],
  ['pause until Monday', 'pause'],
  ['pause for two weeks', 'pause'],
  ['pause over the summer', 'pause'],
  ['resume', 'resume'],
  ['language', 'language'],
  ['language Swedish', 'language'],
  ['privacy', 'privacy'],
  ['my data', 'my-data'],
  ['delete my data', 'erase'],
  ['contact', 'contact'],
];

interface Tried {
  meant: string;
  kind: Command['kind'];
  written: string;
  command: Command;
}

/** So many misspelt commands, each slip as often as the others. */
const tries = (count: number, seed: number): Tried[] => {
  const random = numbers(seed);
  const found: Tried[] = [];
  for (let index = 0; found.length < count; index += 1) {
    const [meant, kind] = COMMANDS[Math.floor(random() * COMMANDS.length)] ?? ['hjälp', 'help'];
    const slip = SLIPS[index % SLIPS.length] ?? 'dropped';
    const written = misspelt(meant, slip, random);
    if (written !== meant) found.push({ meant, kind, written, command: read(written) });
  }
  return found;
};
const understood = (tried: readonly Tried[]): number =>
  tried.filter(({ kind, command }) => command.kind === kind).length / tried.length;

/** Without dots the letters are still the right ones, and another figure is another day: nothing was guessed. */
const isCertain = ({ meant, written }: Tried): boolean => {
  const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').replace(/\d+/g, '1');
  const unstuttered = (text: string): string => bare(text).replace(/\s+/g, ' ').trim();
  return unstuttered(meant) === unstuttered(written);
};

test('a slip of the fingers is one mistake, whatever the word', () => {
  const random = numbers(11);
  for (const [text] of COMMANDS)
    for (const slip of SLIPS.filter((each) => each !== 'undotted'))
      for (let time = 0; time < 20; time += 1)
        expect(distance(text, misspelt(text, slip, random))).toBeLessThanOrEqual(1);
});

describe('300 misspelt commands', () => {
  const tried = tries(300, 20260112);

  test('are understood in at least 95 of 100 cases, with five other seeds as well', () => {
    const missed = tried.filter(({ kind, command }) => command.kind !== kind);
    expect(missed.map(({ written }) => written).length).toBeLessThanOrEqual(15);
    for (const seed of [1, 2, 3, 4, 5]) expect(understood(tries(300, seed))).toBeGreaterThanOrEqual(0.95);
  });

  test('pause only after a question, whatever they were meant to be', () => {
    const pauses = [tried, ...[1, 2, 3, 4, 5].map((seed) => tries(300, seed))]
      .flat()
      .filter(({ command }) => command.kind === 'pause');
    expect(pauses.length).toBeGreaterThan(100);
    for (const one of pauses)
      if (!isCertain(one)) expect([one.written, one.command]).toMatchObject([one.written, { unsure: true }]);
  });

  test('ask for deletion only where it was meant', () => {
    for (const { meant, command } of tries(3_000, 7))
      if (command.kind === 'erase') expect(meant).toMatch(/radera|delete/);
  });

  test('propose only after a question, unless the word itself is right', () => {
    for (const { written, command } of tries(3_000, 8))
      if (command.kind === 'propose' && !/^(föreslå|foresla|propose) /.test(written))
        expect([written, command]).toMatchObject([written, { unsure: true }]);
  });
});

test.each(COMMANDS)('%s, as it stands and in any case, is %s', (text, kind) => {
  for (const written of [text, text.toUpperCase(), ` ${text} `, `${text}.`, `Hej, ${text} tack`])
    if (!(kind === 'propose' && written.startsWith('Hej')))
      expect([written, read(written).kind]).toEqual([written, kind]);
});
