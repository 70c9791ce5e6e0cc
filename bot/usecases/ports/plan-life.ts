/** What the plan's life needs beside the lists: frozen versions, feedback, and documents read and written. */
import type { Comment, Decision } from '../../core/api-feedback.ts';
import type { FrozenAction } from '../../core/api-plan-life.ts';
import type { NumberedAction } from '../../core/feedback.ts';
import type { ReviewCopy } from '../../core/review-copy.ts';

export interface StoredVersion {
  number: number;
  decidedOn: string;
  note: string | null;
  /** ISO instant. */
  frozenAt: string;
  actions: FrozenAction[];
}

/** Versions of plans. None is ever changed. */
export interface PlanVersionStore {
  /** Keeps a version under the unit's next number, once per key: a repeated key gives the version that is there. */
  freeze(unit: string, key: string, version: Omit<StoredVersion, 'number'>): Promise<StoredVersion>;
  /** Newest first, without their actions. */
  list(unit: string): Promise<(Omit<StoredVersion, 'actions'> & { count: number })[]>;
  get(unit: string, number: number): Promise<StoredVersion | null>;
}

/** A copy that was made for a reviewer: which action had which number. */
export interface StoredCopy {
  number: number;
  /** ISO instant. */
  at: string;
  actions: NumberedAction[];
}

export interface NewComment {
  id: string;
  key: string;
  number: number | null;
  text: string;
  action: string | null;
}

export interface FeedbackStore {
  /** Keeps the numbers of a copy; while they are those of the newest, that one stands. */
  keepCopy(unit: string, actions: NumberedAction[], at: string): Promise<StoredCopy>;
  /** The copy of this number, or the newest (null). */
  copy(unit: string, number: number | null): Promise<StoredCopy | null>;
  /** Adds comments, each once per key. */
  add(unit: string, comments: readonly NewComment[], at: string): Promise<void>;
  /** In the order in which they came. */
  list(unit: string): Promise<(Comment & { key: string })[]>;
  /**
   * Decides a comment on the version that was seen (null: whatever stands there). `stale`: another stands there.
   */
  decide(
    unit: string,
    id: string,
    version: string | null,
    decision: { decision: Decision; reason: string | null; decidedOn: string },
  ): Promise<{ kind: 'decided' | 'stale'; comment: Comment } | { kind: 'not-found' }>;
}

/** The copy as a Word document. */
export type WriteReviewCopy = (copy: ReviewCopy) => Promise<Uint8Array>;
