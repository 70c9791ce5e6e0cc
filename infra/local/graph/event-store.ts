/** Events in people's mailboxes: the seeded APT series, and what is added. Attendees see the organizer's event. */
import type { Collection } from '../state.ts';
import type { Person } from '../tenant.ts';
import type { World } from './call.ts';
import { FOUNDED } from './sites.ts';
import { instantAt, wallTime } from './zones.ts';

export interface StoredEvent {
  id: string;
  /** Person id of the organizer. */
  owner: string;
  subject: string;
  body: string;
  location: string;
  /** Instants; of a series, those of its first occurrence. */
  start: string;
  end: string;
  zone: string;
  attendees: string[];
  /** The thread of the meeting's chat; null: no online meeting. */
  chat: string | null;
  series: { index: 'first' | 'second' | 'third' | 'fourth'; weekday: number } | null;
  created: string;
  modified: string;
  version: number;
}

const ZONE = 'Europe/Stockholm';
const INDEX = ['first', 'second', 'third', 'fourth'] as const;
export const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

export const eventsIn = (world: World): Collection<StoredEvent> =>
  world.tenant.state.collection('graph.events');

/** Each unit's monthly APT in the manager's calendar, with everybody of the unit invited. */
export const seedEvents = (world: World): void => {
  const events = eventsIn(world);
  for (const unit of world.tenant.units) {
    const start = Date.parse(unit.apt.start);
    const day = new Date(`${wallTime(start, ZONE)}Z`);
    const index = INDEX[Math.min(3, Math.floor((day.getUTCDate() - 1) / 7))] ?? 'first';
    events.set(`apt-${unit.siteName}`, {
      id: `apt-${unit.siteName}`,
      owner: unit.manager,
      subject: `APT ${unit.name}`,
      body: 'Arbetsplatsträff.',
      location: 'Personalrummet',
      start: new Date(start).toISOString(),
      end: new Date(start + unit.apt.minutes * 60_000).toISOString(),
      zone: ZONE,
      attendees: world.tenant.people
        .filter((person) => person.unit === unit.id && person.id !== unit.manager)
        .map((person) => person.id),
      chat: unit.apt.meetingChat,
      series: { index, weekday: day.getUTCDay() },
      created: FOUNDED,
      modified: FOUNDED,
      version: 1,
    });
  }
};

export interface Occurrence {
  /** Day on the organizer's calendar, `YYYY-MM-DD`. */
  day: string;
  start: number;
  end: number;
}

/** The nth weekday of a month, as a day of the month. */
const nthWeekday = (year: number, month: number, nth: number, weekday: number): number => {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return 1 + ((weekday - first + 7) % 7) + nth * 7;
};

/** Occurrences of a series that overlap `[from, to)`: the same hour on local clocks all year round. */
export const occurrences = (event: StoredEvent, from: number, to: number): Occurrence[] => {
  if (!event.series) return [];
  const first = wallTime(Date.parse(event.start), event.zone);
  const minutes = Date.parse(event.end) - Date.parse(event.start);
  const out: Occurrence[] = [];
  const begins = new Date(`${first}Z`);
  const nth = INDEX.indexOf(event.series.index);
  for (let month = 0; ; month++) {
    const at = new Date(Date.UTC(begins.getUTCFullYear(), begins.getUTCMonth() + month, 1));
    const [year, number] = [at.getUTCFullYear(), at.getUTCMonth()];
    const day = new Date(Date.UTC(year, number, nthWeekday(year, number, nth, event.series.weekday)))
      .toISOString()
      .slice(0, 10);
    const start = instantAt(`${day}T${first.slice(11)}`, event.zone);
    if (start >= to) return out;
    if (start + minutes > from && start >= Date.parse(event.start))
      out.push({ day, start, end: start + minutes });
  }
};

/** Events that stand in somebody's calendar, by start. */
export const eventsOf = (world: World, person: Person): StoredEvent[] =>
  [...eventsIn(world).values()]
    .filter((event) => event.owner === person.id || event.attendees.includes(person.id))
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
