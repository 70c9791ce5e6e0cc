import { Button, makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular, Person20Regular, Steps20Regular } from '@fluentui/react-icons';
import { dayAndTime, longDay } from '../../bot/core/texts/dates.ts';
import { Page } from '../parts/page.tsx';
import { Panel } from '../parts/panel.tsx';
import { Refreshing } from '../parts/refreshing.tsx';
import { useShared } from '../parts/styles.ts';
import { Vacancies } from '../parts/vacancies.tsx';
import { Vision } from '../parts/vision.tsx';
import { WaitingForIt } from '../parts/waiting-for-it.tsx';
import { useReady, useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOverview } from '../with-overview.tsx';
import { Tasks } from './tasks.tsx';

const useStyles = makeStyles({
  big: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
    overflowWrap: 'anywhere',
  },
  button: { alignSelf: 'start' },
});

const NextStep = () => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language, go } = useSession();
  const { next, mandateNeeded, mandate, steps } = useOverview();
  const waiting = mandateNeeded && !mandate;
  const done = steps.filter(({ state }) => state === 'done').length;
  return (
    <Panel title={t.start.next} icon={<Steps20Regular />}>
      {waiting ? (
        <div className={shared.tight}>
          <p className={styles.big}>{t.start.mandate}</p>
          <p className={shared.text}>{t.start.mandateBody}</p>
        </div>
      ) : next ? (
        <div className={shared.tight}>
          <p className={styles.big}>{next.title}</p>
          {next.due ? <p className={shared.text}>{t.start.due(longDay(next.due, language))}</p> : null}
          <p className={mergeClasses(shared.text, shared.quiet)}>{next.purpose}</p>
        </div>
      ) : (
        <p className={shared.text}>{t.start.noStep}</p>
      )}
      <div className={shared.tight}>
        <ProgressBar
          value={steps.length === 0 ? 0 : done / steps.length}
          aria-label={t.start.progress(done, steps.length)}
        />
        <span className={shared.caption}>{t.start.progress(done, steps.length)}</span>
      </div>
      <Button
        appearance="primary"
        className={styles.button}
        onClick={() => go({ view: 'programme', item: next?.id ?? null })}
      >
        {waiting ? t.start.mandateOpen : t.do.open}
      </Button>
    </Panel>
  );
};

const NextMeeting = () => {
  const shared = useShared();
  const { t, language, go } = useSession();
  const { nextMeeting } = useOverview();
  return (
    <Panel title={t.start.nextMeeting} icon={<CalendarLtr20Regular />}>
      {nextMeeting ? (
        <>
          <div className={shared.tight}>
            <p className={mergeClasses(shared.text, shared.strong)}>{nextMeeting.title}</p>
            <p className={shared.text}>{dayAndTime(nextMeeting.start, language)}</p>
            <p className={mergeClasses(shared.text, shared.quiet)}>{t.start.agenda(nextMeeting.minutes)}</p>
          </div>
          <div className={shared.row}>
            <Button
              aria-label={t.do.openIt(nextMeeting.title)}
              onClick={() =>
                go({ view: nextMeeting.kind === 'apt' ? 'apt' : 'meetings', item: nextMeeting.id })
              }
            >
              {t.do.open}
            </Button>
          </div>
        </>
      ) : (
        <p className={mergeClasses(shared.text, shared.quiet)}>{t.start.noMeeting}</p>
      )}
    </Panel>
  );
};

/** What the next step is, which meeting comes, and what waits for the person. */
const Start = () => {
  const shared = useShared();
  const { t } = useSession();
  const overview = useOverview();
  const unit = useUnit();
  useReady('start');
  return (
    <Page title={overview.name} lead={overview.programmeName}>
      <Refreshing source={unit.overview} />
      <Vision />
      <WaitingForIt waiting={overview.waitingForIt} />
      <Vacancies overview={overview} />
      <div className={shared.split}>
        <div className={shared.wide}>
          <NextStep />
          <Panel title={t.start.tasks} icon={<Person20Regular />}>
            <Tasks tasks={overview.tasks} today={overview.today} unit={unit} none={t.start.noTasks} />
          </Panel>
        </div>
        <NextMeeting />
      </div>
    </Page>
  );
};

export default Start;
