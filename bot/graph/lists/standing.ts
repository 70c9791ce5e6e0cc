/** What stands in a site already, read from Graph's words into those that a plan compares. */
import type { ColumnDefinition } from '@microsoft/microsoft-graph-types';
import { get, items, text } from '../sent.ts';
import type { ListHead } from './site.ts';

/** The type of a column that stands, as far as it decides whether our values fit. */
export type FoundType =
  | { kind: 'text'; lines: 'one' | 'several'; plain: boolean }
  | { kind: 'choice'; choices: string[] }
  | { kind: 'dateTime'; format: string }
  | { kind: 'number' }
  /** Another type; `name` is Graph's word for it. */
  | { kind: 'other'; name: string };

export interface StandingColumn {
  id: string;
  /** Internal name. */
  name: string;
  displayName: string;
  hidden: boolean;
  indexed: boolean;
  unique: boolean;
  type: FoundType;
}

/** One of our lists as it stands, with every column in it, the unit's own among them. */
export interface StandingList extends ListHead {
  columns: readonly StandingColumn[];
}

/** The properties of a column definition that tell its type, other than the four that we make. */
const OTHER_TYPES = [
  'boolean',
  'calculated',
  'contentApprovalStatus',
  'currency',
  'geolocation',
  'hyperlinkOrPicture',
  'lookup',
  'personOrGroup',
  'term',
  'thumbnail',
] as const satisfies readonly (keyof ColumnDefinition)[];

const has = (column: unknown, name: keyof ColumnDefinition): boolean => {
  const found = get<ColumnDefinition>(column, name);
  return found !== undefined && found !== null;
};

const typeOf = (column: unknown): FoundType => {
  if (has(column, 'text')) {
    const lines = get<ColumnDefinition>(column, 'text', 'allowMultipleLines') === true ? 'several' : 'one';
    return { kind: 'text', lines, plain: text<ColumnDefinition>(column, 'text', 'textType') !== 'richText' };
  }
  if (has(column, 'choice')) {
    const words = items<ColumnDefinition>(column, 'choice', 'choices');
    return { kind: 'choice', choices: words.filter((word) => typeof word === 'string') };
  }
  if (has(column, 'dateTime'))
    return { kind: 'dateTime', format: text<ColumnDefinition>(column, 'dateTime', 'format') ?? 'dateTime' };
  if (has(column, 'number')) return { kind: 'number' };
  return { kind: 'other', name: OTHER_TYPES.find((name) => has(column, name)) ?? 'unknown' };
};

/** A column as Graph tells it (learn.microsoft.com/graph/api/resources/columndefinition); null without a name. */
export const standingColumn = (column: unknown): StandingColumn | null => {
  const name = text<ColumnDefinition>(column, 'name');
  if (name === null) return null;
  return {
    id: text<ColumnDefinition>(column, 'id') ?? name,
    name,
    displayName: text<ColumnDefinition>(column, 'displayName') ?? name,
    hidden: get<ColumnDefinition>(column, 'hidden') === true,
    indexed: get<ColumnDefinition>(column, 'indexed') === true,
    unique: get<ColumnDefinition>(column, 'enforceUniqueValues') === true,
    type: typeOf(column),
  };
};
