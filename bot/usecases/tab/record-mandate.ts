import type { MandateInput } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { alignSteps } from './align-steps.ts';
import { changeUnitRow } from './change-unit-row.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts, withRow } from './frame.ts';

export interface MandateRecorded {
  text: string;
  date: string;
  /** Absent where none is given. */
  basis?: string;
}

/** Blank is nothing; left out is as it was. */
const basisOf = ({ basis }: MandateInput): { mandateBasis?: string | null } =>
  basis === undefined ? {} : { mandateBasis: basis === null || basis.trim() === '' ? null : basis };

/** Records the manager's mandate (R3) and the decision behind it (R45), which unlocks the steps that wait for it. Repeatable. */
export const recordMandate = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: MandateInput,
): Promise<Outcome<MandateRecorded>> => {
  const entered = await enter(ports, caller, unit, 'record-mandate');
  if (!entered.ok) return entered;
  if (input.text.trim() === '')
    return failed({ kind: 'invalid', fields: [{ field: 'text', code: 'missing' }] });
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const written = await changeUnitRow(ports, entered.value, rows.value, {
    mandate: input.text,
    mandateDate: input.date,
    ...basisOf(input),
  });
  if (!written.ok) return written;
  const facts = factsOf(entered.value, rows.value);
  const after = withRow(rows.value, 'StegvisUnit', written.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  const { mandateBasis: basis } = written.value.value;
  return done({ text: input.text, date: input.date, ...(basis === null ? {} : { basis }) });
};
