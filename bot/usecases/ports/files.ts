/** Files that people take with them; made in `bot/documents`. */

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

/** Cells of a list that somebody brought, row by row as text, and why it cannot be read. */
export type TableRead =
  | { ok: true; rows: string[][] }
  | { ok: false; why: 'empty' | 'unreadable' | 'too-long' };

export interface Files {
  /** Reads the first sheet of an Excel file (.xlsx) or a CSV file, whatever its encoding and separator. */
  table(bytes: Uint8Array): Promise<TableRead>;
  /** An iCalendar file (RFC 5545). */
  calendar(name: string, meetings: readonly CalendarFileMeeting[]): string;
}
