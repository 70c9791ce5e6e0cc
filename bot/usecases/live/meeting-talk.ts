/**
 * The bot in a meeting's chat: whose meeting it is, its agenda when it begins, and presses on that. Teams tells of a
 * meeting's beginning when somebody joins it, not at its time
 * (learn.microsoft.com/microsoftteams/platform/apps-in-teams-meetings/meeting-apps-apis).
 */
import { can } from '../../core/access.ts';
import { agendaState } from '../../core/agenda.ts';
import { around, suits } from '../../core/at-hand.ts';
import type { Reply } from '../../core/reply.ts';
import type { MeetingRow, Stored } from '../../core/rows.ts';
import { rolesIn } from '../acts/act.ts';
import { state } from '../acts/facts.ts';
import type { Click, Spoken, Writer } from '../conversation.ts';
import type { Address, MeetingChat, UnitRecord } from '../ports.ts';
import { beginRun, cardId, postAgenda } from './open-meeting.ts';
import type { MeetingTalkPorts } from './ports.ts';
import { knownRows } from './rows.ts';
import { runningReply } from './running-reply.ts';
import { goOn } from './steer.ts';

/** Something that happened in a meeting's chat. */
export interface MeetingEvent {
  address: Address;
  /** The meeting's id as Teams knows it; null: the event names none. */
  meeting: string | null;
  title: string | null;
  /** Entra object id of whoever did it. */
  person: string | null;
}

/** The units whose meetings a person may lead. */
const ledBy = async (ports: Pick<MeetingTalkPorts, 'units'>, person: string): Promise<UnitRecord[]> =>
  (await ports.units.ofPerson(person)).filter(
    (unit) => can({ id: person, roles: rolesIn(unit, person) }, 'chair-meeting').allowed,
  );

/**
 * The chat as it is known, with its unit where that can be told: the only one whose meetings the organiser leads; where
 * Teams does not say who that is, whoever added the app there.
 */
const linked = async (ports: MeetingTalkPorts, event: MeetingEvent): Promise<MeetingChat> => {
  const { address, meeting, title, person } = event;
  const known = await ports.meetingChats.get(address.conversation);
  if (known?.unit != null) {
    if (known.address.serviceUrl !== address.serviceUrl) await ports.meetingChats.keep({ ...known, address });
    return { ...known, address };
  }
  const told = meeting === null ? null : await ports.meetingInfo.details(address, meeting);
  if (told !== null && !told.ok) ports.journal.warn('meeting-details-refused', { fault: told.fault.kind });
  const lead = told?.ok ? told.value.organiser : person;
  const units = lead === null ? [] : await ledBy(ports, lead);
  const chat: MeetingChat = {
    chat: address.conversation,
    unit: units.length === 1 ? (units[0]?.id ?? null) : null,
    title: (told?.ok ? told.value.title : null) ?? title ?? known?.title ?? null,
    address,
  };
  await ports.meetingChats.keep(chat);
  if (chat.unit === null) ports.journal.info('meeting-without-unit', { units: units.length });
  else await ports.live.changed([chat.unit]);
  return chat;
};

/** The row of the meeting that is held in a chat now. */
const rowFor = async (
  ports: MeetingTalkPorts,
  unit: string,
  chat: MeetingChat,
): Promise<Stored<MeetingRow> | null> => {
  const found = around((await knownRows(ports.projection, unit)).StegvisMeetings, ports.clock.now());
  const chats = (await ports.meetingChats.linked()).filter((other) => other.unit === unit);
  return found.find(({ value }) => suits(chat, value, chats)) ?? null;
};

export const meetingStarted = async (ports: MeetingTalkPorts, event: MeetingEvent): Promise<void> => {
  const chat = await linked(ports, event);
  const unit = chat.unit === null ? null : await ports.units.get(chat.unit);
  const row = unit && (await rowFor(ports, unit.id, chat));
  if (!unit || !row) return;
  await beginRun(ports, unit, row);
  await postAgenda(ports, unit, row, chat);
};

