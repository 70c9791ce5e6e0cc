import {
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import {
  BoardSplit20Filled,
  BoardSplit20Regular,
  BookOpen20Regular,
  CalendarLtr20Filled,
  CalendarLtr20Regular,
  DocumentText20Regular,
  type FluentIcon,
  HatGraduation20Regular,
  Home20Filled,
  Home20Regular,
  Lightbulb20Regular,
  MoreHorizontal20Filled,
  MoreHorizontal20Regular,
  PeopleTeam20Regular,
  Person20Regular,
  Search20Regular,
  Settings20Regular,
  Steps20Filled,
  Steps20Regular,
} from '@fluentui/react-icons';
import { useHasInventory } from './competence/has-inventory.ts';
import { COMPACT } from './parts/styles.ts';
import { searchOf, type View } from './place.ts';
import { useSession, useSource } from './session.tsx';
import { useUnit } from './unit.tsx';

const useStyles = makeStyles({
  nav: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: {
    boxSizing: 'border-box',
    display: 'flex',
    listStyleType: 'none',
    maxWidth: '1200px',
    margin: '0 auto',
    padding: '0 4px',
    [COMPACT]: { justifyContent: 'space-between', padding: 0 },
  },
  link: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: '8px',
    height: '44px',
    padding: '0 12px',
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    cursor: 'pointer',
    borderRadius: tokens.borderRadiusMedium,
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-2px' },
    [COMPACT]: {
      flexDirection: 'column',
      justifyContent: 'center',
      gap: '4px',
      height: '56px',
      minWidth: '52px',
      padding: '0 4px',
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
    },
  },
  here: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      left: '12px',
      right: '12px',
      bottom: 0,
      height: '2px',
      backgroundColor: tokens.colorCompoundBrandStroke,
      [COMPACT]: { left: '4px', right: '4px' },
    },
  },
  icon: { display: 'flex' },
  hereIcon: { color: tokens.colorBrandForeground1 },
});

type Listed = 'start' | 'programme' | 'plan' | 'apt';
const listed: [Listed, FluentIcon, FluentIcon][] = [
  ['start', Home20Regular, Home20Filled],
  ['programme', Steps20Regular, Steps20Filled],
  ['plan', BoardSplit20Regular, BoardSplit20Filled],
  ['apt', CalendarLtr20Regular, CalendarLtr20Filled],
];
type Further =
  | 'screening'
  | 'meetings'
  | 'training'
  | 'competence'
  | 'report'
  | 'glossary'
  | 'personal'
  | 'settings';
const further: [Further, FluentIcon][] = [
  ['screening', Search20Regular],
  ['meetings', PeopleTeam20Regular],
  ['training', HatGraduation20Regular],
  ['competence', Lightbulb20Regular],
  ['report', DocumentText20Regular],
  ['glossary', BookOpen20Regular],
  ['personal', Person20Regular],
  ['settings', Settings20Regular],
];

/** The way between the views: four, and the rest behind Mer. */
export const Nav = () => {
  const styles = useStyles();
  const { t, place, go } = useSession();
  const overview = useSource(useUnit().overview).value;
  const to = (view: View): void => {
    if (view !== place.view || place.item) go({ view, item: null });
  };
  const inventory = useHasInventory(overview) || place.view === 'competence';
  const shown: Partial<Record<View, boolean>> = {
    settings: overview?.may.changeUnit ?? false,
    competence: inventory,
  };
  const more = further.filter(([view]) => shown[view] ?? true);
  const inMore = further.some(([view]) => view === place.view);
  return (
    <nav className={styles.nav} aria-label={t.nav.label}>
      <ul className={styles.list}>
        {listed.map(([view, Regular, Filled]) => {
          const here = place.view === view;
          const Icon = here ? Filled : Regular;
          return (
            <li key={view}>
              <a
                className={mergeClasses(styles.link, here && styles.here)}
                href={searchOf({ view, item: null }, window.location.search)}
                aria-current={here ? 'page' : undefined}
                onClick={(event) => {
                  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                  event.preventDefault();
                  to(view);
                }}
              >
                <span className={mergeClasses(styles.icon, here && styles.hereIcon)} aria-hidden>
                  <Icon />
                </span>
                {t.nav[view]}
              </a>
            </li>
          );
        })}
        <li>
          <Menu positioning="below-end">
            <MenuTrigger disableButtonEnhancement>
              <button type="button" className={mergeClasses(styles.link, inMore && styles.here)}>
                <span className={mergeClasses(styles.icon, inMore && styles.hereIcon)} aria-hidden>
                  {inMore ? <MoreHorizontal20Filled /> : <MoreHorizontal20Regular />}
                </span>
                {t.nav.more}
              </button>
            </MenuTrigger>
            <MenuPopover>
              <MenuList>
                {more.map(([view, Icon]) => (
                  <MenuItem
                    key={view}
                    icon={<Icon />}
                    aria-current={place.view === view ? 'page' : undefined}
                    onClick={() => to(view)}
                  >
                    {t.nav[view]}
                  </MenuItem>
                ))}
              </MenuList>
            </MenuPopover>
          </Menu>
        </li>
      </ul>
    </nav>
  );
};
