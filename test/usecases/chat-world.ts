/** The memory municipality with the chat's use cases, cards of nudges, and people who press their buttons. */
import { content } from '../../bot/core/content.ts';
import type { Claim, DropReason, NudgeLine, Why } from '../../bot/core/nudge.ts';
import type { Answer, Reply } from '../../bot/core/reply.ts';
import { type ActionRow, EMPTY, type MeetingRow, type Stored } from '../../bot/core/rows.ts';
import { type Chat, makeChat } from '../../bot/usecases/chat.ts';
import type { ChatPorts, Spoken, Writer } from '../../bot/usecases/conversation.ts';
import type { Address, CardRecord, ClaimStore } from '../../bot/usecases/ports.ts';
import { type MemoryMyData, makeMemoryMyData } from '../memory/own-data.ts';
import { makeMemoryPreviews } from '../memory/previews.ts';
import { makeUnitWorld, SITE, TENANT, UNIT, type World } from '../memory/world.ts';

export const addressOf = (person: string): Address => ({
  tenant: TENANT,
  serviceUrl: 'https://localhost/connector/',
  conversation: `a:${person}`,
  conversationType: 'personal',
  bot: '28:bot',
});

export const writer = (person: string, given: Partial<Writer> = {}): Writer => ({
  id: person,
  name: person.charAt(0).toUpperCase() + person.slice(1),
  tenant: TENANT,
  language: 'sv',
  address: addressOf(person),
  ...given,
});

export interface MemoryClaims extends ClaimStore {
  /** A card that was sent. */
  give(id: string, person: string, lines: CardRecord['lines']): void;
  laterOn(key: string): string | null;
  /** Why somebody got a matter, as its claim keeps it. */
  because(key: string, why: Why): void;
  /** The keys of the matters that were dropped, with the reason. */
  dropped: Map<string, DropReason>;
}

export const makeMemoryClaims = (): MemoryClaims => {
  const cards = new Map<string, CardRecord>();
  const later = new Map<string, string | null>();
  const reasons = new Map<string, Why>();
  const dropped = new Map<string, DropReason>();
  const unused = (): never => {
    throw new Error('the chat does not ask for this');
  };
  return {
    give: (id, person, lines) =>
      cards.set(id, {
        id,
        person,
        to: person === UNIT ? 'channel' : 'person',
        tenant: TENANT,
        unit: UNIT,
        day: '2026-01-14',
        lines,
        state: 'sent',
        activity: 'activity-1',
        at: '2026-01-14T08:00:00.000Z',
        sentAt: '2026-01-14T08:00:00.000Z',
        answers: [],
      }),
    laterOn: (key) => later.get(key) ?? null,
    because: (key, why) => void reasons.set(key, why),
    dropped,
    card: async (id) => structuredClone(cards.get(id) ?? null),
    answer: async (id, key, answer: Answer, laterOn = null) => {
      const card = cards.get(id);
      if (!card || card.answers.some((given) => given.key === key)) return false;
      card.answers.push({ key, answer });
      if (laterOn !== null) later.set(key, laterOn);
      return true;
    },
    unanswer: async (id, key) => {
      const card = cards.get(id);
      if (card) card.answers = card.answers.filter((given) => given.key !== key);
      later.delete(key);
    },
    claim: unused,
    claimAll: unused,
    drop: async ({ key }, reason) => void (dropped.has(key) || dropped.set(key, reason)),
    dropAll: unused,
    cards: unused,
    doubted: unused,
    recent: async () => new Map([...reasons].map(([key, why]) => [key, { key, why } as Claim])),
    startSending: unused,
    notSent: unused,
    keepLines: unused,
    sent: unused,
    dropCard: unused,
    counts: unused,
    forget: unused,
    postpone: unused,
    wake: unused,
  };
};

export interface ChatWorld extends Omit<World, 'ports'> {
  /** `looked`: units whose calendars were asked to be looked at. */
  ports: World['ports'] & ChatPorts & { claims: MemoryClaims; looked: string[]; myData: MemoryMyData };
  chat: Chat;
  /** Presses a button of a card; fails when no card of ours has it. */
  press(person: string, verb: string, data?: Record<string, unknown>): Promise<Reply>;
  say(person: string, text: string): Promise<Reply>;
}

