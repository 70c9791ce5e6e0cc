import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { Meeting } from '../../bot/core/api.ts';
import type { MeetingCalendar } from '../../bot/core/api-calendar.ts';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import type { Trouble } from '../trouble.ts';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { answersOf, readDay, timeSpan } from './calendar-words.ts';
import { meetingAnchor } from './meeting-sheet.tsx';
import { useCalendar } from './use-calendar.ts';

const useStyles = makeStyles({
  block: {
    display: 'flex',
    flexDirection: 'column',
    gap: '8px',
    paddingTop: '12px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  where: { display: 'flex', alignItems: 'start', gap: '8px' },
  icon: { display: 'flex', flexShrink: 0, color: tokens.colorNeutralForeground3 },
  button: { alignSelf: 'start', marginInlineStart: '16px' },
  differs: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: '8px',
    marginInlineStart: '28px',
  },
  switch: { marginInlineStart: '18px' },
  hint: { marginInlineStart: '28px', marginTop: '-8px' },
});

/** What may be done: taking over the calendar's time, the agenda in the invitation, letting go. */
const Controls = (props: { meeting: Meeting; calendar: MeetingCalendar; mayRelease: boolean }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const deeds = useCalendar();
  const trying = useTrying();
  const hint = useId();
  const { meeting, calendar } = props;
  const { differs } = calendar;
  // The button goes with what it did: the focus needs another place.
  const withFocus = async (work: () => Promise<Trouble | null>): Promise<void> => {
    if (await trying.run(work)) document.getElementById(meetingAnchor(meeting.id))?.focus();
  };
  return (
    <>
      {differs ? (
        <div className={styles.differs}>
          <span>{t.calendar.differs(timeSpan(differs.start, differs.end, language))}</span>
          <Button
            disabledFocusable={trying.busy}
            onClick={() => void withFocus(() => deeds.takeTime(meeting, differs))}
          >
            {t.calendar.takeTime}
          </Button>
        </div>
      ) : null}
      {calendar.mine && (meeting.state === 'planned' || calendar.agendaWritten) ? (
        <>
          <Switch
            className={styles.switch}
            label={t.calendar.agenda}
            aria-describedby={hint}
            checked={calendar.agendaWritten}
            disabledFocusable={trying.busy}
            onChange={(_, data) => {
              if (!trying.busy) void trying.run(() => deeds.writeAgenda(meeting, data.checked));
            }}
          />
          <p id={hint} className={mergeClasses(shared.text, shared.caption, styles.hint)}>
            {t.calendar.agendaHint}
          </p>
        </>
      ) : null}
      {calendar.mine || props.mayRelease ? (
        <Button
          appearance="subtle"
          className={styles.button}
          disabledFocusable={trying.busy}
          onClick={() => void withFocus(() => deeds.release(meeting))}
        >
          {t.calendar.release}
        </Button>
      ) : null}
      {trying.trouble ? <TroubleBar trouble={trying.trouble} onClose={trying.forget} /> : null}
    </>
  );
};

/** What a meeting has with a calendar: whose it is, how people have answered, and what its organiser may do. */
export const CalendarEvent = (props: {
  meeting: Meeting;
  calendar: MeetingCalendar;
  /** The reader may change meetings. */
  writable: boolean;
  /** The reader may let go of a colleague's calendar too: who looks after the unit, when the colleague has left. */
  mayRelease: boolean;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, language } = useSession();
  const { today } = useOverview();
  const { meeting, calendar } = props;
  const answers = answersOf(calendar.answers, t);
  const { name } = calendar.organiser;
  // Who has left the organisation has no name any more.
  const other = name ? t.calendar.theirs(name) : t.calendar.somebodys;
  const where = calendar.mine ? t.calendar.mine : other;
  const read = t.calendar.read(readDay(calendar.readAt, today, t, language));
  return (
    <section className={styles.block} aria-label={t.calendar.label}>
      <div className={styles.where}>
        <span className={styles.icon} aria-hidden>
          <CalendarLtr20Regular />
        </span>
        <div className={shared.tight}>
          <p className={shared.text}>
            {where}, {read}
          </p>
          {answers ? <p className={mergeClasses(shared.text, shared.quiet)}>{answers}</p> : null}
          {calendar.agendaWritten && !(calendar.mine && props.writable) ? (
            <p className={mergeClasses(shared.text, shared.quiet)}>{t.calendar.agendaStands}</p>
          ) : null}
        </div>
      </div>
      {props.writable ? (
        <Controls meeting={meeting} calendar={calendar} mayRelease={props.mayRelease} />
      ) : null}
    </section>
  );
};
