/** A row of the plan and one of an agenda, as the lists' copy keeps them. */
import { type ActionRow, type AgendaRow, EMPTY, type Stored } from '../../bot/core/rows.ts';

const row = { id: '7', key: 'key-7', unit: null, version: '1', changedAt: null, changedBy: null, broken: [] };

export const ACTION: Stored<ActionRow> = {
  ...row,
  value: { ...EMPTY.StegvisPlan, title: 'Gå igenom blanketter', state: 'active' },
};
export const MEETING: Stored<AgendaRow> = {
  ...row,
  value: { ...EMPTY.StegvisAgenda, title: 'Vår vision', state: 'proposed' },
};
