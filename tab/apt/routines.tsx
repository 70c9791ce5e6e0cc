import {
  Button,
  Link,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from '@fluentui/react-components';
import { Add20Regular, MoreHorizontal20Regular } from '@fluentui/react-icons';
import type { Routine } from '../../bot/core/api-apt.ts';
import { mediumDay } from '../../bot/core/texts/dates.ts';
import { usePage } from '../parts/more.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { ROUTINE_ANCHOR, routineAnchor, useApt } from './apt.ts';
import { useRows } from './proposals.tsx';

const MOST_SHOWN = 3;

const Row = ({ routine, writable }: { routine: Routine; writable: boolean }) => {
  const rows = useRows();
  const shared = useShared();
  const { t, language } = useSession();
  const { show } = useApt();
  return (
    <li className={rows.row}>
      <span className={rows.head}>
        {routine.link ? (
          <Link className={rows.title} href={routine.link} target="_blank" rel="noreferrer">
            {routine.title}
          </Link>
        ) : (
          <span className={rows.title}>{routine.title}</span>
        )}
        {writable ? (
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <Button
                id={routineAnchor(routine.id)}
                size="small"
                appearance="subtle"
                icon={<MoreHorizontal20Regular />}
                aria-label={t.do.more(routine.title)}
              />
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                <MenuItem onClick={() => show({ kind: 'deed', routine, to: 'item' })}>
                  {t.apt.routines.toItem}
                </MenuItem>
                <MenuItem onClick={() => show({ kind: 'deed', routine, to: 'action' })}>
                  {t.apt.routines.toAction}
                </MenuItem>
                <MenuItem onClick={() => show({ kind: 'routine', routine })}>{t.do.edit}</MenuItem>
              </MenuList>
            </MenuPopover>
          </Menu>
        ) : null}
      </span>
      {routine.link ? null : <span className={shared.caption}>{t.apt.routines.noLink}</span>}
      {routine.active ? (
        <span className={shared.caption}>{t.apt.routines.activities(routine.activities.length)}</span>
      ) : (
        <Status name="unmet" text={t.apt.routines.idle} />
      )}
      <ul className={shared.list}>
        {routine.activities.slice(0, MOST_SHOWN).map((each) => (
          <li key={`${each.kind}${each.id}`} className={mergeClasses(shared.text, shared.caption)}>
            {each.day ? `${each.title}, ${mediumDay(each.day, language)}` : each.title}
          </li>
        ))}
      </ul>
    </li>
  );
};

/** Routines that exist elsewhere, each with what it has led to; those without anything for a year come first. */
export const RoutineList = ({ routines, writable }: { routines: Routine[]; writable: boolean }) => {
  const shared = useShared();
  const { t } = useSession();
  const { show } = useApt();
  const { page, more } = usePage(routines, 10);
  return (
    <Panel
      title={t.apt.routines.title}
      tools={
        writable ? (
          <Button
            id={ROUTINE_ANCHOR}
            appearance="subtle"
            icon={<Add20Regular />}
            onClick={() => show({ kind: 'routine', routine: null })}
          >
            {t.apt.routines.add}
          </Button>
        ) : undefined
      }
    >
      {page.length === 0 ? (
        <p className={mergeClasses(shared.text, shared.quiet)}>
          {writable ? t.apt.routines.empty : t.apt.routines.emptyReader}
        </p>
      ) : (
        <ul className={shared.list}>
          {page.map((routine) => (
            <Row key={routine.id} routine={routine} writable={writable} />
          ))}
        </ul>
      )}
      {more}
    </Panel>
  );
};
