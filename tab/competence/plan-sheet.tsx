import { Button } from '@fluentui/react-components';
import { useCallback } from 'react';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { planId } from './places.ts';
import { PlanItems } from './plan-items.tsx';

/** One person's plan, for the process lead (R25). */
export const PlanSheet = ({ person, close }: { person: { id: string; name: string }; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const load = useCallback(() => api.planOf(unit.id, person.id), [api, unit.id, person.id]);
  const once = useOnce(load);
  return (
    <Sheet
      title={t.competence.planOf(person.name)}
      returnTo={planId(person.id)}
      onClose={close}
      actions={
        <Button appearance="primary" onClick={close}>
          {t.do.close}
        </Button>
      }
    >
      {once.state === 'loading' ? (
        <p className={shared.quiet} role="status">
          {t.loading}
        </p>
      ) : null}
      {once.state === 'failed' ? <TroubleBar trouble={once.trouble} retry={once.retry} /> : null}
      {once.state === 'ready' ? <PlanItems plan={once.value} /> : null}
    </Sheet>
  );
};
