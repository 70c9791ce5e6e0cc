/**
 * The same half year of an inventory lived twice over the real web server, the second time with everybody's levels turned
 * round: every view, list row, export, status and log line that anybody but the person and the process lead can see is the
 * same to the letter, but for the published bands and R27's word.
 */
import { expect, test } from '@jest/globals';
import { strFromU8, unzipSync } from 'fflate';
import { LEVELS, type Level } from '../../bot/core/api-competence.ts';
import { LIST_NAMES } from '../../bot/core/rows.ts';
import { SET_UP, SITE, UNIT } from '../memory/world.ts';
import { AREAS } from '../usecases/competence-world.ts';
import { openPrivacyHouse, type PrivacyHouse, ROLES } from './house.ts';

const BASE = `/api/units/${encodeURIComponent(UNIT)}`;
/** Everybody who must not learn a level: all roles but the process lead, whom people confide in. */
const WATCHERS = [
  ROLES.manager,
  ROLES.group,
  ROLES.safety,
  ROLES.owner,
  ROLES.guest,
  ROLES.neighbour,
  ROLES.operator,
];

type Turn = (level: Level, n: number) => Level;
const straight: Turn = (level) => level;
const turned: Turn = (level, n) => LEVELS[(LEVELS.indexOf(level) + 1 + (n % 2)) % LEVELS.length] ?? level;

/** The words of an answer; of a packed file those of its parts, since ids and times of packing are new each time. */
const textOf = (bytes: Uint8Array): string =>
  bytes[0] === 0x50 && bytes[1] === 0x4b
    ? Object.entries(unzipSync(bytes))
        .filter(([name]) => /^(word|xl)\/(document|sharedStrings|worksheets)/.test(name))
        .map(([name, part]) => `${name} ${strFromU8(part).replace(/<[^>]*>/g, ' ')}`)
        .join('\n')
    : new TextDecoder().decode(bytes);

/** Bands and R27's word are what is published; everything else stays. */
const besidePublished = (path: string, text: string): string => {
  if (path === '/themes') {
    const { snapshot, mayFreeze, reason } = JSON.parse(text) as Record<string, unknown>;
    return JSON.stringify({ snapshot, mayFreeze, reason });
  }
  return text;
};

/** What the manager sees, and where `everybody` what all the others do, with every file. */
const look = async ({ house, routes, ask }: PrivacyHouse, everybody: boolean): Promise<string[]> => {
  const seen: string[] = [];
  const paths = routes
    .filter(
      ({ method, path }) =>
        method === 'GET' && path.startsWith('/api/units/:unit') && !/:(?!unit)/.test(path),
    )
    .map(({ path }) => path.slice('/api/units/:unit'.length));
  const exports = ['docx', 'xlsx'].flatMap((format) =>
    ['plan', 'evidence', 'report'].map((what) => `/export?format=${format}&what=${what}`),
  );
  const views = paths.filter((one) => one !== '/export' && one !== '/live' && !one.endsWith('/copy'));
  const watchers = everybody ? WATCHERS : [ROLES.manager];
  for (const person of watchers)
    for (const path of [...views, ...(everybody && person === ROLES.manager ? exports : [])]) {
      const { status, bytes } = await ask(`${BASE}${path}`, { person });
      seen.push(`${person} ${path} ${status} ${besidePublished(path, textOf(bytes))}`);
    }
  for (const person of watchers)
    for (const path of [`/api/people/fatima/competence`, `/api/people/fatima/plan`, '/api/status']) {
      const { status, text } = await ask(path, { person });
      seen.push(`${person} ${path} ${status} ${text}`);
    }
  for (const list of LIST_NAMES)
    seen.push(`${list} ${JSON.stringify(house.world.ports.lists.rowsOf(SITE, list))}`);
  seen.push(JSON.stringify(house.world.journal.told, (key, value: unknown) => (key === 'ms' ? 0 : value)));
  return seen;
};

