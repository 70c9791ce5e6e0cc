import { useState } from 'react';
import type { AgendaChange, AgendaItem, Meeting } from '../../bot/core/api.ts';
import { listed } from '../apt/sorted.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { putItem, putMeeting, useUnit } from '../unit.tsx';
import { inOrder, moved } from './agenda.ts';

/** What can be done with meetings and their items by one press each. */
export const useMeetingDeeds = () => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const [busy, setBusy] = useState<string | null>(null);

  const changeItem = async (
    item: AgendaItem,
    change: AgendaChange,
    note: string | null,
  ): Promise<boolean> => {
    setBusy(item.id);
    const result = await api.changeItem(unit.id, item.id, item.version, change);
    setBusy(null);
    if (result.ok) {
      putItem(unit, result.value);
      if (note) notices.saved(note);
      return true;
    }
    // The newest form is shown; the person looks at it before pressing again.
    void unit.meetings.refresh();
    notices.failed(result.trouble);
    return false;
  };

  return {
    busy,
    tellItem: (item: AgendaItem, change: AgendaChange) =>
      changeItem(item, change, t.meetings.savedNote(item.title)),
    tellMeeting: async (meeting: Meeting, state: Meeting['state']): Promise<void> => {
      setBusy(meeting.id);
      const result = await api.changeMeeting(unit.id, meeting.id, meeting.version, { state });
      setBusy(null);
      if (!result.ok) {
        void unit.meetings.refresh();
        notices.failed(result.trouble);
        return;
      }
      putMeeting(unit, result.value);
      notices.saved(t.meetings.savedNote(result.value.title));
    },
    move: async (meeting: Meeting, item: AgendaItem, by: -1 | 1): Promise<void> => {
      for (const change of moved(listed(meeting.agenda), item.id, by))
        if (!(await changeItem(change.item, { order: change.order }, null))) return;
      const place = inOrder(listed(meeting.agenda)).findIndex(({ id }) => id === item.id) + 1 + by;
      notices.say(t.meetings.moved(item.title, place));
    },
  };
};

export type MeetingDeeds = ReturnType<typeof useMeetingDeeds>;
