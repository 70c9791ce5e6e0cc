import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { glossary } from '../../../bot/core/glossary.ts';
import { type Concern, concernOf, concernOfUnknown, isLong } from '../../../bot/core/safety.ts';
import { botTexts } from '../../../bot/core/texts/bot/index.ts';
import * as en from './phrases-en.ts';
import * as sv from './phrases-sv.ts';

const lines = (text: string): string[] => text.trim().split('\n');
const kindOf = (text: string): Concern['kind'] | null => concernOf(text)?.kind ?? null;
/** The phrases that are read as something else, with what they are read as. */
const misread = (text: string, kind: Concern['kind'] | null): string[] =>
  lines(text)
    .filter((line) => kindOf(line) !== kind)
    .map((line) => `${line}: ${kindOf(line)}`);

describe('a story that no phrase foresaw, in what is no command,', () => {
  test.each([
    'de kör med mig varje dag',
    'en patient tog tag i mig',
    'någon har spridit en bild på mig',
    'jag har fått ett dödshot',
    'they treat me like dirt',
    'my colleague told me to go back to where I came from',
    'I got a death threat',
  ])('%s', (text) => {
    expect(concernOfUnknown(text)).toEqual({ kind: 'case-report' });
  });

  test('is none of the false friends', () => {
    const friends = [...lines(sv.friends), ...lines(en.friends)];
    expect(friends.filter((line) => concernOfUnknown(line) !== null)).toEqual([]);
  });
});

describe.each([
  ['Swedish', sv],
  ['English', en],
])('in %s', (_, phrases) => {
  test('there are at least sixty phrases that must lead to contacts, and sixty false friends', () => {
    expect(lines(phrases.cases).length + lines(phrases.distress).length).toBeGreaterThanOrEqual(60);
    expect(lines(phrases.friends).length).toBeGreaterThanOrEqual(60);
    const all = Object.values(phrases).flatMap(lines);
    expect(new Set(all).size).toBe(all.length);
  });

  test('an account of harassment, threats or violence is one', () => {
    expect(misread(phrases.cases, 'case-report')).toEqual([]);
  });

  test('distress comes before everything', () => {
    expect(misread(phrases.distress, 'distress')).toEqual([]);
  });

  test('a question about somebody’s identity is one', () => {
    expect(misread(phrases.identities, 'identity')).toEqual([]);
  });

  test('false friends are none', () => {
    expect(misread(phrases.friends, null)).toEqual([]);
  });

  test('case, lost dots at the end, quotes and blanks change nothing', () => {
    const dressed = (line: string): string[] => [
      line.toUpperCase(),
      `  ${line}!!`,
      `"${line}"`,
      `Hej, ${line}.`,
    ];
    const wrong = lines(phrases.cases).flatMap((line) =>
      dressed(line).filter((text) => kindOf(text) === null),
    );
    expect(wrong).toEqual([]);
  });

  test('an account is found wherever it stands in a long message', () => {
    for (const line of lines(phrases.cases).slice(0, 12))
      for (const before of [0, 350, 700, 1_500])
        expect([
          line,
          before,
          kindOf(`${'Det har varit en lång höst. '.repeat(200).slice(0, before)} ${line}`),
        ]).toEqual([line, before, 'case-report']);
  });
});

test('no command, and no word of the glossary, is read as a concern', () => {
  for (const language of ['sv', 'en'] as const)
    for (const command of Object.values(botTexts[language].commands))
      expect([command, kindOf(command)]).toEqual([command, null]);
  const asked = glossary.flatMap((term) => [`begrepp ${term.sv.term}`, `term ${term.en.term}`]);
  expect(asked.filter((text) => kindOf(text) !== null)).toEqual([]);
});

test('nothing that can be typed makes it throw or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 3_000 }), (text) => {
      concernOf(text);
      isLong(text);
    }),
    { seed: 34, numRuns: 200 },
  );
  // Patterns that a hostile text could make run for long.
  for (const text of [
    'jag '.repeat(5_000),
    'i have had '.repeat(2_000),
    'hur många '.repeat(2_000),
    'gråter varje '.repeat(2_000),
  ])
    concernOf(text);
});

test('a story is long, a command with its words is not', () => {
  expect(isLong('a'.repeat(281))).toBe(true);
  expect(isLong(`föreslå ${'a'.repeat(200)}`)).toBe(false);
});
