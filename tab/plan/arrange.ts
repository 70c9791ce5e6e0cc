/** Which actions stand where on the board and in the table. Pure. */
import type { Action, Overview } from '../../bot/core/api.ts';
import type { PlanArea } from '../../bot/core/choices.ts';

export interface Filter {
  /** None chosen means all. */
  areas: PlanArea[];
  dropped: boolean;
  /** Only actions whose owner has left the unit. */
  left?: boolean;
  /** Only what belongs to SAM, or to active measures (R18). */
  linked?: 'sam' | 'measures' | undefined;
}

/** So many actions are shown at first, and more by as many: each has a menu and buttons of its own. */
export const MOST_SHOWN = 50;

export const COLUMNS = ['draft', 'active', 'done'] as const;
export type Column = (typeof COLUMNS)[number];

/** Whether an action's day has passed while it is under way. */
export const late = (action: Action, today: string): boolean =>
  action.state === 'active' && action.dueDate !== null && action.dueDate < today;

const byDue = (one: Action, other: Action): number =>
  (one.dueDate ?? '9999').localeCompare(other.dueDate ?? '9999') ||
  one.title.localeCompare(other.title, 'sv');

type People = Pick<Overview, 'people' | 'guests'>;

/** The name of somebody in the unit, guests too; null for people who have left. */
export const nameIn = ({ people, guests }: People, person: string): string | null =>
  (people.find(({ id }) => id === person) ?? guests.find(({ id }) => id === person))?.name ?? null;

/** Whether an action's owner is no longer in the unit, so that it needs another. */
export const ownerLeft = (action: Action, people: People): boolean =>
  action.ownerId !== null &&
  action.state !== 'done' &&
  action.state !== 'dropped' &&
  nameIn(people, action.ownerId) === null;

/** The actions that the filter lets through, the nearest day first. Dropped ones only when asked for. */
export const shown = (
  actions: readonly Action[],
  filter: Filter,
  people: People = { people: [], guests: [] },
): Action[] =>
  actions
    .filter((action) => !filter.left || ownerLeft(action, people))
    .filter(
      ({ samPhase, activeMeasure }) =>
        filter.linked === undefined || (filter.linked === 'sam' ? samPhase : activeMeasure) !== null,
    )
    .filter((action) => filter.dropped || action.state !== 'dropped')
    .filter((action) => filter.areas.length === 0 || (action.area && filter.areas.includes(action.area)))
    .toSorted(byDue);

/** The name of the one who does it, else of the role, else null. */
export const ownerOf = (
  action: Action,
  overview: Overview,
  roles: Record<string, string>,
  former: string,
): string | null => {
  if (action.ownerId) return nameIn(overview, action.ownerId) ?? former;
  return action.ownerRole ? (roles[action.ownerRole] ?? action.ownerRole) : null;
};
