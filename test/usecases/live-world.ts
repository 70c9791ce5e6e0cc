/** Norr with an APT on 20 January at 13.00, its meeting chat, and people who follow and lead it. */
import { content } from '../../bot/core/content.ts';
import type { Reply } from '../../bot/core/reply.ts';
import type { AgendaRow, MeetingRow, Stored } from '../../bot/core/rows.ts';
import { EMPTY } from '../../bot/core/rows.ts';
import { openEars } from '../../bot/dispatch/ears.ts';
import { makeLiveUseCases } from '../../bot/usecases/live/index.ts';
import { type MeetingEvent, makeMeetingTalk } from '../../bot/usecases/live/meeting-talk.ts';
import { telling } from '../../bot/usecases/live/telling.ts';
import type { Address, MeetingInfo, Messenger, Sent } from '../../bot/usecases/ports.ts';
import {
  makeMemoryLive,
  makeMemoryMeetingChats,
  makeMemoryRuns,
  makeMemorySharedCards,
} from '../memory/live.ts';
import { caller, makeUnitWorld, SITE, TENANT, UNIT } from '../memory/world.ts';
import { type MemoryClaims, makeMemoryClaims, writer } from './chat-world.ts';

export const CHAT = '19:meeting_norr@thread.v2';
export const START = '2026-01-20T12:00:00.000Z';
export const NEVER = new AbortController().signal;
const app = { kind: 'app', tenant: TENANT } as const;
const place = { tenant: TENANT, site: SITE };

export const chatAddress = (conversation = CHAT): Address => ({
  ...{ tenant: TENANT, serviceUrl: 'https://localhost/connector/', conversation },
  ...{ conversationType: 'groupChat', bot: '28:bot' },
});
export const event = (given: Partial<MeetingEvent> = {}): MeetingEvent => ({
  ...{ address: chatAddress(), meeting: 'MCMxOT', title: 'APT Norr', person: 'amal' },
  ...given,
});

interface Written {
  how: 'send' | 'update';
  to: string;
  activity: string | null;
  reply: Reply;
}

export const makeLiveWorld = async () => {
  const world = await makeUnitWorld();
  const live = makeMemoryLive();
  const ears = openEars(live, { holdMs: 40, gatherMs: 0 });
  const written: Written[] = [];
  /** What Teams answers next; as a rule it takes everything. */
  const answers: Sent[] = [];
  const messenger: Messenger = {
    async send({ conversation }, reply) {
      written.push({ how: 'send', to: conversation, activity: null, reply });
      return answers.shift() ?? { kind: 'sent', activity: `activity-${written.length}` };
    },
    async update({ conversation }, activity, reply) {
      written.push({ how: 'update', to: conversation, activity, reply });
      return answers.shift() ?? { kind: 'sent', activity };
    },
  };
  const told: { details: Awaited<ReturnType<MeetingInfo['details']>> } = {
    details: { ok: true, value: { organiser: 'amal', title: 'APT Norr' } },
  };
  const claims: MemoryClaims = makeMemoryClaims();
  const ports = {
    ...world.ports,
    ...{ live, ears, messenger, claims, content },
    projection: telling(world.ports.projection, { live, units: world.ports.units, journal: world.journal }),
    runs: makeMemoryRuns(),
    meetingChats: makeMemoryMeetingChats(),
    sharedCards: makeMemorySharedCards(),
    meetingInfo: { details: async () => told.details },
  };
  const add = async <T>(list: 'StegvisMeetings' | 'StegvisAgenda', key: string, row: T) => {
    const made = await ports.lists.addRow(app, place, list, UNIT, key, row as MeetingRow & AgendaRow);
    if (!made.ok) throw new Error('not added');
    await ports.projection.put(UNIT, list, [made.value]);
    return made.value;
  };
  const meeting = (key: string, given: Partial<MeetingRow> = {}): Promise<Stored<MeetingRow>> =>
    add('StegvisMeetings', key, {
      ...EMPTY.StegvisMeetings,
      ...{ title: 'APT', kind: 'apt', start: START, end: '2026-01-20T13:00:00.000Z', state: 'planned' },
      ...given,
    }) as Promise<Stored<MeetingRow>>;
  const item = (key: string, given: Partial<AgendaRow> = {}): Promise<Stored<AgendaRow>> =>
    add('StegvisAgenda', key, {
      ...EMPTY.StegvisAgenda,
      ...{ title: key, meetingKey: 'apt', minutes: 5, state: 'onAgenda', source: 'person' },
      ...given,
    }) as Promise<Stored<AgendaRow>>;
  const apt = await meeting('apt');
  const first = await item('Tre ord', { order: 1 });
  const second = await item('Rutiner', { order: 2, minutes: 10 });
  world.clock.set(START);
  const talk = makeMeetingTalk(ports);
  return {
    ...world,
    ...{ ports, written, answers, told, apt, first, second, meeting, item, talk },
    useLive: makeLiveUseCases(ports),
    row: async (id: string) => {
      const read = await ports.lists.readRow(app, place, 'StegvisAgenda', id);
      if (!read.ok) throw new Error(JSON.stringify(read.fault));
      return read.value;
    },
    as: (person: string) => caller(person),
    /** A press on the agenda in the meeting's chat. */
    press: async (person: string, verb: string, row: { id: string }, given = {}): Promise<Reply | null> => {
      const address = chatAddress();
      const data = { agenda: apt.id, unit: UNIT, item: row.id, ...given };
      return (await talk.pressed(writer(person, { address }), { verb, data }))?.reply ?? null;
    },
  };
};

export type LiveWorld = Awaited<ReturnType<typeof makeLiveWorld>>;
