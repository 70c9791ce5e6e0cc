import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Meeting } from '../../bot/core/api.ts';
import type { TrainingView } from '../../bot/core/api-training.ts';
import { topicsOf } from '../../bot/core/session.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { useNotices } from '../parts/notice.tsx';
import { Status } from '../parts/status.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putAction, putMeeting, useUnit } from '../unit.tsx';
import { useTrying } from '../use-trying.ts';
import type { Opened } from './opened.ts';

const useStyles = makeStyles({
  session: {
    display: 'flex',
    flexDirection: 'column',
    gap: '4px',
    padding: '12px 0',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  facts: { display: 'flex', flexWrap: 'wrap', columnGap: '12px', rowGap: '4px', alignItems: 'center' },
});

/** What was written together, under its name. */
const Written = ({ label, text }: { label: string; text: string | null }) => {
  const shared = useShared();
  if (!text) return null;
  return (
    <p className={mergeClasses(shared.text, shared.kept)}>
      <span className={shared.strong}>{label}: </span>
      {text}
    </p>
  );
};

const Session = (props: { meeting: Meeting; may: TrainingView['may']; open: (opened: Opened) => void }) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const trying = useTrying();
  const { meeting, may } = props;
  const words = t.training;
  const hold = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.changeMeeting(unit.id, meeting.id, meeting.version, { state: 'held' });
      if (!result.ok) {
        void unit.training.refresh();
        notices.failed(result.trouble);
        return result.trouble;
      }
      putMeeting(unit, result.value);
      notices.saved(t.meetings.savedNote(result.value.title));
      return null;
    });
  const promote = (): Promise<boolean> =>
    trying.run(async () => {
      const result = await api.promoteNote(unit.id, meeting.id);
      if (!result.ok) {
        notices.failed(result.trouble, () => void promote());
        return result.trouble;
      }
      putAction(unit, result.value);
      notices.saved(words.promoted(result.value.title));
      return null;
    });
  return (
    <li className={styles.session}>
      <span className={shared.strong}>{meeting.title}</span>
      <span className={styles.facts}>
        <span>{meeting.start ? dayAndTime(meeting.start, language) : t.meetings.noTime}</span>
        <Status name={meeting.state} />
        {meeting.form ? <span className={shared.caption}>{words.forms[meeting.form]}</span> : null}
        {meeting.others ? <span className={shared.caption}>{meeting.others}</span> : null}
      </span>
      <Written label={words.topics} text={topicsOf(meeting.topics).join(', ')} />
      <Written label={words.note} text={meeting.note} />
      <Written label={words.reception} text={meeting.reception} />
      <div className={shared.row}>
        {may.writeMeetings && meeting.state === 'planned' ? (
          <Button
            disabledFocusable={trying.busy}
            aria-label={words.heldFor(meeting.title)}
            onClick={() => void hold()}
          >
            {words.held}
          </Button>
        ) : null}
        {may.writeMeetings ? (
          <Button
            appearance="subtle"
            id={`session-${meeting.id}`}
            aria-label={words.changeFor(meeting.title)}
            onClick={() => props.open({ what: 'change', meeting })}
          >
            {t.do.edit}
          </Button>
        ) : null}
        {may.writePlan && meeting.note ? (
          <Button
            appearance="subtle"
            disabledFocusable={trying.busy}
            aria-label={words.promoteFor(meeting.title)}
            onClick={() => void promote()}
          >
            {words.promote}
          </Button>
        ) : null}
      </div>
    </li>
  );
};

/** The occasions on which something is given, each with what was written of it together. */
export const Sessions = (props: {
  meetings: Meeting[];
  may: TrainingView['may'];
  open: (opened: Opened) => void;
}) => {
  const shared = useShared();
  const { t } = useSession();
  if (props.meetings.length === 0)
    return <p className={mergeClasses(shared.text, shared.quiet)}>{t.training.noSessions}</p>;
  return (
    <ul className={shared.list}>
      {props.meetings.map((meeting) => (
        <Session key={meeting.id} {...props} meeting={meeting} />
      ))}
    </ul>
  );
};
