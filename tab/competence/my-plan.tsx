import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { Target20Regular } from '@fluentui/react-icons';
import { useEffect, useMemo, useRef } from 'react';
import type { IndividualPlan, OwnCompetence } from '../../bot/core/api-competence.ts';
import { useNotices } from '../parts/notice.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession, useSource } from '../session.tsx';
import { Source } from '../source.ts';
import { useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import { browser } from '../window.ts';
import { PlanItems } from './plan-items.tsx';

/** Basic knowledge is the person's own word, given and taken back at any time (R27). */
const Basics = (props: { item: IndividualPlan['items'][number]; told: () => Promise<void> }) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { area, title, baselineMet } = props.item;
  const words = t.competence;
  const tell = async (met: boolean): Promise<void> => {
    await trying.run(async () => {
      const result = await api.tellBaseline(unit.id, { area, met });
      if (!result.ok) {
        notices.failed(result.trouble, () => void tell(met));
        return result.trouble;
      }
      await Promise.all([props.told(), unit.competence.readBy(() => api.ownCompetence(unit.id))]);
      notices.saved(met ? words.basicsSaved : words.basicsTaken, () => void tell(!met));
      return null;
    });
  };
  return (
    <Checkbox
      label={words.basicsNow}
      aria-label={words.basicsFor(title)}
      checked={baselineMet}
      onChange={(_, { checked }) => {
        if (!trying.busy) void tell(checked === true);
      }}
    />
  );
};

/** One's own plan: it follows the answers. */
export const MyPlan = ({ own }: { own: OwnCompetence }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const source = useMemo(() => new Source(() => api.ownPlan(unit.id), browser), [api, unit.id]);
  const { value, trouble } = useSource(source);
  // Another version of the levels may ask for other things. The first is read by watching.
  const { version } = own;
  const known = useRef(version);
  useEffect(() => {
    if (known.current === version) return;
    known.current = version;
    void source.readBy(() => api.ownPlan(unit.id));
  }, [source, api, unit.id, version]);
  const words = t.competence;
  return (
    <Panel title={words.plan} icon={<Target20Regular />}>
      <p className={mergeClasses(shared.text, shared.quiet)}>{words.planLead}</p>
      {value === null ? (
        trouble ? (
          <TroubleBar trouble={trouble} retry={() => void source.refresh()} />
        ) : (
          <p className={shared.quiet}>{t.loading}</p>
        )
      ) : (
        <PlanItems
          plan={value}
          below={(item) => (
            <Basics item={item} told={async () => void (await source.readBy(() => api.ownPlan(unit.id)))} />
          )}
        />
      )}
    </Panel>
  );
};
