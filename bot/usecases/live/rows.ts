/** The rows of meetings and agendas as the program knows them, without asking SharePoint. */
import type { UnitRows } from '../../core/rows.ts';
import { NO_ROWS } from '../nudge-facts.ts';
import type { Projection } from '../ports.ts';

/** Nothing of the plan is read along. */
const NO_PLAN = { to: '', wholePlan: false };

export const knownRows = async (
  projection: Pick<Projection, 'ruleRows'>,
  unit: string,
): Promise<Pick<UnitRows, 'StegvisMeetings' | 'StegvisAgenda'>> =>
  (await projection.ruleRows([unit], NO_PLAN)).get(unit) ?? NO_ROWS;
