/** Following the plan up (R29): the quarterly check, the yearly review, and what a follow-up found. */
import { can } from '../../core/access.ts';
import type { Check, FollowedAction, FollowUpInput, FollowUpView } from '../../core/api-report.ts';
import { localDay } from '../../core/calendar.ts';
import { done, type Outcome } from '../../core/fault.ts';
import type { Day } from '../../core/nudge.ts';
import { actionState } from '../../core/plan.ts';
import { reportYears } from '../../core/report/annual-report.ts';
import { checksOf, quarterlyCheck, quarterOf, yearlyReview } from '../../core/report/follow-up.ts';
import type { ActionRow, Stored, UnitRows } from '../../core/rows.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { changeSeen } from '../tab/change-seen.ts';
import { type Caller, type Entered, enter, factsOf, readRows, type TabPorts, withRow } from '../tab/frame.ts';
import { rowsBeforeChange } from '../tab/rows-before.ts';
import { toAction } from '../tab/wire.ts';
import { linksView } from './links.ts';

const followed = (row: Stored<ActionRow>, why: Check[]): FollowedAction => {
  const { id, version, title, area, goal, indicator, ownerRole, ownerId, dueDate, followUpDate, changedAt } =
    toAction(row);
  return {
    ...{ id, version, title, area, goal, indicator, ownerRole, ownerId, dueDate, followUpDate, changedAt },
    state: actionState(row.value),
    followUp: row.value.followUp,
    why,
    changedBy: row.changedBy,
  };
};

const membersOf = ({ unit }: Pick<Entered, 'unit'>): Set<string> => new Set(unit.members.map(({ id }) => id));

/** What there is to follow up, of the rows that were read. */
export const followUpView = async (entered: Entered, rows: UnitRows, now: Date): Promise<FollowUpView> => {
  const today = localDay(now);
  const members = membersOf(entered);
  const may = (verb: Parameters<typeof can>[1]): boolean => can(entered.actor, verb).allowed;
  return {
    today,
    quarter: quarterOf(today),
    check: quarterlyCheck(rows.StegvisPlan, today, members).map(({ row, why }) => followed(row, why)),
    review: yearlyReview(rows.StegvisPlan).map((row) => followed(row, checksOf(row.value, today, members))),
    links: await linksView(entered, rows),
    years: reportYears(entered.unit.start, today),
    may: { followUp: may('write-plan'), link: may('write-links'), names: may('export-names') },
  };
};

export const seeFollowUp = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<FollowUpView>> => {
  const entered = await enter(ports, caller, unit, 'see-follow-up');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  return rows.ok ? done(await followUpView(entered.value, rows.value, ports.clock.now())) : rows;
};

const columns = ({ followUp, followUpDate }: FollowUpInput): Partial<ActionRow> => ({
  ...(followUp === undefined ? {} : { followUp: followUp?.trim() ? followUp.trim() : null }),
  ...(followUpDate === undefined ? {} : { followUpDate }),
});

/** Writes what a follow-up found, and when the next one is, on the version that the person saw. */
export const recordFollowUp = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: FollowUpInput,
): Promise<Outcome<FollowedAction>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const rows = await rowsBeforeChange(ports, entered.value, 'StegvisPlan', id, version);
  if (!rows.ok) return rows;
  const today: Day = localDay(ports.clock.now());
  const wire = (row: Stored<ActionRow>): FollowedAction =>
    followed(row, checksOf(row.value, today, membersOf(entered.value)));
  const changed = await changeSeen(ports, entered.value, {
    list: 'StegvisPlan',
    what: 'action',
    id,
    version,
    rows: rows.value,
    change: () => done(columns(input)),
    wire,
  });
  if (!changed.ok) return changed;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisPlan', changed.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(wire(changed.value));
};
