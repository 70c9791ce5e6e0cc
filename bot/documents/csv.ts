/** Comma-separated values (RFC 4180) as programs write them: also with semicolons or tabs, and with `sep=` first. */

const SEPARATORS = [';', '\t', ','] as const;

/** The separator that most stands outside quotation marks on the first lines. */
const separatorOf = (text: string): string => {
  const head = text.slice(0, 5_000).replace(/"(?:[^"]|"")*"/g, '');
  const count = (separator: string): number => head.split(separator).length;
  return SEPARATORS.reduce<string>((best, each) => (count(each) > count(best) ? each : best), SEPARATORS[0]);
};

/**
 * The cells, row by row; null when there are more rows than `most`. A quotation mark inside a cell that does not begin
 * with one is a letter like others, and one that is never closed ends with the file.
 */
export const readCsv = (text: string, most: number): string[][] | null => {
  const told = /^sep=(.)\r?\n/i.exec(text);
  const body = told === null ? text : text.slice(told[0].length);
  const separator = told?.[1] ?? separatorOf(body);
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const end = body.length;
  while (at < end) {
    let cell = '';
    if (body[at] === '"') {
      at += 1;
      for (;;) {
        const close = body.indexOf('"', at);
        if (close < 0) {
          cell += body.slice(at);
          at = end;
          break;
        }
        cell += body.slice(at, close);
        at = close + 1;
        if (body[at] !== '"') break;
        cell += '"';
        at += 1;
      }
    }
    const from = at;
    while (at < end && body[at] !== separator && body[at] !== '\n' && body[at] !== '\r') at += 1;
    row.push(cell + body.slice(from, at));
    if (body[at] === separator) {
      at += 1;
      if (at === end) row.push('');
      continue;
    }
    if (body[at] === '\r' && body[at + 1] === '\n') at += 1;
    at += 1;
    rows.push(row);
    if (rows.length > most) return null;
    row = [];
  }
  if (row.length > 0) rows.push(row);
  return rows;
};
