import { describe, expect, test } from '@jest/globals';
import { en } from '../../bot/core/texts/tab/en.ts';
import { sv } from '../../bot/core/texts/tab/sv.ts';

/** Every text with its path; functions are called with plausible arguments. */
const textsOf = (node: unknown, path: string): [string, string][] => {
  if (typeof node === 'string') return [[path, node]];
  if (typeof node === 'function') {
    // Names, counts and lists: what the functions take, told apart by trying.
    for (const args of [[['Mål', 'Område']], [2, 5, 7], ['Mira', '10.05']])
      try {
        const text: unknown = Reflect.apply(node, null, args);
        if (typeof text === 'string') return [[path, text]];
      } catch {
        // Another kind of argument, then.
      }
    throw new Error(`${path} takes arguments that this test does not know`);
  }
  return Object.entries(node as Record<string, unknown>).flatMap(([key, value]) =>
    textsOf(value, path ? `${path}.${key}` : key),
  );
};
const swedish = textsOf(sv, '');
const english = textsOf(en, '');

describe('the tab has words for everything in both languages', () => {
  test('English has the keys of Swedish and no others', () => {
    expect(english.map(([path]) => path)).toEqual(swedish.map(([path]) => path));
  });

  test.each([
    ['Swedish', swedish],
    ['English', english],
  ])('no %s text is empty', (_, texts) => {
    expect(texts.filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  test('nothing shouts, cheers or blames', () => {
    const wrong = /!|\p{Extended_Pictographic}|glöm inte|du borde|don.t forget|you should/iu;
    expect([...swedish, ...english].filter(([, text]) => wrong.test(text))).toEqual([]);
  });

  test('a name that ends with s gets no second one in the genitive', () => {
    expect(sv.clash.theirs('Jonas')).toBe('Jonas');
    expect(sv.clash.theirs('Mira')).toBe('Miras');
  });
});
