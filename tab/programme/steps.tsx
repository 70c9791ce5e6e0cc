import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { StepView } from '../../bot/core/api.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Status, StatusIcon } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';

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
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
  next: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground1,
  },
});

const Step = ({ step, next, linked }: { step: StepView; next: boolean; linked: boolean }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language, go } = useSession();
  const { today, steps } = useOverview();
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (linked) item.current?.scrollIntoView({ block: 'center' });
  }, [linked]);
  const late = step.state === 'open' && step.due !== null && step.due < today;
  const awaited = steps.filter(({ id, state }) => step.dependsOn.includes(id) && state !== 'done');
  const why =
    step.reason ?? (awaited.length > 0 ? t.programme.after(awaited.map(({ title }) => title)) : null);
  return (
    <li className={styles.step} ref={item} aria-current={next ? 'step' : undefined}>
      <span className={styles.mark}>
        <StatusIcon name={late ? 'late' : step.state} />
      </span>
      <div className={mergeClasses(styles.body, next && styles.current)}>
        {next ? <span className={styles.next}>{t.programme.nextMark}</span> : null}
        <h3 className={styles.title}>{step.title}</h3>
        <div className={styles.facts}>
          <Status name={late ? 'late' : step.state} bare />
          <span className={shared.caption}>
            {step.due ? t.programme.due(longDay(step.due, language)) : t.programme.noDate}
          </span>
          <span className={shared.caption}>
            {t.programme.participants[step.participants] ?? step.participants}
          </span>
          {step.optional ? <span className={shared.caption}>{t.programme.optional}</span> : null}
        </div>
        <p className={mergeClasses(shared.text, shared.quiet)}>{step.purpose}</p>
        {step.screening && step.state !== 'locked' ? (
          <div>
            <Button onClick={() => go({ view: 'screening', item: null })}>{t.screening.toIt}</Button>
          </div>
        ) : null}
        {why && step.state !== 'done' ? <p className={shared.text}>{why}</p> : null}
      </div>
    </li>
  );
};

/** The programme's steps in order, with what opens or completes each; the next one stands out. */
export const Steps = () => {
  const shared = useShared();
  const { place } = useSession();
  const { steps, next } = useOverview();
  return (
    <ol className={shared.list}>
      {steps.map((step) => (
        <Step key={step.id} step={step} next={step.id === next?.id} linked={step.id === place.item} />
      ))}
    </ol>
  );
};
