/** What came of an item becomes an action or a finding in one step, once (R17). */
import { agendaState } from '../../core/agenda.ts';
import type { AgendaItem } from '../../core/api.ts';
import type { Promoted, PromoteInput } from '../../core/api-apt.ts';
import { actionFromItem, findingFromItem, type Promotion, promotedKey } from '../../core/apt-outcome.ts';
import { content } from '../../core/content.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { ActionRow, AgendaRow, FindingRow, Stored, UnitRows } from '../../core/rows.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { bare, changeSeen } from '../tab/change-seen.ts';
import { type Caller, type Entered, enter, factsOf, readRows, withRow } from '../tab/frame.ts';
import { toAction, toAgendaItem } from '../tab/wire.ts';
import type { AptPorts, Desk } from './ports.ts';

/** Adds the draft that an item becomes; a repeated one, from the tab or from a card, gives the row that is there. */
export const addPromotedAction = async (
  desk: Desk,
  item: Stored<AgendaRow>,
  known: Promotion,
): Promise<Outcome<Stored<ActionRow>>> => {
  const row = actionFromItem(item, known);
  const key = promotedKey('action', item.id);
  const added = await desk.ports.lists.addRow(desk.as, desk.site, 'StegvisPlan', desk.unit.id, key, row);
  if (added.ok) await desk.ports.projection.put(desk.unit.id, 'StegvisPlan', [added.value]);
  return added;
};

const addPromotedFinding = async (
  desk: Desk,
  item: Stored<AgendaRow>,
  known: Promotion,
  { kind, concerns, whose }: PromoteInput & { to: 'finding' },
): Promise<Outcome<Stored<FindingRow>>> => {
  const row = findingFromItem(item, known, {
    kind,
    concerns: concerns?.trim() || null,
    whose: whose ?? null,
  });
  const key = promotedKey('finding', item.id);
  const added = await desk.ports.lists.addRow(desk.as, desk.site, 'StegvisFindings', desk.unit.id, key, row);
  if (added.ok) await desk.ports.projection.put(desk.unit.id, 'StegvisFindings', [added.value]);
  return added;
};

/**
 * The item as discussed, with the outcome if one came. That it was discussed is a fact; a text over another text is a
 * judgement and needs the version that the person saw.
 */
const noted = async (
  ports: AptPorts,
  entered: Entered,
  rows: UnitRows,
  item: Stored<AgendaRow>,
  version: string | null,
  outcome: string | null,
): Promise<Outcome<Stored<AgendaRow>>> => {
  const overwrites = outcome !== null && item.value.outcome !== null && outcome !== item.value.outcome;
  if (overwrites && version === null) return failed({ kind: 'unversioned' });
  const change: Partial<AgendaRow> = {
    ...(agendaState(item.value) === 'discussed' ? {} : { state: 'discussed' as const }),
    ...(outcome === null || outcome === item.value.outcome ? {} : { outcome }),
  };
  // Nothing is to be written: an earlier press of ours arrived and its answer did not.
  if (Object.keys(change).length === 0) return done(item);
  return changeSeen(ports, entered, {
    list: 'StegvisAgenda',
    what: 'agenda-item',
    id: item.id,
    version: version === null ? item.version : bare(version),
    rows,
    change: () => done(change),
    wire: (row): AgendaItem => toAgendaItem(row, rows),
  });
};

export const promoteItem = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  input: PromoteInput,
): Promise<Outcome<Promoted>> => {
  const entered = await enter(ports, caller, unit, 'write-agenda');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const found = rows.value.StegvisAgenda.find((row) => row.id === id);
  if (found === undefined) return failed({ kind: 'not-found', what: 'agenda-item' });
  const outcome = input.outcome?.trim() || null;
  const item = await noted(ports, entered.value, rows.value, found, version, outcome);
  if (!item.ok) return item;
  const known: Promotion = {
    meeting: rows.value.StegvisMeetings.find(({ key }) => key === item.value.value.meetingKey)?.value ?? null,
    ideas: content.aptIdeas,
    areas: entered.value.programme.planAreas,
  };
  const { as, site } = entered.value;
  const desk = { ports, as, site, unit: entered.value.unit };
  let after = withRow(rows.value, 'StegvisAgenda', item.value);
  const answer: Promoted = { item: toAgendaItem(item.value, after), action: null, finding: null };
  if (input.to === 'action') {
    const added = await addPromotedAction(desk, item.value, known);
    if (!added.ok) return added;
    after = withRow(after, 'StegvisPlan', added.value);
    answer.action = toAction(added.value);
  } else {
    const added = await addPromotedFinding(desk, item.value, known, input);
    if (!added.ok) return added;
    after = withRow(after, 'StegvisFindings', added.value);
    const { title, kind, area, link } = added.value.value;
    answer.finding = { id: added.value.id, version: added.value.version, title, kind, area, link };
  }
  const facts = factsOf(entered.value, rows.value);
  await alignSteps(ports, entered.value, facts, { ...facts, rows: after });
  return done(answer);
};
