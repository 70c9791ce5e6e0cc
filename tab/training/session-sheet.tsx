import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { type Meeting, meeting as meetingSchema } from '../../bot/core/api.ts';
import { SESSION_FORMS } from '../../bot/core/api-sessions.ts';
import type { TrainingItem } from '../../bot/core/api-training.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { useEditing } from '../editing.ts';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putMeeting, useUnit } from '../unit.tsx';
import {
  type SessionField,
  type SessionForm,
  sessionChange,
  sessionForm,
  sessionIn,
  timed,
} from './forms.ts';

const useStyles = makeStyles({
  fields: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: '16px' },
  full: { gridColumn: '1 / -1' },
});

/** An occasion of a session: when, how it is held, what it covers, and what was written of it together. */
export const SessionSheet = (props: {
  item: TrainingItem | null;
  meeting: Meeting | null;
  close: () => void;
}) => {
  const styles = useStyles();
  const shared = useShared();
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { item, meeting } = props;
  const words = t.training;
  const check = (form: SessionForm): Partial<SessionForm> => {
    const problems: Partial<SessionForm> = {};
    for (const field of ['title', 'day', 'from', 'to'] as const)
      if (!form[field].trim()) problems[field] = t.meetings.missing;
    if (!problems.day && !problems.from && !problems.to && !timed(form)) problems.to = t.meetings.timeWrong;
    return problems;
  };
  const editing = useEditing<SessionField, Meeting, 'save'>({
    name: `${unit.id}/session/${meeting?.id ?? `new-${item?.id ?? ''}`}`,
    base: sessionForm(meeting),
    version: meeting?.version ?? null,
    ...(meeting
      ? {}
      : {
          filled: {
            ...{ title: item?.title ?? '', from: '13:00', to: '16:00', form: 'group' },
            topics: item?.topics.join('\n') ?? '',
          },
        }),
    long: ['topics', 'note'],
    check: (form) => ({ problems: check(form), sentence: null }),
    send: ({ form, base, version, key }) => {
      if (meeting && version !== null)
        return api.changeMeeting(unit.id, meeting.id, version, sessionChange(form, base));
      const made = sessionIn(form, item?.id ?? null);
      if (!made) throw new Error('check lets no form through that is no session');
      return api.addMeeting(unit.id, made, key);
    },
    parse: (theirs) => meetingSchema.safeParse(theirs).data ?? null,
    formOf: sessionForm,
    saved: (row) => {
      putMeeting(unit, row);
      notices.saved(meeting ? t.meetings.savedNote(row.title) : words.planned(row.title));
    },
    close: props.close,
  });
  const forms = SESSION_FORMS.map((form) => ({ value: form as string, text: words.forms[form] }));
  const individual = editing.state.form.form === 'individual';
  return (
    <RowSheet
      title={meeting ? words.change : words.plan}
      editing={editing}
      formOf={sessionForm}
      labels={{
        ...{ title: t.meetings.name, day: t.meetings.day, from: t.meetings.from, to: t.meetings.to },
        ...{ form: words.form, topics: words.topics, others: words.with, note: words.note },
        reception: words.reception,
      }}
      text={(field, value) => {
        if (field === 'form') return forms.find((form) => form.value === value)?.text ?? value;
        return field === 'day' ? longDay(value, language) : value;
      }}
      className={styles.fields}
      {...(meeting ? { returnTo: `session-${meeting.id}` } : item ? { returnTo: `record-${item.id}` } : {})}
      close={props.close}
    >
      {(field) => (
        <>
          <div className={styles.full}>
            <LineField {...field('title')} required autoFocus />
          </div>
          <div className={styles.full}>
            <LineField {...field('day')} type="date" required />
          </div>
          <LineField {...field('from')} type="time" required />
          <LineField {...field('to')} type="time" required />
          <div className={styles.full}>
            <ChoiceField {...field('form')} options={forms} none={words.noForm} />
          </div>
          <div className={styles.full}>
            <TextField {...field('topics', words.topicsHelp)} />
          </div>
          <div className={styles.full}>
            <LineField {...field('others', words.withHelp)} />
          </div>
          {individual && !editing.state.form.note && !editing.state.form.reception ? (
            <p className={mergeClasses(styles.full, shared.text, shared.quiet)}>{words.individualHelp}</p>
          ) : (
            <>
              <div className={styles.full}>
                <TextField {...field('note', words.noteHelp)} rows={3} />
              </div>
              <div className={styles.full}>
                <LineField {...field('reception', words.receptionHelp)} />
              </div>
            </>
          )}
        </>
      )}
    </RowSheet>
  );
};
