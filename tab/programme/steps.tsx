import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ProgrammeStep } from '../../bot/core/api-steps.ts';
import { yearDay } from '../../bot/core/texts/dates.ts';
import { StatusIcon } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { StepEvidence, StepFacts } from './step-facts.tsx';
import { StepLink } from './step-link.tsx';
import { statusOf } from './step-status.ts';
import { useWhole } from './whole.tsx';

const useStyles = makeStyles({
  step: {
    position: 'relative',
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr)',
    columnGap: '12px',
    paddingBottom: '24px',
    // The line that leads from one step to the next.
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '9px',
      top: '28px',
      bottom: '4px',
      width: '2px',
      backgroundColor: tokens.colorNeutralStroke2,
    },
    ':last-child': { paddingBottom: 0 },
  },
  mark: { display: 'flex', paddingTop: '1px' },
  body: { display: 'flex', flexDirection: 'column', gap: '4px', minWidth: 0 },
  current: {
    padding: '12px',
    marginTop: '-12px',
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  next: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
});

/** *Vision, godkänt 12 januari*, for each output that somebody has written. */
const Outputs = ({ step }: { step: ProgrammeStep }) => {
  const shared = useShared();
  const { t, language } = useSession();
  if (step.text === null) return null;
  const state = step.approvedOn
    ? t.steps.output.approved(yearDay(step.approvedOn, language))
    : t.steps.output.draft;
  return (
    <p className={mergeClasses(shared.text, shared.caption)}>
      {t.steps.output.title(step.outputs.map(({ name }) => name).join(', '))}. {state}.
    </p>
  );
};

const Step = ({ step, next }: { step: ProgrammeStep; next: boolean }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { today } = useOverview();
  return (
    <li className={styles.step} aria-current={next ? 'step' : undefined}>
      <span className={styles.mark}>
        <StatusIcon name={statusOf(step, today)} />
      </span>
      <div className={mergeClasses(styles.body, next && styles.current)}>
        {next ? <span className={styles.next}>{t.programme.nextMark}</span> : null}
        <h3 className={styles.title}>
          <StepLink step={step} />
        </h3>
        <StepFacts step={step} bare />
        <p className={mergeClasses(shared.text, shared.quiet)}>{step.purpose}</p>
        <StepEvidence step={step} />
        <Outputs step={step} />
      </div>
    </li>
  );
};

/** The programme's steps in order, with what opens or completes each; the next one stands out. */
export const Steps = () => {
  const shared = useShared();
  const { next } = useOverview();
  const { steps } = useWhole();
  return (
    <ol className={shared.list}>
      {steps.map((step) => (
        <Step key={step.id} step={step} next={step.id === next?.id} />
      ))}
    </ol>
  );
};
