/**
 * The routes of a meeting that is followed while it is held. `GET …/live` is a long poll: with the version that the
 * reader has (`since`) it is answered as soon as something has changed, or with nothing after less than half a minute,
 * so that no proxy on the way thinks that the line is dead. It needs nothing of the server but a version number and
 * works with any number of processes.
 */
import type { Server } from 'restify';
import { steer, tick } from '../core/api-live.ts';
import { done } from '../core/fault.ts';
import type { LiveUseCases } from '../usecases/live/index.ts';
import { apiHandler, type CallPorts } from './call.ts';
import { parse } from './input.ts';

export interface LiveApiPorts extends CallPorts {
  liveMeetings: LiveUseCases;
}

const VERSION = /^\d{1,18}$/;
/** List item ids are numbers; anything else names no meeting. */
const ID = /^[\w.:@-]{1,200}$/;
const either = (text: string | null, shape: RegExp): string | null =>
  text !== null && shape.test(text) ? text : null;

/** Adds the routes to the server. */
export const addLiveRoutes = (server: Server, ports: LiveApiPorts): void => {
  const { liveMeetings } = ports;
  server.get(
    '/api/units/:unit/live',
    apiHandler(ports, async (call) => {
      const asked = {
        meeting: either(call.query('meeting'), ID),
        since: either(call.query('since'), VERSION),
      };
      const seen = await liveMeetings.seeLive(call.caller, call.param('unit'), asked, call.gone);
      return seen.ok ? done({ body: seen.value }) : seen;
    }),
  );
  server.post(
    '/api/units/:unit/live',
    apiHandler(ports, async (call) => {
      const input = parse(steer, call.body);
      if (!input.ok) return input;
      const steered = await liveMeetings.steerMeeting(call.caller, call.param('unit'), input.value);
      return steered.ok ? done({ body: steered.value }) : steered;
    }),
  );
  server.post(
    '/api/units/:unit/live/tick',
    apiHandler(ports, async (call) => {
      const input = parse(tick, call.body);
      if (!input.ok) return input;
      const version = call.header('If-Match');
      const told = await liveMeetings.tickItem(call.caller, call.param('unit'), version, input.value);
      return told.ok ? done({ body: told.value, version: told.value.item.version }) : told;
    }),
  );
};
