/**
 * `$filter` as a tree: comparisons, `startswith`, `and`, `or`, `not`, parentheses
 * (docs.oasis-open.org/odata/odata/v4.01, URL conventions 5.1.1; learn.microsoft.com/graph/filter-query-parameter).
 * A property stands on the left, a literal on the right; words of the language are lower case.
 */
export type Comparison = 'eq' | 'ne' | 'lt' | 'le' | 'gt' | 'ge';
export type Literal =
  | { type: 'string'; value: string }
  | { type: 'number'; value: number }
  | { type: 'boolean'; value: boolean }
  | { type: 'date'; value: string }
  | { type: 'null' };

export type Filter =
  | { op: 'and' | 'or'; left: Filter; right: Filter }
  | { op: 'not'; inner: Filter }
  | { op: 'startswith'; path: string; value: string }
  | { op: Comparison; path: string; literal: Literal };

export type Parsed = { ok: true; filter: Filter } | { ok: false; message: string };

type Token = { kind: 'word' | 'string' | 'number' | 'date' | 'mark'; text: string; at: number };

const COMPARISONS: readonly string[] = ['eq', 'ne', 'lt', 'le', 'gt', 'ge'];
const MOST_DEPTH = 50;

const PATTERNS: [Token['kind'], RegExp][] = [
  ['string', /'(?:[^']|'')*'/y],
  ['date', /\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?(?:Z|[+-]\d\d:\d\d))?/y],
  ['number', /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?(?![\w-])/y],
  ['word', /[A-Za-z_][\w.]*(?:\/[A-Za-z_@][\w.]*)*/y],
  ['mark', /[(),]/y],
];

class SyntaxFault extends Error {}

const tokens = (text: string): Token[] => {
  const found: Token[] = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at] ?? '')) {
      at++;
      continue;
    }
    const match = PATTERNS.map(([kind, pattern]) => {
      pattern.lastIndex = at;
      return { kind, text: pattern.exec(text)?.[0] };
    }).find((one) => one.text !== undefined);
    if (match?.text === undefined) throw new SyntaxFault(`Syntax error at position ${at} in '${text}'.`);
    found.push({ kind: match.kind, text: match.text, at });
    at += match.text.length;
  }
  return found;
};

const unquote = (text: string): string => text.slice(1, -1).replaceAll("''", "'");

const literalOf = (token: Token): Literal => {
  if (token.kind === 'string') return { type: 'string', value: unquote(token.text) };
  if (token.kind === 'number') return { type: 'number', value: Number(token.text) };
  if (token.kind === 'date') return { type: 'date', value: token.text };
  if (token.text === 'true' || token.text === 'false')
    return { type: 'boolean', value: token.text === 'true' };
  if (token.text === 'null') return { type: 'null' };
  throw new SyntaxFault(`A literal is expected at position ${token.at}.`);
};

export const parseFilter = (text: string): Parsed => {
  try {
    const all = tokens(text);
    let at = 0;
    const peek = (): Token | undefined => all[at];
    const next = (): Token => {
      const token = all[at++];
      if (!token) throw new SyntaxFault(`Expression expected at position ${text.length} in '${text}'.`);
      return token;
    };
    const take = (mark: string): void => {
      const token = next();
      if (token.text !== mark || token.kind !== 'mark')
        throw new SyntaxFault(`'${mark}' expected at position ${token.at} in '${text}'.`);
    };
    const isWord = (word: string): boolean => peek()?.kind === 'word' && peek()?.text === word;

    const either = (depth: number): Filter => {
      if (depth > MOST_DEPTH) throw new SyntaxFault('The filter is nested too deeply.');
      let left = both(depth);
      while (isWord('or')) {
        next();
        left = { op: 'or', left, right: both(depth) };
      }
      return left;
    };
    const both = (depth: number): Filter => {
      let left = single(depth);
      while (isWord('and')) {
        next();
        left = { op: 'and', left, right: single(depth) };
      }
      return left;
    };
    const single = (depth: number): Filter => {
      const token = next();
      if (token.kind === 'mark' && token.text === '(') {
        const inner = either(depth + 1);
        take(')');
        return inner;
      }
      if (token.kind !== 'word')
        throw new SyntaxFault(`A property is expected at position ${token.at} in '${text}'.`);
      if (token.text === 'not') {
        if (depth > MOST_DEPTH) throw new SyntaxFault('The filter is nested too deeply.');
        return { op: 'not', inner: single(depth + 1) };
      }
      if (peek()?.kind === 'mark' && peek()?.text === '(') return call(token);
      const operator = next();
      if (operator.kind !== 'word' || !COMPARISONS.includes(operator.text))
        throw new SyntaxFault(`An operator is expected at position ${operator.at} in '${text}'.`);
      return { op: operator.text as Comparison, path: token.text, literal: literalOf(next()) };
    };
    const call = (name: Token): Filter => {
      if (name.text !== 'startswith') throw new SyntaxFault(`The function '${name.text}' is not supported.`);
      take('(');
      const path = next();
      if (path.kind !== 'word') throw new SyntaxFault(`A property is expected at position ${path.at}.`);
      take(',');
      const value = next();
      if (value.kind !== 'string') throw new SyntaxFault(`A string is expected at position ${value.at}.`);
      take(')');
      return { op: 'startswith', path: path.text, value: unquote(value.text) };
    };

    const filter = either(0);
    const left = peek();
    if (left) throw new SyntaxFault(`Syntax error at position ${left.at} in '${text}'.`);
    return { ok: true, filter };
  } catch (fault) {
    if (fault instanceof SyntaxFault) return { ok: false, message: fault.message };
    throw fault;
  }
};

/** Every property that a filter reads. */
export const pathsOf = (filter: Filter): string[] => {
  switch (filter.op) {
    case 'and':
    case 'or':
      return [...pathsOf(filter.left), ...pathsOf(filter.right)];
    case 'not':
      return pathsOf(filter.inner);
    default:
      return [filter.path];
  }
};

export type Comparable = string | number | boolean | null;

/** −1, 0 or 1; text is compared case apart; null (no value) stands first. */
export const compare = (a: Comparable, b: Comparable): number => {
  if (a === b) return 0;
  if (a === null) return -1;
  if (b === null) return 1;
  const x = typeof a === 'string' ? a.toLowerCase() : a;
  const y = typeof b === 'string' ? b.toLowerCase() : b;
  if (typeof x !== typeof y) return compare(String(x), String(y));
  return x < y ? -1 : x > y ? 1 : 0;
};

/** Whether the filter holds for something whose properties `read` reads. Nothing is above or below no value. */
export const holdsFor = (filter: Filter, read: (path: string) => Comparable): boolean => {
  switch (filter.op) {
    case 'and':
      return holdsFor(filter.left, read) && holdsFor(filter.right, read);
    case 'or':
      return holdsFor(filter.left, read) || holdsFor(filter.right, read);
    case 'not':
      return !holdsFor(filter.inner, read);
    case 'startswith': {
      const value = read(filter.path);
      return typeof value === 'string' && value.toLowerCase().startsWith(filter.value.toLowerCase());
    }
    default: {
      const value = read(filter.path);
      const wanted = filter.literal.type === 'null' ? null : filter.literal.value;
      const order = compare(value, wanted);
      if (filter.op === 'eq') return order === 0;
      if (filter.op === 'ne') return order !== 0;
      if (value === null || wanted === null) return false;
      if (filter.op === 'lt') return order < 0;
      if (filter.op === 'le') return order <= 0;
      if (filter.op === 'gt') return order > 0;
      return order >= 0;
    }
  }
};
