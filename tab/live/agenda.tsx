import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRight20Filled } from '@fluentui/react-icons';
import type { AgendaItem } from '../../bot/core/api.ts';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '4px',
    padding: '8px 4px 8px 8px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    borderInlineStartWidth: '2px',
    borderInlineStartStyle: 'solid',
    borderInlineStartColor: 'transparent',
  },
  here: { borderInlineStartColor: tokens.colorCompoundBrandStroke },
  words: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    flexGrow: 1,
    flexBasis: '120px',
    minWidth: 0,
  },
  title: { overflowWrap: 'anywhere' },
  facts: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '12px' },
  now: { display: 'inline-flex', alignItems: 'center', gap: '4px' },
  icon: { display: 'flex', color: tokens.colorBrandForeground1 },
});

/** The whole agenda while the meeting goes on: where it is, what has come of what is done. */
export const Agenda = (props: {
  items: AgendaItem[];
  current: string | null;
  /** What is left of the item at hand, in words. */
  left: string | null;
  /** Leads the meeting to an item; absent for those who follow. */
  goTo?: (item: AgendaItem) => void;
  busy: boolean;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  return (
    <ol className={shared.list} aria-label={t.live.agenda}>
      {props.items.map((item, index) => {
        const here = item.id === props.current;
        return (
          <li
            key={item.id}
            className={mergeClasses(styles.item, here && styles.here)}
            aria-current={here ? 'step' : undefined}
          >
            <span className={styles.words}>
              <span className={mergeClasses(styles.title, here && shared.strong)}>
                {`${index + 1}. ${item.title}`}
              </span>
              <span className={styles.facts}>
                <span className={shared.caption}>
                  {here && props.left !== null ? props.left : t.meetings.itemMinutes(item.minutes)}
                </span>
                {here ? (
                  <span className={mergeClasses(shared.caption, styles.now)}>
                    <span className={styles.icon} aria-hidden>
                      <ArrowRight20Filled />
                    </span>
                    {t.live.now}
                  </span>
                ) : item.state === 'onAgenda' ? null : (
                  <Status name={item.state} />
                )}
              </span>
              {item.outcome ? (
                <span className={mergeClasses(shared.text, shared.kept, shared.quiet)}>{item.outcome}</span>
              ) : null}
            </span>
            {props.goTo && !here && item.state === 'onAgenda' ? (
              <Button
                appearance="subtle"
                aria-label={t.live.goTo(item.title)}
                disabledFocusable={props.busy}
                onClick={() => props.goTo?.(item)}
              >
                {t.live.goToShort}
              </Button>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
};
