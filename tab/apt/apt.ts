/** What the items of an agenda need of the APT around them: its deeds, and the dialog that is shown. */
import { createContext, useContext } from 'react';
import type { AgendaItem } from '../../bot/core/api.ts';
import type { Routine } from '../../bot/core/api-apt.ts';
import type { AptDeeds } from './use-apt-deeds.ts';

/** The dialog that stands open over the APT. */
export type AptShowing =
  | { kind: 'propose' }
  | { kind: 'decline' | 'finding' | 'raise' | 'answer'; item: AgendaItem }
  | { kind: 'library' }
  | { kind: 'wheel' }
  | { kind: 'routine'; routine: Routine | null }
  | { kind: 'deed'; routine: Routine; to: 'item' | 'action' };

export interface Apt {
  deeds: AptDeeds;
  show(showing: AptShowing): void;
}

const AptContext = createContext<Apt | null>(null);
export const AptProvider = AptContext.Provider;

/** The APT around an item; only below its provider. */
export const useApt = (): Apt => {
  const apt = useContext(AptContext);
  if (!apt) throw new Error('useApt outside AptProvider');
  return apt;
};

/** The ids of the elements to which the focus goes back. */
export const PROPOSE_ANCHOR = 'apt-propose';
export const LIBRARY_ANCHOR = 'apt-library';
export const WHEEL_ANCHOR = 'apt-wheel';
export const ROUTINE_ANCHOR = 'apt-routine';
export const routineAnchor = (id: string): string => `routine-${id}`;
export const proposalAnchor = (id: string): string => `proposal-${id}`;
export const raisedAnchor = (id: string): string => `raised-${id}`;
