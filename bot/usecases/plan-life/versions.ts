/** Versions of the plan, frozen when it was decided. Nothing frozen is ever changed. */

import { can } from '../../core/access.ts';
import type { NewVersion, PlanVersion, PlanVersions, VersionView } from '../../core/api-plan-life.ts';
import { localDay } from '../../core/calendar.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { freeze, planDifference } from '../../core/plan-version.ts';
import type { StoredVersion } from '../ports.ts';
import { type Caller, enter, readRows } from '../tab/frame.ts';
import { type PlanLifePorts, storable } from './ports.ts';

const toVersion = ({ number, decidedOn, note, frozenAt, actions }: StoredVersion): PlanVersion => ({
  number,
  decidedOn,
  note,
  frozenAt,
  count: actions.length,
});

/** Freezes the plan as it stands in the list, once per key. */
export const freezePlan = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  input: NewVersion,
  key: string | null,
): Promise<Outcome<PlanVersion>> => {
  const entered = await enter(ports, caller, unit, 'freeze-plan');
  if (!entered.ok) return entered;
  if (input.decidedOn > localDay(ports.clock.now()))
    return failed({ kind: 'invalid', fields: [{ field: 'decidedOn', code: 'out-of-range' }] });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const actions = rows.value.StegvisPlan.map(freeze);
  if (actions.length === 0)
    return failed({ kind: 'invalid', fields: [{ field: 'plan', code: 'out-of-range' }] });
  const note = storable(input.note ?? '');
  const made = await ports.planVersions.freeze(unit, key ?? ports.ids.uuid(), {
    decidedOn: input.decidedOn,
    note: note === '' ? null : note,
    frozenAt: ports.clock.now().toISOString(),
    actions,
  });
  return done(toVersion(made));
};

/** All versions, newest first. */
export const seeVersions = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<PlanVersions>> => {
  const entered = await enter(ports, caller, unit, 'see-plan');
  if (!entered.ok) return entered;
  const versions = await ports.planVersions.list(unit);
  return done({ versions, mayFreeze: can(entered.value.actor, 'freeze-plan').allowed });
};

/** One version with its actions, and what has happened since. */
export const seeVersion = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  number: number | null,
): Promise<Outcome<VersionView>> => {
  const entered = await enter(ports, caller, unit, 'see-plan');
  if (!entered.ok) return entered;
  const version = number === null ? null : await ports.planVersions.get(unit, number);
  if (version === null) return failed({ kind: 'not-found', what: 'version' });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const now = rows.value.StegvisPlan.map(freeze);
  return done({
    ...toVersion(version),
    actions: version.actions,
    since: planDifference(version.actions, now),
  });
};
