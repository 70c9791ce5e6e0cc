/** A new row, added once: the caller's Idempotency-Key is the row's StegvisKey. */
import { failed, type Outcome } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import { type Entered, putRow, type TabPorts } from './frame.ts';

/** Adds the row, or gives the one that the key already made in this unit. A key of another unit is refused. */
export const addOnce = async <L extends ListName>(
  ports: TabPorts,
  entered: Entered,
  list: L,
  key: string | null,
  row: RowOf[L],
): Promise<Outcome<Stored<RowOf[L]>>> => {
  const added = await ports.lists.addRow(
    entered.as,
    entered.site,
    list,
    entered.unit.id,
    key ?? ports.ids.uuid(),
    row,
  );
  if (!added.ok) return added;
  if (added.value.unit !== entered.unit.id)
    return failed({ kind: 'invalid', fields: [{ field: 'Idempotency-Key', code: 'not-a-choice' }] });
  await putRow(ports, entered, list, added.value);
  return added;
};
