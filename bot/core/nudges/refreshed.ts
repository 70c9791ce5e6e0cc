/** What looking at a claimed line again gives. */
import type { Day, DropReason, NudgeFacts, NudgeLine } from '../nudge.ts';
import { lastDay } from './rule.ts';

/** The line as it stands now, and the last day on which it may go out; or why it is not told of any more. */
export type Refreshed = { line: NudgeLine; last: Day } | { reason: DropReason };

export const IRRELEVANT: Refreshed = { reason: 'irrelevant' };

/**
 * When its date was moved after the claim, a line may wait until the new date it concerns; otherwise for the five
 * working days that any matter may move.
 */
export const lastOf = (facts: NudgeFacts, { on, until }: { on: Day; until: Day }, moved = false): Day =>
  moved ? until : lastDay(on, until, facts.holidays);
