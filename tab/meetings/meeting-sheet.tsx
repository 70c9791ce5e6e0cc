import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { MEETING_KINDS, type Meeting, meeting as meetingSchema } from '../../bot/core/api.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { useEditing } from '../editing.ts';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putMeeting, useUnit } from '../unit.tsx';
import { type MeetingField, type MeetingForm, meetingChangeOf, meetingForm, meetingIn } from './forms.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '16px' },
  full: { gridColumn: '1 / -1' },
});

/** The id of the element that opens a meeting. */
export const meetingAnchor = (id: string): string => `meeting-${id}`;

/** A new meeting, or one that is changed. Times are Swedish. */
export const MeetingSheet = (props: {
  meeting: Meeting | null;
  kind: Meeting['kind'];
  close: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { meeting } = props;
  const words = t.meetings;
  const check = (form: MeetingForm): Partial<MeetingForm> => {
    const problems: Partial<MeetingForm> = {};
    for (const field of ['title', 'day', 'from', 'to'] as const)
      if (!form[field].trim()) problems[field] = words.missing;
    if (!problems.day && !problems.from && !problems.to && !meetingIn(form)) problems.to = words.timeWrong;
    return problems;
  };
  const editing = useEditing<MeetingField, Meeting, 'save'>({
    name: `${unit.id}/meeting/${meeting?.id ?? `new-${props.kind}`}`,
    base: meetingForm(meeting),
    version: meeting?.version ?? null,
    ...(meeting
      ? {}
      : { filled: { kind: props.kind, title: words.kinds[props.kind], from: '13:00', to: '14:00' } }),
    long: [],
    check: (form) => ({ problems: check(form), sentence: null }),
    send: ({ form, base, version, key }) => {
      const made = meetingIn(form);
      if (meeting && version !== null)
        return api.changeMeeting(unit.id, meeting.id, version, meetingChangeOf(form, base));
      if (!made) throw new Error('check lets no form through that is no meeting');
      return api.addMeeting(unit.id, made, key);
    },
    parse: (theirs) => meetingSchema.safeParse(theirs).data ?? null,
    formOf: meetingForm,
    saved: (row) => {
      putMeeting(unit, row);
      notices.saved(meeting ? words.savedNote(row.title) : words.meetingAddedNote(row.title));
    },
    close: props.close,
  });
  const kinds = MEETING_KINDS.map((kind) => ({ value: kind as string, text: words.kinds[kind] }));
  return (
    <RowSheet
      title={meeting ? words.change : words.newMeetingTitle}
      editing={editing}
      formOf={meetingForm}
      labels={{ kind: words.kind, title: words.name, day: words.day, from: words.from, to: words.to }}
      text={(field, value) => {
        if (field === 'kind') return kinds.find((kind) => kind.value === value)?.text ?? value;
        return field === 'day' ? longDay(value, language) : value;
      }}
      className={styles.fields}
      {...(meeting ? { returnTo: meetingAnchor(meeting.id) } : {})}
      close={props.close}
    >
      {(field) => (
        <>
          <div className={styles.full}>
            <ChoiceField {...field('kind')} options={kinds} />
          </div>
          <div className={styles.full}>
            <LineField {...field('title')} required autoFocus />
          </div>
          {meeting?.calendar ? (
            <p className={mergeClasses(styles.full, shared.text, shared.quiet)}>{t.calendar.timeThere}</p>
          ) : null}
          <div className={styles.full}>
            <LineField {...field('day')} type="date" required />
          </div>
          <LineField {...field('from')} type="time" required />
          <LineField {...field('to')} type="time" required />
        </>
      )}
    </RowSheet>
  );
};
