/**
 * What a manager may see of the coming weeks: what is meant to be sent in the unit, by kind and role. Nothing in it
 * depends on what a person has chosen or done: pauses, hours, fewer, questions and courses are the person's own, and
 * somebody who could tell from a missing card that a colleague has paused would be told too much.
 */
import type { UnitPreview } from '../../core/api-nudges.ts';
import { addDays, localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, type Outcome } from '../../core/fault.ts';
import type { Matter, NudgeFacts, NudgeKind, NudgeLine, NudgePerson, NudgeUnit } from '../../core/nudge.ts';
import { cardsAhead } from '../../core/nudges/ahead.ts';
import { whyTexts } from '../../core/texts/why/index.ts';
import { factsOfUnits } from '../nudge-facts.ts';
import { type Caller, enter } from '../tab/frame.ts';
import { DAYS_AHEAD, type PreviewPorts } from './ports.ts';

/** Questions to think about, and who has not taken a course: never anybody else's to see. */
const PRIVATE: readonly NudgeKind[] = ['N8', 'N9'];

const anybody = ({ id, guest }: NudgePerson): NudgePerson => ({
  ...{ id, guest, name: '', language: 'sv', reachable: true },
  ...{ window: null, days: null, pausedUntil: null, reflection: null, fewer: [] },
});

/** As if everybody had taken every course and session, so that no reminder of one takes another's place. */
const allDone = ({ rows, members, life }: NudgeUnit): ReadonlyMap<string, ReadonlySet<string>> => {
  const everybody = new Set(members);
  const courses = [
    ...rows.StegvisSteps.flatMap(({ value }) => (value.stepId === null ? [] : [value.stepId])),
    ...rows.StegvisMeetings.map(({ id }) => id),
  ];
  return new Map([
    ...courses.map((id) => [id, everybody] as const),
    ['basics', life?.done.get('basics') ?? new Set<string>()] as const,
  ]);
};

/** The facts without what is a person's own. */
export const impersonal = (facts: NudgeFacts): NudgeFacts => ({
  ...facts,
  units: facts.units.map((unit) => ({ ...unit, life: unit.life && { ...unit.life, done: allDone(unit) } })),
  people: new Map([...facts.people].map(([id, person]) => [id, anybody(person)])),
  claims: new Map([...facts.claims].filter(([, { kind }]) => !PRIVATE.includes(kind))),
});

const nameless = (line: NudgeLine, language: Language): NudgeLine =>
  line.kind === 'N10' ? { ...line, name: whyTexts[language].someone } : line;

export const previewUnit = async (
  ports: PreviewPorts,
  caller: Caller,
  id: string,
  language: Language,
): Promise<Outcome<UnitPreview>> => {
  const entered = await enter(ports, caller, id, 'change-unit');
  if (!entered.ok) return entered;
  const { unit } = entered.value;
  const now = ports.clock.now();
  const facts = impersonal(await factsOfUnits(ports, [unit], [], now));
  const until = new Date(now.getTime() + DAYS_AHEAD * 86_400_000);
  const sends = new Map<string, UnitPreview['sends'][number]>();
  const count = (day: string, { kind, why, line }: Matter): void => {
    const card = ports.words(nameless(line, language), unit.name, language);
    const key = JSON.stringify([day, kind, why, card]);
    const same = sends.get(key);
    sends.set(key, { day, kind, recipient: why, count: (same?.count ?? 0) + 1, card });
  };
  for (const { at, matters } of cardsAhead(facts, now, until))
    for (const matter of matters) if (!PRIVATE.includes(matter.kind)) count(localDay(at), matter);
  const from = localDay(now);
  return done({ from, to: addDays(from, DAYS_AHEAD), sends: [...sends.values()] });
};
