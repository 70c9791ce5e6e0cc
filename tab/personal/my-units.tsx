import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { Steps20Regular } from '@fluentui/react-icons';
import { useMemo } from 'react';
import type { UnitsOverview } from '../../bot/core/api-report.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusIcon } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession, useSource } from '../session.tsx';
import { Source } from '../source.ts';
import { browser } from '../window.ts';

const useStyles = makeStyles({
  units: { display: 'flex', flexDirection: 'column', gap: '16px' },
  name: { margin: 0, fontSize: 'inherit' },
  steps: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
});

const OfUnit = ({ unit }: { unit: UnitsOverview['units'][number] }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { next } = unit;
  return (
    <li className={shared.tight}>
      <h3 className={mergeClasses(styles.name, shared.strong)}>{unit.name}</h3>
      <span className={shared.caption}>{unit.programmeName}</span>
      <ol className={mergeClasses(shared.list, styles.steps)} aria-label={t.report.steps}>
        {unit.steps.map((step) => {
          const said = t.report.stepIs(step.title, t.status[step.state]);
          return (
            <li key={step.id} title={said}>
              <StatusIcon name={step.state} />
              <span className={shared.hidden}>{said}</span>
            </li>
          );
        })}
      </ol>
      <p className={shared.text}>
        {next === null
          ? t.report.unitNone
          : next.due === null
            ? t.report.unitNextNoDate(next.title)
            : t.report.unitNext(next.title, longDay(next.due, language))}
      </p>
    </li>
  );
};

/** The units that the person leads or manages, where there are several: the state of each step, by name (R31). */
export const MyUnits = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const source = useMemo(() => new Source(api.unitsOverview, browser), [api]);
  const units = useSource(source).value?.units ?? [];
  if (units.length < 2) return null;
  return (
    <Panel title={t.report.units} icon={<Steps20Regular />}>
      <p className={mergeClasses(shared.text, shared.quiet)}>{t.report.unitsLead}</p>
      <ul className={mergeClasses(shared.list, styles.units)}>
        {units.map((unit) => (
          <OfUnit key={unit.id} unit={unit} />
        ))}
      </ul>
    </Panel>
  );
};
