/** Comma-separated values (RFC 4180) as programs write them: also with semicolons or tabs, and with `sep=` first. */

export const SEPARATORS = [';', '\t', ','] as const;

/** The separator that most stands outside quotation marks on the first lines. */
const separatorOf = (text: string): string => {
  const head = text.slice(0, 5_000).replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string): number => head.split(separator).length;
  return SEPARATORS.reduce<string>((best, each) => (count(each) > count(best) ? each : best), SEPARATORS[0]);
};

/** Where a quotation mark stands that opens a cell, blanks before it passed over; -1 when the cell has none. */
const opening = (text: string, from: number): number => {
  let at = from;
  while (text[at] === ' ') at += 1;
  return text[at] === '"' ? at : -1;
};

/**
 * The cells, row by row; null when there are more rows than `most`. A quotation mark inside a cell that does not begin
 * with one is a letter like others, and one that is never closed ends with the file.
 */
export const recordsOf = (text: string, separator: string, most = Number.POSITIVE_INFINITY) => {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = text.length;
  while (at < end) {
    let cell = '';
    const quoted = opening(text, at);
    if (quoted >= 0) {
      at = quoted + 1;
      for (;;) {
        const close = text.indexOf('"', at);
        if (close < 0) {
          cell += text.slice(at);
          at = end;
          break;
        }
        cell += text.slice(at, close);
        at = close + 1;
        if (text[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const from = at;
    while (at < end && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') at += 1;
    row.push(cell + text.slice(from, at));
    if (text[at] === separator) {
      at += 1;
      if (at === end) row.push('');
      continue;
    }
    if (text[at] === '\r' && text[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    if (rows.length > most) return null;
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
};

/** The cells of a text that is known to be a table, with the separator that it tells or mostly uses. */
export const readCsv = (text: string, most: number): string[][] | null => {
  const told = /^sep=(.)\r?\n/i.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  return recordsOf(body, told?.[1] ?? separatorOf(body), most);
};
