/**
 * What happens in a meeting's chat: the app comes into it or leaves it, the meeting begins and ends. Teams names the
 * events `application/vnd.microsoft.meetingStart` and `…meetingEnd`; other events are left alone.
 */
import { z } from 'zod';
import type { MeetingEvent, MeetingTalk } from '../usecases/live/meeting-talk.ts';
import { addressOf, type Incoming } from './incoming.ts';

const START = 'application/vnd.microsoft.meetingStart';
const END = 'application/vnd.microsoft.meetingEnd';
const MEETING_CHAT = /^19:meeting_/;

const text = z.string().min(1).max(2_000).nullish().catch(null);
const told = z.looseObject({ Id: text, Title: text }).catch({ Id: null, Title: null });
const data = z
  .looseObject({ meeting: z.looseObject({ id: text }).nullish().catch(null) })
  .nullish()
  .catch(null);

/** A meeting's id may come as it is, or with the version that Teams puts before and after it. */
const eventOf = (activity: Incoming): MeetingEvent => {
  const value = told.parse(activity.value ?? {});
  return {
    // Teams leaves the type of the conversation out of these events.
    address: { ...addressOf(activity), conversationType: 'groupChat' },
    meeting: data.parse(activity.channelData)?.meeting?.id ?? value.Id ?? null,
    title: value.Title ?? null,
    person: activity.from.aadObjectId ?? null,
  };
};

export interface MeetingTurns {
  event(activity: Incoming): Promise<void>;
  installation(activity: Incoming): Promise<void>;
}

export const makeMeetingTurns = (talk: MeetingTalk): MeetingTurns => ({
  async event(activity) {
    if (activity.name === START) await talk.started(eventOf(activity));
    if (activity.name === END) await talk.ended(eventOf(activity));
  },
  async installation(activity) {
    if (!MEETING_CHAT.test(activity.conversation.id)) return;
    if (activity.action === 'add') await talk.joined(eventOf(activity));
    if (activity.action === 'remove') await talk.left(activity.conversation.id);
  },
});
