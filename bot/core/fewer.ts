/**
 * "Fewer of these": what a person has asked for less of, per kind of nudge. Of a matter that comes twice only the later,
 * more pressing word is left; a kind that comes once does not come. Questions to think about (N8) have a rhythm of their
 * own instead, and a channel's card is nobody's to turn off.
 */
import type { NudgeKind, NudgeLine } from './nudge-line.ts';

export const NUDGE_KINDS = [
  ...(['N1', 'N2', 'N3', 'N4', 'N5', 'N6', 'N7', 'N8'] as const),
  ...(['N9', 'N10', 'N11', 'N12', 'N13', 'N14', 'N15'] as const),
] satisfies readonly NudgeKind[];

/** What is left of a kind: the second word, once a month, or nothing. */
export type Fewer = 'second' | 'monthly' | 'none';

const LEFT: Readonly<Partial<Record<NudgeKind, Fewer>>> = {
  N6: 'second',
  N8: 'monthly',
  N9: 'second',
  N10: 'second',
  N14: 'second',
};

/** What is left of a kind once a person has asked for fewer. */
export const leftOf = (kind: NudgeKind): Fewer => LEFT[kind] ?? 'none';

const isSecond = (line: NudgeLine): boolean => {
  switch (line.kind) {
    case 'N6':
      return line.occurrence === 'second';
    case 'N9':
      // a session is told of once
      return line.occurrence === 'closing';
    case 'N10':
      return line.occurrence === 'day75';
    case 'N14':
      return line.occurrence === 'three';
    default:
      return false;
  }
};

/** Whether the person is spared this line, as they have asked for fewer of its kind. */
export const isSpared = (line: NudgeLine, fewer: readonly NudgeKind[]): boolean => {
  if (!fewer.includes(line.kind) || line.kind === 'N4') return false;
  const left = leftOf(line.kind);
  return left === 'none' || (left === 'second' && !isSecond(line));
};

/** The kinds as they may stand in a form or in the store; anything else is left out. */
export const readKinds = (values: readonly unknown[]): NudgeKind[] =>
  NUDGE_KINDS.filter((kind) => values.includes(kind));
