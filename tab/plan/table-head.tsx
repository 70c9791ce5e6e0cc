import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowSortDownRegular, ArrowSortUpRegular } from '@fluentui/react-icons';
import { useSession } from '../session.tsx';
import { pressed, type Sort, type SortBy } from './sort.ts';

const useStyles = makeStyles({
  button: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: '4px',
    minHeight: '32px',
    padding: 0,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    '@media (pointer: coarse)': { minHeight: '44px' },
  },
  now: { color: tokens.colorNeutralForeground1 },
});

/** A heading of the table that sorts it when it is pressed. */
export const SortHead = (props: { by: SortBy; sort: Sort; set: (sort: Sort) => void; className: string }) => {
  const { by, sort, set, className } = props;
  const styles = useStyles();
  const { t } = useSession();
  const now = sort.by === by;
  return (
    <th className={className} aria-sort={now ? (sort.down ? 'descending' : 'ascending') : 'none'}>
      <button
        type="button"
        className={mergeClasses(styles.button, now && styles.now)}
        onClick={() => set(pressed(sort, by))}
      >
        {t.plan.columns[by]}
        {now ? sort.down ? <ArrowSortDownRegular aria-hidden /> : <ArrowSortUpRegular aria-hidden /> : null}
      </button>
    </th>
  );
};
