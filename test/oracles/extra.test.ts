import { expect, test } from '@jest/globals';
import { extras, labelOf } from './extra.ts';
import { makeGraphChecker } from './graph-check.ts';
import { describeWithOracles } from './support.ts';

test('every entry of extra.json has its page at Microsoft and says what it is', () => {
  for (const entry of extras) {
    expect([labelOf(entry), entry.page]).toEqual([
      labelOf(entry),
      expect.stringMatching(/^https:\/\/learn\.microsoft\.com\/[a-z0-9/-]+$/),
    ]);
    expect(entry.note).toMatch(/\.$/);
    if (entry.unused !== undefined) expect(entry.unused).toMatch(/\w/);
  }
});

test('no entry of extra.json stands twice', () => {
  const labels = extras.map((one) => `${one.service} ${labelOf(one)}`);
  expect(labels.filter((label, at) => labels.indexOf(label) !== at)).toEqual([]);
});

describeWithOracles('extra.json', () => {
  test('repeats no operation of the description', () => {
    const checker = makeGraphChecker();
    for (const entry of extras) {
      if (entry.kind !== 'operation' || entry.service !== 'graph') continue;
      const path = entry.path.replaceAll(/\{[^}]+\}/g, 'x');
      expect([entry.path, checker.operation(entry.method, path)]).toEqual([entry.path, entry.path]);
    }
  });
});
