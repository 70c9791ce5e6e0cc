/** The unit's year for calendars: its steps and follow-ups as whole days; meetings stand beside them. Names nobody. */
import { addDays } from '../calendar.ts';
import type { Programme } from '../content.ts';
import type { Day } from '../nudge.ts';
import { actionState } from '../plan.ts';
import type { UnitRows } from '../rows.ts';
import { documentTexts } from '../texts/report/documents.ts';
import type { DocumentFrame } from './model.ts';

/** Something that concerns a whole day. `id` is the same for ever. */
export interface WholeDay {
  id: string;
  title: string;
  day: Day;
  /** The day after, which calendars count as the end. */
  end: Day;
  version: string;
  changedAt: string | null;
}

/** Steps with a date that are not done, dates of actions under way, and follow-ups that are not written. */
export const yearOf = (
  programme: Programme,
  rows: UnitRows,
  { language, clean }: Pick<DocumentFrame, 'language' | 'clean'>,
): WholeDay[] => {
  const t = documentTexts[language];
  const titles = new Map(programme.steps.map((step) => [step.id, step[language].title]));
  const one = (
    row: { id: string; key: string | null; version: string; changedAt: string | null },
    what: string,
    title: string,
    day: Day | null,
  ): WholeDay[] =>
    day === null
      ? []
      : [
          {
            id: `${row.key ?? row.id}-${what}`,
            title: clean(title),
            day,
            end: addDays(day, 1),
            version: row.version,
            changedAt: row.changedAt,
          },
        ];
  return [
    ...rows.StegvisSteps.flatMap((row) =>
      row.value.state === 'done' || row.value.stepId === null || !titles.has(row.value.stepId)
        ? []
        : one(row, 'step', t.stepDue(titles.get(row.value.stepId) ?? row.value.title), row.value.dueDate),
    ),
    ...rows.StegvisPlan.flatMap((row) => {
      const { value } = row;
      const state = actionState(value);
      const due = state === 'active' ? one(row, 'due', t.due(value.title), value.dueDate) : [];
      const follow =
        (state === 'active' || state === 'done') && value.followUp === null
          ? one(row, 'follow-up', t.followUpOf(value.title), value.followUpDate)
          : [];
      return [...due, ...follow];
    }),
  ].sort((a, b) => a.day.localeCompare(b.day, 'en') || a.id.localeCompare(b.id, 'en'));
};
