/** What every store of frozen versions and feedback does. */
import { expect, test } from '@jest/globals';
import type { FrozenAction } from '../../bot/core/api-plan-life.ts';
import type { FeedbackStore, PlanVersionStore } from '../../bot/usecases/ports.ts';

const action = (id: string, title: string): FrozenAction => ({
  ...{ id, title, area: 'bemotande', need: null, goal: 'Ett mål', ownerRole: 'chef', dueDate: '2026-03-02' },
  ...{ indicator: null, followUpDate: null, state: 'active', reason: null },
});
const version = (title: string) => ({
  decidedOn: '2026-01-12',
  note: null,
  frozenAt: '2026-01-12T07:00:00.000Z',
  actions: [action('1', title)],
});

export const planLifeContract = (
  open: () => { versions: PlanVersionStore; feedback: FeedbackStore },
): void => {
  test('versions are numbered from 1 in each unit, and a repeated key gives the first', async () => {
    const { versions } = open();
    const first = await versions.freeze('v-norr', 'k1', version('A'));
    expect([first.number, first.actions]).toEqual([1, [action('1', 'A')]]);
    expect(await versions.freeze('v-norr', 'k1', version('B'))).toEqual(first);
    const [b, c] = await Promise.all(['k2', 'k3'].map((key) => versions.freeze('v-norr', key, version(key))));
    expect([b?.number, c?.number].sort()).toEqual([2, 3]);
    expect((await versions.freeze('v-soder', 'k1', version('C'))).number).toBe(1);
    expect((await versions.list('v-norr')).map(({ number, count }) => [number, count])).toEqual([
      [3, 1],
      [2, 1],
      [1, 1],
    ]);
    expect(await versions.get('v-norr', 1)).toEqual(first);
    expect([await versions.get('v-norr', 9), await versions.get('v-soder', 2)]).toEqual([null, null]);
  });

  test('a copy keeps its number while its actions are the same', async () => {
    const { feedback } = open();
    const actions = [{ id: '1', title: 'A' }];
    const at = '2026-01-12T07:00:00.000Z';
    expect(await feedback.copy('c-norr', null)).toBeNull();
    expect(await feedback.keepCopy('c-norr', actions, at)).toEqual({ number: 1, at, actions });
    expect((await feedback.keepCopy('c-norr', actions, '2026-01-13T07:00:00.000Z')).at).toBe(at);
    const more = [...actions, { id: '2', title: 'B' }];
    expect((await feedback.keepCopy('c-norr', more, at)).number).toBe(2);
    expect(await feedback.copy('c-norr', 1)).toEqual({ number: 1, at, actions });
    expect((await feedback.copy('c-norr', null))?.actions).toEqual(more);
    expect(await feedback.copy('c-soder', 1)).toBeNull();
  });

  test('comments come once per key, in order, and are decided on the version that was seen', async () => {
    const { feedback } = open();
    const at = '2026-01-12T07:00:00.000Z';
    const one = { id: 'f1', key: 'k1', number: 3, text: '<b>=1+1</b>', action: '7' };
    const two = { id: 'f2', key: 'k2', number: null, text: 'Bra', action: null };
    await feedback.add('f-norr', [one, two], at);
    await feedback.add('f-norr', [{ ...one, id: 'f3' }], at);
    const undecided = { version: '1', decision: null, reason: null, decidedOn: null };
    expect(await feedback.list('f-norr')).toEqual([
      { ...one, ...undecided },
      { ...two, ...undecided },
    ]);
    const decline = { decision: 'decline', reason: 'Görs redan', decidedOn: '2026-01-12' } as const;
    expect(await feedback.decide('f-norr', 'f1', '1', decline)).toMatchObject({
      kind: 'decided',
      comment: { ...decline, version: '2' },
    });
    expect(await feedback.decide('f-norr', 'f1', '1', { ...decline, reason: 'annat' })).toMatchObject({
      kind: 'stale',
      comment: { reason: 'Görs redan' },
    });
    expect((await feedback.decide('f-norr', 'f1', null, { ...decline, reason: 'annat' })).kind).toBe(
      'decided',
    );
    expect((await feedback.decide('f-soder', 'f1', null, decline)).kind).toBe('not-found');
    expect(await feedback.list('f-soder')).toEqual([]);
  });
};
