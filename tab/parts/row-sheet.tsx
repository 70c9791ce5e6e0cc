import { Button } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { useEditing } from '../editing.ts';
import { differing, type Fields } from '../merge.ts';
import { useSession } from '../session.tsx';
import { Clash } from './clash.tsx';
import { FormNotes } from './form-notes.tsx';
import { Sheet } from './sheet.tsx';
import { useFirstProblem } from './use-first-problem.ts';

/** What every field of the form is given. */
export interface FieldOf<F extends string> {
  name: F;
  label: string;
  value: string;
  problem: string | undefined;
  hint: string | undefined;
  onChange: (value: string) => void;
}

/**
 * The dialog of a form over one row that has one way to save: its fields, what stands above them, and both versions
 * when somebody else saved first.
 */
export const RowSheet = <F extends string, T extends { version: string }>(props: {
  title: string;
  editing: ReturnType<typeof useEditing<F, T, 'save'>>;
  formOf: (row: T) => Fields<F>;
  labels: Record<F, string>;
  /** A value as people read it; without it, as it is written. */
  text?: (field: F, value: string) => string;
  /** Fields that cannot be changed once the row is there, and so are no matter of choice. */
  fixed?: readonly F[];
  /** The grid that the fields stand in. */
  className: string;
  /** The word of the button that saves, where it is neither to add nor to save. */
  submit?: string;
  /** The id of the element that the focus goes back to. */
  returnTo?: string;
  close: () => void;
  children: (field: (name: F, hint?: string) => FieldOf<F>) => ReactNode;
}) => {
  const { t } = useSession();
  const { editing, labels } = props;
  const { state } = editing;
  const fields = useFirstProblem(state.problems);
  const returnTo = props.returnTo === undefined ? {} : { returnTo: props.returnTo };
  const text = (name: F, value: string): string =>
    value === '' ? t.clash.nothing : (props.text?.(name, value) ?? value);
  const { clash } = state;
  if (clash) {
    const theirs = props.formOf(clash.theirs);
    return (
      <Clash
        by={null}
        at={null}
        fields={differing(state.form, theirs)
          .filter((name) => !props.fixed?.includes(name))
          .map((name) => ({
            name,
            label: labels[name],
            mine: text(name, state.form[name]),
            theirs: text(name, theirs[name]),
          }))}
        keepMine={() => void editing.keepMine(clash)}
        takeTheirs={() => editing.takeTheirs(clash)}
        merge={() => editing.merge(clash)}
        close={props.close}
        {...returnTo}
      />
    );
  }
  const field = (name: F, hint?: string): FieldOf<F> => {
    const other = state.beside[name];
    return {
      name,
      label: labels[name],
      value: state.form[name],
      problem: state.problems[name],
      hint: other === undefined ? hint : `${t.clash.theirsUnknown}: ${text(name, other)}`,
      onChange: (value) => editing.write(name, value),
    };
  };
  return (
    <Sheet
      title={props.title}
      {...returnTo}
      onSubmit={() => void editing.save('save')}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={state.busy}>
            {props.submit ?? (state.version === null ? t.do.add : t.do.save)}
          </Button>
          <Button appearance="subtle" onClick={editing.cancel}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <FormNotes
        {...state}
        gone={t.trouble.notFound}
        startOver={editing.startOver}
        restore={editing.restore}
      />
      <div ref={fields} className={props.className}>
        {props.children(field)}
      </div>
    </Sheet>
  );
};
