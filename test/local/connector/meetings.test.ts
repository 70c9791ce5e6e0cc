/**
 * Meetings as Teams tells bots of them (learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis):
 * the events' form, who hears them, and what a bot may ask.
 */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { meetingIdOf } from '../../../infra/local/connector/places.ts';
import { good, type House, openHouse } from './house.ts';

let house: House;
beforeEach(async () => {
  house = await openHouse();
});
afterEach(() => house.close());
const chat = (): string => house.unit.apt.meetingChat;
const heard = () => house.heard.map(({ activity }) => activity).filter(({ type }) => type === 'event');

describe('a meeting that begins', () => {
  test('is told in the form of Microsoft’s example, without the conversation’s type and the person’s name', async () => {
    good(await house.connector.install(house.manager.id, chat()));
    good(await house.connector.meeting(house.colleague.id, chat(), 'start'));
    const id = meetingIdOf(chat());
    const [event] = heard();
    expect(event).toMatchObject({
      ...{ name: 'application/vnd.microsoft.meetingStart', channelId: 'msteams' },
      value: {
        MeetingType: 'Recurring',
        Id: id,
        Title: `APT ${house.unit.name}`,
        StartTime: house.tenant.clock.iso(),
      },
    });
    expect(event?.conversation).toEqual({ isGroup: true, tenantId: house.tenant.ids.tenant, id: chat() });
    expect(event?.from).toEqual({ id: house.colleague.channelId, aadObjectId: house.colleague.id });
    expect(event?.channelData).toEqual({
      ...{ tenant: { id: house.tenant.ids.tenant }, source: null, meeting: { id } },
    });
  });

  test('and ends says when it ended', async () => {
    good(await house.connector.install(house.manager.id, chat()));
    good(await house.connector.meeting(house.manager.id, chat(), 'end'));
    expect(heard()[0]).toMatchObject({
      name: 'application/vnd.microsoft.meetingEnd',
      value: { EndTime: expect.any(String) },
    });
    expect(heard()[0]?.value).not.toHaveProperty('StartTime');
  });

  test('is told to nobody whose app is not there', async () => {
    expect(good(await house.connector.meeting(house.manager.id, chat(), 'start'))).toEqual([]);
    expect(heard()).toEqual([]);
  });

  test('is of a meeting’s chat, and of those who take part in it', async () => {
    expect(await house.connector.meeting(house.manager.id, house.unit.channel, 'start')).toMatchObject({
      status: 400,
    });
    expect(await house.connector.meeting(house.manager.id, 'personal', 'start')).toMatchObject({
      status: 400,
    });
    const stranger = house.tenant.people.find(({ unit }) => unit !== house.unit.id);
    expect(await house.connector.meeting(stranger?.id ?? '', chat(), 'start')).toMatchObject({ status: 404 });
    expect(await house.connector.meeting('nobody', chat(), 'start')).toMatchObject({ status: 404 });
  });
});

describe('what a bot may ask about it', () => {
  const ask = (id: string) => house.ask('GET', `/connector/v1/meetings/${encodeURIComponent(id)}`);

  test('is nothing before the app is in the chat, and something that is no meeting is a bad argument', async () => {
    expect((await ask(meetingIdOf(chat()))).status).toBe(403);
    expect((await ask('not a meeting')).status).toBe(400);
    good(await house.connector.install(house.manager.id, chat()));
    expect((await ask(meetingIdOf(chat()))).body).toMatchObject({
      organizer: { aadObjectId: house.unit.manager },
      conversation: { id: chat() },
    });
  });
});
