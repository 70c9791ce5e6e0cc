/** A meeting begins: it is noted where it is, and its agenda is posted in its chat, once. */
import { asPoint, pointsOf, suits } from '../../core/at-hand.ts';
import type { MeetingRow, Stored } from '../../core/rows.ts';
import { nextAfter } from '../../core/running.ts';
import type { MeetingChat, UnitRecord } from '../ports.ts';
import type { OpeningPorts } from './ports.ts';
import { knownRows } from './rows.ts';
import { runningReply } from './running-reply.ts';

const WEEK_MS = 7 * 86_400_000;
/** Cards in a meeting's chat are kept in mind as long as the chat may be open on somebody's screen. */
const MONTH_MS = 30 * 86_400_000;
/** The language of a card that a whole chat shares: that of the lists. */
const SHARED_LANGUAGE = 'sv';

export const cardId = (unit: string, meeting: string, chat: string): string =>
  `meeting:${unit}:${meeting}:${chat}`;

const before = (now: Date, ms: number): string => new Date(now.getTime() - ms).toISOString();

/** Notes that the meeting is under way, at its first item that is left; any other of the unit's is over. */
export const beginRun = async (
  ports: OpeningPorts,
  unit: UnitRecord,
  row: Stored<MeetingRow>,
): Promise<boolean> => {
  const now = ports.clock.now();
  const at = now.toISOString();
  const other = await ports.runs.underWay(unit.id);
  if (other !== null && other.meeting !== row.id) await ports.runs.end(unit.id, other.meeting, at);
  const points = pointsOf(await knownRows(ports.projection, unit.id), row).map(asPoint);
  const begun = await ports.runs.start(unit.id, row.id, at, nextAfter(points, null));
  await ports.runs.forget(before(now, WEEK_MS));
  await ports.sharedCards.forget(before(now, MONTH_MS));
  if (begun) await ports.live.changed([unit.id]);
  return begun;
};

/** Posts the agenda in the chat unless it stands there already, or there is nothing on it. */
export const postAgenda = async (
  ports: OpeningPorts,
  unit: UnitRecord,
  row: Stored<MeetingRow>,
  chat: MeetingChat,
): Promise<void> => {
  const reply = await runningReply(ports, unit, row.id);
  if (reply === null || reply.items.length === 0) return;
  const id = cardId(unit.id, row.id, chat.chat);
  const place = { id, unit: unit.id, meeting: row.id, address: chat.address };
  if (!(await ports.sharedCards.claim(place, ports.clock.now().toISOString()))) return;
  const sent = await ports.messenger.send(chat.address, reply, SHARED_LANGUAGE);
  if (sent.kind === 'sent') return ports.sharedCards.posted(id, sent.activity);
  ports.journal.warn('agenda-not-posted', { outcome: sent.kind });
  if (sent.kind === 'closed') await ports.meetingChats.forget(chat.chat);
  // What may have arrived is not sent a second time.
  if (sent.kind !== 'in-doubt') await ports.sharedCards.release(id);
};

/** Begins the meeting and posts its agenda in whichever of the unit's chats is its own. */
export const openMeeting = async (
  ports: OpeningPorts,
  unit: UnitRecord,
  row: Stored<MeetingRow>,
): Promise<void> => {
  await beginRun(ports, unit, row);
  const chats = (await ports.meetingChats.linked()).filter((chat) => chat.unit === unit.id);
  for (const chat of chats) if (suits(chat, row.value, chats)) await postAgenda(ports, unit, row, chat);
};
