import { Button, mergeClasses } from '@fluentui/react-components';
import { ArrowLeft20Regular, Info20Regular } from '@fluentui/react-icons';
import type { ProgrammeStep } from '../../bot/core/api-steps.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { VIEWS } from '../place.ts';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { Mandate } from './mandate.tsx';
import { StepEvidence, StepFacts } from './step-facts.tsx';
import { StepOutput } from './step-output.tsx';
import { StepRecord } from './step-record.tsx';

/** Where what a step needs is done. A view that the tab does not have yet gives no way there. */
const TARGETS: Partial<Record<ProgrammeStep['need'], string>> = {
  plan: 'plan',
  meetings: 'meetings',
  apt: 'apt',
  screening: 'screening',
  people: 'training',
  reports: 'report',
  certificate: 'report',
  group: 'settings',
  mark: 'competence',
};

const Way = ({ step }: { step: ProgrammeStep }) => {
  const shared = useShared();
  const { t, go } = useSession();
  const { may } = useOverview();
  const view = VIEWS.find((each) => each === TARGETS[step.need]);
  if (view === undefined || step.state === 'locked') return null;
  return (
    <div className={shared.row}>
      <Button
        appearance={step.state === 'open' ? 'primary' : 'secondary'}
        onClick={() => go({ view, item: null })}
      >
        {t.steps.where[view] ?? t.do.open}
      </Button>
      {view === 'plan' && may.writePlan && step.state === 'open' ? (
        <Button onClick={() => go({ view, item: `ideas/step/${step.id}` })}>{t.plan.getIdea}</Button>
      ) : null}
    </div>
  );
};

/** One step: what it is for, what is known of it, what it needs now, and what it led to. */
export const StepPage = ({ step, first }: { step: ProgrammeStep; first: boolean }) => {
  const shared = useShared();
  const { t, go } = useSession();
  const records = step.need === 'record' || step.need === 'mark';
  return (
    <Page
      title={step.title}
      tools={
        <Button
          appearance="subtle"
          icon={<ArrowLeft20Regular />}
          onClick={() => go({ view: 'programme', item: null })}
        >
          {t.steps.back}
        </Button>
      }
    >
      <Refreshing source={useUnit().programme} />
      <div className={shared.split}>
        <div className={shared.wide}>
          <Panel title={t.steps.knows} icon={<Info20Regular />}>
            <StepFacts step={step} />
            <p className={mergeClasses(shared.text, shared.quiet)}>{step.purpose}</p>
            <StepEvidence step={step} />
            <Way step={step} />
          </Panel>
          {records ? <StepRecord key={step.version} step={step} /> : null}
          {step.outputs.map((output) => (
            <StepOutput key={output.id} step={step} output={output} primary={step.need === 'output'} />
          ))}
        </div>
        {/* The mandate is shown where the programme begins. */}
        {first || step.need === 'mandate' ? <Mandate /> : null}
      </div>
    </Page>
  );
};
