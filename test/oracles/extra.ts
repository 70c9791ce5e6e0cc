/**
 * What Microsoft documents and its machine-readable descriptions leave out, one entry each with the page: test/oracles/
 * extra.json. What is checked against it is counted apart.
 */
import { readFileSync } from 'node:fs';

/** A type's name (`microsoft.graph.drive`), a type's name with `[]` for a collection, a JSON schema, or null: none. */
export type Shape = string | object | null;

interface Entry {
  service: 'graph' | 'connector';
  /** On learn.microsoft.com. */
  page: string;
  note: string;
  /** Why it stands here although nothing uses it. */
  unused?: string;
}

export interface ExtraOperation extends Entry {
  kind: 'operation';
  method: string;
  path: string;
  /** Names of query parameters. */
  query: string[];
  body: Shape;
  answer: Shape;
  /** Answers other than 2xx and errors. */
  statuses?: number[];
}
export interface ExtraHeader extends Entry {
  kind: 'header';
  name: string;
  /** Methods that it may go with. */
  methods: string[];
}
export interface ExtraParameter extends Entry {
  kind: 'query';
  name: string;
  methods: string[];
  /** A part of the path that it belongs to. */
  path: string;
}
/** Another way to name what the description names by its id. */
export interface ExtraName extends Entry {
  kind: 'name';
  /** The name in the description's templates. */
  param: string;
  /** What the id itself looks like. */
  id: string;
}
/** A property that the description's type does not have, or (`optional`) that its schema asks for and the service does not. */
export interface ExtraProperty extends Entry {
  kind: 'property' | 'optional';
  type: string;
  name: string;
}

/** An operation that answers without the content that its description has. */
export interface ExtraEmpty extends Entry {
  kind: 'empty';
  method: string;
  path: string;
}

export type Extra = ExtraEmpty | ExtraOperation | ExtraHeader | ExtraParameter | ExtraName | ExtraProperty;

export const extras: readonly Extra[] = JSON.parse(
  readFileSync(new URL('./extra.json', import.meta.url), 'utf8'),
);

type OfKind<K extends Extra['kind']> = Extract<Extra, { kind: K }> | (ExtraProperty & { kind: K });

/** Those of a kind and service. */
export const extrasOf = <K extends Extra['kind']>(service: Extra['service'], kind: K): OfKind<K>[] =>
  extras.filter((one): one is Extract<Extra, { kind: K }> => one.service === service && one.kind === kind);

/** How an entry is called in reports. */
export const labelOf = (extra: Extra): string => {
  if (extra.kind === 'empty') return `${extra.method} ${extra.path} without content`;
  if (extra.kind === 'operation') return `${extra.method} ${extra.path}`;
  if (extra.kind === 'name') return `{${extra.param}} by name`;
  if (extra.kind === 'property') return `${extra.type}.${extra.name}`;
  if (extra.kind === 'optional') return `${extra.type} without ${extra.name}`;
  return `${extra.kind} ${extra.name}`;
};
