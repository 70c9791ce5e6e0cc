/** Every family of DESIGN's strictness suites is there, counts its wrong requests, and names Microsoft's pages. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { FAMILIES, type Family } from './families.ts';

const PAGE = /(?:learn|support)\.microsoft\.com\/?[\w./#-]*/g;

describe('the strictness suites', () => {
  test('are the twelve families of the design, and those of personal apps and the message extension', () => {
    expect(Object.keys(FAMILIES)).toHaveLength(14);
  });

  test.each(Object.keys(FAMILIES) as Family[])(
    '%s: at least ten wrong requests, with their pages',
    (family) => {
      const { file, least } = FAMILIES[family];
      const source = readFileSync(new URL(file, import.meta.url), 'utf8');
      expect(least).toBeGreaterThanOrEqual(10);
      expect(source).toContain(`countsWrong('${family}');`);
      expect(source.match(PAGE)?.length ?? 0).toBeGreaterThan(0);
    },
  );
});
