import { CheckmarkCircle20Regular } from '@fluentui/react-icons';
import { useEffect, useMemo } from 'react';
import { yearDay } from '../../bot/core/texts/dates.ts';
import type { Me } from '../api.ts';
import { ConsentWay } from '../parts/consent-way.tsx';
import { Panel } from '../parts/panel.tsx';
import { useShared } from '../parts/styles.ts';
import { sentenceOf } from '../sentence.ts';
import { useSession, useSource } from '../session.tsx';
import { Tasks } from '../start/tasks.tsx';
import { makeUnit, useUnit } from '../unit.tsx';

const OfUnit = (props: { id: string; name: string | null; read: (id: string) => void }) => {
  const { id, name, read } = props;
  const { t, api, language } = useSession();
  const here = useUnit();
  const unit = useMemo(() => (here.id === id ? here : makeUnit(api, id)), [here, api, id]);
  const shared = useShared();
  const { value, trouble, nextTry } = useSource(unit.overview);
  const tried = value !== null || trouble !== null;
  useEffect(() => {
    if (tried) read(id);
  }, [tried, read, id]);
  return (
    <div className={shared.tight}>
      {name ? <span className={shared.caption}>{name}</span> : null}
      {value ? (
        <>
          <Tasks tasks={value.tasks} today={value.today} unit={unit} none={t.personal.none} />
          {value.reflectionOffered ? (
            <p className={shared.text}>
              {t.steps.reflectionOffered(yearDay(value.reflectionOffered, language))}
            </p>
          ) : null}
        </>
      ) : (
        <>
          <p className={shared.text}>
            {trouble ? sentenceOf({ ...trouble, retryAt: nextTry, inDoubt: false }, t, language) : t.loading}
          </p>
          {trouble ? <ConsentWay trouble={trouble} again={() => void unit.overview.refresh()} /> : null}
        </>
      )}
    </div>
  );
};

/** The person's own actions in all their units. `read` hears of each unit that has been tried. */
export const MyTasks = ({ me, read }: { me: Me; read: (id: string) => void }) => {
  const shared = useShared();
  const { t } = useSession();
  return (
    <Panel title={t.personal.tasks} icon={<CheckmarkCircle20Regular />}>
      {me.units.map(({ id, name }) => (
        <OfUnit key={id} id={id} name={me.units.length > 1 ? name : null} read={read} />
      ))}
      {me.units.length === 0 ? <p className={shared.text}>{t.personal.none}</p> : null}
    </Panel>
  );
};
