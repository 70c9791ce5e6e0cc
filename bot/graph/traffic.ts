/** All traffic to Graph, tenant by tenant: Microsoft counts each tenant's use by itself. */
import type { Journal } from '../usecases/ports.ts';
import { type Gate, makeGate, type Turn, type Wish } from './gate.ts';
import type { Machine } from './machine.ts';
import type { GraphUse } from './use.ts';

export interface Traffic {
  /** Resolves when the request may leave, or as soon as it is clear that this comes too late for it. */
  turn(tenant: string, wish: Wish): Promise<Turn>;
  /** What the tenant has used, as far as this process sent it. */
  use(tenant: string): GraphUse;
  /** Whether the tenant's last request to come back failed, a moment ago. */
  troubled(tenant: string): boolean;
}

export interface TrafficOptions {
  machine: Machine;
  journal: Journal;
  /** Resource units a tenant and minute; without it there is no ceiling, and use is only counted. */
  unitsPerMinute?: number;
}

/** Makes the traffic. It keeps one gate for each tenant that was asked for: those that the configuration allows. */
export const makeTraffic = (options: TrafficOptions): Traffic => {
  const { machine, journal, unitsPerMinute = Number.POSITIVE_INFINITY } = options;
  const gates = new Map<string, Gate>();
  const gateOf = (tenant: string): Gate => {
    const key = tenant.toLowerCase();
    const known = gates.get(key);
    if (known) return known;
    const onThrottled = (until: number): void =>
      journal.warn('graph-throttled', { tenant: key, until: new Date(until).toISOString() });
    const made = makeGate({ machine, unitsPerMinute, onThrottled });
    gates.set(key, made);
    return made;
  };
  return {
    turn: (tenant, wish) => gateOf(tenant).turn(wish),
    use: (tenant) => gateOf(tenant).use(),
    troubled: (tenant) => gateOf(tenant).troubled(),
  };
};
