import { createContext, useContext } from 'react';
import type { ProgrammeView } from '../../bot/core/api-steps.ts';

const WholeContext = createContext<ProgrammeView | null>(null);
export const WholeProvider = WholeContext.Provider;

/** The unit's programme, read; only below its provider. */
export const useWhole = (): ProgrammeView => {
  const whole = useContext(WholeContext);
  if (!whole) throw new Error('useWhole outside WholeProvider');
  return whole;
};
