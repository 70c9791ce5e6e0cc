import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AptView } from '../../bot/core/api-apt.ts';
import { Panel } from '../parts/panel.tsx';
import { StatusIcon } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { useApt, WHEEL_ANCHOR } from './apt.ts';
import { monthName } from './months.ts';

const useStyles = makeStyles({
  month: {
    display: 'grid',
    gridTemplateColumns: '40px minmax(0, 1fr)',
    columnGap: '8px',
    padding: '4px 8px',
    borderLeft: '2px solid transparent',
  },
  now: {
    borderLeftColor: tokens.colorCompoundBrandStroke,
    backgroundColor: tokens.colorNeutralBackground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  whole: {
    display: 'block',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  quarter: { display: 'flex', alignItems: 'center', gap: '4px' },
});

/** The year's rhythm, month by month, and how many items each quarter has against the norm. */
export const Wheel = ({ apt }: { apt: AptView }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { today } = useOverview();
  const { show } = useApt();
  const { wheel } = apt;
  const now = Number(today.slice(5, 7));
  return (
    <Panel
      title={t.apt.wheel.title}
      tools={
        apt.may.changeWheel ? (
          <Button
            id={WHEEL_ANCHOR}
            appearance="subtle"
            aria-label={t.apt.wheel.edit}
            onClick={() => show({ kind: 'wheel' })}
          >
            {t.do.edit}
          </Button>
        ) : undefined
      }
    >
      <ol className={shared.list}>
        {wheel.months.map(({ month, lines }) => (
          <li
            key={month}
            className={mergeClasses(styles.month, month === now && styles.now)}
            aria-current={month === now ? 'date' : undefined}
          >
            <span>{monthName(month, language, 'short')}</span>
            <span>
              {lines.map(({ short }) => short).join(', ')}
              {month === now && !wheel.own ? (
                <span className={styles.whole}>{lines.map(({ text }) => `${text}.`).join(' ')}</span>
              ) : null}
            </span>
          </li>
        ))}
      </ol>
      <div className={shared.tight}>
        <span>{t.apt.wheel.norm(wheel.perQuarter)}</span>
        <ul className={shared.list}>
          {wheel.quarters.map((items, index) => (
            <li key={monthName(index * 3 + 1, 'sv', 'short')} className={styles.quarter}>
              <StatusIcon name={items >= wheel.perQuarter && items > 0 ? 'done' : 'planned'} />
              <span className={shared.caption}>{t.apt.wheel.quarter(index + 1, items)}</span>
            </li>
          ))}
        </ul>
        {wheel.own ? null : <span className={shared.caption}>{t.apt.wheel.assumption}</span>}
      </div>
    </Panel>
  );
};
