/** What can be wrong with a template, as data for its sentence (`texts/template.ts`). */

export type ProblemCode =
  | 'missing'
  | 'unknown-field'
  | 'too-long'
  | 'too-many'
  | 'out-of-range'
  | 'wrong-type'
  | 'not-a-choice'
  | 'markup'
  | 'duplicate'
  | 'unknown-step'
  | 'circle'
  | 'unknown-metric'
  | 'share-limit'
  | 'count-limit'
  | 'unknown-output'
  | 'two-groups'
  | 'min-over-max'
  | 'not-a-template'
  | 'too-deep';

/** What is wrong, and where: the path as in the file. `detail`: what stands there; `limit`: what it may be at most. */
export interface TemplateProblem {
  path: readonly (string | number)[];
  code: ProblemCode;
  detail?: string;
  limit?: number;
}
