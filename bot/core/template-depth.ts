/** Files that are built to do harm: nested without end, of endless parts, or with names that every object has. */
import type { TemplateProblem } from './template-problem.ts';

const MOST_DEPTH = 12;
const MOST_PARTS = 20_000;
const MAGIC = ['__proto__', 'constructor', 'prototype'];

/** The first such thing in a file; null in any honest one. Walks without calling itself, however deep the file is. */
export const tooDeep = (raw: object): TemplateProblem | null => {
  const waiting: { value: object; depth: number }[] = [{ value: raw, depth: 1 }];
  let parts = 0;
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.depth > MOST_DEPTH) return { path: [], code: 'too-deep' };
    for (const key of Object.keys(next.value)) {
      parts += 1;
      if (parts > MOST_PARTS) return { path: [], code: 'too-deep' };
      if (MAGIC.includes(key)) return { path: [], code: 'unknown-field', detail: key };
      const value = (next.value as Record<string, unknown>)[key];
      if (typeof value === 'object' && value !== null) waiting.push({ value, depth: next.depth + 1 });
    }
  }
  return null;
};
