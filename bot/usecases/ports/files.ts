/** Files that people take with them or bring; made and read in `bot/documents`. */
import type { ReadDocument, Unreadable } from '../../core/document-blocks.ts';

export interface CalendarFileMeeting {
  /** The same for ever, so that importing anew changes what is there. */
  uid: string;
  title: string;
  /** ISO UTC. */
  start: string;
  end: string;
  cancelled: boolean;
  /** Rises with every change. */
  sequence: number;
  changedAt: string;
  agenda: { title: string; minutes: number | null }[];
  /** `start` and `end` are whole days, `end` the one after: no time of day. */
  wholeDay?: boolean;
}

/** Takes a file apart, within limits of size, time and memory; macros, pictures and links are never opened. */
export type ReadFile = (
  bytes: Uint8Array,
) => Promise<{ ok: true; document: ReadDocument } | { ok: false; why: Unreadable }>;

export interface Files {
  /** An iCalendar file (RFC 5545). */
  calendar(name: string, meetings: readonly CalendarFileMeeting[]): string;
}