/** Norr is set up; everybody in it has the bot in their personal chat when `installed`. */
export const makeChatWorld = async (): Promise<ChatWorld> => {
  const world = await makeUnitWorld();
  world.clock.set('2026-01-14T09:05:00Z');
  const looked: string[] = [];
  const ports = {
    ...world.ports,
    claims: makeMemoryClaims(),
    myData: makeMemoryMyData(world.ports),
    content,
    looked,
    lookAtCalendar: (unit: string) => void looked.push(unit),
    previews: makeMemoryPreviews(world.ports),
  };
  const chat = makeChat(ports);
  const reply = (spoken: Spoken | null): Reply => {
    if (spoken === null) throw new Error('no card of ours has this button');
    return spoken.reply;
  };
  return {
    ...world,
    ports,
    chat,
    press: async (person, verb, data = {}) => reply(await chat.acted(writer(person), { verb, data })),
    say: async (person, text) => reply(await chat.said(writer(person), text)),
  };
};

export const ACTION: ActionRow = {
  ...EMPTY.StegvisPlan,
  title: 'Gå igenom blanketter',
  area: 'bemotande',
  need: null,
  goal: 'Öppna blanketter',
  ownerRole: 'medarbetare',
  ownerId: 'fatima',
  dueDate: '2026-01-28',
  indicator: 'Antal',
  followUpDate: '2026-03-02',
  state: 'active',
  reason: null,
};
const app = { kind: 'app', tenant: TENANT } as const;
const place = { tenant: TENANT, site: SITE };

/** An action in the plan, and the N6 card of its owner. */
export const giveAction = async (
  world: ChatWorld,
  given: Partial<ActionRow> = {},
  occurrence: 'first' | 'second' = 'first',
  person = 'fatima',
): Promise<{ row: Stored<ActionRow>; data: { item: string; nudge: string }; key: string }> => {
  const added = await world.ports.lists.addRow(app, place, 'StegvisPlan', UNIT, `action-${occurrence}`, {
    ...ACTION,
    ...given,
  });
  if (!added.ok) throw new Error('not added');
  await world.ports.projection.put(UNIT, 'StegvisPlan', [added.value]);
  const { id, value } = added.value;
  const key = `N6:${UNIT}:${id}:${occurrence}`;
  const line: NudgeLine = {
    kind: 'N6',
    unit: UNIT,
    action: id,
    title: value.title,
    area: value.area,
    dueDate: value.dueDate ?? '2026-01-28',
    occurrence,
    workingDaysLeft: occurrence === 'first' ? 10 : 0,
    stoodIn: false,
  };
  world.ports.claims.give('card-1', person, [{ key, line }]);
  return { row: added.value, data: { item: id, nudge: 'card-1' }, key };
};

/** An APT on 28 January at 13.00, and the manager's N3 card with two ideas. */
export const giveApt = async (
  world: ChatWorld,
  given: Partial<MeetingRow> = {},
): Promise<{ row: Stored<MeetingRow>; data: { item: string; nudge: string }; key: string }> => {
  const added = await world.ports.lists.addRow(app, place, 'StegvisMeetings', UNIT, 'apt-1', {
    ...EMPTY.StegvisMeetings,
    title: 'APT januari',
    kind: 'apt',
    start: '2026-01-28T12:00:00.000Z',
    end: '2026-01-28T13:00:00.000Z',
    state: 'planned',
    ...given,
  });
  if (!added.ok) throw new Error('not added');
  await world.ports.projection.put(UNIT, 'StegvisMeetings', [added.value]);
  const key = `N3:${UNIT}:${added.value.id}`;
  const idea = (id: string): { id: string; sv: string; en: string; minutes: number } => {
    const found = content.aptIdeas.find((candidate) => candidate.id === id);
    if (!found) throw new Error(`no idea ${id}`);
    return { id, sv: found.sv.title, en: found.en.title, minutes: found.minutes };
  };
  const start = added.value.value.start ?? '';
  const line: NudgeLine = {
    kind: 'N3',
    unit: UNIT,
    meeting: added.value.id,
    start,
    ideas: [idea('apt-01'), idea('apt-03')],
  };
  world.ports.claims.give('card-3', 'amal', [{ key, line }]);
  return { row: added.value, data: { item: added.value.id, nudge: 'card-3' }, key };
};

/** The answers that a reply shows, by key. */
export const answersOf = (reply: Reply): Answer[] =>
  reply.kind === 'answered' ? reply.answers.map(({ answer }) => answer) : [];
