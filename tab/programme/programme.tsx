import { mergeClasses } from '@fluentui/react-components';
import {
  CheckmarkCircle20Regular,
  Info20Regular,
  PeopleTeam20Regular,
  Steps20Regular,
} from '@fluentui/react-icons';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { Vision } from '../parts/vision.tsx';
import { Waiting } from '../parts/waiting.tsx';
import { useReady, useSession, useSource } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { Before } from './before.tsx';
import { Contacts } from './contacts.tsx';
import { Criteria } from './criteria.tsx';
import { Mandate } from './mandate.tsx';
import { Standing } from './standing.tsx';
import { StepPage } from './step-page.tsx';
import { Steps } from './steps.tsx';
import { useWhole, WholeProvider } from './whole.tsx';
import { Year } from './year.tsx';

const Group = () => {
  const shared = useShared();
  const { t } = useSession();
  const { group, groupProblem } = useOverview();
  if (group.length === 0 && !groupProblem) return null;
  return (
    <Panel title={t.programme.group} icon={<PeopleTeam20Regular />}>
      <ul className={shared.list}>
        {group.map(({ id, name }) => (
          <li key={id}>{name}</li>
        ))}
      </ul>
      {groupProblem ? <p className={mergeClasses(shared.text, shared.quiet)}>{groupProblem}</p> : null}
    </Panel>
  );
};

/** What the programme asks for before it begins; shown, and not a lock but for the mandate. */
const Prerequisites = () => {
  const shared = useShared();
  const { t } = useSession();
  const { prerequisites } = useWhole();
  if (prerequisites.length === 0) return null;
  return (
    <Panel title={t.steps.needs} icon={<CheckmarkCircle20Regular />}>
      <ul className={mergeClasses(shared.list, shared.stack)}>
        {prerequisites.map(({ id, text, met, reason, assumption }) => (
          <li key={id} className={shared.tight}>
            <Status name={met ? 'met' : 'unmet'} />
            <p className={shared.text}>{text}</p>
            <p className={mergeClasses(shared.text, shared.caption)}>{reason}</p>
            {assumption ? <p className={shared.caption}>{t.steps.assumed}</p> : null}
          </li>
        ))}
      </ul>
    </Panel>
  );
};

const Assumptions = () => {
  const { t } = useSession();
  const { assumptions } = useWhole();
  if (assumptions.length === 0) return null;
  return (
    <Panel title={t.steps.assumptions} icon={<Info20Regular />}>
      <details>
        <summary>{t.steps.assumptionsBody}</summary>
        <ul>
          {assumptions.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      </details>
    </Panel>
  );
};

/** What opens the next step: the year, the steps with what completes each, and how the programme is going. */
const All = () => {
  const shared = useShared();
  const { t } = useSession();
  const overview = useOverview();
  const waiting = overview.mandateNeeded && !overview.mandate;
  return (
    <Page title={overview.programmeName} lead={t.programme.by(overview.provider)}>
      <Refreshing source={useUnit().programme} />
      <Vision />
      {waiting ? <Mandate /> : null}
      <Year />
      <div className={shared.split}>
        <Panel title={t.programme.steps} icon={<Steps20Regular />}>
          <Steps />
        </Panel>
        <div className={shared.wide}>
          <Standing />
          {waiting || !(overview.mandateNeeded || overview.mandate || overview.may.recordMandate) ? null : (
            <Mandate />
          )}
          <Criteria />
          <Prerequisites />
          <Group />
          <Before />
          <Assumptions />
          <Contacts />
        </div>
      </div>
    </Page>
  );
};

/** The programme from mandate to end; an item of the address is one of its steps. */
const Programme = () => {
  const { t, place } = useSession();
  const { programme } = useUnit();
  const snapshot = useSource(programme);
  const whole = snapshot.value;
  useReady('programme', whole !== null);
  if (!whole)
    return (
      <Waiting view="programme" title={t.nav.programme} on={[{ snapshot, refresh: programme.refresh }]} />
    );
  const step = whole.steps.find(({ id }) => id === place.item);
  return (
    <WholeProvider value={whole}>
      {step ? <StepPage key={step.id} step={step} first={step.id === whole.steps[0]?.id} /> : <All />}
    </WholeProvider>
  );
};

export default Programme;
