/**
 * N8: a reflection prompt for a person who has chosen it, every other week on a weekday of their own. Nothing but the
 * person's choice and their own buttons decides when it comes; nobody else can see or cause it (R21, R22).
 */
import { addDays, addWorkingDays, earlier, later, localDay, weekday } from '../calendar.ts';
import type { Claim, Day, Holidays, Matter, NudgeFacts, NudgePerson, NudgeUnit } from '../nudge.ts';
import { choosePrompt } from './prompts.ts';
import { horizon, type Rule } from './rule.ts';

const FORTNIGHT = 14;
/** Monthly is every fourth week, which keeps the weekday. */
const MONTH = 28;
/** So many ignored prompts in a row make them monthly; as many more stop them. */
const PATIENCE = 3;

type Choice = NonNullable<NudgePerson['reflection']>;

/** The day that a key `N8:{person}:{day}` is meant for. */
export const n8Day = (key: string): Day => key.slice(-10);

/** The last day of a prompt: five working days after its own, and before the next one. */
export const n8Until = (on: Day, holidays: Holidays): Day =>
  earlier(addWorkingDays(on, 5, holidays), addDays(on, FORTNIGHT - 1));

const alignedTo = (wanted: number, day: Day): Day => addDays(day, (wanted - weekday(day) + 7) % 7);

/** The unit that a person's prompts come from: the first that they are a member of. */
const homes = (facts: NudgeFacts): Map<string, NudgeUnit> => {
  const found = new Map<string, NudgeUnit>();
  for (const unit of facts.units)
    for (const id of unit.members) {
      const person = facts.people.get(id);
      if (person?.reflection != null && !person.guest && !found.has(id)) found.set(id, unit);
    }
  return found;
};

/** A person's earlier prompts, oldest first. */
const promptsOf = (facts: NudgeFacts): Map<string, Claim[]> => {
  const prompts = new Map<string, Claim[]>();
  for (const claim of facts.claims.values()) {
    if (claim.kind !== 'N8') continue;
    const own = prompts.get(claim.person);
    if (own === undefined) prompts.set(claim.person, [claim]);
    else own.push(claim);
  }
  for (const own of prompts.values()) own.sort((a, b) => n8Day(a.key).localeCompare(n8Day(b.key)));
  return prompts;
};

/**
 * How many prompts in a row went by without any button since the person chose them: every one but the next is "before
 * the next prompt". A dropped prompt was never seen and counts neither way. What the private store has counted holds
 * too, if it is more.
 */
const ignoredInARow = (choice: Choice, seen: readonly Claim[]): number =>
  Math.max(choice.ignored, seen.length - 1 - seen.findLastIndex(({ answered }) => answered));

/** Prompts of the people who chose them, key `N8:{person}:{day}`: what is due or was missed, and the next. */
export const n8Reflection: Rule = (facts, today) => {
  const { oldest, newest } = horizon(today, facts.holidays);
  const matters: Matter[] = [];
  const home = homes(facts);
  if (home.size === 0) return matters;
  const prompts = promptsOf(facts);
  for (const [person, unit] of home) {
    const choice = facts.people.get(person)?.reflection;
    if (choice == null) continue;
    const since = choice.since.length === 10 ? choice.since : localDay(new Date(choice.since));
    const settled = prompts.get(person) ?? [];
    // what was dropped was never seen: neither ignored nor used up
    const seen = settled.filter(({ state }) => state !== 'dropped');
    const ignored = ignoredInARow(
      choice,
      seen.filter(({ key }) => n8Day(key) > since),
    );
    if (ignored >= 2 * PATIENCE) continue;
    const step = ignored >= PATIENCE || choice.rhythm === 'monthly' ? MONTH : FORTNIGHT;
    // The first comes on the first such weekday after the day of the choice; choosing anew starts the patience over,
    // but never makes prompts come closer.
    const first = addDays(since, 1);
    const latest = settled.at(-1);
    const next = latest === undefined ? first : addDays(n8Day(latest.key), step);
    let on = alignedTo(choice.weekday, later(next, first));
    while (on < oldest) on = addDays(on, step);
    const prompt = choosePrompt(facts.reflections, unit, person, seen, on, choice.depth ?? null);
    if (prompt === null) continue;
    for (; on <= newest; on = addDays(on, step)) {
      const key = `N8:${person}:${on}`;
      if (!facts.claims.has(key))
        matters.push({
          key,
          kind: 'N8',
          unit: unit.id,
          person,
          to: 'person',
          why: 'chosen',
          on,
          until: n8Until(on, facts.holidays),
          priority: 2,
          line: {
            kind: 'N8',
            unit: unit.id,
            prompt: prompt.id,
            question: { sv: prompt.sv.text, en: prompt.en.text },
            ask: ignored === PATIENCE ? 'continue' : 'answer',
          },
        });
      // what comes after the next one depends on how that is received
      if (on > today) break;
    }
  }
  return matters;
};
