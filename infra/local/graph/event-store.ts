/** Events in people's mailboxes: the seeded APT series, and what is added. Attendees see the organizer's event. */
import type { Collection } from '../state.ts';
import type { Person } from '../tenant.ts';
import type { World } from './call.ts';
import { meetingBlob } from './event-body.ts';
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
  /** What a client gave so that a repeated POST makes no second event. */
  transaction?: string;
  /** Answers of attendees by person id, when they are not the seed's. */
  responses?: Readonly<Record<string, Response>>;
  /** Occurrences that were changed by themselves, by their day on the organizer's calendar before the change. */
  exceptions?: Readonly<Record<string, Exception>>;
}

export type Response = 'none' | 'notResponded' | 'accepted' | 'declined' | 'tentativelyAccepted';

/** What one occurrence has of its own; the rest it has from its series. */
export interface Exception {
  cancelled?: true;
  start?: string;
  end?: string;
  subject?: string;
  body?: string;
  location?: string;
  chat?: string | null;
  responses?: Readonly<Record<string, Response>>;
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
      body: `Arbetsplatsträff.${meetingBlob(world, unit.apt.meetingChat, unit.manager)}`,
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
  /** Day on the organizer's calendar, `YYYY-MM-DD`, before any change of this occurrence. */
  day: string;
  /** The instant at which it stood before any change of its own. */
  original: number;
  start: number;
  end: number;
}

/** The nth weekday of a month, as a day of the month. */
const nthWeekday = (year: number, month: number, nth: number, weekday: number): number => {
  const first = new Date(Date.UTC(year, month, 1)).getUTCDay();
  return 1 + ((weekday - first + 7) % 7) + nth * 7;
};

/** No occurrence is moved further than this from its day: Outlook lets none pass its neighbours. */
const MARGIN = 62 * 24 * 3600 * 1000;

/** Occurrences as the pattern gives them, without what was changed by itself: the same hour on local clocks all year. */
const planned = (event: StoredEvent, to: number): Occurrence[] => {
  if (!event.series) return [];
  const first = wallTime(Date.parse(event.start), event.zone);
  const length = Date.parse(event.end) - Date.parse(event.start);
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
    if (start >= Date.parse(event.start)) out.push({ day, original: start, start, end: start + length });
  }
};

/** Occurrences and exceptions of a series that overlap `[from, to)`; cancelled ones stand no longer. */
export const occurrences = (event: StoredEvent, from: number, to: number): Occurrence[] =>
  planned(event, to + MARGIN)
    .filter(({ day }) => event.exceptions?.[day]?.cancelled !== true)
    .map((one) => {
      const own = event.exceptions?.[one.day];
      const start = own?.start === undefined ? one.start : Date.parse(own.start);
      const end = own?.end === undefined ? start + (one.end - one.start) : Date.parse(own.end);
      return { ...one, start, end };
    })
    .filter(({ start, end }) => start < to && end > from)
    .sort((a, b) => a.start - b.start);

/** One occurrence by its day; null when it was cancelled or never was. */
export const occurrenceOn = (event: StoredEvent, day: string): Occurrence | null => {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return occurrences(event, noon - 2 * MARGIN, noon + 2 * MARGIN).find((one) => one.day === day) ?? null;
};

/** The event with what this occurrence has of its own. */
export const withException = (event: StoredEvent, day: string | undefined): StoredEvent => {
  const own = day === undefined ? undefined : event.exceptions?.[day];
  if (own === undefined) return event;
  const { cancelled: _, start: __, end: ___, responses, ...rest } = own;
  return { ...event, ...rest, responses: { ...event.responses, ...responses } };
};

/** Events that stand in somebody's calendar, by start. */
export const eventsOf = (world: World, person: Person): StoredEvent[] =>
  [...eventsIn(world).values()]
    .filter((event) => event.owner === person.id || event.attendees.includes(person.id))
    .sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
