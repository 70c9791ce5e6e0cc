/** A routine that is linked, and what is to come of it. */
import { type Routine, routine as routineSchema } from '../../bot/core/api-apt.ts';
import { minutesIn } from '../meetings/forms.ts';
import { LineField } from '../parts/fields.tsx';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { useUnit } from '../unit.tsx';
import { ROUTINE_ANCHOR, routineAnchor } from './apt.ts';
import { DeedSheet } from './deed-sheet.tsx';

const parse = (theirs: unknown): Routine | null => routineSchema.safeParse(theirs).data ?? null;
const same = <T,>(value: T): T => value;

/** Shows the routine as it was answered, and has what follows from it read again. */
const usePut = () => {
  const unit = useUnit();
  return (row: Routine): void => {
    unit.routines.change(({ routines }) => ({
      routines: routines.some(({ id }) => id === row.id)
        ? routines.map((each) => (each.id === row.id ? row : each))
        : [...routines, row],
    }));
    unit.meetings.change(same);
    unit.plan.change(same);
  };
};

/** Links a routine, or changes its name or link. */
export const RoutineSheet = ({ routine, close }: { routine: Routine | null; close: () => void }) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const put = usePut();
  const words = t.apt.routines;
  return (
    <DeedSheet<'title' | 'link', Routine>
      name={`${unit.id}/routine/${routine?.id ?? 'new'}`}
      title={routine ? words.changeTitle : words.addTitle}
      submit={routine ? t.do.save : words.add}
      base={{ title: routine?.title ?? '', link: routine?.link ?? '' }}
      version={routine?.version ?? null}
      labels={{ title: words.name, link: words.link }}
      check={({ title, link }) => ({
        ...(title.trim() ? {} : { title: t.meetings.missing }),
        ...(/^https:\/\/\S+$/i.test(link.trim()) ? {} : { link: words.linkWrong }),
      })}
      send={({ title, link }, version, key) => {
        const fields = { title: title.trim(), link: link.trim() };
        return routine
          ? api.changeRoutine(unit.id, routine.id, version, fields)
          : api.addRoutine(unit.id, fields, key);
      }}
      parse={parse}
      saved={(row) => {
        put(row);
        notices.saved(words.saved(row.title));
      }}
      returnTo={routine ? routineAnchor(routine.id) : ROUTINE_ANCHOR}
      close={close}
    >
      {(field) => (
        <>
          <LineField {...field('title')} required autoFocus />
          <LineField {...field('link', words.linkHint)} required />
        </>
      )}
    </DeedSheet>
  );
};

/** Something comes of a routine: an item of the next APT, or a draft of the plan. */
export const RoutineDeedSheet = (props: { routine: Routine; to: 'item' | 'action'; close: () => void }) => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const put = usePut();
  const { routine, to } = props;
  const words = t.apt.routines;
  return (
    <DeedSheet<'title' | 'minutes', Routine>
      name={`${unit.id}/routine-deed/${routine.id}/${to}`}
      title={words.deedTitle(routine.title)}
      submit={to === 'item' ? words.toItem : words.toAction}
      base={{ title: '', minutes: '10' }}
      version={null}
      labels={{ title: words.deedName, minutes: t.meetings.minutes }}
      check={({ title, minutes }) => ({
        ...(title.trim() ? {} : { title: t.meetings.missing }),
        ...(to === 'action' || minutesIn(minutes) !== null ? {} : { minutes: t.meetings.minutesWrong }),
      })}
      send={({ title, minutes }, _version, key) =>
        api.actOnRoutine(
          unit.id,
          routine.id,
          { to, title: title.trim(), ...(to === 'item' ? { minutes: minutesIn(minutes) ?? 10 } : {}) },
          key,
        )
      }
      parse={parse}
      saved={(row) => {
        put(row);
        notices.saved(words.saved(row.activities[0]?.title ?? row.title));
      }}
      returnTo={routineAnchor(routine.id)}
      close={props.close}
    >
      {(field) => (
        <>
          <LineField {...field('title')} required autoFocus />
          {to === 'item' ? (
            <LineField {...field('minutes', t.meetings.minutesHint)} type="number" min={1} max={15} />
          ) : null}
        </>
      )}
    </DeedSheet>
  );
};
