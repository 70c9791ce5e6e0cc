/** How Teams' client side answers, and what it works with. */
import type { Tenant } from '../tenant.ts';
import type { Deliver } from './delivery.ts';
import type { Installs } from './installs.ts';
import type { Messages } from './messages.ts';

/** A value, or why Teams would not do it. */
export type Answer<T> = { ok: true; value: T } | { ok: false; status: number; error: string };

export interface ClientDeps {
  tenant: Tenant;
  installs: Installs;
  messages: Messages;
  deliver: Deliver;
}

export const no = (status: number, error: string): { ok: false; status: number; error: string } => ({
  ok: false,
  status,
  error,
});
export const yes = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
