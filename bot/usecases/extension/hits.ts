/** Rows as a search shows them, and in which order where nothing was asked for. */
import { agendaState } from '../../core/agenda.ts';
import { isDeclined } from '../../core/agenda-source.ts';
import type { Hit } from '../../core/extension/hit.ts';
import { actionState } from '../../core/plan.ts';
import type { ActionRow, AgendaRow, MeetingRow, Stored } from '../../core/rows.ts';
import type { UnitRecord } from '../ports.ts';

type ActionHit = Hit & { kind: 'action' };
type ItemHit = Hit & { kind: 'item' };
type Unit = Pick<UnitRecord, 'id' | 'name'>;

export const actionHit = (unit: Unit, { id, value }: Stored<ActionRow>): ActionHit => ({
  ...{ kind: 'action', unit: unit.id, unitName: unit.name, id },
  ...{ title: value.title, area: value.area, state: actionState(value), dueDate: value.dueDate },
});

export const itemHit = (
  unit: Unit,
  { id, value }: Stored<AgendaRow>,
  meetings: readonly Stored<MeetingRow>[],
): ItemHit => {
  const meeting =
    value.meetingKey === null ? undefined : meetings.find(({ key }) => key === value.meetingKey);
  return {
    ...{ kind: 'item', unit: unit.id, unitName: unit.name, id, title: value.title },
    ...{ minutes: value.minutes, state: agendaState(value) },
    meeting: meeting ? { id: meeting.id, title: meeting.value.title, start: meeting.value.start } : null,
  };
};

const LAST = '9999';
const ORDER = { active: 0, draft: 1, done: 2, dropped: 3 } as const;

/** What is under way first, by date; dropped ones are not found. */
export const actionHits = (unit: Unit, rows: readonly Stored<ActionRow>[]): ActionHit[] =>
  rows
    .map((row) => actionHit(unit, row))
    .filter(({ state, title }) => state !== 'dropped' && title !== '')
    .sort(
      (a, b) =>
        ORDER[a.state] - ORDER[b.state] ||
        (a.dueDate ?? LAST).localeCompare(b.dueDate ?? LAST) ||
        a.id.localeCompare(b.id, 'en', { numeric: true }),
    );

/** Coming meetings' items first, the nearest on top, then proposals, then what has been; declined ones are not found. */
export const itemHits = (
  unit: Unit,
  rows: readonly Stored<AgendaRow>[],
  meetings: readonly Stored<MeetingRow>[],
  now: Date,
): ItemHit[] => {
  const at = ({ meeting }: ItemHit): number | null => {
    const begins = Date.parse(meeting?.start ?? '');
    return Number.isNaN(begins) ? null : begins;
  };
  const group = (hit: ItemHit): number => {
    const begins = at(hit);
    if (begins === null) return 1;
    return begins >= now.getTime() ? 0 : 2;
  };
  const near = (hit: ItemHit): number => Math.abs((at(hit) ?? now.getTime()) - now.getTime());
  return rows
    .filter(({ value }) => !isDeclined(value) && value.title !== '')
    .map((row) => itemHit(unit, row, meetings))
    .sort(
      (a, b) => group(a) - group(b) || near(a) - near(b) || a.id.localeCompare(b.id, 'en', { numeric: true }),
    );
};
