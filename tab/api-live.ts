/** The calls of a meeting that is held; `api.ts` gives the ways to call. */
import { z } from 'zod';
import { agendaItem } from '../bot/core/api.ts';
import { live, type Steer, type Tick } from '../bot/core/api-live.ts';
import type { ApiTools } from './api-tools.ts';

/** The server holds a question for less than half a minute. */
const HELD_MS = 45_000;
const ticked = z.object({ item: agendaItem, live });

export const liveCalls = ({ ask, write, unitPath, json }: ApiTools) => ({
  /** Answered when something has changed since the version, or after a while with nothing. */
  live: (unit: string, asked: { meeting: string | null; since: string | null }, gone: AbortSignal) => {
    const query = new URLSearchParams();
    if (asked.meeting !== null) query.set('meeting', asked.meeting);
    if (asked.since !== null) query.set('since', asked.since);
    return ask({
      ...{ path: unitPath(unit, `/live?${query}`), read: json(live) },
      ...{ milliseconds: HELD_MS, gone },
    });
  },
  steerMeeting: (unit: string, to: Steer) => write('POST', unitPath(unit, '/live'), to, live),
  tickItem: (unit: string, version: string, told: Tick) =>
    write('POST', unitPath(unit, '/live/tick'), told, ticked, { 'if-match': version }),
});
