/** Writes what a reading of the calendar found into the unit's list, and keeps the links. */
import { changesFrom, dayOf } from '../../core/calendar-link.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { EMPTY, type MeetingRow, type Stored, type UnitRows } from '../../core/rows.ts';
import type { ChosenSeries, EventLink } from '../ports.ts';
import { alignSteps } from '../tab/align-steps.ts';
import { factsOf, putRow, withRow } from '../tab/frame.ts';
import { blockOf, digest, type Work } from './frame.ts';
import { asRead, type Fresh, type Standing } from './match.ts';
import { moveItems } from './move-items.ts';
import { putAgenda } from './write-agenda.ts';

const LIST = 'StegvisMeetings';

/**
 * Saves a change of the calendar in the list, on the version that was read. Somebody who was first is asked what they
 * wrote: only what is still as the calendar had it is changed.
 */
const save = async (
  { ports, entered }: Work,
  row: Stored<MeetingRow>,
  change: (row: MeetingRow) => Partial<MeetingRow>,
): Promise<Outcome<Stored<MeetingRow>>> => {
  let seen = row;
  for (let tries = 1; ; tries++) {
    const fields = change(seen.value);
    if (Object.keys(fields).length === 0) return done(seen);
    const written = await ports.lists.changeRow(
      entered.as,
      entered.site,
      LIST,
      seen.id,
      seen.version,
      fields,
    );
    if (written.ok) {
      await putRow(ports, entered, LIST, written.value);
      return written;
    }
    if (written.fault.kind !== 'stale' || tries === 3) return written;
    seen = written.fault.theirs as Stored<MeetingRow>;
    await putRow(ports, entered, LIST, seen);
  }
};

/** The agenda in the invitation follows the list, where the organiser reads and has asked for it. */
const followAgenda = async (
  { ports, mailbox }: Work,
  link: EventLink,
  rows: UnitRows,
): Promise<string | null> => {
  if (link.agenda === null || mailbox.as.kind !== 'person' || link.read.cancelled) return link.agenda;
  const block = blockOf(rows, link.meeting);
  const wanted = await digest(block);
  if (wanted === link.agenda) return link.agenda;
  const put = await putAgenda(ports, mailbox, link, block);
  if (!put.ok) ports.journal.info('agenda-not-followed', { fault: put.fault.kind });
  return put.ok ? wanted : link.agenda;
};

/** Meetings that were linked before: moved, renamed, cancelled or standing as they did. */
export const bringUpToDate = async (
  work: Work,
  rows: UnitRows,
  standing: readonly Standing[],
): Promise<Outcome<UnitRows>> => {
  const { ports, entered, now } = work;
  const readAt = now.toISOString();
  let after = rows;
  const cancelled: Stored<MeetingRow>[] = [];
  for (const { link, head } of standing) {
    const row = after.StegvisMeetings.find(({ key }) => key === link.meeting);
    const next = head === null ? { ...link.read, cancelled: true } : asRead(head);
    if (row !== undefined) {
      const saved = await save(work, row, (value) => changesFrom(value, link.read, next));
      if (!saved.ok) return saved;
      after = withRow(after, LIST, saved.value);
      if (saved.value.value.state === 'cancelled' && row.value.state !== 'cancelled')
        cancelled.push(saved.value);
    }
    const kept: EventLink = {
      ...link,
      readAt,
      read: next,
      ...(head === null
        ? {}
        : {
            event: head.id,
            answers: head.answers,
            ...(link.day === null || head.originalStart === null ? {} : { day: dayOf(head) }),
          }),
    };
    await ports.calendarStore.keep([{ ...kept, agenda: await followAgenda(work, kept, after) }]);
  }
  for (const meeting of cancelled) after = await moveItems(work, after, meeting);
  if (after !== rows) {
    const before = factsOf(entered, rows);
    await alignSteps(ports, entered, before, { ...before, rows: after });
  }
  return done(after);
};

/** Occurrences that no meeting was linked to: those that the list lacks are added, in one request. */
export const addFresh = async (
  { ports, entered, mailbox, now }: Work,
  rows: UnitRows,
  series: ChosenSeries,
  fresh: readonly Fresh[],
): Promise<Outcome<UnitRows>> => {
  if (fresh.length === 0) return done(rows);
  const lacking = fresh
    .filter(({ row }) => !row)
    .map(({ head, key }) => ({
      key,
      row: {
        ...EMPTY.StegvisMeetings,
        title: (head.title || series.title).slice(0, 255),
        kind: 'apt',
        start: head.start,
        end: head.end,
        state: 'planned',
      } satisfies MeetingRow,
    }));
  const added = await ports.lists.addRows(entered.as, entered.site, LIST, entered.unit.id, lacking);
  if (!added.ok) return added;
  if (added.value.length > 0) await ports.projection.put(entered.unit.id, LIST, added.value);
  await ports.calendarStore.keep(
    fresh.map(({ head, key }) => ({
      unit: entered.unit.id,
      meeting: key,
      organiser: mailbox.person,
      event: head.id,
      series: series.id,
      day: dayOf(head),
      readAt: now.toISOString(),
      read: asRead(head),
      answers: head.answers,
      agenda: null,
    })),
  );
  return done(added.value.reduce((all, row) => withRow(all, LIST, row), rows));
};
