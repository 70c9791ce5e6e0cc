import { useState } from 'react';
import type { Trouble } from './trouble.ts';

/** One thing tried at a time: whether it is under way, and why the last try failed. */
export const useTrying = () => {
  const [state, set] = useState<{ busy: boolean; trouble: Trouble | null }>({ busy: false, trouble: null });
  const run = async (work: () => Promise<Trouble | null>): Promise<boolean> => {
    set((before) => ({ ...before, busy: true }));
    const trouble = await work();
    set({ busy: false, trouble: trouble && { ...trouble, again: () => void run(work) } });
    return trouble === null;
  };
  return {
    ...state,
    /** Tries; true when it went well. `work` answers null, or why it did not. */
    run,
    forget: (): void => set((before) => ({ ...before, trouble: null })),
  };
};

export type Trying = ReturnType<typeof useTrying>;
