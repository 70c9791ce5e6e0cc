/** Findings as the tab's API shows them. */
import type { Finding } from '../../core/api-findings.ts';
import { actionState } from '../../core/plan.ts';
import type { FindingRow, Stored, UnitRows } from '../../core/rows.ts';
import { actionsOf, isWithoutAction } from '../../core/screening.ts';

/** A finding with the actions that came of it. */
export const toFinding = (row: Stored<FindingRow>, rows: Pick<UnitRows, 'StegvisPlan'>): Finding => ({
  id: row.id,
  version: row.version,
  title: row.value.title,
  kind: row.value.kind,
  area: row.value.area,
  concerns: row.value.concerns,
  whose: row.value.whose,
  stepId: row.value.stepId,
  actions: actionsOf(row, rows).map(({ id, value }) => ({
    id,
    title: value.title,
    state: actionState(value),
  })),
  withoutAction: isWithoutAction(row, rows),
  broken: row.broken,
  changedAt:
    row.changedAt === null || Number.isNaN(Date.parse(row.changedAt))
      ? null
      : new Date(row.changedAt).toISOString(),
  changedBy: row.changedBy,
});
