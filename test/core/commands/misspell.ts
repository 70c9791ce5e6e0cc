/** Typing errors by rule, the same for the same seed: what fingers do on a Swedish keyboard. */

/** A small generator of numbers (mulberry32); `next()` lies in [0, 1). */
export const numbers = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
};

/** The keys beside each other on a Swedish keyboard, row by row. */
const ROWS = ['1234567890+', 'qwertyuiopå', 'asdfghjklöä', 'zxcvbnm,.-'];
const beside = (letter: string): string[] => {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  const at = ROWS[row]?.indexOf(letter) ?? -1;
  if (at < 0) return [];
  const keys = [ROWS[row]?.[at - 1], ROWS[row]?.[at + 1], ROWS[row - 1]?.[at], ROWS[row + 1]?.[at]];
  return keys.filter((key) => key !== undefined);
};

export type Slip = 'swapped' | 'dropped' | 'doubled' | 'beside' | 'undotted';
export const SLIPS: readonly Slip[] = ['swapped', 'dropped', 'doubled', 'beside', 'undotted'];

const UNDOTTED: Readonly<Record<string, string>> = { å: 'a', ä: 'a', ö: 'o', é: 'e' };

/** The text with one slip at a random place; the text itself where the slip can do nothing there. */
export const misspelt = (text: string, slip: Slip, random: () => number): string => {
  const at = Math.floor(random() * text.length);
  const [letter = '', next = ''] = [text[at], text[at + 1]];
  const put = (instead: string, length = 1): string => text.slice(0, at) + instead + text.slice(at + length);
  switch (slip) {
    case 'swapped':
      return put(next + letter, 2);
    case 'dropped':
      return put('');
    case 'doubled':
      return put(letter + letter);
    case 'beside': {
      const keys = beside(letter.toLowerCase());
      return keys.length === 0 ? text : put(keys[Math.floor(random() * keys.length)] ?? letter);
    }
    case 'undotted':
      return text.replace(/[åäöé]/g, (dotted) => UNDOTTED[dotted] ?? dotted);
  }
};
