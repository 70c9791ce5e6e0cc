import { useCallback, useEffect, useState } from 'react';
import type { Result, Trouble } from './trouble.ts';

export type Once<T> =
  | { state: 'loading' }
  | { state: 'failed'; trouble: Trouble; retry: () => void }
  | { state: 'ready'; value: T };

/**
 * Reads once, and again when `load` becomes another: for what a person chooses from, which does not change under the
 * hand, and what is dear to read. Keep `load` in a useCallback. An answer to an earlier question is dropped.
 */
export const useOnce = <T>(load: () => Promise<Result<T>>): Once<T> => {
  const [once, set] = useState<Once<T>>({ state: 'loading' });
  const read = useCallback(
    async (wanted: () => boolean): Promise<void> => {
      set({ state: 'loading' });
      const result = await load();
      if (!wanted()) return;
      set(
        result.ok
          ? { state: 'ready', value: result.value }
          : { state: 'failed', trouble: result.trouble, retry: () => void read(wanted) },
      );
    },
    [load],
  );
  useEffect(() => {
    let shown = true;
    void read(() => shown);
    return () => {
      shown = false;
    };
  }, [read]);
  return once;
};
