import { useCallback, useEffect, useState } from 'react';
import type { ChannelView, Overview, ProgrammeCard } from '../../bot/core/api.ts';
import { useSession } from '../session.tsx';
import type { Result } from '../trouble.ts';
import { type Trouble, troubleOf } from '../trouble.ts';

/** What setting up a unit needs: the channel and its people, the programmes, and the unit as it is, if it is. */
export interface Ground {
  channel: ChannelView;
  programmes: ProgrammeCard[];
  unit: Overview | null;
}

export type Grounds =
  | { state: 'loading' }
  | { state: 'failed'; trouble: Trouble; retry: () => void }
  | { state: 'ready'; ground: Ground };

/** Reads the ground once; a form that somebody is filling in does not change by itself. */
export const useGrounds = (channelId: string | null): Grounds => {
  const { api } = useSession();
  const [grounds, set] = useState<Grounds>({ state: 'loading' });
  const read = useCallback(
    async (wanted: () => boolean): Promise<void> => {
      const failed = (trouble: Trouble): void =>
        set({ state: 'failed', trouble, retry: () => void read(() => true) });
      if (!channelId) return failed(troubleOf('not-found'));
      set({ state: 'loading' });
      const [channel, programmes] = await Promise.all([api.channel(channelId), api.programmes()]);
      if (!wanted()) return;
      if (!channel.ok) return failed(channel.trouble);
      if (!programmes.ok) return failed(programmes.trouble);
      const unit: Result<Overview> | null = channel.value.set ? await api.overview(channelId) : null;
      if (!wanted()) return;
      if (unit && !unit.ok) return failed(unit.trouble);
      set({
        state: 'ready',
        ground: { channel: channel.value, programmes: programmes.value, unit: unit?.value ?? null },
      });
    },
    [api, channelId],
  );
  useEffect(() => {
    let shown = true;
    void read(() => shown);
    return () => {
      shown = false;
    };
  }, [read]);
  return grounds;
};
