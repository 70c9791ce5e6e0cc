/** Two units in one SharePoint site, in different programmes, with the same people; each with a row of every kind. */
import type { Stored } from '../../bot/core/rows.ts';
import { LIST_NAMES, type ListName, type RowOf } from '../../bot/core/rows.ts';
import { SET_UP, SITE, UNIT } from '../memory/world.ts';
import type { Answered, House } from './house.ts';

export const NEIGHBOUR = '19:vast@thread.tacv2';

/** A word that stands in everything that a unit writes. */
export const MARKS = { [UNIT]: 'Norrskensord', [NEIGHBOUR]: 'Västanvindsord' } as const;
export type Own = keyof typeof MARKS;

/** What a unit has, by what a route calls it. */
export interface Things {
  action: { id: string; version: string };
  meeting: { id: string; version: string };
  item: { id: string; version: string };
  finding: { id: string; version: string };
  routine: { id: string; version: string };
  comment: { id: string; version: string };
  talk: { id: string; version: string };
  step: string;
}

export const at = (unit: string, rest = ''): string => `/api/units/${encodeURIComponent(unit)}${rest}`;

const good = ({ status, json, text }: Answered): Record<string, unknown> => {
  if (status >= 300) throw new Error(`${status} ${text}`);
  return json;
};

/** Sets a second channel of the same team up, which is in the same site. */
export const addNeighbour = async (house: House): Promise<void> => {
  const { teams } = house.world.ports.directory;
  const norr = teams.find(({ channel }) => channel === UNIT);
  if (!norr) throw new Error('no Norr');
  teams.push({ ...structuredClone(norr), channel: NEIGHBOUR, channelName: 'Väst' });
  good(await house.ask(at(NEIGHBOUR), { method: 'PUT', body: { ...SET_UP, programme: 'soderhamn-rfsl' } }));
};

/** Writes a row of every kind for a unit, its word in each. */
export const fill = async (house: House, unit: Own): Promise<Things> => {
  const mark = MARKS[unit];
  const send = async (method: string, rest: string, body: unknown, person = 'amal') =>
    good(await house.ask(at(unit, rest), { method, body, person })) as { id: string; version: string };
  const action = await send('POST', '/plan', {
    ...{ title: `${mark} åtgärd`, area: 'bemotande', goal: mark, need: mark, ownerRole: 'chef' },
    ...{
      ownerId: 'amal',
      dueDate: '2026-01-28',
      indicator: mark,
      followUpDate: '2026-03-02',
      state: 'active',
    },
  });
  const meeting = await send('POST', '/meetings', {
    ...{ kind: 'apt', title: `${mark} möte`, start: '2026-02-10T12:00:00Z', end: '2026-02-10T13:00:00Z' },
  });
  const item = await send('POST', '/agenda', { title: `${mark} punkt`, minutes: 5, meetingId: meeting.id });
  const finding = await send('POST', '/findings', {
    ...{ title: `${mark} norm`, kind: 'norm', area: 'bemotande', concerns: mark },
  });
  const routine = await send('POST', '/routines', {
    ...{ title: `${mark} rutin`, link: 'https://intranat.example/rutin' },
  });
  await send('POST', '/proposals', { title: `${mark} förslag`, named: false });
  await send('PUT', '/mandate', { text: mark, date: '2026-01-12' });
  await send('POST', '/plan/versions', { decidedOn: '2026-01-12', note: mark });
  const { comments } = (await send('POST', '/feedback', {
    comments: [{ key: `key-${mark === MARKS[UNIT] ? 'n' : 'v'}`, number: 1, text: mark, action: action.id }],
  })) as unknown as { comments: { id: string; version: string }[] };
  const overview = good(await house.ask(at(unit))) as { steps: { id: string }[] };
  const talk = await send('POST', '/talks', { people: ['bo'], part: 2, day: null }, 'david');
  const [comment] = comments;
  const step = overview.steps.at(-1)?.id;
  if (!comment || !step) throw new Error('no comment, or no step');
  return { action, meeting, item, finding, routine, comment, talk, step };
};

/** All rows of the site, each list by itself. */
export const rowsOf = (house: House): Record<string, Stored<RowOf[ListName]>[]> =>
  Object.fromEntries(
    LIST_NAMES.map((list) => [list, structuredClone(house.world.ports.lists.rowsOf(SITE, list))]),
  );
