/** The competence inventory in the private store: what a unit has set up, and what each person has confided. */
import type { Level } from '../../core/api-competence.ts';
import type { Answers } from '../../core/competence.ts';
import type { Matrix, MatrixChange, NewestMatrix } from '../../core/competence-matrix.ts';
import type { Inventory } from '../../core/competence-open.ts';
import type { Outcome } from '../../core/fault.ts';

/** Somebody with confirmed answers: of the areas of the published matrix, the confirmed ones alone. */
export interface Respondent {
  person: string;
  levels: ReadonlyMap<string, Level>;
  /** Of these areas, those in which they have basic knowledge. */
  baseline: ReadonlySet<string>;
  /** Opaque; another one each time what the person has confirmed changes. */
  confirmedAt: string;
}

export interface InventoryStore {
  /** What the unit has set up; the same as nothing where it has not begun. */
  of(unit: string): Promise<Inventory>;
  /** Those of these units that have begun, whether or not a matrix is published. */
  begun(units: readonly string[]): Promise<ReadonlySet<string>>;
  /** Keeps the day of the trust check; a pause ends with it. */
  recordTrust(unit: string, held: string): Promise<void>;
  /** A pause that is there already stays as it is. Who asked for it is kept nowhere. */
  pause(unit: string, day: string): Promise<void>;
  /** The published matrix; null while there is none. */
  matrix(unit: string): Promise<Matrix | null>;
  /**
   * Publishes the next version or takes the newest one back, as decided on what stands there; one after the other in a
   * unit, and not while somebody answers.
   */
  changeMatrix(
    unit: string,
    decide: (newest: NewestMatrix | null, answered: boolean) => Outcome<MatrixChange | null>,
  ): Promise<Outcome<void>>;
  answers(unit: string, person: string): Promise<Answers | null>;
  /** Of everybody in the unit who has any. */
  all(unit: string): Promise<ReadonlyMap<string, Answers>>;
  /**
   * Changes one person's answers as decided on what stands there, one after the other for a person. Somebody who is not
   * in the unit has none: not-found. Null where there is nothing to keep.
   */
  change(
    unit: string,
    person: string,
    decide: (answers: Answers | null, matrix: Matrix | null) => Outcome<Answers | null>,
  ): Promise<Outcome<Answers | null>>;
  /** Nothing is left of the person's answers in the unit. */
  forget(unit: string, person: string): Promise<void>;
  /** Notes that the person was offered an interview; nothing for somebody who is not in the unit. */
  offer(unit: string, person: string): Promise<void>;
  /** Those of these people who were. It stays when somebody steps out, so that nobody sees by it that they did. */
  offered(unit: string, people: readonly string[]): Promise<ReadonlySet<string>>;
  /** Everybody in the unit with at least one area confirmed (R24). */
  confirmed(unit: string): Promise<readonly Respondent[]>;
}
