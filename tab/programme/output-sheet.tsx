import { Button } from '@fluentui/react-components';
import type { ProgrammeStep } from '../../bot/core/api-steps.ts';
import { differing } from '../merge.ts';
import { Clash } from '../parts/clash.tsx';
import { TextField } from '../parts/fields.tsx';
import { FormNotes } from '../parts/form-notes.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { formOf, useOutputForm } from './use-output-form.ts';

/** Where a step's output is written: a draft for most, approved by the manager when what comes first is there. */
export const OutputSheet = (props: {
  step: ProgrammeStep;
  output: { id: string; name: string };
  mayApprove: boolean;
  close: () => void;
}) => {
  const { step, output, mayApprove, close } = props;
  const { t } = useSession();
  const editing = useOutputForm(step, output.id, close);
  const { state } = editing;
  const fields = useFirstProblem(state.problems);
  const { clash } = state;
  if (clash)
    return (
      <Clash
        by={clash.theirs.changedBy}
        at={clash.theirs.changedAt}
        fields={differing(state.form, formOf(clash.theirs)).map((name) => ({
          name,
          label: t.steps.output.text,
          mine: state.form.text,
          theirs: clash.theirs.text ?? t.clash.nothing,
        }))}
        keepMine={() => void editing.keepMine(clash)}
        takeTheirs={() => editing.takeTheirs(clash)}
        merge={() => editing.merge(clash)}
        close={close}
      />
    );
  // An approved text is changed by approving the new one; taking it back is a deed of its own.
  const drafts = step.approvedOn === null;
  return (
    <Sheet
      title={t.steps.output.sheet(output.name)}
      wide
      onSubmit={() => void editing.save(mayApprove ? 'approve' : 'draft')}
      onClose={close}
      actions={
        <>
          {mayApprove ? (
            <Button appearance="primary" type="submit" disabled={state.busy}>
              {t.steps.output.approve}
            </Button>
          ) : null}
          {drafts ? (
            <Button
              appearance={mayApprove ? 'secondary' : 'primary'}
              disabled={state.busy}
              onClick={() => void editing.save('draft')}
            >
              {t.steps.output.saveDraft}
            </Button>
          ) : null}
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
      <div ref={fields}>
        <TextField
          label={t.steps.output.text}
          name="text"
          hint={t.steps.output.help}
          value={state.form.text}
          rows={8}
          autoFocus
          problem={state.problems.text}
          onChange={(text) => editing.write('text', text)}
        />
      </div>
    </Sheet>
  );
};
