import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { Action } from '../../bot/core/api.ts';
import { usePage } from '../parts/more.tsx';
import { useCompact } from '../parts/size.ts';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { COLUMNS, MOST_SHOWN } from './arrange.ts';
import { ActionCard } from './card.tsx';

const useStyles = makeStyles({
  board: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: '16px',
    alignItems: 'start',
    // Three columns of at least 190 px; below that they would cut every title to pieces.
    '@media (min-width: 640px)': { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  single: { '@media (min-width: 640px)': { gridTemplateColumns: 'minmax(0, 1fr)' } },
  column: { display: 'flex', flexDirection: 'column', gap: '8px', minWidth: 0 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    margin: 0,
    fontWeight: 'inherit',
    minHeight: '24px',
  },
  cards: { display: 'flex', flexDirection: 'column', gap: '8px' },
  none: {
    margin: 0,
    padding: '12px',
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

const Part = ({ name, actions }: { name: Action['state']; actions: Action[] }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const id = useId();
  const { page, more } = usePage(actions, MOST_SHOWN);
  return (
    <section className={styles.column} aria-labelledby={id}>
      <h2 className={styles.head} id={id}>
        <Status name={name} />
        <span className={shared.caption}>{actions.length}</span>
      </h2>
      {actions.length === 0 ? (
        <p className={mergeClasses(styles.none, shared.caption)}>{t.plan.emptyColumn}</p>
      ) : (
        <ul className={mergeClasses(shared.list, styles.cards)}>
          {page.map((action) => (
            <ActionCard key={action.id} action={action} />
          ))}
        </ul>
      )}
      {more}
    </section>
  );
};

/** The board: Utkast, Pågår, Klar; what was dropped stands below when it is asked for. */
export const Board = ({ actions }: { actions: Action[] }) => {
  const styles = useStyles();
  const shared = useShared();
  const compact = useCompact();
  const dropped = actions.filter(({ state }) => state === 'dropped');
  return (
    <div className={shared.wide}>
      <div className={mergeClasses(styles.board, compact && styles.single)}>
        {COLUMNS.map((name) => (
          <Part key={name} name={name} actions={actions.filter(({ state }) => state === name)} />
        ))}
      </div>
      {dropped.length > 0 ? <Part name="dropped" actions={dropped} /> : null}
    </div>
  );
};
