/** The routes of calendars, over the real server and a memory world. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { readCalendarFile } from '../documents/read-calendar-file.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
  const { calendars } = house.world.ports;
  calendars.masters.push({
    id: 'series',
    uid: 'uid',
    title: 'APT Norr',
    rhythm: 'monthly',
    every: 1,
    online: true,
    organises: true,
    person: 'amal',
  });
  calendars.put('amal', {
    title: 'APT Norr',
    start: '2026-01-21T14:00:00.000Z',
    end: '2026-01-21T15:00:00.000Z',
    series: 'series',
  });
});
afterEach(() => house.close());

const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.ask(unitPath(path), { method: 'PUT', body, headers });

test('bad input is told field by field, in both languages', async () => {
  const EVENT = '/meetings/1/event';
  const cases: [string, string, unknown, string, string, string][] = [
    ['PUT', '/calendar/series', {}, 'series', 'Serie saknas.', 'Series is missing.'],
    ['PUT', '/calendar/series', { series: 5 }, 'series', 'Serie har fel form.', 'Series has the wrong form.'],
    ['PUT', '/calendar/series', { series: '' }, 'series', 'Serie saknas.', 'Series is missing.'],
    ['PUT', '/calendar/series', { series: null, x: 1 }, 'x', 'Fältet x finns inte.', 'There is no field x.'],
    ['POST', '/calendar/refresh', { all: true }, 'all', 'Fältet all finns inte.', 'There is no field all.'],
    [
      'PUT',
      EVENT,
      { event: 'x'.repeat(1_001) },
      'event',
      'Händelse: högst 1000 tecken.',
      'Event: at most 1000 characters.',
    ],
    [
      'POST',
      EVENT,
      { invite: 'all', online: true },
      'invite',
      'Inbjudna: välj något av det som finns.',
      'Invited: choose one that exists.',
    ],
    ['POST', EVENT, { invite: 'group' }, 'online', 'Teams-möte saknas.', 'Teams meeting is missing.'],
    [
      'PUT',
      `${EVENT}/agenda`,
      { written: 'yes' },
      'written',
      'Dagordning i inbjudan har fel form.',
      'Agenda in the invitation has the wrong form.',
    ],
    [
      'GET',
      '/calendar/events?from=2026-02-30&to=2026-03-01',
      undefined,
      'from',
      'Från: skriv ett datum som finns.',
      'From: write a date that exists.',
    ],
    ['GET', '/calendar/events?from=2026-02-01', undefined, 'to', 'Till saknas.', 'To is missing.'],
    [
      'GET',
      '/calendar/events?from=2026-02-02&to=2026-02-01',
      undefined,
      'to',
      'Till: värdet går inte att använda.',
      'To: this value cannot be used.',
    ],
    [
      'GET',
      '/export?format=pdf',
      undefined,
      'format',
      'Filformat: välj docx, xlsx eller ics.',
      'File format: choose docx, xlsx or ics.',
    ],
    [
      'GET',
      '/export?format=doc',
      undefined,
      'format',
      'Filformat: välj docx, xlsx eller ics.',
      'File format: choose docx, xlsx or ics.',
    ],
    ['GET', '/export', undefined, 'format', 'Filformat saknas.', 'File format is missing.'],
  ];
  for (const [method, path, body, field, sv, en] of cases)
    for (const [language, message] of [
      ['sv', sv],
      ['en', en],
    ] as const) {
      const answer = await house.ask(unitPath(path), {
        method,
        headers: { 'accept-language': language },
        ...(body === undefined ? {} : { body }),
      });
      expect([path, answer.status, answer.json.fields]).toMatchObject([path, 422, [{ field, message }]]);
    }
});

test('every route needs a token, and finds nothing in a unit of others', async () => {
  const routes = [
    ['GET', '/calendar/series'],
    ['PUT', '/calendar/series', { series: null }],
    ['POST', '/calendar/refresh', {}],
    ['GET', '/calendar/events?from=2026-02-01&to=2026-02-02'],
    ['PUT', '/meetings/1/event', { event: 'x' }],
    ['POST', '/meetings/1/event', { invite: 'nobody', online: false }],
    ['DELETE', '/meetings/1/event'],
    ['PUT', '/meetings/1/event/agenda', { written: true }],
    ['GET', '/export?format=ics'],
  ] as const;
  for (const [method, path, body] of routes) {
    const init = { method, ...(body === undefined ? {} : { body }) };
    expect((await house.ask(unitPath(path), { ...init, person: null })).status).toBe(401);
    expect([path, (await house.ask(unitPath(path), { ...init, person: 'sven' })).status]).toEqual([
      path,
      404,
    ]);
  }
});

test('a chosen series, an agenda and a file go over the wire', async () => {
  const chosen = await put('/calendar/series', { series: 'series' });
  expect([chosen.status, chosen.json.calendar]).toMatchObject([
    200,
    { series: { title: 'APT Norr', mine: true } },
  ]);
  const [meeting] = chosen.json.meetings as { id: string; version: string }[];
  const agenda = `/meetings/${meeting?.id}/event/agenda`;
  const written = await put(agenda, { written: true }, { 'if-match': meeting?.version ?? '' });
  expect([written.status, written.headers.get('etag')]).toEqual([
    200,
    expect.stringContaining(meeting?.version ?? ''),
  ]);
  const stale = await put(agenda, { written: true }, { 'if-match': '"other"' });
  expect([stale.status, (stale.json.theirs as { id: string }).id]).toEqual([412, meeting?.id]);
  const file = await house.ask(unitPath('/export?format=ics&what=meetings'));
  expect(file.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(file.headers.get('content-disposition')).toBe('attachment; filename="stegvis.ics"');
  expect(file.headers.get('cache-control')).toBe('no-store');
  expect(readCalendarFile(file.text)).toMatchObject([{ summary: 'APT Norr', status: 'CONFIRMED' }]);
  house.world.ports.calendars.fault = {
    kind: 'consent',
    scopes: ['https://graph.microsoft.com/Calendars.ReadBasic'],
  };
  const refused = await house.ask(unitPath('/calendar/refresh'), { method: 'POST', body: {} });
  expect([refused.status, refused.json.scopes]).toEqual([403, ['Calendars.ReadBasic']]);
});
