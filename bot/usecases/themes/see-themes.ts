import type { Themes } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { type Caller, enter } from '../tab/frame.ts';
import { lookAhead, mayLead, type ThemePorts, themesView } from './frame.ts';

/** What the unit needs, as the newest snapshot has it: read, never computed (R26). */
export const seeThemes = async (
  ports: ThemePorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<Themes>> => {
  const entered = await enter(ports, caller, unit, 'see-themes');
  if (!entered.ok) return entered;
  const newest = (await ports.snapshots.list(unit)).at(-1) ?? null;
  const next = mayLead(entered.value) ? await lookAhead(ports, unit) : null;
  const matrix = await ports.inventory.matrix(unit);
  return done(themesView(newest, next, matrix, language));
};
