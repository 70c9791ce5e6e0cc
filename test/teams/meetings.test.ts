/** What Teams tells of meetings, through the bot's own endpoint: real forms, odd ones, and presses on the agenda. */
import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Spoken } from '../../bot/usecases/conversation.ts';
import { isOnAgenda, type MeetingTalk } from '../../bot/usecases/live/meeting-talk.ts';
import { type Channel, makeListener, startChannel, TENANT } from './channel.ts';
import { runningReplies } from './running-replies.ts';

const CHAT = '19:meeting_abc@thread.v2';
const heard: unknown[][] = [];
let answer: Spoken | null = null;
const talk: MeetingTalk = {
  joined: async (event) => void heard.push(['joined', event]),
  left: async (chat) => void heard.push(['left', chat]),
  started: async (event) => void heard.push(['started', event]),
  ended: async (event) => void heard.push(['ended', event]),
  isOnAgenda,
  pressed: async (writer, click) => {
    heard.push(['pressed', writer.id, click]);
    return answer;
  },
};
let channel: Channel;
beforeAll(async () => {
  channel = await startChannel(makeListener(), undefined, () => talk);
});
afterAll(() => channel.stop());
beforeEach(() => {
  heard.length = 0;
  channel.received.length = 0;
});

const meetingEvent = (name: string, change: Record<string, unknown> = {}): Record<string, unknown> => {
  const { text: _text, ...rest } = channel.activity();
  return {
    ...rest,
    ...{ type: 'event', name: `application/vnd.microsoft.${name}` },
    from: { id: '29:user', aadObjectId: 'sofia' },
    conversation: { isGroup: true, tenantId: TENANT, id: CHAT },
    channelData: { tenant: { id: TENANT }, source: null, meeting: { id: 'MCMx' } },
    value: {
      MeetingType: 'Scheduled',
      Title: 'APT',
      Id: 'MCMx',
      JoinUrl: 'https://x',
      StartTime: '2026-01-20T12:00:00Z',
    },
    ...change,
  };
};

describe('a meeting', () => {
  test('that begins and ends is told with its chat, whose type the event leaves out', async () => {
    expect((await channel.post(meetingEvent('meetingStart'))).status).toBe(200);
    expect((await channel.post(meetingEvent('meetingEnd'))).status).toBe(200);
    const event = { meeting: 'MCMx', title: 'APT', person: 'sofia' };
    const address = { conversation: CHAT, conversationType: 'groupChat', tenant: TENANT };
    expect(heard).toMatchObject([
      ['started', { ...event, address }],
      ['ended', { ...event, address }],
    ]);
    expect(channel.received).toEqual([]);
  });

  test('of which Teams tells something else is left alone', async () => {
    for (const name of ['meetingParticipantJoin', 'readReceipt'])
      expect((await channel.post(meetingEvent(name))).status).toBe(200);
    expect([heard, channel.received]).toEqual([[], []]);
  });

  test('the app comes into its chat and leaves it', async () => {
    for (const action of ['add', 'remove', 'add-upgrade'])
      await channel.post(
        channel.activity({
          ...{ type: 'installationUpdate', action, text: undefined },
          conversation: { isGroup: true, conversationType: 'groupChat', tenantId: TENANT, id: CHAT },
          channelData: { tenant: { id: TENANT }, meeting: { id: 'MCMx' } },
        }),
      );
    expect(heard).toMatchObject([
      ['joined', { meeting: 'MCMx', person: 'sofia' }],
      ['left', CHAT],
    ]);
  });

  test('in whatever form it is told never brings the bot down', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('meetingStart', 'meetingEnd'),
        fc.oneof(fc.anything(), fc.record({ Id: fc.anything(), Title: fc.anything() })),
        fc.oneof(
          fc.constant(null),
          fc.record({ tenant: fc.constant({ id: TENANT }), meeting: fc.anything() }),
        ),
        async (name, value, channelData) => {
          const { status } = await channel.post(meetingEvent(name, { value, channelData }));
          expect(status).toBe(200);
        },
      ),
      { seed: 20260120, numRuns: 150 },
    );
  });

  const example = `${process.env.ORACLES_DIR ?? '../shared/oracles'}/activities/event-meetingStart.json`;
  (existsSync(example) ? test : test.skip)('as Microsoft’s own example has it is understood', async () => {
    const told = JSON.parse(readFileSync(example, 'utf8')) as Record<string, unknown>;
    const { serviceUrl } = channel;
    const activity = {
      ...told,
      serviceUrl,
      conversation: { ...(told.conversation as object), tenantId: TENANT },
      channelData: { ...(told.channelData as object), tenant: { id: TENANT } },
    };
    expect((await channel.post(activity)).status).toBe(200);
    expect(heard).toMatchObject([['started', { meeting: 'meeting id', title: 'Meeting Start/End Event' }]]);
  });
});