export const meetingEnded = async (ports: MeetingTalkPorts, event: MeetingEvent): Promise<void> => {
  const chat = await ports.meetingChats.get(event.address.conversation);
  const run = chat?.unit == null ? null : await ports.runs.underWay(chat.unit);
  if (!chat?.unit || run === null) return;
  // Only the meeting of this chat is over, whatever else the unit holds.
  const row = (await knownRows(ports.projection, chat.unit)).StegvisMeetings.find(
    ({ id }) => id === run.meeting,
  );
  const chats = (await ports.meetingChats.linked()).filter((other) => other.unit === chat.unit);
  if (row === undefined || !suits(chat, row.value, chats)) return;
  await ports.runs.end(chat.unit, run.meeting, ports.clock.now().toISOString());
  await ports.live.changed([chat.unit]);
};

const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[\w.:@;-]{1,200}$/.test(value);

const SETTLES: Readonly<Record<string, 'discussed' | 'notReached'>> = {
  discussed: 'discussed',
  notReached: 'notReached',
};

/** Whether a press is on the agenda in a meeting's chat. */
export const isOnAgenda = ({ data }: Click): boolean => data.agenda !== undefined;

/** A press on the agenda in a meeting's chat; null: no card of ours has such a button. */
export const pressedAgenda = async (
  ports: MeetingTalkPorts,
  writer: Writer,
  { verb, data }: Click,
): Promise<Spoken | null> => {
  const { agenda, unit: unitId, item } = data;
  const settles = Object.hasOwn(SETTLES, verb) ? SETTLES[verb] : undefined;
  if (!isId(agenda) || !isId(unitId) || (settles === undefined && verb !== 'show')) return null;
  const language = (await ports.people.get(writer.id))?.language ?? writer.language;
  const say = (reply: Reply): Spoken => ({ reply, language });
  const unit = await ports.units.get(unitId);
  const gone: Reply = { kind: 'gone', what: 'card', unit: null };
  if (unit === null || unit.tenant !== writer.tenant) return say(gone);
  const roles = rolesIn(unit, writer.id);
  // Whoever is in the chat sees the card as everybody there does; elsewhere nobody learns of the agenda by it.
  const here = cardId(unitId, agenda, writer.address.conversation);
  const since = new Date(ports.clock.now().getTime() - 30 * 86_400_000).toISOString();
  const stands = (await ports.sharedCards.ofUnit(unitId, since)).some(({ id }) => id === here);
  if (!stands) return say(gone);
  if (settles !== undefined) {
    if (!can({ id: writer.id, roles }, 'chair-meeting').allowed) return say({ kind: 'not-chair' });
    if (!isId(item)) return null;
    const settled = await settle(ports, unit, agenda, item, settles);
    if (settled !== null) return say(settled);
  }
  return say((await runningReply(ports, unit, agenda)) ?? { kind: 'gone', what: 'meeting', unit: unit.id });
};

/** Writes what came of an item; who said something else first is left alone. A reply: what stands in the way. */
const settle = async (
  ports: MeetingTalkPorts,
  unit: UnitRecord,
  meeting: string,
  item: string,
  to: 'discussed' | 'notReached',
): Promise<Reply | null> => {
  const place = {
    ports,
    as: { kind: 'app', tenant: unit.tenant } as const,
    site: { tenant: unit.tenant, site: unit.site },
    unit,
    now: ports.clock.now(),
  };
  const settled = await state(place, 'StegvisAgenda', item, (row) =>
    agendaState(row.value) === 'onAgenda' ? { state: to } : null,
  );
  if (settled.kind === 'hindered' && settled.fault.kind !== 'not-found')
    return { kind: 'problem', fault: settled.fault, card: null };
  await goOn(ports, unit.id, meeting, item);
  return null;
};

/** The app came into a chat: where it is, and whose meeting, is kept. */
export const meetingJoined = async (ports: MeetingTalkPorts, event: MeetingEvent): Promise<void> => {
  await linked(ports, event);
};

export const meetingLeft = (ports: MeetingTalkPorts, chat: string): Promise<void> =>
  ports.meetingChats.forget(chat);

/** What the Teams edge calls, with the ports filled in. */
export const makeMeetingTalk = (ports: MeetingTalkPorts) => ({
  joined: (event: MeetingEvent) => meetingJoined(ports, event),
  left: (chat: string) => meetingLeft(ports, chat),
  started: (event: MeetingEvent) => meetingStarted(ports, event),
  ended: (event: MeetingEvent) => meetingEnded(ports, event),
  isOnAgenda,
  pressed: (writer: Writer, click: Click) => pressedAgenda(ports, writer, click),
});

export type MeetingTalk = ReturnType<typeof makeMeetingTalk>;
