import { Button, makeStyles, mergeClasses, ToggleButton, tokens } from '@fluentui/react-components';
import type { Action, AgendaItem, Meetings } from '../../bot/core/api.ts';
import { dayAndTime, mediumDay } from '../../bot/core/texts/dates.ts';
import { usePage } from '../parts/more.tsx';
import { Panel } from '../parts/panel.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { Phases } from './item-extras.tsx';
import { LinkedFiles } from './linked-files.tsx';
import { useRows } from './proposals.tsx';

export type Only = 'all' | 'sam' | 'measures';
const ONLY: readonly Only[] = ['all', 'sam', 'measures'];

const useStyles = makeStyles({
  group: { display: 'flex', flexWrap: 'wrap', gap: '4px', margin: 0, padding: 0, border: 'none' },
  note: {
    padding: '8px 12px',
    borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
  },
});

/** Everything, what belongs to SAM, or what belongs to active measures. */
export const OnlyChoice = ({ only, set }: { only: Only; set: (only: Only) => void }) => {
  const styles = useStyles();
  const { t } = useSession();
  return (
    <fieldset className={styles.group} aria-label={t.apt.sam.show}>
      {ONLY.map((each) => (
        <ToggleButton key={each} size="small" checked={only === each} onClick={() => set(each)}>
          {t.apt.sam.only[each]}
        </ToggleButton>
      ))}
    </fieldset>
  );
};

/** Who takes part in the risk assessment, by role: never an owner of the measures. */
export const SafetyRep = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const { safetyRep } = useOverview();
  return (
    <p className={mergeClasses(shared.text, shared.caption, styles.note)}>
      {safetyRep?.name ? t.apt.sam.safetyRep(safetyRep.name) : t.apt.sam.noSafetyRep}
    </p>
  );
};

const linkedTo =
  (only: Only) =>
  (row: Pick<AgendaItem | Action, 'samPhase' | 'activeMeasure'>): boolean =>
    only === 'sam' ? row.samPhase !== null : row.activeMeasure !== null;

/** All items and actions that belong to SAM, or to active measures, wherever they stand. */
export const Linked = ({ all, only }: { all: Meetings; only: Only }) => {
  const rows = useRows();
  const shared = useShared();
  const { t, language, go } = useSession();
  const plan = useSource(useUnit().plan).value;
  const items = [
    ...all.meetings.flatMap(({ agenda, start }) => agenda.map((item) => ({ item, start }))),
    ...all.unplaced.filter(({ declined }) => !declined).map((item) => ({ item, start: null })),
  ].filter(({ item }) => linkedTo(only)(item));
  const actions = (plan?.actions ?? []).filter(
    (action) => action.state !== 'dropped' && linkedTo(only)(action),
  );
  const shownItems = usePage(items, 50);
  const shownActions = usePage(actions, 50);
  return (
    <div className={shared.wide}>
      <SafetyRep />
      {only === 'all' || items.length + actions.length === 0 ? null : (
        <div>
          <LinkedFiles what={only} />
        </div>
      )}
      {items.length + actions.length === 0 ? <p className={shared.text}>{t.apt.sam.empty}</p> : null}
      {items.length > 0 ? (
        <Panel title={t.apt.sam.items}>
          <ul className={shared.list}>
            {shownItems.page.map(({ item, start }) => (
              <li key={item.id} className={rows.row}>
                <span className={rows.title}>{item.title}</span>
                <span className={rows.facts}>
                  <Phases {...item} />
                  {start ? <span className={shared.caption}>{dayAndTime(start, language)}</span> : null}
                  <Status name={item.state} />
                </span>
              </li>
            ))}
          </ul>
          {shownItems.more}
        </Panel>
      ) : null}
      {actions.length > 0 ? (
        <Panel title={t.apt.sam.actions}>
          <ul className={shared.list}>
            {shownActions.page.map((action) => (
              <li key={action.id} className={rows.row}>
                <span className={shared.between}>
                  <span className={rows.title}>{action.title}</span>
                  <Button
                    size="small"
                    appearance="subtle"
                    aria-label={t.do.openIt(action.title)}
                    onClick={() => go({ view: 'plan', item: action.id })}
                  >
                    {t.do.open}
                  </Button>
                </span>
                <span className={rows.facts}>
                  <Phases {...action} />
                  {action.dueDate ? (
                    <span className={shared.caption}>{t.plan.due(mediumDay(action.dueDate, language))}</span>
                  ) : null}
                  <Status name={action.state} />
                </span>
                {action.riskAssessment ? (
                  <span className={mergeClasses(shared.kept, shared.quiet)}>{action.riskAssessment}</span>
                ) : null}
              </li>
            ))}
          </ul>
          {shownActions.more}
        </Panel>
      ) : null}
    </div>
  );
};
