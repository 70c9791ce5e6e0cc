/** Cards that the bot sends by itself, and what becomes of them. */
import type { NudgeLine, Why } from '../../../bot/core/nudge.ts';
import type { NudgeCard, Reply } from '../../../bot/core/reply.ts';
import { answers, answersByKind } from './answers.ts';
import { n1, n3, n4, n6, n8 } from './line-makers.ts';
import { lineOf, lines } from './lines.ts';
import { LONG } from './long.ts';

export const cardOf = (...given: NudgeLine[]): NudgeCard => ({
  card: '7f3a',
  unitName: 'Familjeteam Norr',
  lines: given.map((line, index) => ({ key: `key-${index}`, line })),
  more: 0,
  ...(given.some(({ kind }) => kind === 'N4') ? { to: 'channel' as const } : {}),
});

const reasons: readonly Why[] = ['owner', 'group', 'chosen'];
/** A card with "Why did I get this?" answered. */
const whyOf = (...given: NudgeLine[]): Reply => ({
  kind: 'why',
  card: cardOf(...given),
  reasons: given.map((_line, index) => ({ key: `key-${index}`, why: reasons[index] ?? 'manager' })),
});

export const cardReplies: Record<string, Reply> = {
  ...Object.fromEntries(
    Object.entries(lines).map(([name, line]): [string, Reply] => [
      name,
      { kind: 'nudge', card: cardOf(line) },
    ]),
  ),
  'three matters': { kind: 'nudge', card: { ...cardOf(n6({ title: LONG }), n1, n8('answer')), more: 2 } },
  'two matters': { kind: 'nudge', card: cardOf(n3, n6({ occurrence: 'second', workingDaysLeft: 0 })) },
  ...Object.fromEntries(
    answers.flatMap((answer, index): [string, Reply][] => {
      const asked = answer.kind === 'date-confirmed' ? { readOn: '2026-01-12' } : {};
      const ofApt = ['placed', 'not-now', 'date-confirmed'].includes(answer.kind);
      const line = ofApt ? { ...n3, ...asked } : n6();
      const given = [{ key: 'key-0', answer }];
      return [
        [`answered ${index} ${answer.kind}`, { kind: 'answered', card: cardOf(line), answers: given }],
        [
          `answered among others ${index} ${answer.kind}`,
          { kind: 'answered', card: cardOf(line, n1), answers: given },
        ],
      ];
    }),
  ),
  ...Object.fromEntries(
    answersByKind.flatMap(([name, answer], index): [string, Reply][] => {
      const given = [{ key: 'key-0', answer }];
      const one = `${name} answered ${index} ${answer.kind}`;
      const own: [string, Reply] = [one, { kind: 'answered', card: cardOf(lineOf(name)), answers: given }];
      if (lineOf(name).kind === 'N4') return [own];
      return [
        own,
        [`${one} among others`, { kind: 'answered', card: cardOf(lineOf(name), n1), answers: given }],
      ];
    }),
  ),
  // The longest titles in every kind, three to a card as they come.
  ...Object.fromEntries(
    [
      ['N1 long', 'N2 none', 'N3 long'],
      ['N5 long', 'N6 long', 'N9 session'],
      ['N10 long', 'N14 long', 'N15 idea'],
      ['N8 continue', 'N11', 'N13'],
    ].flatMap((names): [string, Reply][] => [
      [
        `largest ${names}`,
        { kind: 'nudge', card: { ...cardOf(...names.map(lineOf)), unitName: LONG, more: 9 } },
      ],
      [`why ${names}`, whyOf(...names.map(lineOf))],
    ]),
  ),
  'why one': whyOf(n6()),
  'why in a channel': whyOf(n4),
  ...Object.fromEntries(
    (['unreadable', 'past', 'too-late', 'day-off'] as const).map((fault): [string, Reply] => [
      `day ${fault}`,
      { kind: 'day-refused', fault, last: fault === 'unreadable' ? null : '2026-01-28' },
    ]),
  ),
  'ask item in a channel': {
    ...{ kind: 'ask-item', card: cardOf(n4), key: 'key-0', meeting: '5', meetingTitle: LONG },
    once: '0a1b',
  },
};
