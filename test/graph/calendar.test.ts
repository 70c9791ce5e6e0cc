/** Calendars through Graph: the program's own client against the local tenant. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { agendaBlock, withAgenda } from '../../bot/core/agenda-in-body.ts';
import type { CalendarEventHead } from '../../bot/core/calendar-link.ts';
import type { Mailbox } from '../../bot/usecases/ports.ts';
import { fault, value } from '../memory/world.ts';
import { type GraphHouse, openGraphHouse } from './house.ts';

let house: GraphHouse;
let mine: Mailbox;
beforeAll(async () => {
  house = await openGraphHouse();
  mine = { as: await house.person(house.manager), person: house.manager.id };
});
afterAll(() => house.close());

const series = async (): Promise<string> => {
  const seen = value(await house.calendars.view(mine, '2026-01-12T00:00:00Z', '2026-04-12T00:00:00Z'));
  return seen.find((event) => event.series !== null)?.series ?? '';
};
const occurrences = async (): Promise<CalendarEventHead[]> =>
  value(
    await house.calendars.occurrences(mine, await series(), '2026-01-12T00:00:00Z', '2026-07-12T00:00:00Z'),
  );
const bodyOf = async (id: string) => value(await house.calendars.body(mine, id));

describe('reading', () => {
  test('a series and its occurrences come with times in UTC, ids that do not change, and answers as counts', async () => {
    const since = house.graphRequests().length;
    const [master] = value(await house.calendars.series(mine, [await series(), 'AAkAgone']));
    expect(master).toMatchObject({ rhythm: 'monthly', every: 1, online: true, organises: true });
    const all = await occurrences();
    expect(all.map(({ start }) => start)).toEqual([
      '2026-01-21T14:00:00.000Z',
      '2026-02-18T14:00:00.000Z',
      '2026-03-18T14:00:00.000Z',
      '2026-04-15T13:00:00.000Z',
      '2026-05-20T13:00:00.000Z',
      '2026-06-17T13:00:00.000Z',
    ]);
    expect(all[0]).toMatchObject({
      organises: true,
      cancelled: false,
      originalStart: '2026-01-21T14:00:00.000Z',
    });
    expect(all[0]?.answers).toEqual({ accepted: all[0]?.attendees, tentative: 0, declined: 0, none: 0 });
    const asked = house.graphRequests().slice(since);
    for (const req of asked.filter(({ path }) => /calendarView|events/.test(path)))
      expect(req.headers.prefer).toBe('IdType="ImmutableId"');
    expect(all.every(({ id }) => id.startsWith('AAkA'))).toBe(true);
  });

  test('never asks for what stands in an event, nor for a right that reaches it', async () => {
    const since = house.graphRequests().length;
    await occurrences();
    const asked = house.graphRequests().slice(since);
    expect(asked.length).toBeGreaterThan(0);
    for (const req of asked)
      expect(decodeURIComponent(req.target)).not.toMatch(/\bbody\b|bodyPreview|location/);
    const scopes = house.requests
      .filter(({ path }) => path.endsWith('/token'))
      .flatMap((req) => (new URLSearchParams(req.body.toString()).get('scope') ?? '').split(' '))
      .filter((scope) => scope.includes('Calendars'));
    expect(new Set(scopes)).toEqual(new Set(['https://graph.microsoft.com/Calendars.ReadBasic']));
  });

  test('what is not there is null, and a series that is none is not found', async () => {
    const [first] = await occurrences();
    expect(
      value(await house.calendars.events(mine, [first?.id ?? '', 'AAkAnone', 'what'])).map((one) => one?.id),
    ).toEqual([first?.id, undefined, undefined]);
    expect(
      fault(
        await house.calendars.occurrences(mine, 'AAkAnone', '2026-01-12T00:00:00Z', '2026-02-12T00:00:00Z'),
      ),
    ).toEqual({
      kind: 'not-found',
      what: 'series',
    });
  });

  test('the app is refused a calendar that it was not given, and says that it need not have it', async () => {
    const read = await house.calendars.events({ as: house.app, person: house.manager.id }, ['AAkA']);
    const mailbox = { as: house.app, person: house.manager.id };
    const month = ['2026-01-12T00:00:00Z', '2026-02-12T00:00:00Z'] as const;
    expect(fault(await house.calendars.occurrences(mailbox, 'AAkA', ...month)).kind).toBe('refused');
    expect(fault(read)).toMatchObject({ kind: 'refused', remedy: expect.stringContaining('It need not') });
    expect(fault(read)).not.toHaveProperty('closed');
  });
});

describe('writing', () => {
  const event = {
    title: 'Gruppmöte',
    start: '2026-02-03T12:00:00.000Z',
    end: '2026-02-03T13:00:00.000Z',
    online: true,
    attendees: [],
    transaction: 'stegvis-1',
  };

  test('makes an event once per transaction', async () => {
    const made = value(await house.calendars.create(mine, event));
    expect(made).toMatchObject({ title: 'Gruppmöte', start: event.start, online: true, answers: null });
    expect(value(await house.calendars.create(mine, event)).id).toBe(made.id);
    const seen = value(await house.calendars.view(mine, '2026-02-03T00:00:00Z', '2026-02-04T00:00:00Z'));
    expect(seen).toHaveLength(1);
  });

  test('a body is written on the version that was read, and the online meeting stays', async () => {
    const id = (await occurrences())[1]?.id ?? '';
    const read = await bodyOf(id);
    expect(read.organises).toBe(true);
    const html = withAgenda(read.html, agendaBlock([{ title: '<Åsa> & "co"', minutes: 5 }])) ?? '';
    value(await house.calendars.writeBody(mine, id, read.version, html));
    expect(fault(await house.calendars.writeBody(mine, id, read.version, read.html))).toEqual({
      kind: 'stale',
      theirs: null,
    });
    const now = await bodyOf(id);
    expect(now.html).toBe(html);
    value(await house.calendars.writeBody(mine, id, now.version, withAgenda(now.html, null) ?? ''));
    expect((await bodyOf(id)).html).toBe(read.html);
    expect((await occurrences())[1]).toMatchObject({ id, online: true });
  });

  // learn.microsoft.com/graph/api/event-update, "body property and online meetings"
  test('a body without the blob ends the online meeting: what writeAgenda never does', async () => {
    const id = (await occurrences())[2]?.id ?? '';
    const { version } = await bodyOf(id);
    value(await house.calendars.writeBody(mine, id, version, '<p>Bara dagordningen</p>'));
    const all = await occurrences();
    expect(all.map(({ online }) => online)).toEqual([true, true, false, true, true, true]);
  });
});
