/** How a view tells the person how something went; `notice.tsx` shows it. */
import { createContext, useContext } from 'react';
import type { Trouble } from '../trouble.ts';

export interface Notices {
  /** Says that something was done, with a way back where there is one. */
  saved(text: string, undo?: () => void): void;
  /** Says what went wrong, with a way to try again where that may help. */
  failed(trouble: Trouble, again?: () => void): void;
  /** Read aloud, not shown. */
  say(text: string): void;
  clear(): void;
}

export const NoticeContext = createContext<Notices | null>(null);

/** How a view tells the person how something went. */
export const useNotices = (): Notices => {
  const notices = useContext(NoticeContext);
  if (!notices) throw new Error('useNotices outside NoticeProvider');
  return notices;
};
