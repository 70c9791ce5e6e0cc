/** Calendars in memory, and what the private store knows of them. */
import { type CalendarEventHead, dayOf } from '../../bot/core/calendar-link.ts';
import { done, type Fault, failed } from '../../bot/core/fault.ts';
import type {
  CalendarStore,
  Calendars,
  ChosenSeries,
  EventLink,
  Mailbox,
  NewEvent,
  SeriesHead,
} from '../../bot/usecases/ports.ts';

const copy = <T>(value: T): T => structuredClone(value);

export const makeMemoryCalendarStore = (): CalendarStore => {
  const series = new Map<string, ChosenSeries>();
  const links = new Map<string, EventLink>();
  const access = new Map<string, string | null>();
  const of = (unit: string): EventLink[] =>
    [...links.values()]
      .filter((link) => link.unit === unit)
      .sort((a, b) => a.meeting.localeCompare(b.meeting, 'en'));
  const later = (a: string, b: string): string => (Date.parse(a) > Date.parse(b) ? a : b);
  return {
    series: async (unit) => copy(series.get(unit) ?? null),
    choose: async (unit, chosen) => {
      if (chosen === null) series.delete(unit);
      else series.set(unit, copy(chosen));
    },
    links: async (unit) => copy(of(unit)),
    keep: async (given) => {
      for (const link of given) {
        const known = links.get(`${link.unit} ${link.meeting}`);
        const readAt = known ? later(known.readAt, link.readAt) : link.readAt;
        links.set(`${link.unit} ${link.meeting}`, copy({ ...link, readAt }));
      }
    },
    forget: async (unit, meetings) => {
      for (const meeting of meetings) links.delete(`${unit} ${meeting}`);
    },
    confirm: async (unit, meeting, at) => {
      const known = links.get(`${unit} ${meeting}`);
      if (known) known.readAt = later(known.readAt, at);
      return known !== undefined;
    },
    reads: async (units) =>
      new Map(
        units
          .filter((unit) => of(unit).length > 0)
          .map((unit) => [unit, Object.fromEntries(of(unit).map((link) => [link.meeting, link.readAt]))]),
      ),
    linkedUnits: async () =>
      [...new Set([...series.keys(), ...[...links.values()].map(({ unit }) => unit)])].sort(),
    refusedUntil: async (person) => access.get(person) ?? null,
    setRefused: async (person, until) => void access.set(person, until),
    appReads: async () => {
      const refused = [...access.values()].filter((until) => until !== null).length;
      return { allowed: access.size - refused, refused };
    },
  };
};

export interface MemoryEvent extends CalendarEventHead {
  /** In whose calendar it stands. */
  person: string;
  body: string;
  transaction: string | null;
  uid: string;
  invited: string[];
}

export interface MemoryCalendars extends Calendars {
  all: MemoryEvent[];
  masters: (SeriesHead & { person: string })[];
  /** Puts an event into a calendar; gives its id. */
  put(person: string, event: Partial<MemoryEvent> & { start: string; end: string }): string;
  change(id: string, change: Partial<MemoryEvent>): void;
  remove(id: string): void;
  /** Every call fails with this while set. */
  fault: Fault | null;
  /** People whose calendar the app may read. */
  open: Set<string>;
  /** The next creation takes effect, and its answer is lost. */
  loseNext: boolean;
  calls: { verb: keyof Calendars; mailbox: Mailbox }[];
}

