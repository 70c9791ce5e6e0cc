/** The library of APT items (R16): what suits the unit now, what was used within a year, and how the quarters stand. */
import { agendaOf, agendaState } from './agenda.ts';
import { addDays, localDay } from './calendar.ts';
import type { AptIdea, Programme } from './content.ts';
import { meetingState } from './meeting.ts';
import type { Day } from './nudge.ts';
import { type IdeaUse, rankIdeas } from './nudges/apt-ideas.ts';
import type { SamPhase, UnitRows } from './rows.ts';
import { quarterOf } from './wheel.ts';

const PHASES: Readonly<Record<string, SamPhase>> = {
  undersoka: 'investigate',
  riskbedoma: 'assess',
  atgarda: 'act',
  'folja-upp': 'followUp',
};

/** The phase of SAM that an idea of the library belongs to. */
export const ideaPhase = ({ samPhase }: Pick<AptIdea, 'samPhase'>): SamPhase | null =>
  PHASES[samPhase ?? ''] ?? null;

/** How many suggestions are offered at once. */
const OFFERED = 3;

/** Whether an idea was on an agenda, or offered, within the year before a day. */
export const usedWithinYear = (use: IdeaUse, idea: string, day: Day): boolean =>
  (use.get(idea) ?? '') > addDays(day, -365);

/**
 * The ideas that suit a day best: of the unit's programme, not used within twelve months, those of the month and of the
 * plan's areas first. Fewer than three, or none, when the library has no more unused ones.
 */
export const suggestions = (
  aptIdeas: readonly AptIdea[],
  programme: Programme,
  day: Day,
  use: IdeaUse,
): AptIdea[] =>
  rankIdeas({ aptIdeas }, { programme: programme.id, template: programme }, day, use, new Set())
    .filter(({ id }) => !usedWithinYear(use, id, day))
    .slice(0, OFFERED);

/** How many items have been or will be taken up at the APT of each quarter of a day's year. */
export const itemsByQuarter = (rows: UnitRows, today: Day): number[] => {
  const counts = [0, 0, 0, 0];
  for (const meeting of rows.StegvisMeetings) {
    const { kind, start } = meeting.value;
    if (kind !== 'apt' || start === null || meeting.key === null) continue;
    if (meetingState(meeting.value) === 'cancelled' || Number.isNaN(Date.parse(start))) continue;
    const day = localDay(new Date(start));
    if (day.slice(0, 4) !== today.slice(0, 4)) continue;
    const items = agendaOf(rows.StegvisAgenda, meeting.key).filter(({ value }) =>
      ['onAgenda', 'discussed'].includes(agendaState(value)),
    );
    counts[quarterOf(day) - 1] = (counts[quarterOf(day) - 1] ?? 0) + items.length;
  }
  return counts;
};
