/**
 * Meetings whose beginning Teams does not tell of (nobody has given the app its consent, or the event was lost) begin by
 * the clock where their chat is known.
 */
import { suits } from '../../core/at-hand.ts';
import { meetingState } from '../../core/meeting.ts';
import type { MeetingRow, Stored } from '../../core/rows.ts';
import type { MeetingChat, UnitRecord } from '../ports.ts';
import { openMeeting } from './open-meeting.ts';
import type { OpeningPorts } from './ports.ts';
import { knownRows } from './rows.ts';

/** A meeting that began longer ago is not begun any more: the program was not running. */
const LATE_MS = 20 * 60_000;
/** A meeting whose end nobody told of is over by then. */
const OVER_MS = 2 * 3_600_000;
const DAY_MS = 86_400_000;

interface Held {
  unit: UnitRecord;
  row: Stored<MeetingRow>;
  start: number;
}

/** The planned meetings that have a chat of their own. */
const withChat = async (ports: OpeningPorts): Promise<Held[]> => {
  const chats = await ports.meetingChats.linked();
  const byUnit = new Map<string, MeetingChat[]>();
  for (const chat of chats)
    if (chat.unit !== null) byUnit.set(chat.unit, [...(byUnit.get(chat.unit) ?? []), chat]);
  const held: Held[] = [];
  for (const unit of await ports.units.many([...byUnit.keys()])) {
    const own = byUnit.get(unit.id) ?? [];
    for (const row of (await knownRows(ports.projection, unit.id)).StegvisMeetings) {
      const start = Date.parse(row.value.start ?? '');
      if (Number.isNaN(start) || meetingState(row.value) !== 'planned') continue;
      if (own.some((chat) => suits(chat, row.value, own))) held.push({ unit, row, start });
    }
  }
  return held;
};

/** When the clock is next needed, a day ahead at most; `null`: as long as no chat is known, never. */
export const nextOpening = async (ports: OpeningPorts, now: Date): Promise<Date | null> => {
  if ((await ports.meetingChats.linked()).length === 0) return null;
  const coming = (await withChat(ports)).map(({ start }) => start).filter((start) => start > now.getTime());
  return new Date(Math.min(now.getTime() + DAY_MS, ...coming));
};

/** Begins what is to begin now, and ends what nobody has ended. */
export const openDue = async (ports: OpeningPorts, now: Date): Promise<void> => {
  const held = await withChat(ports);
  for (const { unit, row, start } of held) {
    const since = now.getTime() - start;
    if (since < 0 || since > LATE_MS || (await ports.runs.of(unit.id, row.id)) !== null) continue;
    await openMeeting(ports, unit, row);
  }
  const units = new Map(held.map(({ unit }) => [unit.id, unit]));
  for (const unit of units.keys()) {
    const run = await ports.runs.underWay(unit);
    const row = held.find((each) => each.unit.id === unit && each.row.id === run?.meeting)?.row;
    if (run === null || row === undefined) continue;
    const end = Date.parse(row.value.end ?? '') || Date.parse(run.run.startedAt);
    if (end + OVER_MS > now.getTime()) continue;
    await ports.runs.end(unit, run.meeting, now.toISOString());
    await ports.live.changed([unit]);
  }
};
