/** The overview of several units for whoever leads or manages them (R31). */

import type { UnitsOverview } from '../../core/api-report.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/content.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { stepStates } from '../../core/programme.ts';
import type { UnitRows } from '../../core/rows.ts';
import { type Caller, type Entered, enter, factsOf, rolesIn, type TabPorts } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';

type Line = UnitsOverview['units'][number];

const lineOf = (entered: Entered, rows: UnitRows, language: Language): Line => {
  const { unit, programme } = entered;
  const statuses = stepStates(programme, factsOf(entered, rows));
  const due = (step: string): string | null =>
    rows.StegvisSteps.find(({ value }) => value.stepId === step)?.value.dueDate ?? null;
  const [next] = statuses
    .filter(({ state }) => state === 'open')
    .map(({ step }) => ({ title: step[language].title, due: due(step.id), optional: step.optional }))
    .sort(
      (a, b) =>
        Number(a.optional) - Number(b.optional) || (a.due ?? '9999').localeCompare(b.due ?? '9999', 'en'),
    );
  return {
    id: unit.id,
    name: unit.name,
    programmeName: programme[language].name,
    steps: statuses.map(({ step, state }) => ({ id: step.id, title: step[language].title, state })),
    next: next === undefined ? null : { title: next.title, due: next.due },
  };
};

/**
 * The units in which the caller is process lead or manager, by name: the state of each step and the next date. Nothing
 * that ranks them, no shares and no counts of people. Rows come from the projection, so that many units cost no more.
 */
export const seeUnits = async (
  ports: TabPorts,
  caller: Caller,
  language: Language,
): Promise<Outcome<UnitsOverview>> => {
  const mine = (await ports.units.ofPerson(caller.person)).filter((unit) => {
    const roles = unit.tenant === caller.tenant ? rolesIn(unit, caller.person) : [];
    return roles.includes('processLead') || roles.includes('manager');
  });
  const lines = await Promise.all(
    mine.map(async ({ id }): Promise<Line[]> => {
      const entered = await enter(ports, caller, id, 'see-unit');
      if (!entered.ok) return [];
      const rows = await rowsBeforeAdding(ports, entered.value);
      if (rows.ok) return [lineOf(entered.value, rows.value, language)];
      // One site that does not answer keeps nobody from the others.
      ports.journal.warn('unit-not-in-overview', { fault: rows.fault.kind });
      return [];
    }),
  );
  const collator = new Intl.Collator(language === 'sv' ? 'sv-SE' : 'en-GB');
  return done({
    today: localDay(ports.clock.now()),
    units: lines.flat().sort((a, b) => collator.compare(a.name, b.name)),
  });
};
