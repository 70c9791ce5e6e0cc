import { liveContract } from '../contracts/live.ts';
import { makeMemoryLive, makeMemoryMeetingChats, makeMemoryRuns, makeMemorySharedCards } from './live.ts';

liveContract('memory', async () => {
  const live = makeMemoryLive();
  return {
    ...{ live, elsewhere: live, runs: makeMemoryRuns() },
    ...{ meetingChats: makeMemoryMeetingChats(), sharedCards: makeMemorySharedCards() },
  };
});
