import { Button, makeStyles } from '@fluentui/react-components';
import { MEETING_KINDS, type Meeting, meeting as meetingSchema } from '../../bot/core/api.ts';
import { longDay } from '../../bot/core/texts/dates.ts';
import { useEditing } from '../editing.ts';
import { differing } from '../merge.ts';
import { Clash } from '../parts/clash.tsx';
import { ChoiceField, LineField } from '../parts/fields.tsx';
import { FormNotes } from '../parts/form-notes.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
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
  const { state } = editing;
  const fields = useFirstProblem(state.problems);
  const labels: Record<MeetingField, string> = {
    kind: words.kind,
    title: words.name,
    day: words.day,
    from: words.from,
    to: words.to,
  };
  const kinds = MEETING_KINDS.map((kind) => ({ value: kind as string, text: words.kinds[kind] }));
  const text = (field: MeetingField, value: string): string => {
    if (value === '') return t.clash.nothing;
    if (field === 'kind') return kinds.find((kind) => kind.value === value)?.text ?? value;
    return field === 'day' ? longDay(value, language) : value;
  };
  const returnTo = meeting ? { returnTo: meetingAnchor(meeting.id) } : {};
  const { clash } = state;
  if (clash) {
    const theirs = meetingForm(clash.theirs);
    return (
      <Clash
        by={null}
        at={null}
        fields={differing(state.form, theirs).map((field) => ({
          name: field,
          label: labels[field],
          mine: text(field, state.form[field]),
          theirs: text(field, theirs[field]),
        }))}
        keepMine={() => void editing.keepMine(clash)}
        takeTheirs={() => editing.takeTheirs(clash)}
        merge={() => editing.merge(clash)}
        close={props.close}
        {...returnTo}
      />
    );
  }
  const common = (field: MeetingField) => {
    const other = state.beside[field];
    return {
      name: field,
      label: labels[field],
      value: state.form[field],
      problem: state.problems[field],
      hint: other === undefined ? undefined : `${t.clash.theirsUnknown}: ${text(field, other)}`,
      onChange: (value: string) => editing.write(field, value),
    };
  };
  return (
    <Sheet
      title={meeting ? words.change : words.newMeetingTitle}
      {...returnTo}
      onSubmit={() => void editing.save('save')}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={state.busy}>
            {meeting ? t.do.save : t.do.add}
          </Button>
          <Button appearance="subtle" onClick={editing.cancel}>
            {t.do.cancel}
          </Button>
        </>
      }
    >
      <FormNotes
        {...state}
        gone={t.trouble.notFound}
        startOver={editing.startOver}
        restore={editing.restore}
      />
      <div ref={fields} className={styles.fields}>
        <div className={styles.full}>
          <ChoiceField {...common('kind')} options={kinds} />
        </div>
        <div className={styles.full}>
          <LineField {...common('title')} required autoFocus />
        </div>
        <div className={styles.full}>
          <LineField {...common('day')} type="date" required />
        </div>
        <LineField {...common('from')} type="time" required />
        <LineField {...common('to')} type="time" required />
      </div>
    </Sheet>
  );
};
