import { Button } from '@fluentui/react-components';
import type { Action } from '../../bot/core/api.ts';
import { differing } from '../merge.ts';
import { Bar } from '../parts/bar.tsx';
import { Clash } from '../parts/clash.tsx';
import { FormNotes } from '../parts/form-notes.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { anchorOf } from './deeds.ts';
import { EditorFields } from './editor-fields.tsx';
import { useFieldText } from './field-text.ts';
import { formOf } from './form.ts';
import type { Opening } from './showing.ts';
import { type Goal, useActionForm } from './use-action-form.ts';

/** The columns that somebody filled in a form we cannot read, by the names of their fields. */
const brokenOf = (action: Action | null, labels: Record<string, string>): string[] =>
  (action?.broken ?? []).map((column) => {
    const field = column.charAt(0).toLowerCase() + column.slice(1);
    return labels[field]?.toLowerCase() ?? column;
  });

/** The form for one action. A new or unstarted one can be saved as a draft with what there is. */
export const Editor = (props: {
  opening: Opening;
  saved: (action: Action, goal: Goal) => void;
  close: () => void;
}) => {
  const { t } = useSession();
  const text = useFieldText();
  const { action } = props.opening;
  const editing = useActionForm(props.opening, props.saved, props.close);
  const { state } = editing;
  const fields = useFirstProblem(state.problems);
  const returnTo = action ? { returnTo: anchorOf(action.id) } : {};

  const { clash } = state;
  if (clash) {
    const theirs = formOf(clash.theirs);
    return (
      <Clash
        by={clash.theirs.changedBy}
        at={clash.theirs.changedAt}
        fields={differing(state.form, theirs).map((field) => ({
          name: field,
          label: t.edit.fields[field],
          mine: text(field, state.form[field]),
          theirs: text(field, theirs[field]),
        }))}
        keepMine={() => void editing.keepMine(clash)}
        takeTheirs={() => editing.takeTheirs(clash)}
        merge={() => editing.merge(clash)}
        close={props.close}
        {...returnTo}
      />
    );
  }

  const unstarted = action === null || action.state === 'draft';
  const broken = brokenOf(action, t.edit.fields);
  return (
    <Sheet
      title={action ? t.edit.change : t.edit.new}
      wide
      {...returnTo}
      onSubmit={() => void editing.save(unstarted ? 'active' : 'as-it-is')}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={state.busy}>
            {unstarted ? t.plan.start : t.do.save}
          </Button>
          {unstarted ? (
            <Button disabled={state.busy} onClick={() => void editing.save('draft')}>
              {t.edit.saveDraft}
            </Button>
          ) : null}
          <Button appearance="subtle" onClick={editing.cancel}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <FormNotes {...state} gone={t.plan.gone} startOver={editing.startOver} restore={editing.restore} />
      {broken.length > 0 ? <Bar intent="warning">{t.plan.broken(broken)}</Bar> : null}
      <div ref={fields}>
        <EditorFields state={state} write={editing.write} />
      </div>
    </Sheet>
  );
};
