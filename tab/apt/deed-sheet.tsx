import type { ReactNode } from 'react';
import { useEditing } from '../editing.ts';
import type { Fields } from '../merge.ts';
import { type FieldOf, RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import type { Result } from '../trouble.ts';

/**
 * A dialog that asks for a few words before something is done with a row, or before one is made. What was written stays
 * in the browser until it is sent; whoever was first with the row is shown.
 */
export const DeedSheet = <F extends string, T extends { version: string }>(props: {
  /** The draft's name in the browser. */
  name: string;
  title: string;
  submit: string;
  base: Fields<F>;
  /** The version that the person saw; null when a row is made. */
  version: string | null;
  labels: Record<F, string>;
  long?: readonly F[];
  check: (form: Fields<F>) => Partial<Fields<F>>;
  send: (form: Fields<F>, version: string, key: string) => Promise<Result<T>>;
  parse: (theirs: unknown) => T | null;
  saved: (row: T) => void;
  returnTo: string;
  close: () => void;
  children: (field: (name: F, hint?: string) => FieldOf<F>) => ReactNode;
}) => {
  const shared = useShared();
  const editing = useEditing<F, T, 'save'>({
    name: props.name,
    base: props.base,
    version: props.version,
    long: props.long ?? [],
    check: (form) => ({ problems: props.check(form), sentence: null }),
    // Doing it changes the row also when what was filled in beforehand is left as it is.
    changes: () => true,
    send: ({ form, version, key }) => props.send(form, version ?? '', key),
    parse: props.parse,
    formOf: () => props.base,
    saved: props.saved,
    close: props.close,
  });
  return (
    <RowSheet
      title={props.title}
      submit={props.submit}
      editing={editing}
      formOf={() => props.base}
      labels={props.labels}
      className={shared.wide}
      returnTo={props.returnTo}
      close={props.close}
    >
      {props.children}
    </RowSheet>
  );
};
