import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular, ClipboardTaskListLtr20Regular } from '@fluentui/react-icons';
import { useMemo, useState } from 'react';
import type { FollowedAction, FollowUpView } from '../../bot/core/api-report.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { Source } from '../source.ts';
import { useUnit } from '../unit.tsx';
import { browser } from '../window.ts';
import { FollowUpSheet } from './follow-up-sheet.tsx';
import { CheckedRow, ReviewedRow } from './followed-row.tsx';
import { LinksPanel } from './links.tsx';
import { ReadPart } from './part.tsx';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    '> li:not(:first-child)': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
});

const followedUp = ({ followUp }: FollowedAction): boolean => followUp !== null && followUp.trim() !== '';

const Loaded = ({ view, source }: { view: FollowUpView; source: Source<FollowUpView> }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const [chosen, choose] = useState<FollowedAction | null>(null);
  const write = view.may.followUp ? choose : null;
  const list = mergeClasses(shared.list, styles.list);
  const saved = (row: FollowedAction): void => {
    const put = (rows: FollowedAction[]): FollowedAction[] =>
      rows.map((other) => (other.id === row.id ? row : other));
    source.change((now) => ({
      ...now,
      check: put(now.check).filter(({ why }) => why.length > 0),
      review: put(now.review),
    }));
    unit.plan.change((plan) => plan);
    notices.saved(t.report.followUpSaved(row.title));
  };
  return (
    <div className={shared.split}>
      <div className={shared.wide}>
        <Panel title={t.report.check(view.quarter.number)} icon={<ClipboardTaskListLtr20Regular />}>
          <p className={mergeClasses(shared.text, shared.quiet)}>
            {view.check.length === 0 ? t.report.nothingToCheck : t.report.checkLead(view.check.length)}
          </p>
          <ul className={list}>
            {view.check.map((action) => (
              <CheckedRow key={action.id} action={action} write={write} />
            ))}
          </ul>
        </Panel>
        <Panel title={t.report.review} icon={<CalendarLtr20Regular />}>
          <p className={mergeClasses(shared.text, shared.quiet)}>
            {view.review.length === 0
              ? t.report.reviewNone
              : t.report.reviewCount(view.review.filter(followedUp).length, view.review.length)}
          </p>
          <ul className={list}>
            {view.review.map((action) => (
              <ReviewedRow key={action.id} action={action} write={write} />
            ))}
          </ul>
        </Panel>
      </div>
      <LinksPanel view={view} source={source} />
      {chosen ? <FollowUpSheet action={chosen} saved={saved} close={() => choose(null)} /> : null}
    </div>
  );
};

/** What needs a decision this quarter, the year's review, and where the governing documents name the work. */
export const FollowUpPart = () => {
  const { api } = useSession();
  const { id } = useUnit();
  const source = useMemo(() => new Source(() => api.followUp(id), browser), [api, id]);
  return <ReadPart source={source}>{(view) => <Loaded view={view} source={source} />}</ReadPart>;
};
