/** What the APT view shows beside the agendas: the library with what suits now, the year's wheel, what the reader may. */
import { can } from '../../core/access.ts';
import type { AptView, LibraryItem } from '../../core/api-apt.ts';
import { ideaPhase, itemsByQuarter, suggestions, usedWithinYear } from '../../core/apt-library.ts';
import { nextApt } from '../../core/apt-outcome.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { type AptIdea, content } from '../../core/content.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { type IdeaUse, ideaUse, offersByUnit } from '../../core/nudges/apt-ideas.ts';
import { libraryOf } from '../../core/nudges/template.ts';
import { monthsOf, type OwnWheel, PER_QUARTER } from '../../core/wheel.ts';
import { keptSince } from '../nudge-facts.ts';
import { type Caller, enter } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';
import type { AptPorts } from './ports.ts';
import { mayPropose, throughGroup } from './propose.ts';

const toLibraryItem = (
  idea: AptIdea,
  library: string,
  use: IdeaUse,
  day: string,
  language: Language,
): LibraryItem => ({
  id: idea.id,
  ...idea[language],
  area: idea.area,
  minutes: idea.minutes,
  kind: idea.kind,
  samPhase: ideaPhase(idea),
  leadRole: idea.leadRole,
  months: [...idea.suggestedMonths],
  own: idea.programmes.includes(library),
  usedOn: use.get(idea.id) ?? null,
  usedLately: usedWithinYear(use, idea.id, day),
});

export const wheelView = (
  own: OwnWheel | null,
  quarters: number[],
  language: Language,
): AptView['wheel'] => ({
  months: monthsOf(own, language),
  own: own !== null,
  perQuarter: own?.perQuarter ?? PER_QUARTER,
  quarters,
});

/**
 * The view's own facts, from what is known of the lists: the agendas themselves are read with the meetings. Used within
 * twelve months is what stood on an agenda or was offered on a card.
 */
export const seeApt = async (
  ports: AptPorts,
  caller: Caller,
  unitId: string,
  language: Language,
): Promise<Outcome<AptView>> => {
  const entered = await enter(ports, caller, unitId, 'see-meetings');
  if (!entered.ok) return entered;
  const rows = await rowsBeforeAdding(ports, entered.value);
  if (!rows.ok) return rows;
  const { unit, actor, programme } = entered.value;
  const now = ports.clock.now();
  const today = localDay(now);
  const [claims, own, group] = await Promise.all([
    ports.claims.recent(keptSince(now), { units: [unit.id], people: [] }),
    ports.wheels.of(unit.id),
    throughGroup(ports, entered.value),
  ]);
  const library = libraryOf({ programme: programme.id, template: programme });
  const use = ideaUse({ rows: rows.value }, offersByUnit(claims.values()).get(unit.id) ?? [], today);
  const start = nextApt(rows.value.StegvisMeetings, now, null)?.value.start ?? null;
  const day = start === null ? today : localDay(new Date(start));
  return done({
    library: content.aptIdeas.map((idea) => toLibraryItem(idea, library, use, day, language)),
    suggested: suggestions(content.aptIdeas, programme, day, use).map(({ id }) => id),
    wheel: wheelView(own, itemsByQuarter(rows.value, today), language),
    throughGroup: group,
    may: {
      propose: mayPropose(entered.value),
      place: can(actor, 'write-agenda').allowed,
      raise: can(actor, 'raise-matter').allowed,
      changeWheel: can(actor, 'change-wheel').allowed,
    },
  });
};
