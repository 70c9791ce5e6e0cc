import { describe, expect, test } from '@jest/globals';
import { botTexts, fill } from '../../bot/core/texts/bot/index.ts';

type Leaf = [path: string, text: string];
const leaves = (value: unknown, path: string): Leaf[] =>
  typeof value === 'string'
    ? [[path, value]]
    : Object.entries(value as Record<string, unknown>).flatMap(([key, inner]) =>
        leaves(inner, `${path}.${key}`),
      );

const sv = leaves(botTexts.sv, '');
const en = leaves(botTexts.en, '');
const variables = (text: string): string[] =>
  [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '').sort();

describe('the bot’s texts', () => {
  test('have the same keys and the same variables in both languages, and none is empty', () => {
    expect(en.map(([path]) => path)).toEqual(sv.map(([path]) => path));
    for (const [index, [path, text]] of sv.entries()) {
      const other = en[index]?.[1] ?? '';
      expect([path, text.trim() !== '', other.trim() !== '']).toEqual([path, true, true]);
      expect([path, ...variables(other)]).toEqual([path, ...variables(text)]);
    }
  });

  test.each([...sv.map((leaf) => ['sv', ...leaf]), ...en.map((leaf) => ['en', ...leaf])])(
    '%s%s keeps the voice: %s',
    (_language, path, text) => {
      expect(text).not.toMatch(/!/);
      expect(text).not.toMatch(/\p{Extended_Pictographic}/u);
      expect(text).not.toMatch(/glöm inte|du borde|don't forget|you should|försenad|overdue/i);
      const bare = text?.replace(/\{\w+\}/g, '') ?? '';
      expect(bare.length).toBeLessThanOrEqual(/title$/.test(path ?? '') ? 60 : 140);
      if (path?.startsWith('.button.')) expect(bare.length).toBeLessThanOrEqual(20);
    },
  );

  test('a variable without a value is a bug, not a text', () => {
    expect(() => fill('Hej {name}', {})).toThrow('name');
    expect(fill('{a} {a}', { a: '$&' })).toBe('$& $&');
  });
});
