import type { CriteriaView } from '../../core/api.ts';
import type { Language } from '../../core/content.ts';
import { criteriaOf, type Finding } from '../../core/criteria.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { findingText } from '../../core/texts/rules/index.ts';
import { type Caller, enter, factsOf, readRows, type TabPorts } from './frame.ts';

/** What the criterion was measured as; absent where it cannot be known or does not exist. */
const shown = ({ measurement }: Finding): { value?: unknown } => {
  const value = measurement?.shown ?? measurement?.value ?? undefined;
  return value === undefined ? {} : { value };
};

/** The programme's criteria, each met or with the reason why not; complete when all are met. */
export const seeCriteria = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  language: Language,
): Promise<Outcome<CriteriaView>> => {
  const entered = await enter(ports, caller, id, 'see-criteria');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const { programme } = entered.value;
  const criteria = criteriaOf(programme, factsOf(entered.value, rows.value)).map(
    ({ criterion, finding }) => ({
      id: criterion.id,
      text: criterion[language].text,
      met: finding.met,
      reason: findingText(finding, language),
      ...shown(finding),
      assumption: criterion.basis === 'assumption',
    }),
  );
  return done({ complete: criteria.every((criterion) => criterion.met), criteria });
};
