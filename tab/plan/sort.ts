/** The order of the plan's table, as its reader has chosen it. Pure. */
import type { Action } from '../../bot/core/api.ts';
import { COLUMNS } from './arrange.ts';

export const SORTS = ['title', 'area', 'owner', 'due', 'followUp', 'status'] as const;
export type SortBy = (typeof SORTS)[number];
export interface Sort {
  by: SortBy;
  /** Turned round: the last first. */
  down: boolean;
}

/** How a cell reads, for those that are words. */
export type Words = (action: Action) => { area: string | null; owner: string | null };

/** The order in which `shown` gives them. */
export const NEAREST: Sort = { by: 'due', down: false };

const STATES: readonly Action['state'][] = [...COLUMNS, 'dropped'];

const value = (action: Action, by: SortBy, words: Words): string | null => {
  if (by === 'area' || by === 'owner') return words(action)[by];
  if (by === 'due') return action.dueDate;
  if (by === 'followUp') return action.followUpDate;
  return by === 'title' ? action.title : String(STATES.indexOf(action.state));
};

const swedish = new Intl.Collator('sv', { numeric: true });

/** The actions in this order; those with an empty cell come last either way, and equals stay as they stood. */
export const sortedBy = (actions: readonly Action[], { by, down }: Sort, words: Words): Action[] => {
  const cells = new Map(actions.map((action) => [action, value(action, by, words)]));
  return actions.toSorted((one, other) => {
    const [a, b] = [cells.get(one) ?? null, cells.get(other) ?? null];
    if (a === null || b === null) return a === b ? 0 : a === null ? 1 : -1;
    return down ? swedish.compare(b, a) : swedish.compare(a, b);
  });
};

/** Pressing a heading: by that column, and pressed again the other way round. */
export const pressed = (sort: Sort, by: SortBy): Sort => ({ by, down: sort.by === by && !sort.down });
