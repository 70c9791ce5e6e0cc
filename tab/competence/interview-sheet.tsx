import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { useCallback, useId, useState } from 'react';
import { type Level, type OwnCompetence, ownCompetence } from '../../bot/core/api-competence.ts';
import { Bar } from '../parts/bar.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useTrying } from '../use-trying.ts';
import { AreaChoice } from './area-choice.tsx';
import { interviewId } from './places.ts';

const useStyles = makeStyles({
  areas: { display: 'flex', flexDirection: 'column', gap: '24px' },
  title: { margin: 0, fontSize: 'inherit', overflowWrap: 'anywhere' },
});

interface Person {
  id: string;
  name: string;
}

/** Every area with its descriptors. Only what the lead chooses here is sent; the rest stays the person's own. */
const Estimate = (props: { person: Person; at: OwnCompetence; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const id = useId();
  const { person, close } = props;
  const [seen, see] = useState(props.at);
  const [chosen, choose] = useState<Readonly<Record<string, Level>>>({});
  const [nothing, setNothing] = useState(false);
  const words = t.competenceLead;
  const save = async (): Promise<void> => {
    setNothing(Object.keys(chosen).length === 0);
    if (Object.keys(chosen).length === 0 || trying.busy) return;
    await trying.run(async () => {
      const result = await api.estimate(unit.id, person.id, { answers: chosen }, seen.version);
      if (!result.ok) {
        const theirs =
          result.trouble.kind === 'stale' ? ownCompetence.safeParse(result.trouble.theirs).data : undefined;
        if (theirs) see(theirs);
        return result.trouble;
      }
      void unit.interviews.readBy(() => api.interviews(unit.id));
      notices.saved(words.interviewSaved(person.name));
      close();
      return null;
    });
  };
  return (
    <Sheet
      title={words.interviewTitle(person.name)}
      wide
      returnTo={interviewId(person.id)}
      onSubmit={() => void save()}
      onClose={close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabledFocusable={trying.busy}>
            {t.do.save}
          </Button>
          <Button appearance="subtle" onClick={close}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <p className={shared.text}>{words.interviewHelp}</p>
      {seen.comment ? (
        <Bar intent="info">
          {words.interviewComment}: {seen.comment}
        </Bar>
      ) : null}
      {trying.trouble ? (
        trying.trouble.kind === 'stale' ? (
          <Bar intent="warning" announce>
            {words.interviewStale}
          </Bar>
        ) : (
          <TroubleBar trouble={trying.trouble} />
        )
      ) : null}
      {nothing ? (
        <Bar intent="warning" announce>
          {words.interviewNothing}
        </Bar>
      ) : null}
      <div className={styles.areas}>
        {seen.areas.map((area) => (
          <section key={area.id} className={shared.tight}>
            <h3 className={mergeClasses(styles.title, shared.strong)} id={`${id}-${area.id}`}>
              {area.title}
            </h3>
            <p className={mergeClasses(shared.text, shared.quiet)}>{area.description}</p>
            <AreaChoice
              area={area}
              value={chosen[area.id] ?? seen.levels.find((one) => one.area === area.id)?.level ?? null}
              choose={(level) => choose((now) => ({ ...now, [area.id]: level }))}
              labelledBy={`${id}-${area.id}`}
            />
          </section>
        ))}
      </div>
    </Sheet>
  );
};

/** The process lead's estimate after an interview: it counts once the person has confirmed it (R24). */
export const InterviewSheet = ({ person, close }: { person: Person; close: () => void }) => {
  const shared = useShared();
  const { t, api } = useSession();
  const unit = useUnit();
  const load = useCallback(() => api.competenceOf(unit.id, person.id), [api, unit.id, person.id]);
  const once = useOnce(load);
  if (once.state === 'ready') return <Estimate person={person} at={once.value} close={close} />;
  return (
    <Sheet
      title={t.competenceLead.interviewTitle(person.name)}
      wide
      returnTo={interviewId(person.id)}
      onClose={close}
      actions={
        <Button appearance="subtle" onClick={close}>
          {t.do.cancel}
        </Button>
      }
    >
      {once.state === 'failed' ? (
        <TroubleBar trouble={once.trouble} retry={once.retry} />
      ) : (
        <p className={shared.quiet} role="status">
          {t.loading}
        </p>
      )}
    </Sheet>
  );
};
