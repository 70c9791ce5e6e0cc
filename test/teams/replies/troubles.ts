/** What the bot says where something stands in the way. */
import type { Reply } from '../../../bot/core/reply.ts';
import { at } from './answers.ts';
import { cardOf } from './cards.ts';
import { n6 } from './line-makers.ts';
import { UNIT } from './long.ts';

const card = cardOf(n6());

export const troubleReplies: Record<string, Reply> = {
  'gone action': { kind: 'gone', what: 'action', unit: UNIT },
  'gone meeting': { kind: 'gone', what: 'meeting', unit: UNIT },
  'gone card': { kind: 'gone', what: 'card', unit: null },
  ...Object.fromEntries(
    (
      [
        { kind: 'busy', retryAt: at },
        { kind: 'offline', inDoubt: true, retryAt: at },
        { kind: 'offline', inDoubt: false, retryAt: at },
        { kind: 'not-allowed', need: 'manager' },
        { kind: 'not-allowed', need: 'owner' },
        { kind: 'not-allowed', need: null },
        { kind: 'stale', theirs: {} },
        { kind: 'invalid', fields: [{ field: 'dueDate', code: 'out-of-range' }] },
        { kind: 'invalid', fields: [{ field: 'from', code: 'out-of-range' }] },
        { kind: 'invalid', fields: [] },
        { kind: 'conflict', reason: 'already-decided' },
        { kind: 'unversioned' },
        { kind: 'consent', scopes: [] },
        { kind: 'refused', remedy: 'grant the site' },
        { kind: 'not-found', what: 'action' },
      ] as const
    ).map((fault, index): [string, Reply] => [
      `problem ${index} ${fault.kind}`,
      {
        kind: 'problem',
        fault:
          fault.kind === 'invalid' || fault.kind === 'consent' ? (structuredClone(fault) as never) : fault,
        card,
      },
    ]),
  ),
};
