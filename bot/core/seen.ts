/** A value together with the version (a Graph ETag) it was read at; a judgement is saved against that version. */
export interface Seen<T> {
  value: T;
  version: string;
}
