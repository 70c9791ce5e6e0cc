import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { AgendaItem } from '../../bot/core/api.ts';
import type { Steer } from '../../bot/core/api-live.ts';
import { useNotices } from '../parts/notice.tsx';
import { useSession } from '../session.tsx';
import { putItem, useUnit } from '../unit.tsx';
import { browser } from '../window.ts';
import { Follower } from './follower.ts';

/** A meeting as it is held, and what can be done with it; `meeting` null: the one at hand. */
export const useLive = (meeting: string | null) => {
  const { api } = useSession();
  const unit = useUnit();
  const notices = useNotices();
  const follower = useMemo(
    () => new Follower((since, gone) => api.live(unit.id, { meeting, since }, gone), browser),
    [api, unit, meeting],
  );
  const followed = useSyncExternalStore(follower.watch, follower.current);
  const [busy, setBusy] = useState(false);
  return {
    ...followed,
    busy,
    steer: async (to: Steer): Promise<void> => {
      setBusy(true);
      const result = await api.steerMeeting(unit.id, to);
      setBusy(false);
      if (result.ok) follower.take(result.value);
      else notices.failed(result.trouble);
    },
    /** True when it was written. What somebody else wrote first is shown. */
    tick: async (
      at: string,
      item: AgendaItem,
      state: 'discussed' | 'notReached',
      outcome: string | null,
    ): Promise<boolean> => {
      setBusy(true);
      const result = await api.tickItem(unit.id, item.version, {
        meeting: at,
        item: item.id,
        state,
        outcome,
      });
      setBusy(false);
      if (!result.ok) {
        notices.failed(result.trouble);
        follower.refresh();
        return false;
      }
      follower.take(result.value.live);
      putItem(unit, result.value.item);
      return true;
    },
  };
};

export type LiveDeeds = ReturnType<typeof useLive>;

/** The program's time, which moves every second while `running`. */
export const useNow = (ahead: number, running: boolean): number => {
  const [now, set] = useState(() => Date.now() + ahead);
  useEffect(() => {
    set(Date.now() + ahead);
    if (!running) return;
    const timer = setInterval(() => set(Date.now() + ahead), 1_000);
    return () => clearInterval(timer);
  }, [ahead, running]);
  return now;
};
