/** Agendas: which items belong to a meeting, in which order, and how long they take (R16). */
import type { AgendaChange } from './api.ts';
import type { AgendaRow, AgendaState, Stored } from './rows.ts';

/** An item that somebody added in SharePoint without a state: placed if it names a meeting, else only proposed. */
export const agendaState = (row: AgendaRow): AgendaState =>
  row.state ?? (row.meetingKey === null ? 'proposed' : 'onAgenda');

/** The meeting's items in order; those without a place in the order come last. */
export const agendaOf = (
  rows: readonly Stored<AgendaRow>[],
  meetingKey: string | null,
): Stored<AgendaRow>[] =>
  rows
    .filter((row) => row.value.meetingKey === meetingKey)
    .sort(
      (a, b) =>
        (a.value.order ?? Number.MAX_SAFE_INTEGER) - (b.value.order ?? Number.MAX_SAFE_INTEGER) ||
        a.id.localeCompare(b.id, 'en', { numeric: true }),
    );

/** Minutes that the agenda takes: proposals and what was not reached take none. */
export const agendaMinutes = (items: readonly Stored<AgendaRow>[]): number =>
  items
    .filter(({ value }) => ['onAgenda', 'discussed'].includes(agendaState(value)))
    .reduce((sum, { value }) => sum + (value.minutes ?? 0), 0);

/** The place after the last item. */
export const nextOrder = (items: readonly Stored<AgendaRow>[]): number =>
  Math.max(0, ...items.map(({ value }) => value.order ?? 0)) + 1;

/** The columns to write for a change; what was left out stays as it is, a blank outcome is none. */
export const changedAgendaItem = (change: AgendaChange): Partial<AgendaRow> => {
  const given = Object.fromEntries(
    Object.entries(change).filter(([, value]) => value !== undefined),
  ) as Partial<AgendaRow>;
  if (typeof given.outcome === 'string' && given.outcome.trim() === '') given.outcome = null;
  return given;
};
