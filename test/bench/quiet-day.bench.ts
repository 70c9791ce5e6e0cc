/** What a unit costs on days on which nobody changes anything: five weeks, the first day of them hour by hour. */
import { setTimeout as pause } from 'node:timers/promises';
import { House, type Person } from '../walks/support/house.ts';
import type { Row } from './run.ts';
import { resourceUnits } from './units.ts';

interface Logged {
  seq: number;
  at: string;
  method: string;
  path: string;
  body: unknown;
}

const MOST_UNITS = 50;
const WEEKS = 5;

/** Microsoft's table does not name subscriptions: they are counted like any other single read or write. */
const cost = (asked: Logged): number => {
  const units = resourceUnits(asked);
  if (!/\/subscriptions(\/|$)/.test(asked.path)) return units;
  return asked.method === 'GET' ? 1 : 2;
};

const swedishDay = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short' });

/** Resource units by the people's calendar day. */
const byDay = (asked: readonly Logged[]): Map<string, number> => {
  const days = new Map<string, number>();
  for (const one of asked) {
    const day = swedishDay.format(new Date(one.at));
    days.set(day, (days.get(day) ?? 0) + cost(one));
  }
  return days;
};

/** The most requests on one day about who is in the unit; they cost no units. */
const looksAtMembers = (asked: readonly Logged[]): number => {
  const days = new Map<string, number>();
  for (const { at, path } of asked) {
    if (!/\/(all)?members\b/i.test(path)) continue;
    const day = swedishDay.format(new Date(at));
    days.set(day, (days.get(day) ?? 0) + 1);
  }
  return Math.max(0, ...days.values());
};

const logged = (house: House, since: number): Promise<Logged[]> =>
  house.control('GET', `requests?service=graph&since=${since}`);

/** Waits until everything that the set-up led to is done, by the program's own word; gives the last request's number. */
const settle = async (house: House, manager: Person, mode: string): Promise<number> => {
  for (const end = Date.now() + 30_000; Date.now() < end; await pause(100)) {
    const { body } = await house.api<{ sync: { mode: string; stale: number; refused: number } }>(
      manager,
      'GET',
      'status',
    );
    const { pending } = await house.control<{ pending: number }>('GET', 'notifications');
    if (body.sync.mode === mode && body.sync.stale === 0 && pending === 0)
      return (await logged(house, 0)).at(-1)?.seq ?? 0;
  }
  throw new Error(`the program does not come to rest in the mode ${mode}`);
};

const hours = (from: string, count: number): string[] =>
  Array.from({ length: count }, (_, n) => new Date(Date.parse(from) + (n + 1) * 3_600_000).toISOString());
const weeks = (from: string): string[] =>
  Array.from({ length: WEEKS }, (_, n) =>
    new Date(Date.parse(from) + (n + 1) * 7 * 86_400_000).toISOString(),
  );

const move = async (house: House, to: readonly string[]): Promise<void> => {
  for (const now of to)
    if (!(await house.moveClock(now)).settled) throw new Error(`the clock did not settle at ${now}`);
};

export const quietDay = {
  name: 'quiet day',
  async run(): Promise<Row[]> {
    const house = await House.open();
    try {
      await house.control('POST', 'notifications', { delayMs: 100 });
      const { manager, unit } = await house.setUp('hbtq-klivet');
      await house.install(manager, unit.channel);
      const since = await settle(house, manager, 'notifications');
      const night = '2026-01-12T23:00:00.000Z';
      await move(house, [night, ...hours(night, 24), ...weeks('2026-01-13T23:00:00.000Z')]);
      const asked = await logged(house, since);
      const days = byDay(asked);
      const mostLooks = looksAtMembers(asked);
      const [dearest = ['none', 0]] = [...days].sort((a, b) => b[1] - a[1]);
      const total = [...days.values()].reduce((sum, units) => sum + units, 0);

      await house.control('POST', 'reset');
      await house.control('POST', 'notifications', { refuse: true });
      const alone = await house.setUp('hbtq-klivet');
      const sinceRefused = await settle(house, alone.manager, 'sweep');
      await move(house, [night, '2026-01-13T23:00:00.000Z']);
      const refused = byDay(await logged(house, sinceRefused)).get('2026-01-13') ?? 0;
      return [
        {
          what: `a quiet unit, the dearest of ${WEEKS * 7 + 1} days (${dearest[0]}, subscriptions renewed on the way)`,
          value: `${dearest[1]} units`,
          limit: `${MOST_UNITS}`,
          holds: dearest[1] > 0 && dearest[1] <= MOST_UNITS,
        },
        {
          what: 'a quiet unit, a day lived through hour by hour',
          value: `${days.get('2026-01-13') ?? 0} units`,
          limit: `${MOST_UNITS}`,
          holds: (days.get('2026-01-13') ?? 0) > 0 && (days.get('2026-01-13') ?? 0) <= MOST_UNITS,
        },
        {
          what: 'a quiet unit, on average',
          value: `${(total / (WEEKS * 7 + 1)).toFixed(1)} units`,
          limit: `${MOST_UNITS}`,
          holds: total / (WEEKS * 7 + 1) <= MOST_UNITS,
        },
        {
          what: 'a quiet unit, requests to Teams about its members on the busiest day',
          value: `${mostLooks}`,
          limit: '1',
          holds: mostLooks === 1,
        },
        {
          what: 'a quiet unit where the tenant refuses subscriptions',
          value: `${refused} units`,
          limit: `${MOST_UNITS}`,
          holds: refused > 0 && refused <= MOST_UNITS,
        },
      ];
    } finally {
      await house.close();
    }
  },
};
