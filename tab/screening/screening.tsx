import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { Finding, FindingsView } from '../../bot/core/api-findings.ts';
import { Bar } from '../parts/bar.tsx';
import { Empty } from '../parts/empty.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Page } from '../parts/page.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { ALL, chosen, type Filter, shown } from './arrange.ts';
import { Columns } from './columns.tsx';
import { Editor } from './editor.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { Ideas } from './ideas.tsx';
import { Link } from './link.tsx';
import { MakeAction } from './make-action.tsx';
import type { Opening } from './use-finding-form.ts';

type Showing =
  | { kind: 'finding'; opening: Opening }
  | { kind: 'make'; finding: Finding }
  | { kind: 'link'; finding: Finding }
  | { kind: 'ideas' };

const Dialogs = (props: { view: FindingsView; showing: Showing; show: (next: Showing | null) => void }) => {
  const { view, showing, show } = props;
  const { t } = useSession();
  const notices = useNotices();
  const close = (): void => show(null);
  if (showing.kind === 'ideas')
    return (
      <Ideas
        ideas={view.ideas}
        use={(idea) => show({ kind: 'finding', opening: { finding: null, idea } })}
        close={close}
      />
    );
  if (showing.kind === 'make')
    return (
      <MakeAction
        finding={showing.finding}
        made={(title) => notices.saved(t.screening.made(title))}
        close={close}
      />
    );
  if (showing.kind === 'link')
    return (
      <Link
        finding={showing.finding}
        all={view.findings}
        linked={(title) => notices.saved(t.screening.linked(title))}
        close={close}
      />
    );
  const { opening } = showing;
  return (
    <Editor
      key={opening.finding?.id ?? opening.idea?.id ?? 'new'}
      opening={opening}
      saved={({ title }) => notices.saved(t.screening.saved(title))}
      close={close}
    />
  );
};

const useStyles = makeStyles({
  lines: { display: 'flex', flexDirection: 'column', gap: '4px', padding: '8px 0' },
});

/** What is lacking altogether: an everyday life (R58), an area (R11). */
const Lacking = ({ view }: { view: FindingsView }) => {
  const styles = useStyles();
  const { t } = useSession();
  const { whose, areas, actionAreas } = view.lacking;
  const begun = view.findings.length > 0;
  const sentences = [
    ...whose.map((one) => t.screening.lacking.whose[one]),
    ...(begun && areas.length > 0 ? [t.screening.lacking.areas(areas.map((area) => t.area[area]))] : []),
    ...(begun && actionAreas.length > 0
      ? [t.screening.lacking.actions(actionAreas.map((area) => t.area[area]))]
      : []),
  ];
  if (sentences.length === 0) return null;
  return (
    <Bar intent="info">
      <span className={styles.lines}>
        {sentences.map((sentence) => (
          <span key={sentence}>{sentence}</span>
        ))}
      </span>
    </Bar>
  );
};

const Loaded = ({ view }: { view: FindingsView }) => {
  const shared = useShared();
  const { t } = useSession();
  const { may } = useOverview();
  const [filter, setFilter] = useState<Filter>(ALL);
  const [showing, show] = useState<Showing | null>(null);
  useReady('screening');
  const { findings } = view;
  const narrowed = shown(findings, filter);
  const ideas = (): void => show({ kind: 'ideas' });
  const without = findings.filter(({ withoutAction }) => withoutAction).length;
  return (
    <Page
      title={t.screening.title}
      lead={findings.length > 0 ? t.screening.count(findings.length, without) : t.screening.lead}
      tools={
        <>
          {findings.length > 0 ? <FilterMenu filter={filter} set={setFilter} /> : null}
          {may.writePlan && findings.length > 0 ? <Button onClick={ideas}>{t.screening.ideas}</Button> : null}
          {may.writePlan ? (
            <Button
              appearance="primary"
              icon={<Add20Regular />}
              onClick={() => show({ kind: 'finding', opening: { finding: null } })}
            >
              {t.screening.add}
            </Button>
          ) : null}
        </>
      }
    >
      <Refreshing source={useUnit().findings} />
      {may.writePlan ? null : (
        <p className={mergeClasses(shared.text, shared.caption)}>{t.screening.readOnly}</p>
      )}
      <Lacking view={view} />
      {findings.length === 0 ? (
        <Empty
          text={may.writePlan ? t.screening.empty : t.screening.emptyReader}
          action={may.writePlan ? <Button onClick={ideas}>{t.plan.getIdea}</Button> : undefined}
        />
      ) : narrowed.length === 0 && chosen(filter) > 0 ? (
        <Empty
          text={t.screening.noMatch}
          action={<Button onClick={() => setFilter(ALL)}>{t.screening.clear}</Button>}
        />
      ) : (
        <Columns
          findings={narrowed}
          open={(finding) => show({ kind: 'finding', opening: { finding } })}
          make={(finding) => show({ kind: 'make', finding })}
          link={(finding) => show({ kind: 'link', finding })}
        />
      )}
      {showing ? <Dialogs view={view} showing={showing} show={show} /> : null}
    </Page>
  );
};

/** Norms, risks and opportunities that the unit has seen, and what came of them. */
const Screening = () => {
  const { t } = useSession();
  const { findings } = useUnit();
  const snapshot = useSource(findings);
  if (!snapshot.value)
    return (
      <Waiting view="screening" title={t.screening.title} on={[{ snapshot, refresh: findings.refresh }]} />
    );
  return <Loaded view={snapshot.value} />;
};

export default Screening;
