/** What may never be broken, written a second time and differently from the code, so that the two check each other. */
import { expect } from '@jest/globals';
import type { Matter, NudgePerson } from '../../../bot/core/nudge.ts';
import { localOf } from './wall.ts';
import { holidays, type World } from './world.ts';

export { localOf } from './wall.ts';

const shift = (day: string, n: number): string =>
  new Date(Date.parse(`${day}T12:00:00Z`) + n * 86_400_000).toISOString().slice(0, 10);

/** All quiet days of 2026 that are not weekends or days off, from the calendar on the wall. */
const SQUEEZE_2026 = ['2026-01-02', '2026-01-05', '2026-05-15'];
const inQuietPeriod = (day: string): boolean =>
  SQUEEZE_2026.includes(day) ||
  (day >= '2026-06-29' && day <= '2026-08-09') ||
  day <= '2026-01-07' ||
  day >= '2026-12-20';

/** Whether a person may be written to at an instant of 2026. */
export const mayWrite = (at: Date, person: NudgePerson): boolean => {
  const { day, time, weekday } = localOf(at);
  if (inQuietPeriod(day) || day in holidays.free) return false;
  if (holidays.free[shift(day, 1)] === 'holiday' && time >= '12:00') return false;
  if (!(person.days ?? [1, 2, 3, 4, 5]).includes(weekday)) return false;
  if (person.window !== null) {
    const { from, to } = person.window;
    return from < to ? time >= from && time < to : time >= from || time < to;
  }
  if (weekday === 1 && time < '10:00') return false;
  if (weekday === 5 && time >= '14:00') return false;
  return time >= '08:30' && time < '16:00';
};

/** No person has two cards on a day, three in seven days (by date and by hours) or too many in 28. */
export const expectCapsKept = (of: World): void => {
  const people = new Set(of.cards.map(({ person }) => person));
  for (const id of people) {
    const times = of.cards
      .filter(({ person }) => person === id)
      .map(({ at }) => at.getTime())
      .sort((a, b) => a - b);
    const days = times.map((time) => Date.parse(localOf(new Date(time)).day) / 86_400_000);
    const most = of.units.some(({ manager, group }) => manager === id || group.includes(id)) ? 6 : 4;
    for (let i = 0; i < times.length; i += 1) {
      const after = (n: number): number => (days[i + n] ?? Number.POSITIVE_INFINITY) - (days[i] ?? 0);
      expect(after(1)).toBeGreaterThanOrEqual(1);
      expect(after(2)).toBeGreaterThanOrEqual(7);
      expect(after(most)).toBeGreaterThanOrEqual(28);
      expect((times[i + 2] ?? Number.POSITIVE_INFINITY) - (times[i] ?? 0)).toBeGreaterThanOrEqual(
        7 * 86_400_000,
      );
    }
  }
};

/** The card may go to this person now: known, reachable, no guest, not paused, within hours, and a member of the unit. */
export const expectAllowed = (of: World, id: string, matters: readonly Matter[], now: Date): void => {
  const person = of.people.get(id);
  if (person === undefined) throw new Error(`a card for ${id}, who is unknown`);
  expect(person).toMatchObject({ reachable: true, guest: false });
  expect(
    person.pausedUntil === 'open' || Date.parse(person.pausedUntil ?? '1970-01-01') > now.getTime(),
  ).toBe(false);
  expect(mayWrite(now, person)).toBe(true);
  for (const matter of matters) {
    expect(matter.person).toBe(id);
    const unit = of.units.find((each) => each.id === matter.unit);
    expect(unit?.members).toContain(id);
    if (matter.kind === 'N8') expect(person.reflection).not.toBeNull();
    if (matter.kind === 'N1' || matter.kind === 'N3')
      expect(
        Date.parse(matter.line.kind === 'N1' || matter.line.kind === 'N3' ? matter.line.start : ''),
      ).toBeGreaterThan(now.getTime());
    expect(matter.on <= localOf(now).day && localOf(now).day <= matter.until).toBe(true);
  }
};

/** At most two cards name one action, at most one of them as its second. */
export const expectTwoCardsAnAction = (of: World): void => {
  const named = new Map<string, string[]>();
  for (const { matters } of of.cards)
    for (const { line } of matters)
      if (line.kind === 'N6') {
        const action = `${line.unit}/${line.action}`;
        named.set(action, [...(named.get(action) ?? []), line.occurrence]);
      }
  for (const occurrences of named.values()) expect(new Set(occurrences).size).toBe(occurrences.length);
};
