import { mergeClasses } from '@fluentui/react-components';
import type { MyData } from '../../bot/core/my-data.ts';
import { useShared } from '../parts/styles.ts';
import { useSession } from '../session.tsx';

/** Everything that is kept, in plain words. Of reminders the number: each of them is in the file. */
export const MyDataList = ({ data }: { data: MyData }) => {
  const shared = useShared();
  const { t, language } = useSession();
  const { myData } = t;
  const hour = (time: string): string => (language === 'sv' ? time.replace(':', '.') : time);
  const answered = data.reminders.filter((one) => one.answered).length;
  const parts: [string, string[]][] = [
    [
      myData.kept,
      [
        myData.languages[data.language],
        data.reachable ? myData.reachable.yes : myData.reachable.no,
        myData.hours(hour(data.window.from), hour(data.window.to)),
        ...(data.pausedUntil === null ? [] : [myData.paused]),
        ...(data.reflection === null ? [] : [myData.reflecting]),
        myData.reminders(data.reminders.length, answered),
        myData.courses(data.courses.length),
        ...(data.calendarMeetings > 0 ? [myData.calendar(data.calendarMeetings)] : []),
        ...(data.inventory.levels + data.inventory.talks > 0
          ? [myData.inventory(data.inventory.levels, data.inventory.talks)]
          : []),
      ],
    ],
    [
      myData.units,
      data.units.map(({ name, roles }) =>
        myData.inUnit(name, roles.map((role) => myData.roles[role]).join(', ')),
      ),
    ],
    [
      myData.lists,
      [
        ...data.actions.map(({ title }) => myData.action(title)),
        ...data.proposals.map(({ title }) => myData.proposal(title)),
      ],
    ],
  ];
  return (
    <>
      {parts.map(([title, lines]) => (
        <div key={title} className={shared.tight}>
          <h3 className={mergeClasses(shared.text, shared.strong)}>{title}</h3>
          {lines.length === 0 ? <p className={shared.text}>{myData.nothing}</p> : null}
          <ul className={shared.list}>
            {[...new Set(lines)].map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      <p className={mergeClasses(shared.text, shared.quiet)}>{myData.notes}</p>
    </>
  );
};
