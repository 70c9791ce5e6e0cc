/** A plan that the unit has elsewhere: read into proposals that nobody keeps, corrected in the tab, and added as drafts. */
import type { ApplyImport, ImportApplied, ImportPreview } from '../../core/api-plan-life.ts';
import { addDays, isWorkingDay, localDay } from '../../core/calendar.ts';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import { newActionRow } from '../../core/plan.ts';
import type { Ownable } from '../../core/plan-columns.ts';
import { collectPlan, MOST_IMPORT_ROWS } from '../../core/plan-import.ts';
import { type ImportFrame, proposalsOf, sameTitle } from '../../core/plan-proposal.ts';
import type { ActionRow, UnitRows } from '../../core/rows.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { type Caller, type Entered, eligible, enter, factsOf, readRows, withRow } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';
import { toAction } from '../tab/wire.ts';
import { type PlanLifePorts, readUpload, wrongFile } from './ports.ts';

const ownable = ({ unit }: Entered): Ownable[] => {
  const may = new Set(eligible(unit));
  const role = (id: string): Ownable['role'] => {
    if (id === unit.manager) return 'chef';
    if (id === unit.processLead) return 'processledare';
    return unit.group.includes(id) ? 'hbtq-grupp' : 'medarbetare';
  };
  return unit.members.filter(({ id }) => may.has(id)).map(({ id, name }) => ({ id, name, role: role(id) }));
};

const frameOf = (ports: PlanLifePorts, entered: Entered, rows: UnitRows): ImportFrame => ({
  unit: entered.unit.id,
  areas: entered.programme.planAreas,
  people: ownable(entered),
  today: localDay(ports.clock.now()),
  workingDay: (day) => {
    let at = day;
    while (!isWorkingDay(at, ports.holidays)) at = addDays(at, -1);
    return at;
  },
  titles: new Set(rows.StegvisPlan.map(({ value }) => sameTitle(value.title))),
  keys: new Set(rows.StegvisPlan.flatMap(({ key }) => (key === null ? [] : [key]))),
});

/** What a file would add to the plan; nothing is stored. */
export const previewImport = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  bytes: Uint8Array,
): Promise<Outcome<ImportPreview>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const document = await readUpload(ports, bytes);
  if (!document.ok) return document;
  const found = collectPlan(document.value.blocks);
  if (found.rows.length === 0) return wrongFile('unknown-field');
  if (found.rows.length > MOST_IMPORT_ROWS) return wrongFile('out-of-range');
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  return done({
    rows: proposalsOf(found.rows, frameOf(ports, entered.value, rows.value)),
    columns: found.columns,
    unread: found.unread,
  });
};

/** Adds proposals as drafts, each once per key: what an interrupted try added is found again. */
export const applyImport = async (
  ports: PlanLifePorts,
  caller: Caller,
  unit: string,
  input: ApplyImport,
): Promise<Outcome<ImportApplied>> => {
  const entered = await enter(ports, caller, unit, 'write-plan');
  if (!entered.ok) return entered;
  const { as, site, programme } = entered.value;
  const frame = { areas: programme.planAreas, owners: eligible(entered.value.unit) };
  const wanted = new Map<string, ActionRow>();
  const wrong: FieldProblem[] = [];
  input.rows.forEach(({ key, action }, at) => {
    const row = newActionRow({ ...action, state: 'draft' }, frame);
    if (row.ok) wanted.set(key, row.value);
    else if (row.fault.kind === 'invalid')
      wrong.push(...row.fault.fields.map((one) => ({ ...one, field: `rows.${at}.${one.field}` })));
  });
  if (wrong.length > 0) return failed({ kind: 'invalid', fields: wrong });
  const before = await rowsBeforeAdding(ports, entered.value);
  if (!before.ok) return before;
  const known = new Set(before.value.StegvisPlan.map(({ key }) => key));
  const rows = [...wanted].map(([key, row]) => ({ key, row }));
  const added = await ports.lists.addRows(as, site, 'StegvisPlan', unit, rows);
  if (!added.ok) return added;
  if (added.value.some((row) => row.unit !== unit))
    return failed({ kind: 'invalid', fields: [{ field: 'rows', code: 'not-a-choice' }] });
  await ports.projection.put(unit, 'StegvisPlan', added.value);
  const facts = factsOf(entered.value, before.value);
  const after = added.value.reduce((all, row) => withRow(all, 'StegvisPlan', row), before.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done({
    actions: added.value.map(toAction),
    before: added.value.filter(({ key }) => known.has(key)).length,
  });
};
