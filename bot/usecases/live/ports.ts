/** What following and leading a meeting needs beside the tab's own ports. */

import type { ChatPorts } from '../conversation.ts';
import type {
  Ears,
  LiveStore,
  MeetingChatStore,
  MeetingInfo,
  Messenger,
  Projection,
  RunStore,
  SharedCardStore,
  UnitStore,
} from '../ports.ts';
import type { TabPorts } from '../tab/frame.ts';

/** What opening a meeting and posting its agenda needs. */
export interface OpeningPorts extends Pick<ChatPorts, 'clock' | 'journal' | 'ids'> {
  units: Pick<UnitStore, 'get' | 'many' | 'ofPerson'>;
  projection: Pick<Projection, 'ruleRows'>;
  live: Pick<LiveStore, 'changed'>;
  runs: RunStore;
  meetingChats: MeetingChatStore;
  sharedCards: SharedCardStore;
  messenger: Messenger;
}

export interface LivePorts extends TabPorts, OpeningPorts {
  units: TabPorts['units'];
  projection: Projection;
  live: Pick<LiveStore, 'version' | 'changed'>;
  ears: Ears;
}

/** What the bot in a meeting's chat needs. */
export interface MeetingTalkPorts extends OpeningPorts, Pick<ChatPorts, 'people' | 'lists'> {
  projection: Projection;
  meetingInfo: MeetingInfo;
}
