/**
 * What is to be done in a site for its lists to be ours: a plan, computed purely from what stands there and what
 * `columns.ts` wants. It only ever adds: nothing is deleted, no type is changed, and what people have renamed keeps
 * the name they gave it. Carried out in part, or twice, it leads to the same end.
 */
import { LIST_NAMES, type ListName } from '../../core/rows.ts';
import type { ListDifference } from '../../usecases/ports.ts';
import type { ColumnShape } from './column.ts';
import { columnsOf, LISTS_VERSION, lists } from './columns.ts';
import type { FoundType, StandingColumn, StandingList } from './standing.ts';

export interface WantedList {
  /** Internal name. */
  name: ListName;
  /** What people read in SharePoint. */
  title: string;
  description: string;
  columns: readonly ColumnShape[];
}

export interface Wanted {
  version: number;
  lists: readonly WantedList[];
}

/** What this version of the program wants. */
export const WANTED: Wanted = {
  version: LISTS_VERSION,
  lists: LIST_NAMES.map((name) => ({
    name,
    title: lists[name].title,
    description: lists[name].description,
    columns: columnsOf(name),
  })),
};

export type Action =
  | 'create-list'
  | 'add-column'
  | 'add-choices'
  | 'index'
  | 'make-unique'
  | 'name-column'
  | 'name-list'
  | 'describe-list';

export interface PlanStep {
  list: WantedList;
  /** Id of the list where it stands; null when it is to be created. */
  listId: string | null;
  /** Null when the step concerns the list itself. */
  column: ColumnShape | null;
  /** The column where it stands. */
  stands: StandingColumn | null;
  action: Action;
  /** Only good to have: its failure leaves nothing undone. */
  cosmetic: boolean;
}

export interface ProvisionPlan {
  version: number;
  /** In the order in which they are to be done. */
  steps: PlanStep[];
  /** Columns of our names that somebody made in another form: they are left as they are, and told. */
  differs: ListDifference[];
}

/**
 * SharePoint gives every list hidden columns of its own, among them `Order`. A column of that name is asked for only
 * when the list, hidden columns included, does not have it already.
 */
export const BUILT_IN: readonly string[] = ['Title', 'Order'];

/** The title column's name in a list that nobody has renamed it in, in English and in Swedish sites. */
const UNTITLED: readonly string[] = ['Title', 'Rubrik'];

const VERSION = /\s*Version (\d+)\.$/;

/** A list's description; the version at its end tells the next version of the program what it meets. */
export const describeList = (list: WantedList, version: number): string =>
  `${list.description} Version ${version}.`;

const kindOf = (type: ColumnShape['type']): string => {
  if ('choice' in type) return `choice (${type.choice.choices.join(', ')})`;
  if ('dateTime' in type) return `dateTime (${type.dateTime.format})`;
  if ('number' in type) return 'number';
  return type.text.allowMultipleLines ? 'text of several lines' : 'text of one line';
};

const foundKind = (type: FoundType): string => {
  if (type.kind === 'dateTime') return `dateTime (${type.format})`;
  if (type.kind === 'choice') return `choice (${type.choices.join(', ')})`;
  if (type.kind === 'other') return type.name;
  if (type.kind !== 'text') return type.kind;
  return `${type.plain ? '' : 'rich '}text of ${type.lines === 'one' ? 'one line' : 'several lines'}`;
};

/** Whether a column of this type takes our values and can be filtered as we filter it. */
const holds = (found: FoundType, { type, indexed }: ColumnShape): boolean => {
  if ('choice' in type)
    return found.kind === 'choice' && type.choice.choices.some((word) => found.choices.includes(word));
  if ('dateTime' in type) return found.kind === 'dateTime' && found.format === type.dateTime.format;
  if ('number' in type) return found.kind === 'number';
  if (found.kind !== 'text' || !found.plain) return false;
  // Several lines hold one line too, but cannot be indexed.
  return found.lines === 'several' ? !indexed : !type.text.allowMultipleLines;
};

/** The words of ours that a choice column lacks. */
export const missingChoices = (column: ColumnShape, { type }: StandingColumn): string[] => {
  if (!('choice' in column.type) || type.kind !== 'choice') return [];
  return column.type.choice.choices.filter((word) => !type.choices.includes(word));
};

type Part = Pick<ProvisionPlan, 'steps' | 'differs'>;

const planColumn = (list: WantedList, at: StandingList, column: ColumnShape): Part => {
  const stands = at.columns.find(({ name }) => name === column.name) ?? null;
  const step = (action: Action, cosmetic = false): PlanStep => ({
    list,
    listId: at.id,
    column,
    stands,
    action,
    cosmetic,
  });
  // Title stands in every list; without it there is nothing that we could add.
  if (!stands) return { steps: column.name === 'Title' ? [] : [step('add-column')], differs: [] };
  if (!holds(stands.type, column)) {
    const detail = `${foundKind(stands.type)} in place of ${kindOf(column.type)}`;
    return { steps: [], differs: [{ list: list.name, column: column.name, why: 'other-type', detail }] };
  }
  const steps: PlanStep[] = [];
  if (missingChoices(column, stands).length > 0) steps.push(step('add-choices'));
  // An index on a column of SharePoint's own is good to have and not ours to insist on.
  if (column.indexed && !stands.indexed) steps.push(step('index', BUILT_IN.includes(column.name)));
  // Apart from the index and after it: values that stand twice must not cost us the index.
  if (column.unique && !stands.unique) steps.push(step('make-unique'));
  const untouched =
    column.name === 'Title'
      ? UNTITLED.includes(stands.displayName)
      : stands.displayName === column.name && !stands.hidden;
  if (untouched && stands.displayName !== column.title) steps.push(step('name-column', true));
  return { steps, differs: [] };
};

const planList = (list: WantedList, at: StandingList | undefined, version: number): Part => {
  const own = (action: Action, cosmetic: boolean): PlanStep => ({
    list,
    listId: at?.id ?? null,
    column: null,
    stands: null,
    action,
    cosmetic,
  });
  if (!at) return { steps: [own('create-list', false)], differs: [] };
  const parts = list.columns.map((column) => planColumn(list, at, column));
  const steps = parts.flatMap((part) => part.steps);
  if (at.displayName === list.name && list.title !== list.name) steps.push(own('name-list', true));
  const told = VERSION.exec(at.description)?.[1];
  if (told !== undefined && Number(told) < version) steps.push(own('describe-list', true));
  return { steps, differs: parts.flatMap((part) => part.differs) };
};

/** Compares what stands with what is wanted. An empty plan means that everything is there. */
export const provisionPlan = (current: readonly StandingList[], wanted: Wanted = WANTED): ProvisionPlan => {
  const parts = wanted.lists.map((list) =>
    planList(
      list,
      current.find(({ name }) => name === list.name),
      wanted.version,
    ),
  );
  return {
    version: wanted.version,
    steps: parts.flatMap(({ steps }) => steps),
    differs: parts.flatMap(({ differs }) => differs),
  };
};

const REFUSED: Partial<Record<Action, ListDifference['why']>> = {
  index: 'not-indexed',
  'make-unique': 'not-unique',
  'add-choices': 'lacks-choices',
};

/** What remains different when SharePoint refuses a step; null for a step without which the lists do not work. */
export const refusedStep = ({ list, column, action }: PlanStep, told: string): ListDifference | null => {
  const why = REFUSED[action];
  return why && column ? { list: list.name, column: column.name, why, detail: told } : null;
};
