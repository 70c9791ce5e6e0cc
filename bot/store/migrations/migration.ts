/** A step that is run once, ever. */
export interface Migration {
  /** Told apart by this; numbers between are free for steps that are made at the same time elsewhere. */
  id: number;
  sql: string;
}
