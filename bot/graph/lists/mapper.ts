/** Rows of the lists to and from SharePoint's fields. What cannot be read is named, never thrown and never dropped. */
import type { ListItem } from '@microsoft/microsoft-graph-types';
import { done, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import type { ListName, RowOf, Stored } from '../../core/rows.ts';
import { get, text } from '../sent.ts';
import type { Column } from './column.ts';
import { KEY, lists, UNIT } from './columns.ts';

export type Fields = Record<string, string | number | null>;

type AnyColumn = Column<unknown>;

const entriesOf = (list: ListName): [string, AnyColumn][] =>
  Object.entries(lists[list].columns as Record<string, AnyColumn>);

/** The fields of a row, or of the part of it that changes; every value that SharePoint would refuse is named. */
export const toFields = <L extends ListName>(list: L, row: Partial<RowOf[L]>): Outcome<Fields> => {
  const fields: Fields = {};
  const problems: FieldProblem[] = [];
  const values: Readonly<Record<string, unknown>> = { ...row };
  for (const [property, column] of entriesOf(list)) {
    const value = values[property];
    if (value === undefined) continue;
    const written = column.write(value);
    if (written.ok) fields[column.name] = written.value;
    else problems.push({ field: property, ...written.problem });
  }
  return problems.length > 0 ? failed({ kind: 'invalid', fields: problems }) : done(fields);
};

/** The fields of a new row: what is empty is left out, as SharePoint leaves it out when it answers. */
export const newFields = <L extends ListName>(
  list: L,
  unit: string,
  key: string,
  row: RowOf[L],
): Outcome<Fields> => {
  const fields = toFields(list, row);
  if (!fields.ok) return fields;
  const filled = Object.entries(fields.value).filter(([, value]) => value !== null);
  return done({ ...Object.fromEntries(filled), [UNIT.name]: unit, [KEY.name]: key });
};

const empty = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** An ETag without its quotes: the version that travels through the tab and comes back. */
export const versionOf = (etag: string): string => etag.replace(/^W\//, '').replace(/^"(.*)"$/, '$1');
/** The version as If-Match takes it. */
export const ifMatch = (version: string): string => `"${versionOf(version)}"`;

/** The row that a set of fields holds, or of the columns in `only`; `broken` names the columns that nobody can read. */
export const fromFields = <L extends ListName>(
  list: L,
  fields: unknown,
  only?: readonly string[],
): { value: RowOf[L]; broken: string[]; key: string | null; unit: string | null } => {
  const broken: string[] = [];
  const row: Record<string, unknown> = {};
  for (const [property, column] of entriesOf(list)) {
    if (only && !only.includes(column.name)) continue;
    const read = column.read(get(fields, column.name));
    if (!read.ok) broken.push(column.name);
    // Every column but the title may be empty; a title that cannot be read is shown as none.
    row[property] = read.ok ? read.value : property === 'title' ? '' : null;
  }
  return {
    // The columns are typed by the row: each property has its column, and each column reads that property's type.
    value: row as unknown as RowOf[L],
    broken,
    key: empty(get(fields, KEY.name)),
    unit: empty(get(fields, UNIT.name)),
  };
};

/** A list item with its expanded fields as a stored row; null when it has no id or no fields. */
export const fromItem = <L extends ListName>(list: L, item: unknown): Stored<RowOf[L]> | null => {
  const id = text<ListItem>(item, 'id') ?? text<ListItem>(item, 'fields', 'id');
  const fields = get<ListItem>(item, 'fields');
  if (id === null || typeof fields !== 'object' || fields === null) return null;
  const etag = text<ListItem>(item, 'eTag') ?? text(item, '@odata.etag') ?? text(fields, '@odata.etag');
  if (etag === null) return null;
  return {
    id,
    version: versionOf(etag),
    ...fromFields(list, fields),
    changedAt: text<ListItem>(item, 'lastModifiedDateTime') ?? text(fields, 'Modified'),
    changedBy:
      text<ListItem>(item, 'lastModifiedBy', 'user', 'displayName') ??
      text<ListItem>(item, 'lastModifiedBy', 'application', 'displayName'),
  };
};
