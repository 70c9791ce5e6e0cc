/** What the connector's routes share. */
import type { Req, Res } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { notInRoster, throttled } from './errors.ts';
import type { Installs } from './installs.ts';
import type { Limits, Traffic } from './limits.ts';
import type { Messages } from './messages.ts';
import { type Place, placeOf } from './places.ts';

/** What the connector needs of the tenant's identity service. */
export interface ChannelIdentity {
  /** Whether the request bears a token that the bot may call the connector with. */
  checkConnector(req: Req): Promise<boolean>;
  /** A token as the Bot Framework channel sends it to the bot. */
  channelToken(options?: { claims?: Record<string, unknown> }): Promise<string>;
}

export interface Room {
  tenant: Tenant;
  installs: Installs;
  messages: Messages;
  limits: Limits;
}

/** The place of a conversation that the bot is in, or the refusal. */
export const enter = (room: Room, conversation: string): { place: Place } | { refusal: Res } => {
  const place = placeOf(room.tenant, conversation);
  return place && room.installs.in(place) ? { place } : { refusal: notInRoster() };
};

/** Counts one operation in a thread; the refusal when there have been too many. */
export const count = (room: Room, traffic: Traffic, thread: string): Res | null => {
  const wait = room.limits.take(traffic, thread);
  return wait > 0 ? throttled(wait) : null;
};
