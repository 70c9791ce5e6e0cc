/** Each step of a plan as the request that carries it out (learn.microsoft.com/graph/api/list-create, list-post-columns). */
import type { ColumnDefinition, List } from '@microsoft/microsoft-graph-types';
import type { Ask } from '../sent.ts';
import type { ColumnShape } from './column.ts';
import { BUILT_IN, describeList, missingChoices, type PlanStep, type WantedList } from './plan.ts';

const definition = (column: ColumnShape): ColumnDefinition => ({
  name: column.name,
  displayName: column.title,
  description: column.description,
  ...column.type,
  ...(column.indexed ? { indexed: true } : {}),
  ...(column.unique ? { enforceUniqueValues: true } : {}),
});

/** The name is assigned by the server from the display name, so a list is born under its internal name and titled after. */
const creation = (list: WantedList, version: number): List => ({
  displayName: list.name,
  description: describeList(list, version),
  list: { template: 'genericList' },
  columns: list.columns.filter(({ name }) => !BUILT_IN.includes(name)).map(definition),
});

const columnChange = ({ action, column, stands }: PlanStep): ColumnDefinition => {
  if (action === 'index') return { indexed: true };
  // SharePoint keeps a unique column indexed; saying both spares it the guess.
  if (action === 'make-unique') return { indexed: true, enforceUniqueValues: true };
  if (action === 'name-column' && column) return { displayName: column.title };
  if (action === 'add-choices' && column && stands?.type.kind === 'choice')
    return { choice: { choices: [...stands.type.choices, ...missingChoices(column, stands)] } };
  throw new Error(`no change of a column is called ${action}`);
};

/** The request of a step. `path`: the site's. */
export const askOf = (path: string, step: PlanStep, version: number): Ask => {
  const { list, listId, column, stands, action } = step;
  if (action === 'create-list')
    return { method: 'POST', path: `${path}/lists`, body: creation(list, version) };
  const at = `${path}/lists/${listId ?? ''}`;
  const change = (where: string, body: List | ColumnDefinition): Ask => ({
    method: 'PATCH',
    path: where,
    body,
    repeatable: true,
  });
  if (action === 'name-list') return change(at, { displayName: list.title });
  if (action === 'describe-list') return change(at, { description: describeList(list, version) });
  if (action === 'add-column' && column)
    return { method: 'POST', path: `${at}/columns`, body: definition(column) };
  return change(`${at}/columns/${encodeURIComponent(stands?.id ?? '')}`, columnChange(step));
};

/** The same with less, for when a column of the unit's own has our title already; null where there is no less. */
export const plainerAsk = (path: string, { action, listId, column }: PlanStep): Ask | null => {
  if (action !== 'add-column' || !column) return null;
  const { displayName: _, ...untitled } = definition(column);
  return { method: 'POST', path: `${path}/lists/${listId ?? ''}/columns`, body: untitled };
};
