import { type AgendaItem, agendaItem, type Meeting } from '../../bot/core/api.ts';
import { dayAndTime } from '../../bot/core/texts/dates.ts';
import { useEditing } from '../editing.ts';
import { ChoiceField, LineField, TextField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { PhaseFields } from '../parts/phase-fields.tsx';
import { RowSheet } from '../parts/row-sheet.tsx';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';
import { putItem, useUnit } from '../unit.tsx';
import { type ItemField, itemChange, itemForm, minutesIn, phasesIn } from './forms.ts';

/** The id of the element that opens an item, to which the focus goes back. */
export const itemAnchor = (id: string): string => `item-${id}`;

/** A new agenda item, or one that is changed. A new one goes to a coming meeting, or to the next APT. */
export const ItemSheet = (props: {
  item: AgendaItem | null;
  meetings: Meeting[];
  meetingId?: string;
  close: () => void;
}) => {
  const shared = useShared();
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
              ...phasesIn(form),
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
  return (
    <RowSheet
      title={item ? t.meetings.editItemTitle : t.meetings.newItemTitle}
      editing={editing}
      formOf={itemForm}
      labels={{
        title: t.meetings.item,
        minutes: t.meetings.minutes,
        meetingId: t.meetings.onMeeting,
        outcome: t.meetings.outcome,
        samPhase: t.apt.sam.samPhase,
        activeMeasure: t.apt.sam.measurePhase,
      }}
      fixed={['meetingId']}
      className={shared.wide}
      {...(item ? { returnTo: itemAnchor(item.id) } : {})}
      close={props.close}
    >
      {(field) => (
        <>
          <LineField {...field('title')} required autoFocus />
          <LineField {...field('minutes', t.meetings.minutesHint)} type="number" min={1} max={15} />
          {item ? (
            <TextField {...field('outcome', t.meetings.outcomeHint)} />
          ) : (
            <ChoiceField
              {...field('meetingId')}
              none={t.meetings.nextApt}
              options={props.meetings.map((meeting) => ({
                value: meeting.id,
                text: meeting.start
                  ? `${meeting.title}, ${dayAndTime(meeting.start, language)}`
                  : meeting.title,
              }))}
            />
          )}
          <PhaseFields field={field} />
        </>
      )}
    </RowSheet>
  );
};
