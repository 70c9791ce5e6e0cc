import type { FindingsView } from '../../core/api-findings.ts';
import type { Language } from '../../core/choices.ts';
import { isFinding } from '../../core/evidence.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { ideasFor } from '../../core/finding-ideas.ts';
import { lackingIn, screeningSteps } from '../../core/screening.ts';
import { type Caller, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { toFinding } from './wire.ts';

/** What the unit has seen, what came of it, what is lacking, and what the library adds (R10, R11, R58). */
export const seeFindings = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<FindingsView>> => {
  const entered = await enter(ports, caller, unit, 'see-findings');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const { programme } = entered.value;
  const findings = rows.value.StegvisFindings.filter(isFinding);
  const known = findings.map(({ key, value }) => ({ key, title: value.title }));
  return done({
    findings: findings.map((row) => toFinding(row, rows.value)),
    ideas: ideasFor(programme, known, language),
    steps: screeningSteps(programme).map((step) => ({ id: step.id, title: step[language].title })),
    lacking: lackingIn(programme, rows.value),
  });
};
