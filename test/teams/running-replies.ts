/** The agenda in a meeting's chat in every state, with the names that people give things. */
import type { Reply } from '../../bot/core/reply.ts';

type Running = Reply & { kind: 'running' };
const item = (
  id: string,
  state: Running['items'][number]['state'],
  title = 'Tre ord',
  minutes: number | null = 5,
) => ({
  ...{ id, state, title, minutes },
});
const running: Running = {
  ...{ kind: 'running', unit: '19:norr@thread.tacv2', unitName: 'Vårdcentral Björken', meeting: '7' },
  ...{ meetingKind: 'apt', title: 'APT', start: '2026-01-20T12:00:00.000Z', current: '12', over: false },
  items: [
    item('11', 'discussed'),
    item('12', 'onAgenda', 'Rutiner', 1),
    item('13', 'notReached', 'Fika', null),
  ],
};
const long =
  'Hur vi bemöter besökare som inte känner igen sig i blanketternas frågor om anhöriga [läs](http://x)';

export const runningReplies: Record<string, Reply> = {
  'running: under way': running,
  'running: not begun': { ...running, current: null },
  'running: finished': { ...running, current: null, items: [item('11', 'discussed')] },
  'running: over with something left': { ...running, current: null, over: true },
  'running: a long agenda with long titles': {
    ...running,
    meetingKind: 'other',
    current: '1',
    items: Array.from({ length: 14 }, (_, index) =>
      item(String(index + 1), 'onAgenda', `${long} ${index}`, 15),
    ),
  },
  'not chair': { kind: 'not-chair' },
};
