/**
 * N15: a hint to plan for an awareness date, to the group and to nobody else, and only where the unit has turned it on.
 * Trans Day of Remembrance is a day of mourning, which the line tells.
 */
import type { AptIdeaRef, Claim, Day, Matter, NudgeFacts, NudgeLine, NudgeUnit } from '../nudge.ts';
import { chooseForDay, ideaIds, ideaUse, offersByUnit } from './apt-ideas.ts';
import { groupOf } from './n1-group-meeting.ts';
import { type Awareness, awarenessDays, awarenessTimes } from './occasions.ts';
import { horizon, membership, type Rule, within } from './rule.ts';

type Line = NudgeLine & { kind: 'N15' };

export const n15Key = (unit: string, { id, day }: Awareness, person: string): string =>
  `N15:${unit}:${day}:${id}:${person}`;

/** The idea that others of the group were given for the same day, so that all get the same. */
const givenBefore = (facts: NudgeFacts, unit: NudgeUnit, of: Awareness): AptIdeaRef | null => {
  for (const person of groupOf(unit)) {
    const about = facts.claims.get(n15Key(unit.id, of, person))?.about;
    const idea = facts.aptIdeas.find(({ id }) => about !== undefined && ideaIds(about).includes(id));
    if (idea !== undefined)
      return { id: idea.id, minutes: idea.minutes, sv: idea.sv.title, en: idea.en.title };
  }
  return null;
};

export const n15Line = (
  unit: NudgeUnit,
  { id, day, mourning }: Awareness,
  idea: AptIdeaRef | null,
): Line => ({
  kind: 'N15',
  unit: unit.id,
  day,
  awareness: id,
  mourning,
  idea,
});

/** Hints, key `N15:{unit}:{day}:{date}:{person}`. */
export const n15Awareness: Rule = (facts, today) => {
  const days = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  let offers: Map<string, Claim[]> | undefined;
  for (const unit of facts.units) {
    if (unit.life?.settings.awareness !== true) continue;
    const isIn = membership(facts, unit);
    let use: Map<string, Day> | undefined;
    for (const date of awarenessDays(days.oldest, days.newest, facts.holidays, unit)) {
      const time = awarenessTimes(date.day, facts.holidays);
      if (!within(time.on, days) || (unit.life.since !== null && unit.life.since > time.on)) continue;
      const waiting = groupOf(unit).filter(
        (person) => isIn(person) && !facts.claims.has(n15Key(unit.id, date, person)),
      );
      if (waiting.length === 0) continue;
      offers ??= offersByUnit(facts.claims.values());
      use ??= ideaUse(unit, offers.get(unit.id) ?? [], today);
      const idea = givenBefore(facts, unit, date) ?? chooseForDay(facts, unit, date.day, use);
      if (idea !== null) use.set(idea.id, date.day);
      const line = n15Line(unit, date, idea);
      for (const person of waiting) {
        const to = { person, to: 'person', why: 'group' } as const;
        const key = n15Key(unit.id, date, person);
        matters.push({ key, kind: 'N15', unit: unit.id, ...to, ...time, priority: 2, line });
      }
    }
  }
  return matters;
};
