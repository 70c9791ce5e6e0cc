/** What people do in a meeting with the tab open, with the ports filled in. */
import type { Steer, Tick } from '../../core/api-live.ts';
import type { Caller } from '../tab/frame.ts';
import type { LivePorts } from './ports.ts';
import { type Asked, seeLive } from './see-live.ts';
import { steerMeeting, tickItem } from './steer.ts';

export type { LivePorts } from './ports.ts';

export const makeLiveUseCases = (ports: LivePorts) => ({
  seeLive: (caller: Caller, unit: string, asked: Asked, gone: AbortSignal) =>
    seeLive(ports, caller, unit, asked, gone),
  steerMeeting: (caller: Caller, unit: string, input: Steer) => steerMeeting(ports, caller, unit, input),
  tickItem: (caller: Caller, unit: string, version: string | null, input: Tick) =>
    tickItem(ports, caller, unit, version, input),
});

export type LiveUseCases = ReturnType<typeof makeLiveUseCases>;
