/** How the program learns of changes in the lists, for operators. */
import { LIST_NAMES } from '../core/rows.ts';
import type { Hearing } from './hear.ts';
import type { Clock, SyncCounts, SyncStore } from './ports.ts';

export interface SyncStatus {
  /** `notifications`: Graph tells of changes; `sweep`: somewhere it does not, and the lists are read every few hours. */
  mode: 'notifications' | 'sweep';
  sites: number;
  subscriptions: number;
  /** Lists whose subscription Graph refused, and why. */
  refused: number;
  reasons: string[];
  /** Sites in which something may have changed since they were last looked at. */
  stale: number;
  /** Instants by the rules' clock; null before the first. */
  lastSweep: string | null;
  oldestSweep: string | null;
  /** Since this process started. */
  notifications: ReturnType<Hearing['counts']>;
}

const shown = (counts: SyncCounts, notifications: SyncStatus['notifications']): SyncStatus => ({
  mode: counts.subscriptions >= counts.sites * LIST_NAMES.length ? 'notifications' : 'sweep',
  sites: counts.sites,
  subscriptions: counts.subscriptions,
  refused: counts.refused,
  reasons: counts.reasons,
  stale: counts.stale,
  lastSweep: counts.lastLook,
  oldestSweep: counts.oldestLook,
  notifications,
});

/** How it stands now. */
export const syncStatus = async (
  ports: { sync: SyncStore; clock: Clock },
  hearing: Hearing,
): Promise<SyncStatus> => shown(await ports.sync.counts(ports.clock.now().toISOString()), hearing.counts());
