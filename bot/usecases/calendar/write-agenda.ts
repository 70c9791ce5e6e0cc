import { withAgenda } from '../../core/agenda-in-body.ts';
import type { Meeting } from '../../core/api.ts';
import type { AgendaInBody } from '../../core/api-calendar.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { EventLink, Mailbox } from '../ports.ts';
import { bare } from '../tab/change-seen.ts';
import { type Caller, enter, readRows, type TabPorts } from '../tab/frame.ts';
import { blockOf, digest, linkOf, meetingIn, ownMailbox, shownMeeting } from './frame.ts';

/** Somebody else saved the event in between: it is read and written again, so often at most. */
const MOST_TRIES = 3;

/**
 * Makes the event's body hold this block, or none, and leaves the rest of it as it stands: each time it is read anew
 * and saved on that version. Nothing is written when it stands there already.
 */
export const putAgenda = async (
  ports: Pick<TabPorts, 'calendars'>,
  mailbox: Mailbox,
  link: EventLink,
  block: string | null,
): Promise<Outcome<void>> => {
  for (let tries = 1; ; tries++) {
    const read = await ports.calendars.body(mailbox, link.event);
    if (!read.ok) return read;
    if (!read.value.organises) return failed({ kind: 'conflict', reason: 'not-your-event' });
    const html = withAgenda(read.value.html, block);
    if (html === null) return failed({ kind: 'conflict', reason: 'agenda-broken' });
    if (html === read.value.html) return done(undefined);
    const written = await ports.calendars.writeBody(mailbox, link.event, read.value.version, html);
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
  }
};

/** Writes the meeting's agenda into its event in the caller's calendar, or takes it out again. */
export const writeAgenda = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  id: string,
  version: string | null,
  { written }: AgendaInBody,
): Promise<Outcome<Meeting>> => {
  const entered = await enter(ports, caller, unit, 'link-events');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const row = meetingIn(rows.value, id);
  if (!row.ok) return row;
  const link = await linkOf(ports, unit, row.value);
  if (link === null || link.organiser !== caller.person || row.value.key === null)
    return failed({ kind: 'conflict', reason: 'not-your-calendar' });
  // The version is the meeting's: whoever sends it wants the agenda of that meeting and no other.
  if (version !== null && bare(version) !== bare(row.value.version)) {
    const theirs = await shownMeeting(ports, entered.value, row.value, rows.value);
    return failed({ kind: 'stale', theirs });
  }
  const block = written ? blockOf(rows.value, row.value.key) : null;
  const put = await putAgenda(ports, ownMailbox(entered.value), link, block);
  if (!put.ok) return put;
  await ports.calendarStore.keep([{ ...link, agenda: block === null ? null : await digest(block) }]);
  return done(await shownMeeting(ports, entered.value, row.value, rows.value));
};
