/**
 * What a person wrote in a message of Teams, without its markup: one pass over the HTML, so that no message however odd
 * takes long. People who are mentioned, the message that is answered, pictures and files are left out: what is carried
 * into a plan is written as if public and names nobody.
 */

/** Elements whose content goes with them. */
const DROPPED = new Set(['at', 'attachment', 'script', 'style', 'systemeventmessage', 'head', 'title']);
/** Elements that stand on lines of their own. */
const LINES = new Set([
  ...['p', 'div', 'br', 'li', 'ul', 'ol', 'tr', 'table', 'blockquote', 'pre', 'hr'],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
]);
/** Elements that have no end. */
const EMPTY = new Set(['br', 'hr', 'img', 'emoji', 'input', 'meta', 'link', 'wbr']);

const NAMED: Readonly<Record<string, string>> = {
  ...{ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' },
  ...{ aring: 'å', Aring: 'Å', auml: 'ä', Auml: 'Ä', ouml: 'ö', Ouml: 'Ö', eacute: 'é', Eacute: 'É' },
  ...{ ndash: '–', mdash: '—', hellip: '…', lsquo: '‘', rsquo: '’', ldquo: '“', rdquo: '”', bull: '•' },
};

const decoded = (name: string): string | null => {
  if (!name.startsWith('#')) return NAMED[name] ?? null;
  const hex = name[1] === 'x' || name[1] === 'X';
  const code = Number.parseInt(name.slice(hex ? 2 : 1), hex ? 16 : 10);
  return Number.isInteger(code) && code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : null;
};

const entities = (text: string): string =>
  text.replace(/&(#?\w{1,31});/g, (whole, name: string) => decoded(name) ?? whole);

interface Tag {
  name: string;
  closes: boolean;
  /** As it was written. */
  text: string;
}

const tagIn = (text: string): Tag | null => {
  const name = /^\/?([a-z][a-z0-9]*)/i.exec(text)?.[1];
  return name === undefined ? null : { name: name.toLowerCase(), closes: text.startsWith('/'), text };
};

/** A quoted message that this one answers, as Teams writes it into the text. */
const isQuote = ({ name, text }: Tag): boolean => name === 'blockquote' && text.includes('schema.skype.com');

/** The text of HTML; every block begins a new line. */
const withoutTags = (html: string): string => {
  const parts: string[] = [];
  let dropped: { name: string; depth: number } | null = null;
  let at = 0;
  while (at < html.length) {
    const open = html.indexOf('<', at);
    const close = open < 0 ? -1 : html.indexOf('>', open);
    if (dropped === null) parts.push(entities(html.slice(at, open < 0 || close < 0 ? undefined : open)));
    if (open < 0 || close < 0) break;
    at = close + 1;
    const tag = tagIn(html.slice(open + 1, close));
    // A "<" that begins no tag is a sign that somebody wrote.
    if (tag === null) {
      if (dropped === null && !/^[!?/]/.test(html.slice(open + 1, close))) {
        parts.push('<');
        at = open + 1;
      }
    } else if (dropped !== null) {
      if (tag.name === dropped.name && !EMPTY.has(tag.name)) dropped.depth += tag.closes ? -1 : 1;
      if (dropped.depth === 0) dropped = null;
    } else if (!tag.closes && (DROPPED.has(tag.name) || isQuote(tag))) {
      if (!tag.text.endsWith('/')) dropped = { name: tag.name, depth: 1 };
    } else if (LINES.has(tag.name)) parts.push('\n');
  }
  return parts.join('');
};

/** Signs that nobody sees: controls, and what turns the direction of writing. */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** Longer messages than Teams takes are not read to their end. */
const LONGEST = 100_000;

/** What was written, as plain text: lines without blanks around, none empty twice in a row. */
export const messageText = (content: string, contentType: string): string => {
  const given = content.slice(0, LONGEST);
  const text = contentType.toLowerCase() === 'text' ? given : withoutTags(given);
  return text
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(UNSEEN, '')
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim())
    .filter((line, index, lines) => line !== '' || (index > 0 && lines[index - 1] !== ''))
    .join('\n')
    .trim();
};
