import { Button, mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircle20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { ProgrammeStep, RecordInput } from '../../bot/core/api-steps.ts';
import { LineField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putStep, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';

/** A plan of process and activities is a text, the rest a day alone. */
const WITH_TEXT = 'processPlanRecorded';

/** What completes a step when somebody notes it, and what Stegvis cannot see and takes somebody's word for. */
export const StepRecord = ({ step }: { step: ProgrammeStep }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { today } = useOverview();
  const [date, setDate] = useState(step.recordedOn ?? today);
  const [text, setText] = useState(step.text ?? '');
  const { metric, need, state, may } = step;
  const worded = metric === WITH_TEXT;
  const marks = need === 'mark';
  const put = (input: RecordInput, said: string): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.recordStep(unit.id, step.id, step.version, input);
      if (!result.ok) {
        if (result.trouble.fields.length === 0) notices.failed(result.trouble);
        return result.trouble;
      }
      putStep(unit, result.value);
      notices.saved(said);
      return null;
    });
  const problem = (field: string): string | undefined =>
    trying.trouble?.fields.find((each) => each.field === field)?.message;
  const noted = state === 'done' && step.recordedOn !== null;
  const help = marks ? t.steps.record.markHelp : (t.steps.record.help[metric] ?? '');
  const label = marks ? t.steps.record.mark : (t.steps.record.do[metric] ?? t.steps.record.mark);
  const open = may.record && state !== 'locked';
  return (
    <Panel title={t.steps.record.title} icon={<CheckmarkCircle20Regular />}>
      <p className={shared.text}>{help}</p>
      {worded && !open && step.text ? (
        <p className={mergeClasses(shared.text, shared.kept)}>{step.text}</p>
      ) : null}
      {may.record ? null : (
        <p className={mergeClasses(shared.text, shared.caption)}>
          {t.steps.record.may[step.participants] ?? t.steps.record.mayOthers}
        </p>
      )}
      {open ? (
        <form
          className={shared.stack}
          noValidate
          onSubmit={(event) => {
            event.preventDefault();
            void put({ done: true, date, ...(worded ? { text } : {}) }, t.steps.record.saved);
          }}
        >
          {worded ? (
            <TextField
              label={t.steps.record.text}
              name="text"
              value={text}
              rows={4}
              required
              problem={problem('text')}
              onChange={setText}
            />
          ) : null}
          {noted && !worded ? null : (
            <LineField
              label={t.steps.record.date}
              name="date"
              type="date"
              value={date}
              problem={problem('date')}
              onChange={setDate}
            />
          )}
          <div className={shared.row}>
            {noted && !worded ? null : (
              <Button type="submit" appearance="primary" disabledFocusable={trying.busy || date === ''}>
                {noted ? t.steps.record.change : label}
              </Button>
            )}
            {noted ? (
              <Button
                disabledFocusable={trying.busy}
                onClick={() => void put({ done: false }, t.steps.record.undone)}
              >
                {t.steps.record.back}
              </Button>
            ) : null}
          </div>
        </form>
      ) : null}
    </Panel>
  );
};