/** Lives it, and gives what was seen after each happening. */
const live = async (turn: Turn): Promise<{ happened: string[]; seen: string[][] }> => {
  const place = await openPrivacyHouse();
  const { ask, house } = place;
  const happened: string[] = [];
  const seen: string[][] = [];
  const send = async (person: string, method: string, path: string, body?: unknown): Promise<void> => {
    const { status } = await ask(path, { person, method, ...(body === undefined ? {} : { body }) });
    happened.push(`${person} ${method} ${path} ${status}`);
    await house.world.settled();
    seen.push(await look(place, path.endsWith('/themes') || method === 'DELETE'));
  };
  const all = (level: Level, from = 0) =>
    Object.fromEntries(AREAS.slice(from).map((area, n) => [area, turn(level, n)]));
  try {
    await send('amal', 'PUT', BASE, { ...SET_UP, programme: 'rss-vasterbotten' });
    await send('david', 'PUT', `${BASE}/trust`, { held: '2026-01-12' });
    await send('david', 'PUT', `${BASE}/matrix`, { published: true });
    for (const person of ['bo', 'cecilia', 'elif'])
      await send(person, 'PUT', '/api/me/competence', { answers: all('behov_av_baskunskap') });
    await send('david', 'PUT', '/api/people/fatima/competence', { answers: all('medelkunskap') });
    await send('fatima', 'PUT', '/api/me/competence', { answers: {}, comment: 'Vänta' });
    await send('fatima', 'PUT', '/api/me/competence', { answers: {} });
    await send('david', 'POST', `${BASE}/themes`);
    await send('oskar', 'PUT', '/api/me/competence', { answers: all('hog_kunskap') });
    await send('david', 'POST', `${BASE}/themes`);
    await send('bo', 'PUT', '/api/me/competence/baseline', { area: AREAS[0], met: true });
    await send('bo', 'PUT', '/api/me/competence', { answers: all('hog_kunskap', 6) });
    await send('david', 'POST', `${BASE}/themes`);
    await send('david', 'POST', `${BASE}/themes/sessions`, {
      ...{ area: AREAS[1], start: '2026-03-10T12:00:00Z', end: '2026-03-10T14:00:00Z' },
    });
    await send('david', 'POST', `${BASE}/talks`, { people: ['bo'], part: 1, day: null });
    await send('elif', 'DELETE', '/api/me/competence');
    await send('david', 'POST', `${BASE}/themes`);
    return { happened, seen };
  } finally {
    await place.close();
  }
};

test('nothing but the published bands depends on what anybody answered', async () => {
  const [one, other] = [await live(straight), await live(turned)];
  expect(one.happened).toEqual(other.happened);
  expect(one.happened.filter((line) => line.endsWith('/themes 201'))).toHaveLength(1);
  for (const [n, seen] of one.seen.entries()) {
    const differing = seen.filter((line, at) => line !== other.seen[n]?.[at]);
    expect([one.happened[n], differing.map((line) => line.slice(0, 160))]).toEqual([one.happened[n], []]);
  }
}, 120_000);

test('what people answered themselves does differ, so that the two lives are not the same', async () => {
  const own = async (turn: Turn): Promise<string> => {
    const { ask, close } = await openPrivacyHouse();
    try {
      await ask(BASE, { method: 'PUT', body: { ...SET_UP, programme: 'rss-vasterbotten' } });
      await ask(`${BASE}/trust`, { method: 'PUT', person: 'david', body: { held: '2026-01-12' } });
      await ask(`${BASE}/matrix`, { method: 'PUT', person: 'david', body: { published: true } });
      const answers = { [AREAS[0] ?? '']: turn('medelkunskap', 0) };
      await ask('/api/me/competence', { method: 'PUT', person: 'bo', body: { answers } });
      return (await ask('/api/people/bo/competence', { person: 'david' })).text;
    } finally {
      await close();
    }
  };
  expect(await own(straight)).not.toBe(await own(turned));
});
