import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { IndividualPlan } from '../../bot/core/api-competence.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { openLink } from '../host.ts';
import { usePage } from '../parts/more.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

const useStyles = makeStyles({
  item: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTop: 'none', paddingTop: 0 },
  },
  title: { margin: 0, fontSize: 'inherit', overflowWrap: 'anywhere' },
  list: { margin: 0, paddingInlineStart: '20px', overflowWrap: 'anywhere' },
  link: { display: 'inline-block', padding: '4px 0' },
});

type Item = IndividualPlan['items'][number];

/** What fits one area: sessions, what to read, and a colleague. */
const OfArea = ({ item, below }: { item: Item; below: ReactNode }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const words = t.competence;
  const { sessions, materials, colleague } = item;
  return (
    <li className={styles.item}>
      <div className={shared.tight}>
        <h3 className={mergeClasses(styles.title, shared.strong)}>{item.title}</h3>
        <span className={shared.row}>
          {item.level ? <span className={shared.caption}>{words.level[item.level]}</span> : null}
          {item.baselineMet ? <Status name="met" text={words.basics} /> : null}
        </span>
      </div>
      {sessions.length > 0 ? (
        <div>
          <span className={shared.caption}>{words.planSessions}</span>
          <ul className={styles.list}>
            {sessions.map(({ title, start }) => (
              <li key={`${title} ${start}`}>
                {words.planSession(title, start ? dayAndTime(start, language) : words.planNoTime)}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {materials.length > 0 ? (
        <div>
          <span className={shared.caption}>{words.planMaterials}</span>
          <ul className={styles.list}>
            {materials.map(({ title, url }) => (
              <li key={title}>
                {url ? (
                  <Link
                    className={styles.link}
                    href={url}
                    target="_blank"
                    rel="noreferrer"
                    onClick={(event) => {
                      event.preventDefault();
                      openLink(url);
                    }}
                  >
                    {title}
                  </Link>
                ) : (
                  title
                )}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      {colleague ? (
        <div>
          <span className={shared.caption}>{words.planColleague}</span>
          <p className={shared.text}>{colleague}</p>
        </div>
      ) : null}
      {below}
    </li>
  );
};

/** How many areas are shown at first: a plan is read a little at a time. */
const SHOWN = 3;

/** A plan of one person's, area by area. `below` stands under each. */
export const PlanItems = (props: { plan: IndividualPlan; below?: (item: Item) => ReactNode }) => {
  const shared = useShared();
  const { t } = useSession();
  const { items } = props.plan;
  const { page, more } = usePage(items, SHOWN);
  if (items.length === 0)
    return <p className={mergeClasses(shared.text, shared.quiet)}>{t.competence.planEmpty}</p>;
  return (
    <>
      <ul className={shared.list}>
        {page.map((item) => (
          <OfArea key={item.area} item={item} below={props.below?.(item)} />
        ))}
      </ul>
      {more}
    </>
  );
};
