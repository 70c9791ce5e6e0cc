import { Button, mergeClasses } from '@fluentui/react-components';
import { DocumentText20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProgrammeStep } from '../../bot/core/api-steps.ts';
import { dayAndTime, yearDay } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putStep, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { OutputSheet } from './output-sheet.tsx';

/** What a step led to: the text, whether it is approved, when it was changed, and what may be done with it. */
export const StepOutput = (props: {
  step: ProgrammeStep;
  output: { id: string; name: string };
  primary: boolean;
}) => {
  const { step, output, primary } = props;
  const shared = useShared();
  const { t, language, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const [writing, write] = useState(false);
  const { text, approvedOn, waitsFor, may, changedAt, changedBy } = step;
  // The mandate locks approval as well; an earlier step may be open while its output is there.
  const mayApprove = may.approve && waitsFor.length === 0;
  const put = (approved: boolean): Promise<boolean> =>
    trying.run(async () => {
      const input = { output: output.id, approved, text: text ?? '' };
      const result = await api.saveOutput(unit.id, step.id, step.version, input);
      if (!result.ok) {
        notices.failed(result.trouble);
        return result.trouble;
      }
      putStep(unit, result.value);
      notices.saved(approved ? t.steps.output.approvedNow : t.steps.output.takenBack);
      return null;
    });
  const changed = changedAt ? dayAndTime(changedAt, language) : null;
  return (
    <Panel title={t.steps.output.title(output.name)} icon={<DocumentText20Regular />}>
      {text ? (
        <div className={shared.tight}>
          <p className={mergeClasses(shared.text, shared.kept)}>{text}</p>
          {approvedOn ? (
            <Status name="done" text={t.steps.output.approved(yearDay(approvedOn, language))} />
          ) : (
            <Status name="draft" />
          )}
          {changed ? (
            <span className={shared.caption}>
              {changedBy ? t.steps.output.changed(changedBy, changed) : t.steps.output.changedAt(changed)}
            </span>
          ) : null}
        </div>
      ) : (
        <p className={shared.text}>{t.steps.output.none}</p>
      )}
      {waitsFor.length > 0 && !approvedOn ? (
        <p className={mergeClasses(shared.text, shared.caption)}>{t.steps.output.waits(waitsFor)}</p>
      ) : null}
      {may.draft && !may.approve ? (
        <p className={mergeClasses(shared.text, shared.caption)}>{t.steps.output.managerApproves}</p>
      ) : null}
      <div className={shared.row}>
        {text && !approvedOn && mayApprove ? (
          <Button
            appearance={primary ? 'primary' : 'secondary'}
            disabledFocusable={trying.busy}
            onClick={() => void put(true)}
          >
            {t.steps.output.approve}
          </Button>
        ) : null}
        {may.draft ? (
          <Button appearance={primary && !text ? 'primary' : 'secondary'} onClick={() => write(true)}>
            {text ? t.steps.output.edit : t.steps.output.write}
          </Button>
        ) : null}
        {approvedOn && may.approve ? (
          <Button appearance="subtle" disabledFocusable={trying.busy} onClick={() => void put(false)}>
            {t.steps.output.takeBack}
          </Button>
        ) : null}
      </div>
      {writing ? (
        <OutputSheet step={step} output={output} mayApprove={mayApprove} close={() => write(false)} />
      ) : null}
    </Panel>
  );
};
