/** What the use cases of calendars share. */

import { can } from '../../core/access.ts';
import { agendaOf, agendaState } from '../../core/agenda.ts';
import { agendaBlock } from '../../core/agenda-in-body.ts';
import type { Meeting, Meetings } from '../../core/api.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import type { MeetingRow, Stored, UnitRows } from '../../core/rows.ts';
import type { EventLink, Mailbox } from '../ports.ts';
import type { Entered, TabPorts } from '../tab/frame.ts';
import { type CalendarFacts, toMeeting, toMeetings } from '../tab/wire.ts';

/** A calendar on its way into a unit's list. */
export interface Work {
  ports: TabPorts;
  entered: Entered;
  mailbox: Mailbox;
  now: Date;
}

/** The caller's own calendar. */
export const ownMailbox = (entered: Entered): Mailbox => ({ as: entered.as, person: entered.actor.id });

/** A short name for a text, the same everywhere: SHA-256 as hexadecimal. */
export const digest = async (text: string): Promise<string> => {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
};

/**
 * The StegvisKey of the meeting that an occurrence is, from the unit, the series and the day it stood on first: two
 * refreshes at once, and one after the store was lost, mean the same row.
 */
export const occurrenceKey = async (unit: string, uid: string, day: string): Promise<string> =>
  `event-${(await digest([unit, uid, day].join('\n'))).slice(0, 40)}`;

/** A link that was let go by hand stays, so that the next refresh does not tie the meeting again. */
export const isLetGo = (link: EventLink): boolean => link.event === '';

/** What the wire tells of calendars, for the caller. */
export const calendarFacts = async (ports: TabPorts, entered: Entered): Promise<CalendarFacts> => {
  const { unit, actor } = entered;
  const [series, links] = await Promise.all([
    ports.calendarStore.series(unit.id),
    ports.calendarStore.links(unit.id),
  ]);
  const names = new Map(unit.members.map(({ id, name }) => [id, name]));
  return {
    series,
    links: new Map(links.filter((link) => !isLetGo(link)).map((link) => [link.meeting, link])),
    caller: actor.id,
    nameOf: (id) => names.get(id) ?? '',
    mayChoose: can(actor, 'choose-series').allowed,
  };
};

/** All meetings as the caller sees them. */
export const shownMeetings = async (ports: TabPorts, entered: Entered, rows: UnitRows): Promise<Meetings> =>
  toMeetings(rows, await calendarFacts(ports, entered));

/** One meeting as the caller sees it. */
export const shownMeeting = async (
  ports: TabPorts,
  entered: Entered,
  row: Stored<MeetingRow>,
  rows: UnitRows,
): Promise<Meeting> => toMeeting(row, rows, await calendarFacts(ports, entered));

/** A meeting's link, if it stands in a calendar. */
export const linkOf = async (
  ports: TabPorts,
  unit: string,
  meeting: { key: string | null },
): Promise<EventLink | null> =>
  (await ports.calendarStore.links(unit)).find((link) => link.meeting === meeting.key && !isLetGo(link)) ??
  null;

/** The meeting of a list item's id. */
export const meetingIn = (rows: UnitRows, id: string): Outcome<Stored<MeetingRow>> => {
  const found = rows.StegvisMeetings.find((row) => row.id === id);
  return found ? done(found) : failed({ kind: 'not-found', what: 'meeting' });
};

/** The block that a meeting's agenda becomes in a body: what is to be talked about, in order. */
export const blockOf = (rows: UnitRows, key: string): string =>
  agendaBlock(
    agendaOf(rows.StegvisAgenda, key)
      .filter(({ value }) => agendaState(value) !== 'notReached')
      .map(({ value }) => ({ title: value.title, minutes: value.minutes })),
  );
