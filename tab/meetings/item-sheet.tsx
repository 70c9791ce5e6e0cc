import { Button } from '@fluentui/react-components';
import { type AgendaItem, agendaItem, type Meeting } from '../../bot/core/api.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { useEditing } from '../editing.ts';
import { differing } from '../merge.ts';
import { Clash } from '../parts/clash.tsx';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { FormNotes } from '../parts/form-notes.tsx';
import { useNotices } from '../parts/notice.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { useFirstProblem } from '../parts/use-first-problem.ts';
import { useSession } from '../session.tsx';
import { putItem, useUnit } from '../unit.tsx';
import { type ItemField, itemChange, itemForm, minutesIn } from './forms.ts';

/** The id of the element that opens an item, to which the focus goes back. */
export const itemAnchor = (id: string): string => `item-${id}`;

/** A new agenda item, or one that is changed. A new one goes to a coming meeting, or to the next APT. */
export const ItemSheet = (props: {
  item: AgendaItem | null;
  meetings: Meeting[];
  meetingId?: string;
  close: () => void;
}) => {
  const { t, api, language } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const { item } = props;
  const base = itemForm(item);
  const editing = useEditing<ItemField, AgendaItem, 'save'>({
    name: `${unit.id}/item/${item?.id ?? 'new'}`,
    base,
    version: item?.version ?? null,
    ...(props.meetingId ? { filled: { meetingId: props.meetingId } } : {}),
    long: ['outcome'],
    check: (form) => ({
      problems: {
        ...(form.title.trim() ? {} : { title: t.meetings.missing }),
        ...(minutesIn(form.minutes) === null ? { minutes: t.meetings.minutesWrong } : {}),
      },
      sentence: null,
    }),
    send: ({ form, base: read, version, key }) =>
      item && version !== null
        ? api.changeItem(unit.id, item.id, version, itemChange(form, read))
        : api.addItem(
            unit.id,
            {
              title: form.title.trim(),
              minutes: minutesIn(form.minutes) ?? 1,
              meetingId: form.meetingId || null,
            },
            key,
          ),
    parse: (theirs) => agendaItem.safeParse(theirs).data ?? null,
    formOf: itemForm,
    saved: (row) => {
      putItem(unit, row);
      notices.saved(item ? t.meetings.savedNote(row.title) : t.meetings.addedNote(row.title));
    },
    close: props.close,
  });
  const { state } = editing;
  const fields = useFirstProblem(state.problems);
  const labels: Record<ItemField, string> = {
    title: t.meetings.item,
    minutes: t.meetings.minutes,
    meetingId: t.meetings.onMeeting,
    outcome: t.meetings.outcome,
  };
  const returnTo = item ? { returnTo: itemAnchor(item.id) } : {};
  const { clash } = state;
  if (clash) {
    const theirs = itemForm(clash.theirs);
    return (
      <Clash
        by={null}
        at={null}
        fields={differing(state.form, theirs)
          .filter((field) => field !== 'meetingId')
          .map((field) => ({
            name: field,
            label: labels[field],
            mine: state.form[field] || t.clash.nothing,
            theirs: theirs[field] || t.clash.nothing,
          }))}
        keepMine={() => void editing.keepMine(clash)}
        takeTheirs={() => editing.takeTheirs(clash)}
        merge={() => editing.merge(clash)}
        close={props.close}
        {...returnTo}
      />
    );
  }
  const common = (field: ItemField, hint?: string) => ({
    name: field,
    label: labels[field],
    value: state.form[field],
    problem: state.problems[field],
    hint: state.beside[field] === undefined ? hint : `${t.clash.theirsUnknown}: ${state.beside[field]}`,
    onChange: (value: string) => editing.write(field, value),
  });
  return (
    <Sheet
      title={item ? t.meetings.editItemTitle : t.meetings.newItemTitle}
      {...returnTo}
      onSubmit={() => void editing.save('save')}
      onClose={props.close}
      actions={
        <>
          <Button appearance="primary" type="submit" disabled={state.busy}>
            {item ? t.do.save : t.do.add}
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
      <div ref={fields} style={{ display: 'grid', gap: '16px' }}>
        <LineField {...common('title')} required autoFocus />
        <LineField {...common('minutes', t.meetings.minutesHint)} type="number" min={1} max={15} />
        {item ? (
          <TextField {...common('outcome', t.meetings.outcomeHint)} />
        ) : (
          <ChoiceField
            {...common('meetingId')}
            none={t.meetings.nextApt}
            options={props.meetings.map((meeting) => ({
              value: meeting.id,
              text: meeting.start
                ? `${meeting.title}, ${dayAndTime(meeting.start, language)}`
                : meeting.title,
            }))}
          />
        )}
      </div>
    </Sheet>
  );
};
