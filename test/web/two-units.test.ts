/** Two units in the same site, in different programmes, never see or change each other's rows, whoever asks. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { UNIT } from '../memory/world.ts';
import { type House, makeHouse } from './house.ts';
import { addNeighbour, at, fill, MARKS, NEIGHBOUR, type Own, rowsOf, type Things } from './neighbours.ts';
import { routesOfApi } from './routes.ts';

let house: House;
const things: Partial<Record<Own, Things>> = {};
const of = (unit: Own): Things => {
  const known = things[unit];
  if (!known) throw new Error(`nothing in ${unit}`);
  return known;
};
beforeAll(async () => {
  house = await makeHouse();
  await addNeighbour(house);
  things[UNIT] = await fill(house, UNIT);
  things[NEIGHBOUR] = await fill(house, NEIGHBOUR);
});
afterAll(() => house.close());

const BASE = '/api/units/:unit';
const ROUTES = routesOfApi().filter(({ path }) => path.startsWith(BASE));
const BOTH: [Own, Own][] = [
  [UNIT, NEIGHBOUR],
  [NEIGHBOUR, UNIT],
];

/** What a route takes in its address, where it takes anything beside the unit. */
const QUERY: Record<string, string> = {
  '/calendar/events': '?from=2026-01-01&to=2026-03-01',
  '/plan/ideas': '?step=',
};
/** Who reads what the manager may not. */
const READER: Record<string, string> = { '/interviews': 'david' };
/** Files, whose words stand packed. */
const textOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.values(unzipSync(bytes))
        .map((part) => strFromU8(part))
        .join('\n')
    : new TextDecoder().decode(bytes);
const EXPORTS = ['docx', 'xlsx'].flatMap((format) =>
  ['plan', 'evidence', 'report'].map((what) => `/export?format=${format}&what=${what}`),
);
const READS = [
  ...ROUTES.filter(({ method, path }) => method === 'GET' && !path.endsWith('/export')).map(({ path }) =>
    path.slice(BASE.length),
  ),
  ...[...EXPORTS, '/export?format=ics', '/export?format=ics&what=meetings'],
];

describe.each(BOTH)('what %s reads', (own, other) => {
  test.each(READS)('holds nothing of the unit beside it: GET …%s', async (rest) => {
    const path = rest.replace(':number', '1') + (QUERY[rest] ?? '');
    const address = at(own, path === '/plan/ideas?step=' ? `${path}${of(own).step}` : path);
    const answer = await house.ask(address, { person: READER[rest] ?? 'amal' });
    expect([path, answer.status]).toEqual([path, 200]);
    expect(textOf(answer.bytes)).not.toContain(MARKS[other]);
  });

  test('holds its own rows, so that looking for words finds any', async () => {
    for (const rest of ['/plan', '/meetings', '/findings', '/routines', '/feedback', ...EXPORTS.slice(0, 1)])
      expect(textOf((await house.ask(at(own, rest))).bytes)).toContain(MARKS[own]);
  });
});

type Try = { id: keyof Things; body: unknown; person?: string };
/** What is tried on each route that names a row: the other unit's thing, and a body that the route would take. */
const TRIES: Record<string, Try> = {
  'PATCH /plan/:id': { id: 'action', body: { title: 'Kapad' } },
  'POST /plan/:id/raise': { id: 'action', body: { to: 'fsg', answerDue: '2026-03-02' } },
  'PATCH /follow-up/:id': { id: 'action', body: { followUp: 'Kapad' } },
  'PATCH /meetings/:id': { id: 'meeting', body: { title: 'Kapad' } },
  'POST /meetings/:id/carry': { id: 'meeting', body: {} },
  'PUT /meetings/:id/event': { id: 'meeting', body: { event: 'e-1' } },
  'POST /meetings/:id/event': { id: 'meeting', body: { invite: 'nobody', online: false } },
  'DELETE /meetings/:id/event': { id: 'meeting', body: undefined },
  'PUT /meetings/:id/event/agenda': { id: 'meeting', body: { written: true } },
  'POST /meetings/:id/note/action': { id: 'meeting', body: {} },
  'PATCH /agenda/:id': { id: 'item', body: { title: 'Kapad' } },
  'POST /agenda/:id/place': { id: 'item', body: {} },
  'POST /agenda/:id/decline': { id: 'item', body: { reason: 'Kapad' } },
  'POST /agenda/:id/promote': { id: 'item', body: { to: 'action' } },
  'POST /agenda/:id/raise': { id: 'item', body: { to: 'fsg', answerDue: '2026-03-02' } },
  'PUT /agenda/:id/raise': { id: 'item', body: { answer: 'Kapad' } },
  'PATCH /findings/:id': { id: 'finding', body: { title: 'Kapad' } },
  'POST /findings/:id/action': { id: 'finding', body: {} },
  'PUT /findings/:id/actions': { id: 'finding', body: { ids: [] } },
  'PATCH /routines/:id': { id: 'routine', body: { title: 'Kapad' } },
  'POST /routines/:id/activities': { id: 'routine', body: { to: 'action', title: 'Kapad' } },
  'PUT /feedback/:id': { id: 'comment', body: { decision: 'accept' } },
  'PUT /steps/:step/output': { id: 'step', body: { output: 'plan', approved: true, text: 'Kapad' } },
  'PUT /steps/:step/record': { id: 'step', body: { done: true } },
  'PUT /steps/:step/attendance': { id: 'step', body: { present: ['bo'] } },
  'PATCH /steps/:step/attendance': { id: 'step', body: { present: ['bo'] } },
  'PUT /steps/:step/own': { id: 'step', body: { done: true } },
  'PATCH /talks/:id': { id: 'talk', body: { held: true }, person: 'david' },
  'POST /steps/:step/attendance/preview': { id: 'step', body: new TextEncoder().encode('Namn\nBo') },
};
/** Its id is one of the library, which is everybody's. */
const NO_ROW = ['POST /library/:id'];
const NAMED = ROUTES.filter(({ method, path }) => method !== 'GET' && /\/:(id|step|number)/.test(path)).map(
  ({ method, path }) => `${method} ${path.slice(BASE.length)}`,
);

