import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import { ArrowDown20Regular, ArrowUp20Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { AgendaItem } from '../../bot/core/api.ts';
import { ItemDeeds, Phases, Raised } from '../apt/item-extras.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { itemAnchor } from './item-sheet.tsx';
import type { MeetingDeeds } from './use-meeting-deeds.ts';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '12px',
    rowGap: '4px',
    padding: '8px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    // Rows out of sight are neither laid out nor painted.
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 56px',
  },
  number: {
    width: '20px',
    flexShrink: 0,
    textAlign: 'end',
    alignSelf: 'start',
    color: tokens.colorNeutralForeground3,
  },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    flexGrow: 1,
    flexBasis: '160px',
    minWidth: 0,
  },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
  tools: { display: 'flex', gap: '4px', marginInlineStart: 'auto' },
});

/** One point of an agenda, with its minutes, how it went, and its place in the order. */
export const ItemRow = (props: {
  item: AgendaItem;
  number: number | null;
  last: boolean;
  writable: boolean;
  deeds: MeetingDeeds;
  move?: (by: -1 | 1) => void;
  edit: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { item, number, deeds, move } = props;
  const busy = deeds.busy !== null;
  return (
    <li className={styles.item}>
      {number === null ? null : <span className={styles.number}>{number}</span>}
      <span className={styles.words}>
        <span className={styles.title}>{item.title}</span>
        <span className={styles.facts}>
          <span className={shared.caption}>{t.meetings.itemMinutes(item.minutes)}</span>
          <Status name={item.state} />
          <Phases {...item} />
          <Raised item={item} />
        </span>
        {item.outcome ? (
          <span className={mergeClasses(shared.kept, shared.quiet)}>{item.outcome}</span>
        ) : null}
      </span>
      {props.writable ? (
        <span className={styles.tools}>
          {move && number !== null ? (
            <>
              <Button
                appearance="subtle"
                icon={<ArrowUp20Regular />}
                aria-label={t.meetings.up(item.title)}
                disabledFocusable={busy || number === 1}
                onClick={() => move(-1)}
              />
              <Button
                appearance="subtle"
                icon={<ArrowDown20Regular />}
                aria-label={t.meetings.down(item.title)}
                disabledFocusable={busy || props.last}
                onClick={() => move(1)}
              />
            </>
          ) : null}
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <Button
                id={itemAnchor(item.id)}
                appearance="subtle"
                icon={<MoreHorizontal20Regular />}
                aria-label={t.do.more(item.title)}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={props.edit}>{t.do.edit}</MenuItem>
                {(['onAgenda', 'discussed', 'notReached'] as const)
                  .filter((state) => state !== item.state)
                  .map((state) => (
                    <MenuItem key={state} onClick={() => void deeds.tellItem(item, { state })}>
                      {t.meetings[state]}
                    </MenuItem>
                  ))}
                <ItemDeeds item={item} />
              </MenuList>
            </MenuPopover>
          </Menu>
        </span>
      ) : null}
    </li>
  );
};
