/** A step's status as the tab shows it. */
import type { StepView } from '../../bot/core/api.ts';

/** An open step whose day has passed is late; that is only a date. */
export const statusOf = (
  step: Pick<StepView, 'state' | 'due'>,
  today: string,
): 'late' | 'locked' | 'open' | 'done' =>
  step.state === 'open' && step.due !== null && step.due < today ? 'late' : step.state;
