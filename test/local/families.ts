/**
 * The strictness suites, family by family: each holds wrong requests written from Microsoft's pages, and counts those
 * that the local tenant refused. `least` is how many there were when this was written (never under ten): whoever takes
 * one away has to say so here. Of one test at most ten count, so that chance and long loops make no family look rich.
 */
import { expect, test } from '@jest/globals';

export const FAMILIES = {
  'lists and columns': { file: 'graph/lists.strict.test.ts', least: 65 },
  'items and fields': { file: 'graph/items.strict.test.ts', least: 70 },
  'filters and paging': { file: 'graph/filters.strict.test.ts', least: 50 },
  batch: { file: 'graph/batch.strict.test.ts', least: 22 },
  delta: { file: 'graph/delta.strict.test.ts', least: 26 },
  subscriptions: { file: 'graph/subscriptions.strict.test.ts', least: 42 },
  'permissions and consent': { file: 'graph/permissions.strict.test.ts', least: 61 },
  'personal apps': { file: 'graph/personal-apps.strict.test.ts', least: 35 },
  tokens: { file: 'identity/strictness.test.ts', least: 38 },
  connector: { file: 'connector/strictness.test.ts', least: 52 },
  'invoke replies': { file: 'connector/client.test.ts', least: 16 },
  'message extension': { file: 'connector/extension.strict.test.ts', least: 30 },
  calendar: { file: 'graph/calendar.strict.test.ts', least: 27 },
  drive: { file: 'graph/drive.strict.test.ts', least: 38 },
} as const;

export type Family = keyof typeof FAMILIES;

const MOST_OF_A_TEST = 10;
const refused = new Map<string, Set<string>>();

/** Notes what a request of the test that runs was answered; what is refused counts once in each test. */
export const noteAnswer = (status: number, ...what: unknown[]): void => {
  if (status < 400) return;
  const name = expect.getState().currentTestName ?? '';
  const known = refused.get(name) ?? new Set();
  refused.set(name, known.add(JSON.stringify(what)));
};

/** Declares the count; called at the end of the family's file, so that it runs last. */
export const countsWrong = (family: Family): void => {
  test(`the family “${family}” holds its wrong requests`, () => {
    const count = [...refused.values()].reduce((sum, { size }) => sum + Math.min(size, MOST_OF_A_TEST), 0);
    expect([family, count, count >= FAMILIES[family].least]).toEqual([family, count, true]);
  });
};
