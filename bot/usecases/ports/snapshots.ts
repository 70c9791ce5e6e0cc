/** Frozen snapshots of units' themes, and what their guards know of people until these are erased. */
import type { ThemesTold } from '../../core/measurement.ts';
import type { Counted, CountedRound } from '../../core/themes-round.ts';
import type { Snapshot } from '../../core/themes-snapshot.ts';

/** Rounds, and the mark of having seen them. */
export interface Seen {
  mark: string;
  rounds: readonly CountedRound[];
}

export interface SnapshotStore {
  /** Oldest first. */
  list(unit: string): Promise<readonly Snapshot[]>;
  /** Of each of these units how many it has, and what the newest tells of all; one without is left out. */
  told(units: readonly string[]): Promise<ReadonlyMap<string, ThemesTold>>;
  /** The unit's own rounds, and every other unit's that counted one of these people. */
  rounds(unit: string, people: readonly string[]): Promise<Seen>;
  /**
   * Keeps a snapshot and whom it counted; nothing frozen is ever changed. False, and nothing is kept, where another was
   * frozen anywhere since `mark`.
   */
  freeze(
    unit: string,
    mark: string,
    snapshot: Snapshot,
    people: ReadonlyMap<string, Counted>,
  ): Promise<boolean>;
  /** Leaves nothing of the person in the unit's rounds; how many they counted stays. */
  forget(unit: string, person: string): Promise<void>;
}
