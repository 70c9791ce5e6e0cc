import { Button, makeStyles, mergeClasses, Spinner } from '@fluentui/react-components';
import { useCallback, useState } from 'react';
import type { Meeting } from '../../bot/core/api.ts';
import type { CalendarEvent } from '../../bot/core/api-calendar.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { Choice } from '../parts/choice.tsx';
import { LineField } from '../parts/fields.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { useOnce } from '../use-once.ts';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { isRange, rangeAround, timeSpan } from './calendar-words.ts';
import { meetingAnchor } from './meeting-sheet.tsx';
import { useCalendar } from './use-calendar.ts';

const useStyles = makeStyles({
  range: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(128px, 1fr))', gap: '16px' },
});

const Events = (props: { from: string; to: string; meeting: Meeting; close: () => void }) => {
  const shared = useShared();
  const { t, api, language } = useSession();
  const { id } = useUnit();
  const { from, to } = props;
  const list = useOnce(useCallback(() => api.events(id, from, to), [api, id, from, to]));
  const calendar = useCalendar();
  const linking = useTrying();
  const choose = async (event: CalendarEvent): Promise<void> => {
    if (await linking.run(() => calendar.link(props.meeting, event))) props.close();
  };
  if (list.state === 'loading') return <Spinner label={t.calendar.reading} />;
  if (list.state === 'failed')
    return (
      <>
        <TroubleBar trouble={list.trouble} retry={list.retry} />
        <p className={shared.text}>{t.calendar.stays}</p>
      </>
    );
  const { events } = list.value;
  return (
    <>
      {linking.trouble ? <TroubleBar trouble={linking.trouble} /> : null}
      {events.length === 0 ? (
        <p className={shared.text} role="status">
          {t.calendar.noEvents}
        </p>
      ) : null}
      {events.length > 0 ? <p className={shared.text}>{t.calendar.pickLead}</p> : null}
      <ul className={shared.list}>
        {events.map((event) => {
          const when = timeSpan(event.start, event.end, language);
          return (
            <Choice
              key={event.id}
              title={event.title}
              button={{
                label: t.calendar.choose,
                name: t.calendar.chooseIt(`${event.title}, ${when}`),
                busy: linking.busy,
                press: () => void choose(event),
              }}
            >
              <span>{when}</span>
              <span className={mergeClasses(shared.text, shared.quiet)}>
                {t.calendar.attendees(event.attendees)}
                {event.online ? `, ${t.calendar.online.toLowerCase()}` : ''}
              </span>
            </Choice>
          );
        })}
      </ul>
    </>
  );
};

/** The reader's own events around a meeting's day, one of which is the meeting. */
export const CalendarPickSheet = ({ meeting, close }: { meeting: Meeting; close: () => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { today } = useOverview();
  const [{ from, to }, setRange] = useState(() => rangeAround(meeting.start, today));
  const right = isRange(from, to);
  return (
    <Sheet
      title={t.calendar.pickTitle}
      returnTo={meetingAnchor(meeting.id)}
      onClose={close}
      actions={
        <Button appearance="subtle" onClick={close}>
          {t.do.close}
        </Button>
      }
    >
      <p className={shared.text}>
        <span className={shared.strong}>{meeting.title}</span>
        {meeting.start ? (
          <>
            <br />
            {dayAndTime(meeting.start, language)}
          </>
        ) : null}
      </p>
      <div className={styles.range}>
        <LineField
          label={t.calendar.pickFrom}
          type="date"
          value={from}
          onChange={(value) => setRange({ from: value, to })}
        />
        <LineField
          label={t.calendar.pickTo}
          type="date"
          value={to}
          problem={right ? undefined : t.calendar.rangeWrong}
          onChange={(value) => setRange({ from, to: value })}
        />
      </div>
      {right ? <Events key={`${from}/${to}`} from={from} to={to} meeting={meeting} close={close} /> : null}
    </Sheet>
  );
};
