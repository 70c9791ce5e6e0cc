import { useSyncExternalStore } from 'react';
import { useSession } from '../session.tsx';

const query = window.matchMedia('(max-width: 479.98px)');
const watch = (changed: () => void): (() => void) => {
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
};

/** Whether the layout is compact: narrower than 480 px (also by zoom), or in a meeting's side panel. */
export const useCompact = (): boolean => {
  const { panel } = useSession();
  return useSyncExternalStore(watch, () => query.matches) || panel;
};