export const makeMemoryCalendars = (): MemoryCalendars => {
  let last = 0;
  const find = (mailbox: Mailbox, id: string): MemoryEvent | undefined =>
    calendars.all.find((event) => event.id === id && event.person === mailbox.person);
  const head = ({ person: _, body: __, transaction: ___, uid: ____, invited: _____, ...rest }: MemoryEvent) =>
    copy(rest);
  const barred = (verb: keyof Calendars, mailbox: Mailbox): { ok: false; fault: Fault } | null => {
    calendars.calls.push({ verb, mailbox });
    if (calendars.fault) return failed(calendars.fault);
    if (mailbox.as.kind === 'app' && !calendars.open.has(mailbox.person))
      return failed({ kind: 'refused', remedy: 'not allowed' });
    return null;
  };
  const calendars: MemoryCalendars = {
    all: [],
    masters: [],
    fault: null,
    open: new Set(),
    loseNext: false,
    calls: [],
    put(person, given) {
      last += 1;
      const id = given.id ?? `event-${last}`;
      calendars.all.push({
        id,
        version: '1',
        title: 'Möte',
        cancelled: false,
        online: false,
        organises: true,
        series: null,
        originalStart: given.series ? given.start : null,
        attendees: 0,
        answers: null,
        person,
        body: '<html><body>Hej</body></html>',
        transaction: null,
        uid: `uid-${last}`,
        invited: [],
        ...given,
      });
      return id;
    },
    change(id, change) {
      calendars.all = calendars.all.map((event) =>
        event.id === id ? { ...event, ...change, version: `${Number(event.version) + 1}` } : event,
      );
    },
    remove(id) {
      calendars.all = calendars.all.filter((event) => event.id !== id);
    },
    async view(mailbox, from, to) {
      const bar = barred('view', mailbox);
      if (bar) return bar;
      return done(
        calendars.all
          .filter(({ person, start, end }) => person === mailbox.person && start < to && end > from)
          .map(head),
      );
    },
    async series(mailbox, ids) {
      const bar = barred('series', mailbox);
      if (bar) return bar;
      return done(
        calendars.masters
          .filter(({ id, person }) => ids.includes(id) && person === mailbox.person)
          .map(({ person: _, ...rest }) => copy(rest)),
      );
    },
    async occurrences(mailbox, series, from, to) {
      const bar = barred('occurrences', mailbox);
      if (bar) return bar;
      if (!calendars.masters.some(({ id, person }) => id === series && person === mailbox.person))
        return failed({ kind: 'not-found', what: 'series' });
      return done(
        calendars.all
          .filter((event) => event.series === series && event.start < to && event.end > from)
          .sort((a, b) => dayOf(a).localeCompare(dayOf(b)))
          .map(head),
      );
    },
    async events(mailbox, ids) {
      const bar = barred('events', mailbox);
      if (bar) return bar;
      return done(
        ids.map((id) => {
          const found = find(mailbox, id);
          return found ? head(found) : null;
        }),
      );
    },
    async create(mailbox, event: NewEvent) {
      const bar = barred('create', mailbox);
      if (bar) return bar;
      const before = calendars.all.find(({ transaction }) => transaction === event.transaction);
      const id =
        before?.id ??
        calendars.put(mailbox.person, {
          ...event,
          online: event.online,
          attendees: event.attendees.length,
          answers:
            event.attendees.length === 0
              ? null
              : { accepted: 0, tentative: 0, declined: 0, none: event.attendees.length },
          transaction: event.transaction,
          invited: event.attendees.map(({ address }) => address),
        });
      if (calendars.loseNext) {
        calendars.loseNext = false;
        return failed({ kind: 'offline', inDoubt: true, retryAt: '2026-01-12T07:01:00Z' });
      }
      const made = find(mailbox, id);
      return made ? done(head(made)) : failed({ kind: 'not-found', what: 'event' });
    },
    async body(mailbox, id) {
      const bar = barred('body', mailbox);
      if (bar) return bar;
      const found = find(mailbox, id);
      return found
        ? done({ version: found.version, html: found.body, organises: found.organises })
        : failed({ kind: 'not-found', what: 'event' });
    },
    async writeBody(mailbox, id, version, html) {
      const bar = barred('writeBody', mailbox);
      if (bar) return bar;
      const found = find(mailbox, id);
      if (!found) return failed({ kind: 'not-found', what: 'event' });
      if (found.version !== version) return failed({ kind: 'stale', theirs: null });
      calendars.change(id, { body: html });
      return done(undefined);
    },
  };
  return calendars;
};
