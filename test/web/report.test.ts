/** The routes of evidence, certificate, follow-up and documents, over the real server and a memory world. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import mammoth from 'mammoth';
import readXlsxFile from 'read-excel-file/node';
import {
  annualReport,
  certificateView,
  evidenceView,
  followUpView,
  unitsOverview,
} from '../../bot/core/api-report.ts';
import { readCalendarFile } from '../documents/read-calendar-file.ts';
import { ACTIVE } from '../memory/world.ts';
import { type House, makeHouse, unitPath } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await makeHouse();
});
afterEach(() => house.close());

const put = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  house.ask(unitPath(path), { method: 'PUT', body, headers });
const NOTED = { title: 'Diplom', date: '2026-01-12', issuer: 'KSH' };

test('every route needs a token, and finds nothing in a unit of others', async () => {
  const routes = [
    ['GET', '/evidence'],
    ['PUT', '/certificate', NOTED],
    ['DELETE', '/certificate'],
    ['PUT', '/programme', { planOwner: 'chef' }],
    ['GET', '/follow-up'],
    ['PATCH', '/follow-up/1', { followUp: 'x' }],
    ['PUT', '/links', { annualReport: 'x' }],
    ['GET', '/annual-report'],
    ['GET', '/export?format=docx'],
    ['GET', '/export?format=xlsx&what=evidence'],
    ['GET', '/export?format=ics'],
  ] as const;
  for (const [method, path, body] of routes) {
    const init = { method, ...(body === undefined ? {} : { body }) };
    expect((await house.ask(unitPath(path), { ...init, person: null })).status).toBe(401);
    const other = await house.ask(unitPath(path), { ...init, person: 'sven' });
    expect([path, other.status]).toEqual([path, 404]);
  }
  expect((await house.ask('/api/me/units/overview', { person: null })).status).toBe(401);
});

test('bad input is told field by field, in both languages', async () => {
  const cases: [string, string, unknown, string, string, string][] = [
    [
      'PUT',
      '/certificate',
      { ...NOTED, date: '2026-01-13' },
      'date',
      'Datum: dagen har inte kommit än.',
      'Date: that day has not come yet.',
    ],
    [
      'PUT',
      '/certificate',
      { ...NOTED, validUntil: '2026-01-12' },
      'validUntil',
      'Gäller till: dagen behöver ligga efter datumet.',
      'Valid until: the day has to be after the date.',
    ],
    [
      'PUT',
      '/certificate',
      { title: 'D', date: '2026-01-12' },
      'issuer',
      'Utfärdare saknas.',
      'Issuer is missing.',
    ],
    [
      'PUT',
      '/certificate',
      { ...NOTED, person: 'amal' },
      'person',
      'Fältet person finns inte.',
      'There is no field person.',
    ],
    [
      'PUT',
      '/links',
      { operationalPlan: 'http://x.se' },
      'operationalPlan',
      'Verksamhetsplan: skriv en hänvisning, eller en länk som börjar med https://.',
      'Operational plan: write a reference, or a link that begins with https://.',
    ],
    [
      'GET',
      '/export?format=docx&what=all',
      undefined,
      'what',
      'Innehåll: välj något av det som finns.',
      'Content: choose one that exists.',
    ],
    [
      'GET',
      '/annual-report?year=1999',
      undefined,
      'year',
      'År: välj något av det som finns.',
      'Year: choose one that exists.',
    ],
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

test('evidence, certificate, follow-up and report go over the wire', async () => {
  const evidence = evidenceView.parse((await house.ask(unitPath('/evidence'))).json);
  expect(evidence.certificate).toMatchObject({ certificate: null, validity: null });
  const noted = await put('/certificate', NOTED, { 'if-match': evidence.certificate.version });
  expect([noted.status, noted.headers.get('etag')]).toEqual([200, `"${noted.json.version}"`]);
  expect(certificateView.parse(noted.json).certificate?.validUntil).toBeNull();
  const stale = await put('/certificate', NOTED, { 'if-match': evidence.certificate.version });
  expect([stale.status, (stale.json.theirs as { version: string }).version]).toEqual([
    412,
    noted.json.version,
  ]);
  expect((await house.ask(unitPath('/certificate'), { method: 'DELETE' })).status).toBe(200);
  const made = await house.ask(unitPath('/plan'), {
    method: 'POST',
    body: { ...ACTIVE, dueDate: '2026-01-09' },
  });
  const [late] = followUpView.parse((await house.ask(unitPath('/follow-up'))).json).check;
  expect(late?.id).toBe(made.json.id);
  const written = await house.ask(unitPath(`/follow-up/${late?.id}`), {
    method: 'PATCH',
    body: { followUp: 'Bra.' },
    headers: { 'if-match': late?.version ?? '' },
  });
  expect([written.status, written.json.followUp]).toEqual([200, 'Bra.']);
  expect((await put('/links', { annualReport: 'VB 2026' })).json.annualReport).toBe('VB 2026');
  expect(annualReport.parse((await house.ask(unitPath('/annual-report'))).json).year).toBe(2026);
  expect(unitsOverview.parse((await house.ask('/api/me/units/overview')).json).units).toHaveLength(1);
});

test('files have their types, names that every system takes, and are not kept on the way', async () => {
  await house.ask(unitPath('/plan'), {
    method: 'POST',
    body: { ...ACTIVE, title: '=HYPERLINK("https://fel.example";"x")' },
  });
  for (const what of ['plan', 'evidence', 'report']) {
    const word = await house.ask(unitPath(`/export?format=docx&what=${what}`));
    expect([what, word.status]).toEqual([what, 200]);
    expect(word.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    );
    expect(word.headers.get('content-disposition')).toMatch(
      new RegExp(`^attachment; filename="stegvis-${what}-[a-z0-9-]+\\.docx"; filename\\*=UTF-8''[!-~]+$`),
    );
    expect(word.headers.get('cache-control')).toBe('no-store');
    const { value: html } = await mammoth.convertToHtml({ buffer: Buffer.from(word.bytes) });
    expect(html).toMatch(/^<h1>/);
    expect(html).not.toMatch(/\bAmal\b|\bBo\b|Cecilia/);
    const excel = await house.ask(unitPath(`/export?format=xlsx&what=${what}`), {
      headers: { 'accept-language': 'en' },
    });
    expect(excel.headers.get('content-type')).toBe(
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    );
    const [sheet] = await readXlsxFile(Buffer.from(excel.bytes));
    expect(sheet?.data.length).toBeGreaterThan(1);
  }
  const plan = await house.ask(unitPath('/export?format=xlsx'));
  const [sheet] = await readXlsxFile(Buffer.from(plan.bytes));
  expect(sheet?.data[1]?.[0]).toBe(`'=HYPERLINK("https://fel.example";"x")`);
  const calendar = await house.ask(unitPath('/export?format=ics'));
  expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
  expect(readCalendarFile(calendar.text).length).toBeGreaterThan(7);
});

test('five hundred actions are exported whole', async () => {
  const { lists } = house.world.ports;
  const rows = Array.from({ length: 500 }, (_, n) => ({ ...ACTIVE, title: `Åtgärd ${n}` }));
  for (const [n, row] of rows.entries())
    await house.ask(unitPath('/plan'), {
      method: 'POST',
      body: row,
      headers: { 'idempotency-key': `k${n}` },
    });
  expect(lists.calls.length).toBeGreaterThan(500);
  const excel = await house.ask(unitPath('/export?format=xlsx'));
  const [sheet] = await readXlsxFile(Buffer.from(excel.bytes));
  expect(sheet?.data).toHaveLength(501);
  const word = await house.ask(unitPath('/export?format=docx'));
  const { value } = await mammoth.extractRawText({ buffer: Buffer.from(word.bytes) });
  expect(value).toContain('Åtgärd 499');
}, 60_000);
