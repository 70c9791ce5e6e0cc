/** What themes ask of the store of answers: confirmed levels alone, and the matrix that they are about. */
import type { Level } from '../../core/api-competence.ts';
import type { PlanArea } from '../../core/choices.ts';

/** Somebody who has confirmed levels. */
export interface Respondent {
  person: string;
  /** Confirmed areas alone. */
  levels: ReadonlyMap<string, Level>;
  /** Areas in which the person has basic knowledge. */
  baseline: ReadonlySet<string>;
  /** Opaque; another one each time the person confirms, also the same levels. */
  confirmedAt?: string;
}

export interface PublishedMatrix {
  version: number;
  /** YYYY-MM-DD; null while it is not published. */
  published: string | null;
  /** The unit's own fewest people of whom anything is told, where it has raised ours. */
  fewest?: number;
  areas: readonly { id: string; area: PlanArea; title: string }[];
}

export interface InventoryStore {
  /** Everybody in the unit with confirmed levels. */
  confirmed(unit: string): Promise<readonly Respondent[]>;
  matrix(unit: string): Promise<PublishedMatrix | null>;
}
