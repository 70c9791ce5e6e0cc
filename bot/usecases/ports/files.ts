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

export interface Files {
  /** An iCalendar file (RFC 5545). */
  calendar(name: string, meetings: readonly CalendarFileMeeting[]): string;
}
