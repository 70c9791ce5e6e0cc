/** What can be done with an action from the board, the table and its menu. */
import { createContext, useContext } from 'react';
import type { Action } from '../../bot/core/api.ts';

export interface Deeds {
  /** Whether the person may change the plan; the owner of an action may always say that it is done. */
  writable: boolean;
  mayFinish(action: Action): boolean;
  open(action: Action): void;
  finish(action: Action): void;
  start(action: Action): void;
  reopen(action: Action): void;
  restore(action: Action): void;
  drop(action: Action): void;
  raise(action: Action): void;
  /** The id of the action that is being saved, to show it as busy. */
  busy: string | null;
}

const DeedsContext = createContext<Deeds | null>(null);
export const DeedsProvider = DeedsContext.Provider;

/** The deeds; only below their provider. */
export const useDeeds = (): Deeds => {
  const deeds = useContext(DeedsContext);
  if (!deeds) throw new Error('useDeeds outside DeedsProvider');
  return deeds;
};

/** The id of the element that opens an action, to which the focus goes back. */
export const anchorOf = (id: string): string => `action-${id}`;
