import { type RefObject, useEffect, useRef } from 'react';

/** A ref for the fields' element; the first field that is wrong takes the focus when new problems are shown. */
export const useFirstProblem = (
  problems: Record<string, string | undefined>,
): RefObject<HTMLDivElement | null> => {
  const fields = useRef<HTMLDivElement>(null);
  const wrong = Object.keys(problems)
    .filter((field) => problems[field])
    .join();
  useEffect(() => {
    if (wrong) fields.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [wrong]);
  return fields;
};
