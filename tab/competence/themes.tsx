import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Target20Regular, TextBulletListSquare20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import { BANDS, type Band, type InventoryView, type Themes } from '../../bot/core/api-competence.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { Area } from '../parts/area.tsx';
import { Empty } from '../parts/empty.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { Freeze } from './freeze.tsx';
import { Part } from './part.tsx';
import { themeSessionId } from './places.ts';
import { ThemeSessionSheet } from './theme-session-sheet.tsx';

type Theme = Themes['themes'][number];

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: '4px 12px',
    minHeight: '44px',
    padding: '4px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  title: { minWidth: 0, flex: '1 1 160px', overflowWrap: 'anywhere' },
  heading: { margin: 0, fontSize: 'inherit' },
});

/** The themes of one band, as words: nothing here tells how many need it. */
const OfBand = (props: { band: Band; themes: Theme[]; plan: ((theme: Theme) => void) | null }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { band, themes, plan } = props;
  const words = t.competence;
  if (themes.length === 0) return null;
  return (
    <section className={shared.tight}>
      <h3 className={mergeClasses(styles.heading, shared.strong)}>{words.band[band]}</h3>
      <span className={shared.caption}>{words.bandHelp[band]}</span>
      <ul className={shared.list}>
        {themes.map((theme) => (
          <li key={theme.area} className={styles.row}>
            <span className={styles.title}>{theme.title}</span>
            {plan ? (
              <Button
                id={themeSessionId(theme.area)}
                aria-label={words.planSessionFor(theme.title)}
                onClick={() => plan(theme)}
              >
                {words.planSessionNow}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  );
};

const Shown = ({ themes, inventory }: { themes: Themes; inventory: InventoryView }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const [planned, plan] = useState<Theme | null>(null);
  const words = t.competence;
  const { snapshot, hidden, allReached } = themes;
  const { may } = inventory;
  return (
    <div className={shared.split}>
      <div className={shared.wide}>
        {snapshot === null ? (
          <Empty text={words.themesEmpty} />
        ) : (
          <Panel title={words.themes} icon={<TextBulletListSquare20Regular />}>
            <p className={mergeClasses(shared.text, shared.quiet)}>
              {words.themesLead} {words.themesDay(longDay(snapshot.day, language))}.
            </p>
            {themes.themes.length === 0 && hidden.length === 0 ? (
              <p className={shared.text}>{words.themesEmpty}</p>
            ) : null}
            {BANDS.map((band) => (
              <OfBand
                key={band}
                band={band}
                themes={themes.themes.filter((theme) => theme.band === band)}
                plan={may.planSessions ? plan : null}
              />
            ))}
            {hidden.length > 0 ? (
              <section className={shared.tight}>
                <h3 className={mergeClasses(styles.heading, shared.strong)}>{words.later}</h3>
                <span className={shared.caption}>{words.laterHelp}</span>
                <ul className={shared.list}>
                  {hidden.map(({ area, title }) => (
                    <li key={area} className={styles.row}>
                      <span className={mergeClasses(styles.title, shared.quiet)}>{title}</span>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
          </Panel>
        )}
      </div>
      <div className={shared.wide}>
        {allReached === null ? null : (
          <Panel title={words.reachedTitle} icon={<Target20Regular />}>
            <Status
              name={allReached ? 'met' : 'unmet'}
              text={allReached ? words.reached : words.notReached}
            />
          </Panel>
        )}
        {themes.plan.length === 0 ? null : (
          <Panel title={words.overall} icon={<TextBulletListSquare20Regular />}>
            <ul className={shared.list}>
              {themes.plan.map(({ area, band }) => (
                <li key={area} className={styles.row}>
                  <Area area={area} />
                  <span className={shared.caption}>{words.band[band]}</span>
                </li>
              ))}
            </ul>
          </Panel>
        )}
        {may.freeze ? <Freeze themes={themes} /> : null}
      </div>
      {planned ? <ThemeSessionSheet theme={planned} close={() => plan(null)} /> : null}
    </div>
  );
};

/** What the unit needs, for everybody in it: bands as words, never numbers (R26). */
export const ThemesPart = ({ inventory }: { inventory: InventoryView }) => {
  const unit = useUnit();
  return <Part source={unit.themes}>{(themes) => <Shown themes={themes} inventory={inventory} />}</Part>;
};