test('every route that names a row is tried', () => {
  expect(NAMED.filter((route) => !NO_ROW.includes(route)).toSorted()).toEqual(Object.keys(TRIES).toSorted());
});

describe.each(BOTH)('what %s writes', (own, other) => {
  const refused = async (method: string, path: string, body: unknown, version?: string, person = 'amal') => {
    const before = rowsOf(house);
    const binary = body instanceof Uint8Array;
    const answer = await house.ask(at(own, path), {
      method,
      person,
      ...(body === undefined ? {} : { body }),
      headers: {
        ...(version === undefined ? {} : { 'If-Match': version }),
        ...(binary ? { 'content-type': 'application/octet-stream' } : {}),
      },
    });
    expect(rowsOf(house)).toEqual(before);
    expect(answer.text).not.toContain(MARKS[other]);
    return answer;
  };

  test.each(Object.entries(TRIES))(
    '%s with the other unit’s is not found, and changes nothing',
    async (route, { id, body, person }) => {
      const [method = '', path = ''] = route.split(' ');
      const theirs = of(other)[id];
      const [named, version] = typeof theirs === 'string' ? [theirs, undefined] : [theirs.id, theirs.version];
      const answer = await refused(
        method,
        path.replace(/:(id|step)/, encodeURIComponent(named)),
        body,
        version,
        person,
      );
      expect([route, answer.status]).toEqual([route, 404]);
    },
  );

  test.each([
    ['POST', '/agenda', (theirs: Things) => ({ title: 'Kapad', minutes: 5, meetingId: theirs.meeting.id })],
    ['POST', '/library/apt-01', (theirs: Things) => ({ meetingId: theirs.meeting.id })],
    ['POST', '/agenda/:item/place', (theirs: Things) => ({ meetingId: theirs.meeting.id })],
    ['PUT', '/findings/:finding/actions', (theirs: Things) => ({ ids: [theirs.action.id] })],
    [
      'POST',
      '/feedback',
      (theirs: Things) => ({
        comments: [{ key: 'key-x', number: 2, text: 'Kapad', action: theirs.action.id }],
      }),
    ],
  ])(
    '%s %s that points at the other unit’s row is refused, and changes nothing',
    async (method, path, body) => {
      const mine = of(own);
      const asked = path.replace(':item', mine.item.id).replace(':finding', mine.finding.id);
      const answer = await refused(method, asked, body(of(other)), mine.item.version);
      expect([404, 422]).toContain(answer.status);
    },
  );

  test('the other unit’s ideas, exports and versions are not reached by their ids or numbers', async () => {
    const theirs = of(other);
    for (const rest of [
      `/plan/ideas?finding=${theirs.finding.id}`,
      `/plan/ideas?step=${theirs.step}`,
      `/export?format=ics&meeting=${theirs.meeting.id}`,
      '/plan/versions/2',
    ]) {
      const { status } = await house.ask(at(own, rest));
      expect([rest, status === 404 || status === 422]).toEqual([rest, true]);
    }
  });

  test.each([
    ['/plan', 'StegvisPlan', { title: 'Kapad' }],
    ['/agenda', 'StegvisAgenda', { title: 'Kapad', minutes: 5 }],
    ['/findings', 'StegvisFindings', { title: 'Kapad', kind: 'norm' }],
    [
      '/meetings',
      'StegvisMeetings',
      { kind: 'apt', title: 'Kapad', start: '2026-03-10T12:00:00Z', end: '2026-03-10T13:00:00Z' },
    ],
  ] as const)(
    'POST %s with a key of the other unit’s shows and changes nothing of theirs',
    async (path, list, body) => {
      const row = rowsOf(house)[list]?.find(({ unit }) => unit === other);
      const before = rowsOf(house);
      const answer = await house.ask(at(own, path), {
        method: 'POST',
        body,
        headers: { 'Idempotency-Key': row?.key ?? '' },
      });
      expect(answer.status).toBe(422);
      expect(answer.text).not.toContain(MARKS[other]);
      expect(rowsOf(house)).toEqual(before);
    },
  );
});
