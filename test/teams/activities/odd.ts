/** Texts that people, phones and other programs really send, and those that nobody should be able to send. */
import fc from 'fast-check';

/** Each stands for one oddity of Unicode; they are put together and put inside ordinary words. */
const PIECES = [
  '\u202Eöd ed\u202C', // the direction of reading turned over, and back
  '\u200F\u061C\u2067مرحبا\u2069', // Arabic with marks and isolates
  'שלום',
  '\u200B\u200C\u200D\uFEFF\u2060', // nothing to see, and yet there
  `e${'\u0301'.repeat(60)}`, // one letter with sixty accents
  'a\u030A\u0308', // å and ä of letters and dots
  '👩‍👩‍👧‍👦🏳️‍⚧️🏳️‍🌈👍🏿🇸🇪', // sequences that are one sign
  '\uD83D', // half a sign
  '\uDC4D',
  '\uD800\uD800',
  '\u0000', // no character at all for PostgreSQL
  '\u0001\u001B[31m\u007F\u0085',
  '\uFFFE\uFFFF\u{1FFFE}',
  '\u2028\u2029\r\n\t',
  '𝓱𝓳ä𝓵𝓹', // letters that are mathematics
  'ﷺ﷽', // one character as wide as a sentence
  'ſtyle İıŒßﬃ', // letters that change their number when their case changes
  '<at>Stegvis</at>',
  '<script>alert(1)</script>&nbsp;&amp;',
  '[länk](https://example.com)**fet**',
  '$'.concat('{x}{0}{name}%s%00'),
  "'; drop table people; --",
  '__proto__',
  'hjälp',
  'pausa till måndag',
  'Sofia',
  ' ',
];

/** A text of one to six odd pieces; now and then one that is very long. */
export const oddText: fc.Arbitrary<string> = fc.oneof(
  { weight: 8, arbitrary: fc.array(fc.constantFrom(...PIECES), { maxLength: 6 }).map((all) => all.join('')) },
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom(...PIECES), fc.constantFrom(300, 1_999, 2_001, 60_000))
      .map(([piece, length]) => piece.repeat(Math.ceil(length / piece.length)).slice(0, length)),
  },
);

/** Whether a text can be written as UTF-8 and kept in a database. */
export const isWhole = (text: string): boolean => text.isWellFormed() && !text.includes('\0');
