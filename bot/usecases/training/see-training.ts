import { can } from '../../core/access.ts';
import type { TrainingView } from '../../core/api-training.ts';
import type { Language } from '../../core/choices.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { shownMeetings } from '../calendar/frame.ts';
import { type Caller, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { itemsOf } from './items.ts';

/** Sessions, courses and the test, with how far the unit is; names only for its manager, in one round trip to Graph. */
export const seeTraining = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<TrainingView>> => {
  const entered = await enter(ports, caller, unit, 'see-training');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const items = await itemsOf(ports, { entered: entered.value, rows: rows.value }, language);
  const { meetings } = await shownMeetings(ports, entered.value, rows.value);
  const ids = new Set(items.map(({ id }) => id));
  const { actor } = entered.value;
  return done({
    items,
    meetings: meetings.filter(
      ({ kind, stepId }) => kind === 'session' || (stepId !== null && ids.has(stepId)),
    ),
    may: {
      record: can(actor, 'record-attendance').allowed,
      writeMeetings: can(actor, 'write-meetings').allowed,
      writePlan: can(actor, 'write-plan').allowed,
    },
  });
};
