import { Button } from '@fluentui/react-components';
import { PeopleTeam20Regular } from '@fluentui/react-icons';
import type { Overview } from '../../bot/core/api.ts';
import { useSession } from '../session.tsx';
import { Panel } from './panel.tsx';
import { useShared } from './styles.ts';

/** Who is no longer there, and the way to choose somebody else; nothing when everybody is. */
export const Vacancies = ({ overview }: { overview: Overview }) => {
  const shared = useShared();
  const { t, go } = useSession();
  const { vacancies, may } = overview;
  if (vacancies.length === 0) return null;
  const roles = vacancies.some(({ role }) => role !== 'owner') && may.changeUnit;
  const owners = vacancies.some(({ role }) => role === 'owner');
  return (
    <Panel title={t.vacant.title} icon={<PeopleTeam20Regular />}>
      {vacancies.map(({ role, text }) => (
        <p key={role} className={shared.text}>
          {text}
        </p>
      ))}
      <div className={shared.row}>
        {roles ? (
          <Button onClick={() => go({ view: 'settings', item: null })}>{t.vacant.choose}</Button>
        ) : null}
        {owners ? <Button onClick={() => go({ view: 'plan', item: null })}>{t.do.toPlan}</Button> : null}
      </div>
    </Panel>
  );
};
