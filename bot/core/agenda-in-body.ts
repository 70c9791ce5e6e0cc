/**
 * The agenda in an event's body, between two lines that people can read. Comments, ids, classes and data attributes do
 * not survive Outlook and Exchange (github.com/OfficeDev/office-js issues 5296, 817; learn.microsoft.com/graph/
 * outlook-create-send-messages), words do: so the marks are words, and they are found again whatever tags stand around
 * and between them. Everything outside the marks stays byte for byte, also the blob without which an online meeting is
 * none any more (learn.microsoft.com/graph/api/event-update, "body property and online meetings").
 */

/** The lists are Swedish, and so is what everybody who is invited reads. */
const BEGIN = 'Dagordning, skrivs av Stegvis';
const END = 'Slut på dagordningen från Stegvis';

const GAP = '(?:\\s|&nbsp;|&#160;|<[^<>]*>)+';
/** A word as it stands, or with its letters outside ASCII as entities. */
const word = (text: string): string =>
  [...text]
    .map((letter) => {
      if (letter === 'å') return '(?:å|&aring;|&#229;|&#xe5;)';
      return letter.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    })
    .join('');
const mark = (words: string): RegExp => new RegExp(words.split(' ').map(word).join(GAP), 'gi');

const escaped = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export interface AgendaLine {
  title: string;
  minutes: number | null;
}

/** The block that stands in the body. Titles are text, never markup; an item that reads like a mark is no mark. */
export const agendaBlock = (items: readonly AgendaLine[]): string => {
  const lines = items.map(({ title, minutes }) => {
    const isMark = mark(BEGIN).test(title) || mark(END).test(title);
    const tamed = isMark ? title.replace(/stegvis/gi, 'S') : title;
    return `<li>${escaped(tamed)}${minutes === null ? '' : ` (${minutes} min)`}</li>`;
  });
  const list = lines.length === 0 ? '<p>Inga punkter än.</p>' : `<ul>${lines.join('')}</ul>`;
  return `<p><b>${BEGIN}</b></p>${list}<p>${END}</p>`;
};

export interface Span {
  from: number;
  to: number;
}

const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
const TAG = /<(\/?)([a-z][a-z0-9:]*)\b[^<>]*?(\/?)>/gi;

/** Tags that the text closes without having opened them, and opens without closing them. */
const unbalanced = (html: string): { closed: number; open: number } => {
  let closed = 0;
  let open = 0;
  for (const [, slash, name = '', self] of html.matchAll(TAG)) {
    if (self === '/' || VOID.test(name.toLowerCase())) continue;
    if (slash !== '/') open++;
    else if (open > 0) open--;
    else closed++;
  }
  return { closed, open };
};

/** Takes in the tags that stand right around the marks, until the piece opens what it closes. */
const widened = (html: string, { from, to }: Span): Span | null => {
  let [start, end] = [from, to];
  for (let { closed, open } = unbalanced(html.slice(start, end)); closed + open > 0; ) {
    const before = /<[a-z][^<>]*>\s*$/i.exec(html.slice(0, start));
    const after = /^\s*<\/[a-z][^<>]*>/i.exec(html.slice(end));
    if (closed > 0 && before) start = before.index;
    else if (open > 0 && after) end += after[0].length;
    else return null;
    ({ closed, open } = unbalanced(html.slice(start, end)));
  }
  return { from: start, to: end };
};

export type Found = { kind: 'none' } | { kind: 'found'; spans: Span[] } | { kind: 'broken' };

/** Where the agenda stands. `broken`: a mark lacks its other, so nobody can say where it ends. */
export const findAgenda = (html: string): Found => {
  const begins = [...html.matchAll(mark(BEGIN))];
  const ends = [...html.matchAll(mark(END))];
  if (begins.length === 0 && ends.length === 0) return { kind: 'none' };
  if (begins.length !== ends.length) return { kind: 'broken' };
  const spans: Span[] = [];
  for (const [index, begin] of begins.entries()) {
    const end = ends[index];
    const next = begins[index + 1]?.index ?? Number.POSITIVE_INFINITY;
    if (end === undefined || end.index < begin.index || end.index > next) return { kind: 'broken' };
    const span = widened(html, { from: begin.index, to: end.index + end[0].length });
    if (span === null) return { kind: 'broken' };
    spans.push(span);
  }
  return { kind: 'found', spans };
};

/** Where a body begins, behind its head. */
const top = (html: string): number => {
  const open = /<body\b[^>]*>/i.exec(html);
  return open ? open.index + open[0].length : 0;
};

/**
 * The body with this block in it (null: without any), everything else untouched; a block that stands already is
 * replaced where it stands. Null when the marks are broken: then a person has to look.
 */
export const withAgenda = (html: string, block: string | null): string | null => {
  const found = findAgenda(html);
  if (found.kind === 'broken') return null;
  if (found.kind === 'none') {
    if (block === null) return html;
    const at = top(html);
    return html.slice(0, at) + block + html.slice(at);
  }
  const [first] = found.spans;
  return [...found.spans]
    .reverse()
    .reduce(
      (left, span) => left.slice(0, span.from) + (span === first ? (block ?? '') : '') + left.slice(span.to),
      html,
    );
};
