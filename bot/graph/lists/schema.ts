/** What is missing in a site for its lists to be ours: a comparison of what stands there with `columns.ts`. */
import { LIST_NAMES, type ListName } from '../../core/rows.ts';
import type { Ask } from '../sent.ts';
import { get, items, text } from '../sent.ts';
import type { ColumnShape } from './column.ts';
import { columnsOf, LISTS_VERSION, lists } from './columns.ts';
import type { ListHead } from './site.ts';

/** A list with its columns as Graph tells them. */
export interface Standing extends ListHead {
  columns: unknown[];
}

export interface Step {
  list: ListName;
  /** What it makes or completes: `StegvisPlan`, `StegvisPlan.Area`. */
  what: string;
  ask: Ask;
  /** The same with less, for when a column of the unit's own has our title already. */
  plainer?: Ask;
  /** Only what people read: its failure leaves nothing undone. */
  cosmetic: boolean;
}

/**
 * SharePoint gives every list hidden columns of its own, among them `Order`. A column of that name is asked for only
 * when the list, hidden columns included, does not have it already.
 */
const BUILT_IN: readonly string[] = ['Title', 'Order'];

/** The title column's name in a list that nobody has renamed it in, in English and in Swedish sites. */
const UNTITLED: readonly string[] = ['Title', 'Rubrik'];

const VERSION = /\s*Version (\d+)\.$/;
const describe = (list: ListName): string => `${lists[list].description} Version ${LISTS_VERSION}.`;

const definition = (column: ColumnShape): Record<string, unknown> => ({
  name: column.name,
  displayName: column.title,
  description: column.description,
  ...column.type,
  ...(column.indexed ? { indexed: true } : {}),
  ...(column.unique ? { enforceUniqueValues: true } : {}),
});

/** The name is assigned by the server from the display name, so a list is born under its internal name and titled after. */
const creation = (list: ListName): Record<string, unknown> => ({
  displayName: list,
  description: describe(list),
  list: { template: 'genericList' },
  columns: columnsOf(list)
    .filter(({ name }) => !BUILT_IN.includes(name))
    .map(definition),
});

const named = (columns: readonly unknown[], name: string): unknown =>
  columns.find((column) => text(column, 'name') === name);

/** Whether a column that stands there can hold our values: same type, and every choice of ours among its choices. */
const fits = (found: unknown, column: ColumnShape): boolean => {
  const { type } = column;
  if ('choice' in type) {
    const choices = items(found, 'choice', 'choices');
    return type.choice.choices.every((word) => choices.includes(word));
  }
  if ('dateTime' in type)
    return get(found, 'dateTime') !== undefined && get(found, 'dateTime', 'format') === type.dateTime.format;
  if ('number' in type) return get(found, 'number') !== undefined;
  if (get(found, 'text') === undefined) return false;
  const several = get(found, 'text', 'allowMultipleLines') === true;
  // Several lines hold one line too, but cannot be indexed.
  return several ? !column.indexed : !type.text.allowMultipleLines;
};

const columnSteps = (path: string, standing: Standing, column: ColumnShape): Step[] => {
  const list = standing.name;
  const what = `${list}.${column.name}`;
  const at = `${path}/lists/${standing.id}/columns`;
  const found = named(standing.columns, column.name);
  if (found === undefined) {
    if (column.name === 'Title') return [];
    const { displayName: _, ...untitled } = definition(column);
    const ask = (body: unknown): Ask => ({ method: 'POST', path: at, body });
    return [{ list, what, ask: ask(definition(column)), plainer: ask(untitled), cosmetic: false }];
  }
  if (!fits(found, column)) return [];
  const id = text(found, 'id') ?? '';
  const change = (body: Record<string, unknown>, cosmetic: boolean): Step => ({
    list,
    what,
    ask: { method: 'PATCH', path: `${at}/${encodeURIComponent(id)}`, body, repeatable: true },
    cosmetic,
  });
  const steps: Step[] = [];
  const lacksIndex = column.indexed && get(found, 'indexed') !== true;
  const lacksUnique = column.unique && get(found, 'enforceUniqueValues') !== true;
  if (lacksIndex || lacksUnique)
    // An index on a column of SharePoint's own is good to have and not ours to insist on.
    steps.push(
      change(
        { indexed: true, ...(column.unique ? { enforceUniqueValues: true } : {}) },
        BUILT_IN.includes(column.name),
      ),
    );
  const shown = text(found, 'displayName');
  const untouched = column.name === 'Title' ? UNTITLED.includes(shown ?? '') : shown === column.name;
  if (untouched && shown !== column.title && get(found, 'hidden') !== true)
    steps.push(change({ displayName: column.title }, true));
  return steps;
};

/** What is to be done, in order. Nothing that the unit made or renamed is touched. `path`: the site's. */
export const stepsTowards = (path: string, standing: readonly Standing[]): Step[] =>
  LIST_NAMES.flatMap((name): Step[] => {
    const found = standing.find((list) => list.name === name);
    if (!found)
      return [
        {
          list: name,
          what: name,
          ask: { method: 'POST', path: `${path}/lists`, body: creation(name) },
          cosmetic: false,
        },
      ];
    const steps = columnsOf(name).flatMap((column) => columnSteps(path, found, column));
    const head: Record<string, string> = {};
    if (found.displayName === name) head.displayName = lists[name].title;
    const version = VERSION.exec(found.description)?.[1];
    if (version !== undefined && Number(version) < LISTS_VERSION) head.description = describe(name);
    if (Object.keys(head).length > 0)
      steps.push({
        list: name,
        what: name,
        ask: { method: 'PATCH', path: `${path}/lists/${found.id}`, body: head, repeatable: true },
        cosmetic: true,
      });
    return steps;
  });

/** Columns of ours that somebody made in another form: they are left as they are, and told. */
export const differences = (standing: readonly Standing[]): string[] =>
  standing.flatMap((list) =>
    columnsOf(list.name)
      .filter((column) => {
        const found = named(list.columns, column.name);
        return found !== undefined && !fits(found, column);
      })
      .map((column) => `${list.name}.${column.name}`),
  );
