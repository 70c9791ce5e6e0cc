/** A small made-up world for the nudge rules: rows and people with defaults, and a clock that is lived through slot by slot. */
import { content } from '../../../bot/core/content.ts';
import type {
  Claim,
  Matter,
  NudgeFacts,
  NudgePerson,
  NudgeUnit,
  Plan,
  UnitLife,
} from '../../../bot/core/nudge.ts';
import { aboutOf, nextWake, planSlot } from '../../../bot/core/nudges/plan.ts';
import {
  type ActionRow,
  type AgendaRow,
  EMPTY,
  type MeetingRow,
  type RowOf,
  type StepRow,
  type Stored,
  type UnitRows,
} from '../../../bot/core/rows.ts';
import { swedishDays } from '../../../bot/days/holidays.ts';

export const holidays = swedishDays(2025, 2030);

/** An instant from Swedish winter time, as most examples are in January: `at('2026-01-12 10:00')`. */
export const at = (local: string, offset = '+01:00'): Date =>
  new Date(`${local.replace(' ', 'T')}:00${offset}`);

const stored = <T>(id: string, value: T): Stored<T> => ({
  id,
  version: '1',
  key: `key-${id}`,
  unit: null,
  value,
  broken: [],
  changedAt: null,
  changedBy: null,
});

export const action = (id: string, over: Partial<ActionRow> = {}): Stored<ActionRow> =>
  stored(id, {
    ...EMPTY.StegvisPlan,
    title: `Åtgärd ${id}`,
    area: 'bemotande',
    need: null,
    goal: null,
    ownerRole: 'medarbetare',
    ownerId: 'owner',
    dueDate: '2026-01-26',
    indicator: null,
    followUpDate: null,
    state: 'active',
    reason: null,
    ...over,
  });

export const meeting = (id: string, over: Partial<MeetingRow> = {}): Stored<MeetingRow> =>
  stored(id, {
    ...EMPTY.StegvisMeetings,
    title: `Möte ${id}`,
    kind: 'group',
    start: '2026-01-20T12:00:00Z',
    end: '2026-01-20T13:00:00Z',
    state: 'planned',
    ...over,
  });

export const item = (id: string, meetingId: string, over: Partial<AgendaRow> = {}): Stored<AgendaRow> =>
  stored(id, {
    ...EMPTY.StegvisAgenda,
    title: `Punkt ${id}`,
    meetingKey: `key-${meetingId}`,
    order: null,
    minutes: 10,
    state: 'onAgenda',
    outcome: null,
    source: null,
    ...over,
  });

export const step = (
  stepId: string,
  state: StepRow['state'],
  dueDate: string | null = null,
): Stored<StepRow> =>
  stored(`step-${stepId}`, { ...EMPTY.StegvisSteps, title: stepId, stepId, state, dueDate });

const rowsOf = (rows: Partial<UnitRows>): UnitRows => ({
  StegvisUnit: [],
  StegvisSteps: [],
  StegvisPlan: [],
  StegvisMeetings: [],
  StegvisAgenda: [],
  StegvisFindings: [],
  ...rows,
});

export const life = (over: Partial<UnitLife> = {}): UnitLife => ({
  settings: { closures: [], awareness: false, pride: null },
  since: '2026-01-01',
  newcomers: new Map(),
  done: new Map(),
  channel: true,
  ...over,
});

export const PEOPLE = ['manager', 'lead', 'owner', 'anna', 'bo', 'cia'] as const;

export const unit = (
  rows: Partial<{ [L in keyof RowOf]: Stored<RowOf[L]>[] }> = {},
  over: Partial<NudgeUnit> = {},
): NudgeUnit => ({
  id: 'unit',
  name: 'Enheten',
  programme: 'malmo-fyra-steg',
  manager: 'manager',
  group: ['manager', 'anna', 'bo'],
  processLead: 'lead',
  safetyRep: null,
  members: [...PEOPLE],
  rows: rowsOf(rows),
  life: null,
  ...over,
});

export const person = (id: string, over: Partial<NudgePerson> = {}): NudgePerson => ({
  id,
  name: id,
  language: 'sv',
  reachable: true,
  guest: false,
  window: null,
  days: null,
  pausedUntil: null,
  reflection: null,
  fewer: [],
  ...over,
});

export interface World {
  units: NudgeUnit[];
  people: Map<string, NudgePerson>;
  claims: Map<string, Claim>;
  cards: { id: string; person: string; at: Date; matters: Matter[] }[];
  drops: { at: Date; matter: Matter; reason: string }[];
}

export const world = (units: NudgeUnit[], people: NudgePerson[] = []): World => ({
  units,
  people: new Map(
    [...new Set(units.flatMap(({ members }) => members))]
      .map((id) => [id, person(id)] as const)
      .concat(people.map((one) => [one.id, one])),
  ),
  claims: new Map(),
  cards: [],
  drops: [],
});

export const factsOf = ({ units, people, claims }: World): NudgeFacts => ({
  units,
  people,
  claims,
  holidays,
  aptIdeas: content.aptIdeas,
  reflections: content.reflections,
});

/** Keeps what was planned as claims, the way the store does; a taken key would be a bug of the planner and throws. */
export const record = (of: World, plan: Plan, now: Date): void => {
  const claim = (matter: Matter, over: Pick<Claim, 'card' | 'state' | 'reason'>): void => {
    if (of.claims.has(matter.key)) throw new Error(`claimed twice: ${matter.key}`);
    const { key, kind, unit: unitId } = matter;
    of.claims.set(key, {
      key,
      kind,
      person: matter.person,
      unit: unitId,
      why: matter.why,
      at: now.toISOString(),
      laterOn: null,
      answered: false,
      about: aboutOf(matter.line),
      ...over,
    });
  };
  for (const card of plan.cards) {
    const id = `card-${of.cards.length}`;
    for (const matter of card.matters) claim(matter, { card: id, state: 'sent', reason: null });
    of.cards.push({ id, person: card.person, at: now, matters: card.matters });
  }
  for (const { matter, reason } of plan.drops) {
    claim(matter, { card: null, state: 'dropped', reason });
    of.drops.push({ at: now, matter, reason });
  }
};

/** Lives through the time from `from` to `to`, planning at every slot on the way, and gives the world back. */
export const live = (of: World, from: Date, to: Date, before?: (now: Date) => void): World => {
  for (let now = from; now <= to; now = nextWake(factsOf(of), now)) {
    before?.(now);
    record(of, planSlot(factsOf(of), now), now);
  }
  return of;
};

/** What was sent as `person key` at local minutes, for sentences. */
export const sent = ({ cards }: World): string[] =>
  cards.map(
    (card) =>
      `${card.at.toISOString().slice(0, 16)} ${card.person} ${card.matters.map(({ key }) => key).join(' + ')}`,
  );
