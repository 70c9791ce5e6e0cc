/** What SharePoint keeps, as data: lists, their columns, rows and changes. */

/** Who stands behind a write, as rows remember it. */
export type Actor = { kind: 'user'; id: string } | { kind: 'app' };

export type FacetName =
  | 'text'
  | 'number'
  | 'currency'
  | 'boolean'
  | 'choice'
  | 'dateTime'
  | 'personOrGroup'
  | 'lookup'
  | 'hyperlinkOrPicture';

/** A column (learn.microsoft.com/graph/api/resources/columndefinition). */
export interface Column {
  id: string;
  /** The internal name, which never changes. */
  name: string;
  displayName: string;
  description: string;
  columnGroup: string;
  enforceUniqueValues: boolean;
  hidden: boolean;
  indexed: boolean;
  readOnly: boolean;
  required: boolean;
  facet: { name: FacetName; value: Record<string, unknown> } | null;
  defaultValue: { value?: string; formula?: string } | null;
  /** Belongs to every list and can be neither removed nor retyped. */
  standard: boolean;
}

export type FieldValue = string | number | boolean | string[] | { Url: string; Description: string };

export interface ListRecord {
  id: string;
  site: string;
  /** Last part of the list's address; given by the server at creation. */
  name: string;
  displayName: string;
  description: string;
  created: string;
  createdBy: Actor;
  modified: string;
  modifiedBy: Actor;
  version: number;
  hidden: boolean;
  contentTypesEnabled: boolean;
  columns: Column[];
}

export interface Row {
  id: number;
  guid: string;
  /** Rises with every accepted write; the number in the ETag. */
  version: number;
  created: string;
  createdBy: Actor;
  modified: string;
  modifiedBy: Actor;
  /** By internal column name; an empty field has no entry. */
  values: Record<string, FieldValue>;
}

export interface RowVersion {
  version: number;
  at: string;
  by: Actor;
  values: Record<string, FieldValue>;
}

/** One entry of a list's change log, by sequence number. */
export interface Change {
  item: number;
  kind: 'changed' | 'deleted';
}

/** What moves with every write of a list, kept apart so that a write does not rewrite the list's columns. */
export interface Counters {
  nextItem: number;
  /** Sequence number of the newest change. */
  seq: number;
  /** Tokens of an earlier state than this can no longer be served. */
  floor: number;
  touched: string | null;
}

export const rowTag = (row: Pick<Row, 'guid' | 'version'>): string => `"${row.guid},${row.version}"`;
