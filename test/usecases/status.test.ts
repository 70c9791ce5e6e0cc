import { describe, expect, test } from '@jest/globals';
import { withoutPersons, withoutReflections } from '../../bot/usecases/tab/index.ts';

describe('the counts that a manager sees', () => {
  test('leave reflections out and tell no reason, so that they point at nobody', () => {
    const seen = withoutPersons([
      { state: 'dropped', kind: 'N6', reason: 'paused', count: 1, repeated: 0 },
      { state: 'dropped', kind: 'N6', reason: 'cap', count: 2, repeated: 0 },
      { state: 'sent', kind: 'N6', reason: null, count: 5, repeated: 1 },
      { state: 'dropped', kind: 'N8', reason: 'paused', count: 1, repeated: 0 },
      { state: 'sent', kind: 'N8', reason: null, count: 3, repeated: 0 },
    ]);
    expect(seen).toEqual([
      { state: 'dropped', kind: 'N6', reason: null, count: 3, repeated: 0 },
      { state: 'sent', kind: 'N6', reason: null, count: 5, repeated: 1 },
    ]);
  });
});

test('not even operators are told how many questions to think about were received, paused or dropped (R22)', () => {
  const row = { state: 'dropped', reason: null, count: 1, repeated: 0 };
  const counts = [
    { ...row, kind: 'N6', reason: 'paused' },
    { ...row, kind: 'N8', reason: 'paused' },
    { ...row, kind: 'N8', state: 'sent' },
  ] as never;
  expect(withoutReflections(counts)).toEqual([{ ...row, kind: 'N6', reason: 'paused' }]);
});
