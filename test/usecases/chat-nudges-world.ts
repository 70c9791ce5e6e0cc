/** Rows of Norr, and the cards about them that were sent: one of each kind that people answer. */
import type { NudgeLine } from '../../bot/core/nudge.ts';
import type { AgendaRow, MeetingRow, Stored } from '../../bot/core/rows.ts';
import { SITE, TENANT, UNIT } from '../memory/world.ts';
import type { ChatWorld } from './chat-world.ts';

const app = { kind: 'app', tenant: TENANT } as const;
const place = { tenant: TENANT, site: SITE };
type Data = { item: string; nudge: string };

export const giveMeeting = async (
  world: ChatWorld,
  key: string,
  given: Partial<MeetingRow> = {},
): Promise<Stored<MeetingRow>> => {
  const row = {
    title: 'APT januari',
    kind: 'apt',
    start: '2026-01-13T12:00:00.000Z',
    end: null,
    state: 'planned',
  };
  const made = await world.ports.lists.addRow(app, place, 'StegvisMeetings', UNIT, key, {
    ...(row as MeetingRow),
    ...given,
  });
  if (!made.ok) throw new Error('not added');
  await world.ports.projection.put(UNIT, 'StegvisMeetings', [made.value]);
  return made.value;
};

export const giveItem = async (
  world: ChatWorld,
  key: string,
  given: Partial<AgendaRow>,
): Promise<Stored<AgendaRow>> => {
  const row = { title: 'Tre ord', order: 1, minutes: 5, state: 'onAgenda', outcome: null, source: 'apt-03' };
  const made = await world.ports.lists.addRow(app, place, 'StegvisAgenda', UNIT, key, {
    ...(row as AgendaRow),
    ...given,
  });
  if (!made.ok) throw new Error('not added');
  await world.ports.projection.put(UNIT, 'StegvisAgenda', [made.value]);
  return made.value;
};

/** An APT that was yesterday with one item, the next APT if wished, and the manager's N5 card. */
export const giveOutcome = async (
  world: ChatWorld,
  next: boolean,
): Promise<{ data: Data; key: string; item: Stored<AgendaRow>; next: Stored<MeetingRow> | null }> => {
  const apt = await giveMeeting(world, 'apt-jan');
  const coming = next ? await giveMeeting(world, 'apt-feb', { start: '2026-02-10T12:00:00.000Z' }) : null;
  const item = await giveItem(world, 'item-1', { meetingKey: apt.key });
  const key = `N5:${UNIT}:${item.id}:${apt.id}`;
  const start = apt.value.start ?? '';
  const line: NudgeLine = {
    ...{ kind: 'N5', unit: UNIT, meeting: apt.id, start, item: item.id, title: item.value.title },
  };
  world.ports.claims.give('card-n5', 'amal', [{ key, line }]);
  return { data: { item: item.id, nudge: 'card-n5' }, key, item, next: coming };
};

/** A coming APT with one item, and its card in the channel. */
export const giveAgendaCard = async (
  world: ChatWorld,
): Promise<{ data: Data; key: string; meeting: Stored<MeetingRow> }> => {
  const meeting = await giveMeeting(world, 'apt-feb', { start: '2026-02-10T12:00:00.000Z' });
  const item = await giveItem(world, 'item-1', { meetingKey: meeting.key });
  const key = `N4:${UNIT}:${meeting.id}`;
  const line: NudgeLine = {
    ...{ kind: 'N4', unit: UNIT, meeting: meeting.id, start: meeting.value.start ?? '' },
    items: [{ id: item.id, title: item.value.title, minutes: 5, lead: 'chef' }],
  };
  world.ports.claims.give('card-n4', UNIT, [{ key, line }]);
  return { data: { item: meeting.id, nudge: 'card-n4' }, key, meeting };
};

/** A group meeting that was yesterday, and the card that asks whether its decisions are right. */
export const giveDecisions = async (
  world: ChatWorld,
): Promise<{ data: Data; meeting: Stored<MeetingRow> }> => {
  const meeting = await giveMeeting(world, 'group', { kind: 'group', title: 'Gruppmöte' });
  const line: NudgeLine = {
    ...{ kind: 'N2', unit: UNIT, meeting: meeting.id, title: 'Gruppmöte', decisions: 1 },
    start: meeting.value.start ?? '',
  };
  world.ports.claims.give('card-n2', 'amal', [{ key: `N2:${UNIT}:${meeting.id}`, line }]);
  return { data: { item: meeting.id, nudge: 'card-n2' }, meeting };
};

const name = { sv: 'Normino', en: 'Normino' };
const n9 = { kind: 'N9', unit: UNIT, form: 'course', item: 'normino', name, start: null, hours: 3 } as const;
const n10 = { kind: 'N10', unit: UNIT, unitName: 'Norr', starter: 'fatima', name: 'Fatima' } as const;
const n14 = { kind: 'N14', unit: UNIT, certificate: null, issuer: 'KSH', validUntil: '2026-10-14' } as const;

/** Lines that need no row, with the key that their rule gives them and who gets them. */
export const plainLines: readonly { person: string; key: string; item: string; line: NudgeLine }[] = [
  {
    ...{ person: 'fatima', key: `N9:${UNIT}:normino:fatima:opens`, item: 'normino' },
    line: { ...n9, opens: '2026-01-14', closes: '2026-03-02', occurrence: 'opens' },
  },
  {
    ...{ person: 'fatima', key: `N10:${UNIT}:fatima:week3:starter`, item: 'fatima' },
    line: { ...n10, for: 'starter', before: '2026-04-01', occurrence: 'week3' },
  },
  {
    ...{ person: 'amal', key: `N10:${UNIT}:fatima:week3:manager`, item: 'fatima' },
    line: { ...n10, for: 'manager', before: '2026-04-01', occurrence: 'week3' },
  },
  {
    ...{ person: 'bo', key: `N11:${UNIT}:2026-Q1:bo`, item: '2026-Q1' },
    line: { kind: 'N11', unit: UNIT, quarter: '2026-Q1', actions: 2 },
  },
  {
    ...{ person: 'elif', key: `N12:${UNIT}:2025:safety-rep`, item: 'sam-2025' },
    line: { kind: 'N12', unit: UNIT, year: 2025, actions: 2 },
  },
  {
    ...{ person: 'amal', key: `N13:${UNIT}:2025:report`, item: 'report-2025' },
    line: { kind: 'N13', unit: UNIT, year: 2025, occurrence: 'report', proposals: 2 },
  },
  {
    ...{ person: 'amal', key: `N14:${UNIT}:2026-10-14:nine`, item: 'renewal-2026-10-14' },
    line: { ...n14, occurrence: 'nine' },
  },
  {
    ...{ person: 'bo', key: `N15:${UNIT}:2026-05-17:idahobit:bo`, item: 'idahobit-2026-05-17' },
    line: { kind: 'N15', unit: UNIT, day: '2026-05-17', awareness: 'idahobit', mourning: false, idea: null },
  },
];

/** Gives a plain line's card; `at` its place in `plainLines`. */
export const givePlain = (world: ChatWorld, at: number): { person: string; key: string; data: Data } => {
  const plain = plainLines[at];
  if (plain === undefined) throw new Error(`no line ${at}`);
  const { person, key, item, line } = plain;
  world.ports.claims.give(`card-plain-${at}`, person, [{ key, line }]);
  return { person, key, data: { item, nudge: `card-plain-${at}` } };
};
