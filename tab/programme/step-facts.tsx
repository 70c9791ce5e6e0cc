import { mergeClasses } from '@fluentui/react-components';
import type { ProgrammeStep } from '../../bot/core/api-steps.ts';
import { longDay, yearDay } from '../../bot/core/texts/dates.ts';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { statusOf } from './step-status.ts';

/** A step's state, date and who takes part, in one line. `bare` where its icon stands beside. */
export const StepFacts = ({ step, bare = false }: { step: ProgrammeStep; bare?: boolean }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { today } = useOverview();
  return (
    <div className={shared.row}>
      <Status name={statusOf(step, today)} bare={bare} />
      <span className={shared.caption}>
        {step.due ? t.programme.due(longDay(step.due, language)) : t.programme.noDate}
      </span>
      <span className={shared.caption}>
        {t.programme.participants[step.participants] ?? step.participants}
      </span>
      {step.optional ? <span className={shared.caption}>{t.programme.optional}</span> : null}
    </div>
  );
};

/** What opens a step or what is known of it, whose turn it is, and where the default is our assumption. */
export const StepEvidence = ({ step }: { step: ProgrammeStep }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const caption = mergeClasses(shared.text, shared.caption);
  const day = step.recordedOn ? yearDay(step.recordedOn, language) : null;
  const how =
    step.howDone === 'before' && day
      ? t.steps.doneBefore(day)
      : step.howDone === 'word' && day
        ? t.steps.doneWord(day)
        : null;
  return (
    <div className={shared.tight}>
      {step.state === 'locked' && step.reason ? <p className={shared.text}>{step.reason}</p> : null}
      {step.state === 'locked' ? null : <p className={shared.text}>{how ?? step.evidence}</p>}
      {how === null && day && step.state === 'done' ? (
        <p className={caption}>{t.steps.recorded(day)}</p>
      ) : null}
      {step.turn ? <p className={caption}>{t.steps.turn[step.turn]}</p> : null}
      {step.assumption && step.state === 'open' ? <p className={caption}>{t.steps.assumed}</p> : null}
    </div>
  );
};
