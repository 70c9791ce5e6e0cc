/** What "Right" means, written a second time and apart from the code: a list of everything that was broken in a lived year. */
import type { Matter, NudgeFacts, NudgePerson } from '../../../bot/core/nudge.ts';
import { localOf } from './wall.ts';
import { holidays } from './world.ts';
import type { Lived } from './year.ts';

const shift = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);
const dayOfWeek = (day: string): number => new Date(`${day}T12:00:00Z`).getUTCDay() || 7;
const isFree = (day: string): boolean => day in holidays.free || dayOfWeek(day) > 5;

/** The ISO week by counting Thursdays from the year's first. */
const weekOf = (day: string): number => {
  const thursday = shift(day, 4 - dayOfWeek(day));
  let week = 0;
  for (let at = thursday; at.slice(0, 4) === thursday.slice(0, 4); at = shift(at, -7)) week += 1;
  return week;
};

/** Why nobody may be written to on a day, whatever hours they have. */
const quietDay = (day: string): string | null => {
  if (day in holidays.free) return 'a day off';
  const date = day.slice(5);
  if (date >= '12-20' || date <= '01-07') return 'Christmas';
  const week = weekOf(day);
  if (week >= 27 && week <= 32) return 'summer';
  if (!isFree(day) && isFree(shift(day, -1)) && isFree(shift(day, 1))) return 'a squeeze day';
  return null;
};

const outsideHours = (at: Date, { window, days }: Pick<NudgePerson, 'window' | 'days'>): string | null => {
  const { day, time, weekday } = localOf(at);
  if (holidays.free[shift(day, 1)] === 'holiday' && time >= '12:00') return 'the afternoon before a holiday';
  if (!(days ?? [1, 2, 3, 4, 5]).includes(weekday)) return 'a weekday of no work';
  if (window !== null) {
    const { from, to } = window;
    const inside = from < to ? time >= from && time < to : time >= from || time < to;
    return inside ? null : 'outside the own window';
  }
  if (time < '08:30' || time >= '16:00') return 'outside 08.30–16.00';
  if (weekday === 1 && time < '10:00') return 'Monday before ten';
  return weekday === 5 && time >= '14:00' ? 'Friday after two' : null;
};

const CHANNEL = { window: null, days: null };

/** Whether somebody had opted out of a matter at the time: by pausing, leaving, not choosing, or having done it. */
const optedOut = (facts: NudgeFacts, person: NudgePerson, matter: Matter, at: Date): string | null => {
  const { pausedUntil } = person;
  if (pausedUntil === 'open' || (pausedUntil !== null && Date.parse(pausedUntil) > at.getTime()))
    return 'paused';
  if (!person.reachable) return 'no address';
  if (person.guest) return 'a guest';
  const unit = facts.units.find(({ id }) => id === matter.unit);
  const { line } = matter;
  // a question to think about is the person's own, whichever unit it came from
  const home = line.kind === 'N8' ? facts.units.find(({ members }) => members.includes(person.id)) : unit;
  if (!home?.members.includes(person.id)) return 'not in the unit';
  const done = (step: string, who: string): boolean => unit?.life?.done.get(step)?.has(who) === true;
  if (line.kind === 'N8' && person.reflection === null) return 'reflections not chosen';
  if (line.kind === 'N9' && done(line.item, person.id)) return 'the course is done';
  if (line.kind === 'N10' && done('basics', line.starter)) return 'the basics are done';
  // of what comes twice only the second word is left, of the rest nothing; questions have a rhythm instead
  const second = 'occurrence' in line && ['second', 'closing', 'day75', 'three'].includes(line.occurrence);
  if (person.fewer.includes(line.kind) && line.kind !== 'N8' && !second) return 'fewer are wished for';
  if (line.kind === 'N15' && !unit?.life?.settings.awareness) return 'awareness dates are off';
  const meeting =
    'meeting' in line ? unit?.rows.StegvisMeetings.find(({ id }) => id === line.meeting) : undefined;
  if (meeting?.value.state === 'cancelled') return 'the meeting is cancelled';
  if (
    line.kind === 'N6' &&
    unit?.rows.StegvisPlan.find(({ id }) => id === line.action)?.value.state !== 'active'
  )
    return 'the action is settled';
  return null;
};

/** Everything that was broken in the year; empty when all was right. */
export const broken = ({ world, sent, drops, named, placed }: Lived): string[] => {
  const wrong: string[] = [];
  const cards = new Map<string, Date[]>();
  const keys = new Set<string>();
  const carriers = new Set<string>();

  for (const { person: id, at, matters, facts } of sent) {
    for (const { manager, group } of facts.units) for (const who of [manager, ...group]) carriers.add(who);
    cards.set(id, [...(cards.get(id) ?? []), at]);
    const tell = (what: string): void => void wrong.push(`${at.toISOString()} ${id}: ${what}`);
    const { day } = localOf(at);
    const channel = facts.units.find((unit) => unit.id === id);
    const person = facts.people.get(id);
    const quiet = quietDay(day) ?? outsideHours(at, person ?? CHANNEL);
    if (quiet !== null) tell(quiet);
    if (person === undefined && channel?.life?.channel !== true) tell('nobody is there');
    for (const matter of matters) {
      if (keys.has(matter.key)) tell(`${matter.key} twice`);
      keys.add(matter.key);
      const out = person === undefined ? null : optedOut(facts, person, matter, at);
      if (out !== null) tell(`${matter.key} though ${out}`);
      if (channel !== undefined && matter.kind !== 'N4') tell(`${matter.key} in a channel`);
      if (day < matter.on || day > matter.until) tell(`${matter.key} out of its days`);
      const unit = facts.units.find((each) => each.id === matter.unit);
      if (unit?.life?.settings.closures.some(({ from, to }) => day >= from && day <= to))
        tell(`${matter.key} while the unit is closed`);
    }
  }

  const channels = new Set(world.units.map(({ id }) => id));
  for (const [id, times] of cards) {
    const caps: readonly (readonly [number, number])[] = channels.has(id)
      ? [[1, 7]]
      : [
          [1, 1],
          [2, 7],
          [carriers.has(id) ? 6 : 4, 28],
        ];
    const days = times.map((at) => Date.parse(localOf(at).day) / 86_400_000).sort((a, b) => a - b);
    for (const [most, span] of caps)
      days.forEach((day, n) => {
        const later = days[n + most];
        if (later !== undefined && later - day < span) wrong.push(`${id}: more than ${most} in ${span} days`);
      });
  }

  for (const { matter } of drops) {
    if (keys.has(matter.key)) wrong.push(`${matter.key} sent and dropped`);
  }
  if (new Set(placed).size !== placed.length) wrong.push('an action was placed twice');
  // every due matter is delivered, merged or dropped with a reason, unless it stopped being due or has days left
  const settled = new Set([...keys, ...drops.map(({ matter }) => matter.key)]);
  // still named after its last day, it would have been dropped in that very slot
  for (const { matter, last } of named.values())
    if (!settled.has(matter.key) && (last > matter.until || shift(matter.on, 14) <= last))
      wrong.push(`${matter.key} was forgotten`);
  return wrong;
};
