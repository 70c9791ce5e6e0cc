/** What people send that cannot be right, or that would do something else than be read: refused with a sentence, or made harmless. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import mammoth from 'mammoth';
import { word } from '../documents/word.ts';
import { ACTIVE, UNIT } from '../memory/world.ts';
import { type Answered, type House, makeHouse, unitPath } from './house.ts';
import { fromTemplate } from './template-file.ts';

let house: House;
beforeAll(async () => {
  house = await makeHouse();
  const apt = { kind: 'apt', title: 'APT', start: '2026-01-20T12:00:00Z', end: '2026-01-20T13:00:00Z' };
  expect((await send('POST', unitPath('/meetings'), apt)).status).toBe(201);
});
afterAll(() => house.close());

type Headers = Record<string, string>;
const send = (method: string, path: string, body: unknown, headers: Headers = {}): Promise<Answered> =>
  house.ask(path, { method, body, headers });
const file = (path: string, body: Uint8Array, headers: Headers = {}): Promise<Answered> =>
  send('POST', path, body, { 'content-type': 'application/octet-stream', ...headers });
const both = async (ask: (headers: Headers) => Promise<Answered>) => {
  const [sv, en] = [await ask({ 'accept-language': 'sv' }), await ask({ 'accept-language': 'en' })];
  return { statuses: [sv.status, en.status], sv: String(sv.json.detail), en: String(en.json.detail) };
};

describe('a template file', () => {
  test.each<[string, Parameters<typeof fromTemplate>[0], string, string]>([
    [
      'with an unknown field',
      (t) => ({ ...t, ranking: true }),
      'fältet ”ranking” känns inte igen',
      'ranking',
    ],
    [
      'whose steps wait for each other',
      (t) => {
        const later = t.steps.find(({ dependsOn }) => dependsOn.length > 0);
        const earlier = later?.dependsOn[0];
        const turned = { dependsOn: [later?.id ?? ''] };
        return { ...t, steps: t.steps.map((step) => (step.id === earlier ? { ...step, ...turned } : step)) };
      },
      'väntar på varandra',
      'wait for each other',
    ],
    [
      'without one language',
      (t) => ({ ...t, steps: t.steps.map((step, at) => (at === 0 ? { ...step, en: undefined } : step)) }),
      'engelsk översättning saknas',
      'English translation is missing',
    ],
  ])('%s is refused in the reader’s language, and nothing is kept', async (_, change, swedish, english) => {
    const before = (await house.ask('/api/templates')).json;
    const body = { unit: UNIT, file: fromTemplate(change) };
    const told = await both((headers) => send('POST', '/api/templates/import', body, headers));
    expect(told.statuses).toEqual([422, 422]);
    expect(told.sv).toContain(swedish);
    expect(told.en).toContain(english);
    expect((await house.ask('/api/templates')).json).toEqual(before);
  });
});

describe('a file with comments', () => {
  const PNG = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
  const OLD = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
  test.each<[string, () => Promise<Uint8Array> | Uint8Array, string, string]>([
    ['a picture', () => PNG, 'Spara den som Word', 'Save it as Word'],
    ['Word of before 2007', () => OLD, 'Spara den som Word', 'Save it as Word'],
    [
      'a zip of something else',
      () => zipSync({ 'a.txt': strToU8('hej') }),
      'Spara den som Word',
      'Save it as',
    ],
    ['a damaged document', () => zipSync({ 'word/document.xml': strToU8('<w:') }), 'skadad', 'damaged'],
    ['praise without numbers', () => word([{ text: 'Allt är bra.' }]), 'Åtgärd 3:', 'Action 3:'],
    ['nothing at all', () => new Uint8Array(), 'kommentarer', 'comment'],
  ])('%s is refused in the reader’s language, and nothing is kept', async (_, make, swedish, english) => {
    const bytes = Buffer.from(await make());
    const told = await both((headers) => file(unitPath('/feedback/import'), bytes, headers));
    expect(told.statuses).toEqual([422, 422]);
    expect(told.sv).toContain(swedish);
    expect(told.en).toContain(english);
    expect((await house.ask(unitPath('/feedback'))).json.comments).toEqual([]);
  });
});

describe('a date that cannot be', () => {
  test.each<[string, string, string, unknown, string]>([
    ['a decision to come', 'POST', '/plan/versions', { decidedOn: '2026-02-01' }, 'dag som har varit'],
    [
      'a certificate of tomorrow',
      'PUT',
      '/certificate',
      { title: 'Diplom', issuer: 'RFSL', date: '2026-01-13' },
      'har inte kommit än',
    ],
    [
      'a certificate that ends before it begins',
      'PUT',
      '/certificate',
      { title: 'Diplom', issuer: 'RFSL', date: '2026-01-12', validUntil: '2025-01-12' },
      'efter datumet',
    ],
    [
      'a meeting that ends before it begins',
      'POST',
      '/meetings',
      { kind: 'apt', title: 'APT', start: '2026-02-10T12:00:00Z', end: '2026-02-10T11:00:00Z' },
      'sluta efter att det börjar',
    ],
    [
      'a closure that ends before it begins',
      'PUT',
      '/settings',
      { closures: [{ from: '2026-05-15', to: '2026-05-14' }], awareness: false, pride: null },
      'före den första',
    ],
    ['a mandate on no day', 'PUT', '/mandate', { text: 'Ja', date: '2026-02-30' }, 'datum som finns'],
  ])('%s is refused with a sentence', async (_, method, path, body, sentence) => {
    const answer = await send(method, unitPath(path), body);
    expect([answer.status, answer.json.detail]).toEqual([422, expect.stringContaining(sentence)]);
  });

  test('an answer that is due on a day that has been is refused with a sentence, and the item stays as it was', async () => {
    const item = await send('POST', unitPath('/agenda'), { title: 'Lokaler', minutes: 5 });
    expect(item.status).toBe(201);
    const raised = await send('POST', unitPath(`/agenda/${item.json.id}/raise`), {
      ...{ to: 'fsg', answerDue: '2026-01-09' },
    });
    expect([raised.status, raised.json.detail]).toEqual([
      422,
      'Svar väntas: välj en dag som inte har passerat.',
    ]);
    const { meetings } = (await house.ask(unitPath('/meetings'))).json as {
      meetings: { agenda: object[] }[];
    };
    expect(meetings.flatMap(({ agenda }) => agenda)).toContainEqual(item.json);
  });

  test('an action whose day has been is taken as it is, stands as late and reminds nobody', async () => {
    const made = await send('POST', unitPath('/plan'), {
      ...ACTIVE,
      title: 'Förra året',
      dueDate: '2025-03-03',
    });
    expect(made.status).toBe(201);
    const { check } = (await house.ask(unitPath('/follow-up'))).json as {
      check: { id: string; why: string[] }[];
    };
    expect(check.find(({ id }) => id === made.json.id)?.why).toContain('late');
    expect((await house.ask(unitPath('/preview'))).text).not.toContain('Förra året');
  });
});

describe('ten thousand characters', () => {
  const LONG = 'å'.repeat(10_000);
  /** Where a text is sent, with the version that stands there. */
  const place = async (method: string, path: string): Promise<{ at: string; headers: Headers }> => {
    if (method !== 'PATCH') return { at: unitPath(path), headers: {} };
    const made =
      path === '/agenda'
        ? await send('POST', unitPath('/agenda'), { title: 'Lång', minutes: 5 })
        : await send('POST', unitPath('/plan'), ACTIVE);
    const { id, version } = made.json as { id: string; version: string };
    return { at: unitPath(`${path}/${id}`), headers: { 'If-Match': version } };
  };
  test.each<[string, string, (text: string) => unknown]>([
    ['goal', 'POST /plan', (goal) => ({ title: 'Lång', goal })],
    ['need', 'POST /plan', (need) => ({ title: 'Lång', need })],
    ['indicator', 'POST /plan', (indicator) => ({ title: 'Lång', indicator })],
    ['riskAssessment', 'POST /plan', (riskAssessment) => ({ title: 'Lång', riskAssessment })],
    ['concerns', 'POST /findings', (concerns) => ({ title: 'Lång', kind: 'norm', concerns })],
    ['text', 'PUT /mandate', (text) => ({ text, date: '2026-01-12' })],
    ['basis', 'PUT /mandate', (basis) => ({ text: 'Ja', date: '2026-01-12', basis })],
    ['outcome', 'PATCH /agenda', (outcome) => ({ outcome })],
    ['followUp', 'PATCH /follow-up', (followUp) => ({ followUp })],
    ['note', 'POST /plan/versions', (note) => ({ decidedOn: '2026-01-12', note })],
  ])(
    'are kept whole in %s of %s; one more is refused with the limit, and changes nothing',
    async (field, route, body) => {
      const [method = '', path = ''] = route.split(' ');
      const { at, headers } = await place(method, path);
      const tooLong = await send(method, at, body(`${LONG}å`), headers);
      expect([tooLong.status, tooLong.json.fields]).toEqual([
        422,
        [
          expect.objectContaining({
            field,
            code: 'too-long',
            message: expect.stringMatching(/högst 10.?000 tecken/),
          }),
        ],
      ]);
      const whole = await send(method, at, body(LONG), headers);
      expect([200, 201]).toContain(whole.status);
    },
  );
});

