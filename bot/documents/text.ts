/** Text as the files of Office take it. */

/** Ends of lines as one character, and nothing that XML 1.0 cannot hold: a file with one such would not open. */
export const readable = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replace(/[^\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '');

/** What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection). */
const FORMULA = /^[\s\u200B\uFEFF]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/u;

/** Text that stays text, here and when the sheet is saved as another format: an apostrophe before what looks like more. */
export const harmless = (text: string): string => {
  const shown = readable(text);
  return FORMULA.test(text) ? `'${shown}` : shown;
};
