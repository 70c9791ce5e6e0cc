import { mergeClasses } from '@fluentui/react-components';
import { PeopleTeam20Regular, Steps20Regular } from '@fluentui/react-icons';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { useReady, useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { Contacts } from './contacts.tsx';
import { Criteria } from './criteria.tsx';
import { Mandate } from './mandate.tsx';
import { Steps } from './steps.tsx';

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

/** What opens the next step: steps with their dates, the mandate they wait for, and what completes the programme. */
const Programme = () => {
  const shared = useShared();
  const { t } = useSession();
  const overview = useOverview();
  const waiting = overview.mandateNeeded && !overview.mandate;
  useReady('programme');
  return (
    <Page title={overview.programmeName} lead={t.programme.by(overview.provider)}>
      <Refreshing source={useUnit().overview} />
      <div className={shared.split}>
        <div className={shared.wide}>
          {waiting ? <Mandate /> : null}
          <Panel title={t.programme.steps} icon={<Steps20Regular />}>
            <Steps />
          </Panel>
        </div>
        <div className={shared.wide}>
          {waiting || !(overview.mandateNeeded || overview.mandate) ? null : <Mandate />}
          <Criteria />
          <Group />
          <Contacts />
        </div>
      </div>
    </Page>
  );
};

export default Programme;