describe('text that would do something', () => {
  const BAD = '=HYPERLINK("https://fel.example";"x") <script>alert(1)</script> [a](javascript:alert(1))';
  const parts = (bytes: Uint8Array): [string, string][] =>
    Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]);

  beforeAll(async () => {
    const due = { ...ACTIVE, title: BAD, need: BAD, goal: BAD, indicator: BAD, dueDate: '2026-01-28' };
    await send('POST', unitPath('/plan'), due);
    await send('POST', unitPath('/findings'), { title: BAD, kind: 'risk', concerns: BAD });
    const meeting = await send('POST', unitPath('/meetings'), {
      ...{ kind: 'apt', title: BAD, start: '2026-02-10T12:00:00Z', end: '2026-02-10T13:00:00Z' },
    });
    await send('POST', unitPath('/agenda'), { title: BAD, minutes: 5, meetingId: meeting.json.id });
    await send('PUT', unitPath('/mandate'), { text: BAD, date: '2026-01-12' });
  });

  test('comes back as it was written', async () => {
    for (const path of ['/plan', '/findings', '/meetings'])
      expect(JSON.stringify((await house.ask(unitPath(path))).json)).toContain(
        JSON.stringify(BAD).slice(1, -1),
      );
  });

  test.each(['plan', 'evidence', 'report'])(
    'is text in Word (%s): no link, no field, no markup',
    async (what) => {
      const { bytes } = await house.ask(unitPath(`/export?format=docx&what=${what}`));
      for (const [name, xml] of parts(bytes)) {
        expect([name, /<script|javascript:[^)]*"|Target="(?!https:\/\/schemas)[a-z]+:/i.test(xml)]).toEqual([
          name,
          false,
        ]);
        if (name === 'word/document.xml') expect(xml).not.toMatch(/<w:(hyperlink|fldSimple|instrText)/);
      }
      const { value } = await mammoth.extractRawText({ buffer: Buffer.from(bytes) });
      if (what === 'plan') expect(value).toContain(BAD);
    },
  );

  test.each(['plan', 'evidence', 'report'])('is text in Excel (%s): no formula, no link', async (what) => {
    const { bytes } = await house.ask(unitPath(`/export?format=xlsx&what=${what}`));
    for (const [name, xml] of parts(bytes)) {
      expect([name, /<f[ >]|<hyperlink/.test(xml)]).toEqual([name, false]);
      if (name === 'xl/sharedStrings.xml') expect(xml).not.toMatch(/<t[^>]*>\s*[=+@-]/);
    }
  });

  test('is one line of text in a calendar file', async () => {
    const { text } = await house.ask(unitPath('/export?format=ics&what=meetings'));
    const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
    const titles = lines.filter((line) => line.startsWith('SUMMARY:'));
    expect(titles.some((line) => line.includes('HYPERLINK'))).toBe(true);
    expect(lines.every((line) => /^[A-Z-]+[;:]/.test(line) || line === '')).toBe(true);
  });
});
