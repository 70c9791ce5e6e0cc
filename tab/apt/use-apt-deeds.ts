import { useState } from 'react';
import type { AgendaItem, Meeting } from '../../bot/core/api.ts';
import type { LibraryItem } from '../../bot/core/api-apt.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import type { Result } from '../trouble.ts';
import { putAction, putItem, useUnit } from '../unit.tsx';

const same = <T>(value: T): T => value;

/** What can be done around the APT by one press each. */
export const useAptDeeds = () => {
  const { t, api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const [busy, setBusy] = useState<string | null>(null);
  // One key for each idea, so that pressing again after a lost answer adds nothing twice.
  const [keys] = useState(() => new Map<string, string>());

  const run = async <T>(
    id: string,
    call: Promise<Result<T>>,
    shown: (value: T) => void,
  ): Promise<boolean> => {
    setBusy(id);
    const result = await call;
    setBusy(null);
    if (result.ok) {
      shown(result.value);
      unit.apt.change(same);
      return true;
    }
    // The newest form is shown; the person looks at it before pressing again.
    void unit.meetings.refresh();
    notices.failed(result.trouble);
    return false;
  };

  return {
    busy,
    /** Puts an item on the agenda that it was proposed for, or on the next APT's. */
    place: (item: AgendaItem, meetingId: string | null): void =>
      void run(item.id, api.placeItem(unit.id, item.id, item.version, { meetingId }), (row) => {
        putItem(unit, row);
        notices.saved(t.meetings.addedNote(row.title));
      }),
    placeIdea: (idea: Pick<LibraryItem, 'id' | 'minutes'>, meetingId: string | null): Promise<boolean> => {
      const name = `${idea.id}/${idea.minutes}/${meetingId ?? ''}`;
      const key = keys.get(name) ?? crypto.randomUUID();
      keys.set(name, key);
      const call = api.placeIdea(unit.id, idea.id, { minutes: idea.minutes, meetingId }, key);
      return run(idea.id, call, (row) => {
        keys.delete(name);
        putItem(unit, row);
        notices.saved(t.meetings.addedNote(row.title));
      });
    },
    carry: (meeting: Meeting): void =>
      void run(meeting.id, api.carryItems(unit.id, meeting.id), ({ items }) => {
        for (const item of items) putItem(unit, item);
        notices.saved(t.apt.carried(items.length));
      }),
    promote: (item: AgendaItem): void =>
      void run(item.id, api.promoteItem(unit.id, item.id, item.version, { to: 'action' }), (made) => {
        putItem(unit, made.item);
        if (made.action) putAction(unit, made.action);
        notices.saved(t.apt.promote.actionNote(item.title));
      }),
  };
};

export type AptDeeds = ReturnType<typeof useAptDeeds>;
