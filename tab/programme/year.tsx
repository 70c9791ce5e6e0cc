import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular } from '@fluentui/react-icons';
import type { ProgrammeStep } from '../../bot/core/api-steps.ts';
import { shortDay } from '../../bot/core/texts/dates.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusIcon } from '../parts/status.tsx';
import { COMPACT, useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { StepLink } from './step-link.tsx';
import { statusOf } from './step-status.ts';
import { useWhole } from './whole.tsx';

const useStyles = makeStyles({
  // The list below says the same; a narrow window has no room for both.
  panel: { [COMPACT]: { display: 'none' } },
  months: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(150px, 1fr))',
    columnGap: 0,
    rowGap: '16px',
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  month: {
    paddingTop: '8px',
    paddingInlineEnd: '12px',
    borderTop: `2px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  name: {
    margin: '0 0 4px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground3,
  },
  day: { display: 'block' },
  step: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: '4px', padding: '4px 0' },
});

const months = (steps: readonly ProgrammeStep[]): [string, ProgrammeStep[]][] => {
  const byMonth = new Map<string, ProgrammeStep[]>();
  for (const step of steps) {
    const month = step.due?.slice(0, 7);
    if (month !== undefined) byMonth.set(month, [...(byMonth.get(month) ?? []), step]);
  }
  return [...byMonth].sort(([one], [other]) => one.localeCompare(other));
};

/** The programme's months, each with the steps that are due in it; the way to a step's own page. */
export const Year = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { today } = useOverview();
  const { steps } = useWhole();
  const name = new Intl.DateTimeFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  });
  return (
    <Panel title={t.steps.year} icon={<CalendarLtr20Regular />} className={styles.panel}>
      <ol className={styles.months}>
        {months(steps).map(([month, due]) => (
          <li key={month} className={styles.month}>
            <h3 className={styles.name}>{name.format(new Date(`${month}-01T00:00:00Z`))}</h3>
            <ul className={shared.list}>
              {due.map((step) => (
                <li key={step.id} className={styles.step}>
                  <StatusIcon name={statusOf(step, today)} />
                  <span>
                    <StepLink step={step} />
                    {step.due ? (
                      <span className={mergeClasses(shared.caption, styles.day)}>
                        {shortDay(step.due, language)}
                      </span>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
          </li>
        ))}
      </ol>
    </Panel>
  );
};
