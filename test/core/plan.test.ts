import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ACTIVE_FIELDS, changedAction, EMPTY_ACTION, newActionRow } from '../../bot/core/plan.ts';
import type { ActionRow } from '../../bot/core/rows.ts';
import { faultText } from '../../bot/core/texts/rules/problems.ts';
import { ACTIVE, fault, value } from '../memory/world.ts';

const FRAME = { areas: ['bemotande', 'arbetsmiljo'] as const, owners: ['amal', 'bo'] };
const WHOLE: ActionRow = { ...EMPTY_ACTION, ...ACTIVE };

describe('a new action', () => {
  test('may be a draft with a title alone', () => {
    expect(value(newActionRow({ title: 'Läscirkel' }, FRAME))).toEqual({
      ...EMPTY_ACTION,
      title: 'Läscirkel',
      state: 'draft',
    });
  });

  test('is active only with every field of R12, and each missing one is named', () => {
    fc.assert(
      fc.property(fc.subarray([...ACTIVE_FIELDS].filter((field) => field !== 'title')), (missing) => {
        const input = Object.fromEntries(
          Object.entries(ACTIVE).filter(([field]) => !(missing as string[]).includes(field)),
        ) as typeof ACTIVE;
        const outcome = newActionRow(input, FRAME);
        if (missing.length === 0) expect(outcome.ok).toBe(true);
        else
          expect(fault(outcome)).toEqual({
            kind: 'invalid',
            fields: expect.arrayContaining(missing.map((field) => ({ field, code: 'missing' }))),
          });
      }),
    );
  });

  test('that lacks owner and date is refused in one sentence that says what to do', () => {
    const outcome = newActionRow({ ...ACTIVE, ownerRole: null, dueDate: null }, FRAME);
    expect(faultText(fault(outcome), 'sv').detail).toBe(
      'Ansvarig och datum saknas. Fyll i eller spara utkast.',
    );
  });

  test('belongs to one of the programme’s areas', () => {
    expect(fault(newActionRow({ title: 'A', area: 'kunskap' }, FRAME))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'area', code: 'not-a-choice' }],
    });
  });

  test('cannot be owned by somebody who is not in the unit', () => {
    expect(fault(newActionRow({ title: 'A', ownerId: 'greta' }, FRAME))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'ownerId', code: 'not-a-member' }],
    });
  });

  test('is not born finished without what an active one needs', () => {
    expect(newActionRow({ title: 'A', state: 'done' }, FRAME).ok).toBe(false);
  });
});

describe('a changed action', () => {
  test('writes only what was sent, and blank text as nothing', () => {
    expect(value(changedAction(WHOLE, { need: '  ', goal: 'Nytt mål' }, FRAME))).toEqual({
      need: null,
      goal: 'Nytt mål',
    });
  });

  test('cannot lose a field of R12 while it is active', () => {
    expect(fault(changedAction(WHOLE, { indicator: '' }, FRAME))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'indicator', code: 'missing' }],
    });
  });

  test('is dropped only with a reason', () => {
    expect(fault(changedAction(WHOLE, { state: 'dropped' }, FRAME))).toEqual({
      kind: 'invalid',
      fields: [{ field: 'reason', code: 'missing' }],
    });
    expect(changedAction(WHOLE, { state: 'dropped', reason: 'Ingår i SAM' }, FRAME).ok).toBe(true);
  });

  test('that is under way can be done, also where somebody emptied a field in SharePoint', () => {
    expect(changedAction({ ...WHOLE, indicator: null }, { state: 'done' }, FRAME).ok).toBe(true);
  });

  test('keeps an owner who has left since, as long as nobody chooses anew', () => {
    const row = { ...WHOLE, ownerId: 'left' };
    expect(changedAction(row, { goal: 'Mål' }, FRAME).ok).toBe(true);
    expect(changedAction(WHOLE, { ownerId: 'left' }, FRAME).ok).toBe(false);
  });
});
