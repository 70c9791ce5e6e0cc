import { done, failed, type Outcome } from '../../core/fault.ts';
import type { Caller, TabPorts } from './frame.ts';

export const OPERATOR_ROLE = 'Stegvis.Operator';

/** Whether the caller may see how the program is doing: operators, and managers of a unit. */
export const maySeeStatus = async (
  ports: Pick<TabPorts, 'units'>,
  caller: Caller,
): Promise<Outcome<void>> => {
  if (caller.roles.includes(OPERATOR_ROLE)) return done(undefined);
  const units = await ports.units.ofPerson(caller.person);
  const manages = units.some((unit) => unit.tenant === caller.tenant && unit.manager === caller.person);
  return manages ? done(undefined) : failed({ kind: 'not-allowed', need: null });
};
