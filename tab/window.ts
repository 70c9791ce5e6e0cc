import type { Surroundings } from './source.ts';

/** The real window. */
export const browser: Surroundings = {
  now: () => Date.now(),
  visible: () => document.visibilityState === 'visible',
  onWake: (wake) => {
    const shown = (): void => {
      if (document.visibilityState === 'visible') wake();
    };
    document.addEventListener('visibilitychange', shown);
    window.addEventListener('focus', shown);
    window.addEventListener('online', shown);
    return () => {
      document.removeEventListener('visibilitychange', shown);
      window.removeEventListener('focus', shown);
      window.removeEventListener('online', shown);
    };
  },
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};
