/**
 * A meeting while it is held: which item it is at, since when, and what is left. "Where are we" is kept in the private
 * store for as long as the meeting concerns anybody; what came of an item stands in the list. Pure.
 */
import type { AgendaState } from './rows.ts';

/** How far a meeting has come, as the store keeps it. Instants ISO UTC. */
export interface Run {
  startedAt: string;
  /** List item id of the item at hand, as somebody last said; null: nobody has, or all are done. */
  current: string | null;
  /** Since when it is at hand. */
  since: string | null;
  endedAt: string | null;
}

/** What of an item decides where a meeting is. */
export interface Point {
  id: string;
  state: AgendaState;
  minutes: number | null;
}

export interface Whereabouts {
  /** The item at hand; null: nothing is left, or the meeting is not under way. */
  current: string | null;
  /** Null when nobody has said: it came to hand because the one before it was settled elsewhere. */
  since: string | null;
}

const isLeft = ({ state }: Point): boolean => state === 'onAgenda';

/**
 * Where the meeting is, by its agenda in order. An item that was settled meanwhile, in the tab, on a card or in
 * SharePoint, is never at hand any more: then it is the next that is left.
 */
export const whereAt = (agenda: readonly Point[], run: Run | null): Whereabouts => {
  if (run === null || run.endedAt !== null) return { current: null, since: null };
  const said = agenda.findIndex(({ id }) => id === run.current);
  const at = agenda[said];
  if (at !== undefined && isLeft(at)) return { current: at.id, since: run.since };
  return { current: nextAfter(agenda, run.current), since: null };
};

/** The item to go on with after this one: the next that is left, else the first that is; null: nothing is. */
export const nextAfter = (agenda: readonly Point[], id: string | null): string | null => {
  const from = agenda.findIndex((point) => point.id === id);
  const left = (point: Point): boolean => isLeft(point) && point.id !== id;
  return (agenda.slice(from + 1).find(left) ?? agenda.find(left))?.id ?? null;
};

/** Seconds that are left of an item's time, below zero when it has passed; null where either is unknown. */
export const secondsLeft = (minutes: number | null, since: string | null, now: number): number | null => {
  if (minutes === null || since === null || Number.isNaN(Date.parse(since))) return null;
  const gone = Math.max(0, now - Date.parse(since));
  return minutes * 60 - Math.floor(gone / 1_000);
};

/** How long before its time somebody may open a meeting, and how long after its time it is still the one at hand. */
const EARLY_MS = 90 * 60_000;
const LATE_MS = 3 * 3_600_000;

/** Whether a meeting with this start is the one that is held now, as far as a start can tell. */
export const isAround = (start: string | null, now: Date): boolean => {
  const apart = now.getTime() - Date.parse(start ?? '');
  return apart >= -EARLY_MS && apart <= LATE_MS;
};
