import { done, failed, type Outcome } from '../../core/fault.ts';
import type { ClaimStore, Clock, LifeStore, ProblemTold } from '../ports.ts';
import { type Caller, rolesIn, type TabPorts } from './frame.ts';

export const OPERATOR_ROLE = 'Stegvis.Operator';

/** Operators see every count; a manager only those that point at no person. */
export type StatusView = 'operator' | 'manager';

/** Whether the caller may see how the program is doing, and how much: operators, and managers of a unit. */
export const maySeeStatus = async (
  ports: Pick<TabPorts, 'units'>,
  caller: Caller,
): Promise<Outcome<StatusView>> => {
  if (caller.roles.includes(OPERATOR_ROLE)) return done('operator');
  const units = await ports.units.ofPerson(caller.person);
  const manages = units.some(
    (unit) => unit.tenant === caller.tenant && rolesIn(unit, caller.person).includes('manager'),
  );
  return manages ? done('manager') : failed({ kind: 'not-allowed', need: null });
};

type Counts = Awaited<ReturnType<ClaimStore['counts']>>;

/**
 * The counts that a manager may see. In a small unit one dropped reflection, or one reminder dropped for a pause, would
 * tell of a person (R22), so reflections are left out and reasons are put together.
 */
export const withoutPersons = (counts: Counts): Counts => {
  const sums = new Map<string, Counts[number]>();
  for (const row of counts) {
    if (row.kind === 'N8') continue;
    const key = `${row.state} ${row.kind}`;
    const sum = sums.get(key) ?? { ...row, reason: null, count: 0, repeated: 0 };
    sums.set(key, { ...sum, count: sum.count + row.count, repeated: sum.repeated + row.repeated });
  }
  return [...sums.values()];
};

/**
 * The counts that operators may see: that reminders go out and what stops them, but of reflections neither how many were
 * received nor how many waited for a pause. In a small tenant an operator is somebody's colleague (R22).
 */
export const withoutReflections = (counts: Counts): Counts => counts.filter(({ kind }) => kind !== 'N8');

/** So long operators find a problem in the status after they were told of it. */
const SHOWN_DAYS = 28;

/** What operators were told of lately, as the log has it too: each once, however often it is met. */
export const problemsTold = async (ports: {
  life: Pick<LifeStore, 'told'>;
  clock: Pick<Clock, 'now'>;
}): Promise<{ problem: ProblemTold['kind']; unit: string | null; about: string; at: string }[]> => {
  const since = new Date(ports.clock.now().getTime() - SHOWN_DAYS * 86_400_000).toISOString();
  const told = await ports.life.told(since);
  return told.map(({ kind, unit, about, at }) => ({ problem: kind, unit, about, at }));
};
