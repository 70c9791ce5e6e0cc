/**
 * Cards that everybody of a place shares are brought to how things stand: the agenda in the channel before an APT, and
 * the one in a meeting's chat. One request a card at most, none when it would show the same, and never a new message:
 * nobody is notified. In a channel of more than sixty people this is all there is, since there Teams asks for newer
 * forms for named people only
 * (learn.microsoft.com/javascript/api/teams-sdk-typescript/@microsoft/teams.cards/irefreshdefinition).
 */

import type { NudgeLine } from '../../core/nudge.ts';
import { asComing } from '../../core/nudges/meetings.ts';
import { n4Line } from '../../core/nudges/n4-apt-agenda.ts';
import type { Answer, Reply } from '../../core/reply.ts';
import { shown } from '../acts/act.ts';
import { digest } from '../calendar/frame.ts';
import type { ChatPorts } from '../conversation.ts';
import type { Address, CardRecord, ClaimStore, LifeStore, UnitRecord } from '../ports.ts';
import type { OpeningPorts } from './ports.ts';
import { knownRows } from './rows.ts';
import { runningReply } from './running-reply.ts';

export interface RefreshPorts extends OpeningPorts {
  claims: Pick<ClaimStore, 'recent' | 'cards' | 'keepLines'>;
  life: Pick<LifeStore, 'channel'>;
  content: ChatPorts['content'];
}

/** A channel's card stands for so long before its APT, and is left alone once the day after it has begun. */
const BEFORE_MS = 45 * 86_400_000;
const AFTER_MS = 86_400_000;
const SHARED_LANGUAGE = 'sv';

/** A card as it should look now, and as far as is known looks. */
interface Due {
  id: string;
  address: Address;
  activity: string;
  reply: Reply;
  /** What it showed when it was sent; null: not known. */
  sent: Reply | null;
  /** Keeps what follows from showing it. */
  keep(): Promise<void>;
}

const replyOf = (card: CardRecord, unit: UnitRecord): Reply => {
  const nudge = shown(card, unit.name);
  return card.answers.length === 0
    ? { kind: 'nudge', card: nudge }
    : { kind: 'answered', card: nudge, answers: card.answers };
};

type Rows = Awaited<ReturnType<typeof knownRows>>;

type Fresh = { line: NudgeLine } | { answer: Answer };

/** The line with the agenda as it stands, or that the meeting is off; null once it is over: the card is left as it is. */
const freshLine = (
  ports: Pick<RefreshPorts, 'content'>,
  unit: UnitRecord,
  rows: Rows,
  line: NudgeLine,
  now: Date,
): Fresh | null => {
  if (line.kind !== 'N4') return { line };
  const row = rows.StegvisMeetings.find(({ id }) => id === line.meeting);
  if (Date.parse(row?.value.start ?? line.start) + AFTER_MS < now.getTime()) return null;
  const meeting = row && asComing(row, 'apt');
  if (!meeting) return { answer: { kind: 'outdated', title: row?.value.title ?? '' } };
  const fresh = n4Line(ports.content, { id: unit.id, rows }, meeting);
  return { line: fresh ?? { ...line, start: meeting.start, items: [] } };
};

/** A sent card as it should look now; null: it is left as it is. */
const freshCard = (
  ports: Pick<RefreshPorts, 'content'>,
  unit: UnitRecord,
  rows: Rows,
  card: CardRecord,
  now: Date,
): CardRecord | null => {
  const lines: CardRecord['lines'] = [];
  const answers = [...card.answers];
  for (const { key, line } of card.lines) {
    const fresh = freshLine(ports, unit, rows, line, now);
    if (fresh === null) return null;
    lines.push({ key, line: 'line' in fresh ? fresh.line : line });
    if ('answer' in fresh) answers.push({ key, answer: fresh.answer });
  }
  return { ...card, lines, answers };
};

const channelCards = async (ports: RefreshPorts, unit: UnitRecord, now: Date): Promise<Due[]> => {
  const since = new Date(now.getTime() - BEFORE_MS).toISOString();
  const claims = await ports.claims.recent(since, { units: [], people: [unit.id], keys: [] });
  const ids = [...claims.values()].flatMap(({ kind, state, card }) =>
    kind === 'N4' && state === 'sent' && card !== null ? [card] : [],
  );
  if (ids.length === 0) return [];
  const [cards, address, rows] = await Promise.all([
    ports.claims.cards([...new Set(ids)]),
    ports.life.channel(unit.id),
    knownRows(ports.projection, unit.id),
  ]);
  if (address === null) return [];
  return cards.flatMap((card): Due[] => {
    if (!card.activity) return [];
    const fresh = freshCard(ports, unit, rows, card, now);
    if (fresh === null) return [];
    return [
      {
        ...{ id: card.id, address, activity: card.activity },
        reply: replyOf(fresh, unit),
        sent: replyOf(card, unit),
        keep: () => ports.claims.keepLines(card.id, fresh.lines, [], 'irrelevant'),
      },
    ];
  });
};

const chatCards = async (ports: RefreshPorts, unit: UnitRecord, now: Date): Promise<Due[]> => {
  const since = new Date(now.getTime() - 2 * AFTER_MS).toISOString();
  const due: Due[] = [];
  for (const { id, meeting, address, activity } of await ports.sharedCards.ofUnit(unit.id, since)) {
    const reply = activity === null ? null : await runningReply(ports, unit, meeting);
    if (activity === null || reply === null) continue;
    due.push({ id, address, activity, reply, sent: null, keep: async () => undefined });
  }
  return due;
};

/** Brings the unit's shared cards to how things stand. `retryAt` (machine's time): Teams had no room for one. */
export const refreshCards = async (
  ports: RefreshPorts,
  unitId: string,
): Promise<{ retryAt: string } | null> => {
  const unit = await ports.units.get(unitId);
  if (unit === null) return null;
  const now = ports.clock.now();
  for (const card of [...(await channelCards(ports, unit, now)), ...(await chatCards(ports, unit, now))]) {
    const looks = await digest(JSON.stringify(card.reply));
    const looked =
      (await ports.sharedCards.shown(card.id)) ?? (card.sent && (await digest(JSON.stringify(card.sent))));
    if (looks === looked) continue;
    const sent = await ports.messenger.update(card.address, card.activity, card.reply, SHARED_LANGUAGE);
    if (sent.kind === 'busy') return { retryAt: sent.retryAt };
    // Refused, or nobody knows: the next change tries again, this one is not repeated without end.
    if (sent.kind !== 'sent') ports.journal.warn('card-not-refreshed', { outcome: sent.kind });
    else await card.keep();
    await ports.sharedCards.keepShown(card.id, unit.id, looks, now.toISOString());
  }
  return null;
};
