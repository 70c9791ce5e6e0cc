/**
 * What comes over the wire, as far as it is text: half a surrogate pair and the character nought are JSON but cannot be
 * kept by PostgreSQL nor taken by Teams (RFC 8259 section 8.2, "unpredictable"; postgresql.org/docs/current/datatype-json.html).
 */

type Fields = Record<string, unknown>;

/** Deeper than anything that Teams sends; what is deeper was made to break something. */
const DEEPEST = 64;

/** The text with every half sign replaced by U+FFFD and without the character nought. */
const whole = (text: string): string => text.toWellFormed().replaceAll('\0', '');

/** A copy in which every text can be kept and sent; null for what is nested deeper than any activity. */
export const readable = (body: Readonly<Fields>): Fields | null => {
  const copy: Fields = {};
  const open: [source: object, target: Fields | unknown[], depth: number][] = [[body, copy, 1]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [source, target, depth] = next;
    if (depth > DEEPEST) return null;
    for (const [key, value] of Object.entries(source)) {
      let kept: unknown = value;
      if (typeof value === 'string') kept = whole(value);
      else if (typeof value === 'object' && value !== null) {
        const inside = Array.isArray(value) ? [] : {};
        open.push([value, inside, depth + 1]);
        kept = inside;
      }
      if (Array.isArray(target)) target.push(kept);
      // An own property of that name would become the copy's prototype.
      else if (key !== '__proto__') target[whole(key)] = kept;
    }
  }
  return copy;
};
