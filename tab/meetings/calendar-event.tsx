import { Button, makeStyles, mergeClasses, Switch, tokens } from '@fluentui/react-components';
import { CalendarLtr20Regular } from '@fluentui/react-icons';
import { useId } from 'react';
import type { Meeting } from '../../bot/core/api.ts';
import type { MeetingCalendar } from '../../bot/core/api-calendar.ts';
import { useShared } from '../parts/styles.ts';
import { TroubleBar } from '../parts/trouble-bar.tsx';
import { useSession } from '../session.tsx';
import { useTrying } from '../use-trying.ts';
import { useOverview } from '../with-overview.tsx';
import { answersOf, readDay } from './calendar-words.ts';
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
  switch: { marginInlineStart: '18px' },
  hint: { marginInlineStart: '28px', marginTop: '-8px' },
});

/** What the organiser may do: the agenda in the invitation, and letting go. */
const Own = ({ meeting, calendar }: { meeting: Meeting; calendar: MeetingCalendar }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t } = useSession();
  const deeds = useCalendar();
  const trying = useTrying();
  const hint = useId();
  const release = async (): Promise<void> => {
    // The button goes with the calendar: the focus needs another place.
    if (await trying.run(() => deeds.release(meeting)))
      document.getElementById(meetingAnchor(meeting.id))?.focus();
  };
  return (
    <>
      {meeting.state === 'planned' || calendar.agendaWritten ? (
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
      <Button
        appearance="subtle"
        className={styles.button}
        disabledFocusable={trying.busy}
        onClick={() => void release()}
      >
        {t.calendar.release}
      </Button>
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
      {calendar.mine && props.writable ? <Own meeting={meeting} calendar={calendar} /> : null}
    </section>
  );
};