describe('what Teams tells of it when asked', () => {
  const address = () => ({
    ...{ tenant: TENANT, serviceUrl: channel.serviceUrl, conversation: CHAT, bot: '28:x' },
    conversationType: 'groupChat' as const,
  });

  test('is its organiser and its name, with the bot’s own token', async () => {
    channel.answers.push((res) =>
      res
        .writeHead(200, { 'content-type': 'application/json' })
        .end(JSON.stringify({ details: { title: 'APT' }, organizer: { aadObjectId: 'SOFIA' } })),
    );
    const told = await channel.teams.meetingInfo.details(address(), 'MCMx/=');
    expect(told).toEqual({ ok: true, value: { organiser: 'sofia', title: 'APT' } });
    expect(channel.received).toMatchObject([
      {
        ...{ method: 'GET', path: '/connector/v1/meetings/MCMx%2F%3D' },
        headers: { authorization: 'Bearer the-bots-token' },
      },
    ]);
  });

  test('is nothing without consent, and nowhere but at Teams’ own address', async () => {
    channel.answers.push((res) => res.writeHead(403).end('{}'));
    expect(await channel.teams.meetingInfo.details(address(), 'x')).toMatchObject({
      fault: { kind: 'refused' },
    });
    const elsewhere = { ...address(), serviceUrl: 'https://evil.example/' };
    channel.received.length = 0;
    expect(await channel.teams.meetingInfo.details(elsewhere, 'x')).toMatchObject({
      fault: { kind: 'refused' },
    });
    expect(channel.received).toEqual([]);
  });
});

describe('a press on the agenda', () => {
  const press = () =>
    channel.post(
      channel.activity({
        ...{ type: 'invoke', name: 'adaptiveCard/action', text: undefined, replyToId: '9' },
        conversation: { isGroup: true, conversationType: 'groupChat', tenantId: TENANT, id: CHAT },
        value: {
          action: { type: 'Action.Execute', verb: 'discussed', data: { agenda: '7', unit: 'u', item: '11' } },
          trigger: 'manual',
        },
      }),
    );

  test('is answered with the card as it stands then', async () => {
    answer = { reply: runningReplies['running: under way'] as Spoken['reply'], language: 'sv' };
    const { status, body } = await press();
    expect([status, body]).toMatchObject([200, { type: 'application/vnd.microsoft.card.adaptive' }]);
    expect(heard).toMatchObject([['pressed', 'sofia', { verb: 'discussed', data: { agenda: '7' } }]]);
  });

  test('by somebody who does not lead is answered with a kind sentence, and the card stays', async () => {
    answer = { reply: { kind: 'not-chair' }, language: 'sv' };
    expect((await press()).body).toMatchObject({
      type: 'application/vnd.microsoft.activity.message',
      value: 'Den som leder mötet bockar av punkterna. Du kan följa med i panelen.',
    });
    answer = null;
    expect((await press()).body).toMatchObject({ statusCode: 400 });
  });
});
