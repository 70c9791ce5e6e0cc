import { Button, mergeClasses } from '@fluentui/react-components';
import { Add20Regular } from '@fluentui/react-icons';
import { lazy, useEffect, useRef, useState } from 'react';
import type { Action, PlanView } from '../../bot/core/api.ts';
import { SafetyRep } from '../apt/linked.tsx';
import { LinkedFiles } from '../apt/linked-files.tsx';
import { Empty } from '../parts/empty.tsx';
import { Page } from '../parts/page.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { Vision } from '../parts/vision.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { type Filter, ownerLeft, shown } from './arrange.ts';
import { Board } from './board.tsx';
import { DeedsProvider } from './deeds.ts';
import { PlanDialogs } from './dialogs.tsx';
import { FilterMenu } from './filter-menu.tsx';
import { PlanMenu } from './life/menu.tsx';
import { ideasFor, lifePage } from './life/place.ts';
import { Look, useLook } from './look.tsx';
import type { Showing } from './showing.ts';
import { PlanTable } from './table.tsx';
import { useDeedsOf } from './use-deeds.ts';

const LifePage = lazy(() => import('./life/life-page.tsx'));

const Loaded = ({ plan }: { plan: PlanView }) => {
  const shared = useShared();
  const { t, place, go } = useSession();
  const overview = useOverview();
  const [look, setLook] = useLook();
  const [filter, setFilter] = useState<Filter>({ areas: [], dropped: false });
  const [showing, show] = useState<Showing | null>(null);
  const deeds = useDeedsOf(show);
  useReady('plan');

  const linked = useRef<string | null>(null);
  useEffect(() => {
    const action = plan.actions.find(({ id }) => id === place.item);
    if (!action || linked.current === place.item) return;
    linked.current = place.item;
    show({ kind: 'action', opening: { action } });
  }, [place.item, plan.actions]);
  useEffect(() => {
    const asked = ideasFor(place.item);
    if (!asked || linked.current === place.item) return;
    linked.current = place.item;
    show({ kind: 'ideas', asked });
  }, [place.item]);

  const actions = shown(plan.actions, filter, overview);
  const open: Action[] = plan.actions.filter(({ state }) => state !== 'dropped');
  const add = (): void => show({ kind: 'action', opening: { action: null } });
  const ideas = (): void => show({ kind: 'ideas', asked: {} });
  const narrowed =
    filter.areas.length > 0 || filter.dropped || filter.left === true || filter.linked !== undefined;
  return (
    <Page
      title={t.plan.name(overview.planArtefact)}
      lead={plan.actions.length > 0 ? t.plan.count(open.length) : undefined}
      tools={
        <>
          {plan.actions.length > 0 ? <Look look={look} set={setLook} /> : null}
          {plan.actions.length > 0 ? (
            <FilterMenu
              filter={filter}
              set={setFilter}
              left={plan.actions.some((action) => ownerLeft(action, overview))}
            />
          ) : null}
          {overview.may.writePlan && plan.actions.length > 0 ? (
            <Button onClick={ideas}>{t.plan.ideas}</Button>
          ) : null}
          {overview.may.writePlan ? (
            <Button appearance="primary" icon={<Add20Regular />} onClick={add}>
              {t.plan.newAction}
            </Button>
          ) : null}
          <PlanMenu />
        </>
      }
    >
      <Refreshing source={useUnit().plan} />
      {overview.may.writePlan ? null : (
        <p className={mergeClasses(shared.text, shared.caption)}>{t.plan.readOnly}</p>
      )}
      {filter.linked ? (
        <>
          <SafetyRep />
          <div>
            <LinkedFiles what={filter.linked} />
          </div>
        </>
      ) : null}
      <Vision />
      <DeedsProvider value={deeds}>
        {plan.actions.length === 0 ? (
          <Empty
            text={overview.may.writePlan ? t.plan.empty : t.plan.emptyReader}
            action={
              overview.may.writePlan ? (
                <div className={shared.row}>
                  <Button onClick={ideas}>{t.plan.getIdea}</Button>
                  <Button onClick={() => go({ view: 'plan', item: 'import' })}>
                    {t.planLife.import.instead}
                  </Button>
                </div>
              ) : undefined
            }
          />
        ) : actions.length === 0 && narrowed ? (
          <Empty
            text={t.plan.noMatch}
            action={<Button onClick={() => setFilter({ areas: [], dropped: false })}>{t.plan.clear}</Button>}
          />
        ) : look === 'table' ? (
          <PlanTable actions={actions} />
        ) : (
          <Board actions={actions} />
        )}
        {showing ? <PlanDialogs showing={showing} show={show} /> : null}
      </DeedsProvider>
    </Page>
  );
};

/** Who does what, and when: the unit's plan as a board or a table. */
const Plan = () => {
  const { t, place } = useSession();
  const { plan } = useUnit();
  const snapshot = useSource(plan);
  const where = lifePage(place.item);
  if (where) return <LifePage where={where} key={place.item} />;
  if (!snapshot.value)
    return <Waiting view="plan" title={t.nav.plan} on={[{ snapshot, refresh: plan.refresh }]} />;
  return <Loaded plan={snapshot.value} />;
};

export default Plan;
