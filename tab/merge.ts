/** Two versions of one form made into one, losing nothing. Pure. */

/** A form: every field a text, '' for nothing. */
export type Fields<F extends string> = Record<F, string>;

const namesOf = <F extends string>(form: Fields<F>): F[] => Object.keys(form) as F[];

/** The fields whose text differs. */
export const differing = <F extends string>(one: Fields<F>, other: Fields<F>): F[] =>
  namesOf(one).filter((field) => one[field].trim() !== other[field].trim());

export interface Merge<F extends string> {
  form: Fields<F>;
  /** Fields that both changed and where mine stands: what the other wrote, to be shown beside them. */
  theirs: Partial<Fields<F>>;
}

/**
 * What only one of the two changed since `base` is taken as changed; where both changed, `long` texts stand one after
 * the other, and of the rest (a title, a date, a choice) mine stands with theirs told beside it.
 */
export const mergeOf = <F extends string>(
  base: Fields<F>,
  mine: Fields<F>,
  theirs: Fields<F>,
  long: readonly F[],
): Merge<F> => {
  const byMe = new Set(differing(mine, base));
  const byThem = new Set(differing(theirs, base));
  const form = { ...mine };
  const beside: Partial<Fields<F>> = {};
  for (const field of differing(mine, theirs)) {
    if (!byMe.has(field)) form[field] = theirs[field];
    else if (byThem.has(field) && long.includes(field))
      form[field] = [mine[field].trim(), theirs[field].trim()].filter(Boolean).join('\n\n') as Fields<F>[F];
    else if (byThem.has(field)) beside[field] = theirs[field];
  }
  return { form, theirs: beside };
};
