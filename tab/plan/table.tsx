import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Action } from '../../bot/core/api.ts';
import { shortDay } from '../../bot/core/texts/dates.ts';
import { Area } from '../parts/area.tsx';
import { usePage } from '../parts/more.tsx';
import { useCompact } from '../parts/size.ts';
import { Status } from '../parts/status.tsx';
import { useShared, WIDE } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useOverview } from '../with-overview.tsx';
import { ActionMenu } from './action-menu.tsx';
import { MOST_SHOWN, ownerOf } from './arrange.ts';
import { ActionCard, Due, useTitleButton } from './card.tsx';
import { anchorOf, useDeeds } from './deeds.ts';
import { NEAREST, SORTS, type SortBy, sortedBy } from './sort.ts';
import { SortHead } from './table-head.tsx';

const useStyles = makeStyles({
  table: {
    display: 'block',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  body: { display: 'block' },
  row: {
    display: 'grid',
    // Four columns and the menu when medium, six when wide.
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 1.5fr) 32px',
    columnGap: '16px',
    alignItems: 'center',
    minHeight: '44px',
    padding: '0 12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // Rows out of sight are neither laid out nor painted, and stay reachable for search and screen readers.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 44px',
    [WIDE]: {
      gridTemplateColumns:
        'minmax(0, 3fr) minmax(0, 1.5fr) minmax(0, 2fr) minmax(0, 2fr) minmax(0, 1fr) minmax(0, 1.2fr) 32px',
    },
  },
  head: {
    borderTop: 'none',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    color: tokens.colorNeutralForeground3,
  },
  wideOnly: { display: 'none', [WIDE]: { display: 'flex' } },
  cell: { display: 'flex', alignItems: 'center', padding: 0, minWidth: 0 },
  headCell: { textAlign: 'start', fontWeight: 'inherit' },
  list: { display: 'flex', flexDirection: 'column', gap: '8px' },
});

const Row = ({ action }: { action: Action }) => {
  const styles = useStyles();
  const shared = useShared();
  const button = useTitleButton();
  const { t, language } = useSession();
  const overview = useOverview();
  const deeds = useDeeds();
  const owner = ownerOf(action, overview, t.role, t.edit.former) ?? t.plan.noOwner;
  return (
    <tr className={styles.row}>
      <td className={styles.cell}>
        <button
          type="button"
          id={anchorOf(action.id)}
          className={button.button}
          onClick={() => deeds.open(action)}
        >
          {action.title}
        </button>
      </td>
      <td className={mergeClasses(styles.cell, styles.wideOnly)}>
        {action.area ? <Area area={action.area} /> : null}
      </td>
      <td className={mergeClasses(styles.cell, shared.caption)}>{owner}</td>
      <td className={styles.cell}>
        <Due action={action} bare />
      </td>
      <td className={mergeClasses(styles.cell, shared.caption, styles.wideOnly)}>
        {action.followUpDate ? shortDay(action.followUpDate, language) : ''}
      </td>
      <td className={styles.cell}>
        <Status name={action.state} />
      </td>
      <td className={styles.cell}>
        <ActionMenu action={action} />
      </td>
    </tr>
  );
};

const WIDE_ONLY: readonly SortBy[] = ['area', 'followUp'];

/** The plan as a table: six columns when wide, four when medium, a list when compact. Its headings sort it. */
export const PlanTable = ({ actions }: { actions: Action[] }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const compact = useCompact();
  const overview = useOverview();
  const [sort, set] = useState(NEAREST);
  const ordered = sortedBy(actions, sort, (action) => ({
    area: action.area && t.area[action.area],
    owner: ownerOf(action, overview, t.role, t.edit.former),
  }));
  const { page, more } = usePage(compact ? actions : ordered, MOST_SHOWN);
  if (compact)
    return (
      <ul className={mergeClasses(shared.list, styles.list)}>
        {page.map((action) => (
          <ActionCard key={action.id} action={action} state />
        ))}
        {more ? <li>{more}</li> : null}
      </ul>
    );
  const head = mergeClasses(styles.cell, styles.headCell);
  return (
    <>
      <table className={styles.table} aria-label={t.nav.plan}>
        <thead className={styles.body}>
          <tr className={mergeClasses(styles.row, styles.head)}>
            {SORTS.map((by) => (
              <SortHead
                key={by}
                by={by}
                sort={sort}
                set={set}
                className={WIDE_ONLY.includes(by) ? mergeClasses(head, styles.wideOnly) : head}
              />
            ))}
            <th className={head}>
              <span className={shared.hidden}>{t.nav.more}</span>
            </th>
          </tr>
        </thead>
        <tbody className={styles.body}>
          {page.map((action) => (
            <Row key={action.id} action={action} />
          ))}
        </tbody>
      </table>
      {more}
    </>
  );
};
