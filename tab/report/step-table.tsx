import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { EvidenceView } from '../../bot/core/api-report.ts';
import { mediumDay } from '../../bot/core/texts/dates.ts';
import { useCompact } from '../parts/size.ts';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse' },
  cell: {
    padding: '8px 12px 8px 0',
    textAlign: 'start',
    verticalAlign: 'top',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  head: {
    borderTop: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  name: { fontWeight: tokens.fontWeightRegular, width: '32%' },
  narrow: { whiteSpace: 'nowrap', width: '1%' },
  list: { display: 'flex', flexDirection: 'column', gap: '12px' },
});

type Step = EvidenceView['steps'][number];

/** Every step with what is known of it: a table, or a list when compact. */
export const StepTable = ({ steps }: { steps: Step[] }) => {
  const styles = useStyles();
  const shared = useShared();
  const compact = useCompact();
  const { t, language } = useSession();
  const { columns } = t.report;
  const assumed = (step: Step) =>
    step.assumption ? (
      <p className={mergeClasses(shared.text, shared.caption)}>{t.programme.assumption}</p>
    ) : null;
  if (compact)
    return (
      <ul className={mergeClasses(shared.list, styles.list)}>
        {steps.map((step) => (
          <li key={step.id} className={shared.tight}>
            <Status name={step.state} />
            <p className={mergeClasses(shared.text, shared.strong)}>{step.text}</p>
            <p className={shared.text}>{step.reason}</p>
            {assumed(step)}
          </li>
        ))}
      </ul>
    );
  const head = mergeClasses(styles.cell, styles.head);
  return (
    <table className={styles.table} aria-label={t.report.steps}>
      <thead>
        <tr>
          <th scope="col" className={head}>
            {columns.step}
          </th>
          <th scope="col" className={head}>
            {columns.state}
          </th>
          <th scope="col" className={head}>
            {columns.due}
          </th>
          <th scope="col" className={head}>
            {columns.fact}
          </th>
        </tr>
      </thead>
      <tbody>
        {steps.map((step) => (
          <tr key={step.id}>
            <th scope="row" className={mergeClasses(styles.cell, styles.name)}>
              {step.text}
            </th>
            <td className={mergeClasses(styles.cell, styles.narrow)}>
              <Status name={step.state} />
            </td>
            <td className={mergeClasses(styles.cell, styles.narrow)}>
              {step.due ? mediumDay(step.due, language) : ''}
            </td>
            <td className={styles.cell}>
              {step.reason}
              {assumed(step)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
};
