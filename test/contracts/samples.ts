/** Rows and small words that the contract suites share. */
import type { Outcome } from '../../bot/core/fault.ts';
import type { Matter } from '../../bot/core/nudge.ts';
import { type ActionRow, EMPTY, type MeetingRow } from '../../bot/core/rows.ts';
import type { Member, UnitRecord } from '../../bot/usecases/ports.ts';

export const action = (change: Partial<ActionRow> = {}): ActionRow => ({
  ...EMPTY.StegvisPlan,
  title: 'Se över blanketter',
  area: 'bemotande',
  need: 'Blanketten frågar efter mamma och pappa.',
  goal: 'Alla familjer känner igen sig.',
  ownerRole: 'hbtq-grupp',
  ownerId: '8b081ef6-4792-4def-b2c9-c363a1bf41d5',
  dueDate: '2026-03-31',
  indicator: 'Inga egna tillägg på blanketten.',
  followUpDate: '2026-06-15',
  state: 'active',
  reason: null,
  ...change,
});
export const bare: ActionRow = {
  ...EMPTY.StegvisPlan,
  title: 'Utkast utan resten',
  area: null,
  need: null,
  goal: null,
  ownerRole: null,
  ownerId: null,
  dueDate: null,
  indicator: null,
  followUpDate: null,
  state: null,
  reason: null,
};
export const meeting: MeetingRow = {
  ...EMPTY.StegvisMeetings,
  title: 'APT i januari',
  kind: 'apt',
  start: '2026-01-21T14:00:00Z',
  end: '2026-01-21T15:00:00Z',
  state: 'planned',
};

/** The value of an outcome; the fault becomes the test's message. */
export const got = <T>(outcome: Outcome<T>): T => {
  if (outcome.ok) return outcome.value;
  throw new Error(`expected a value, got ${JSON.stringify(outcome.fault)}`);
};
export const faultOf = <T>(outcome: Outcome<T>) => (outcome.ok ? null : outcome.fault);

let keys = 0;
export const key = (): string => `contract-${Date.now()}-${++keys}`;

/** A unit of the private store, in a site of its own unless it is told otherwise. */
export const unitRecord = (id: string, given: Partial<UnitRecord> = {}): UnitRecord => ({
  id,
  tenant: 'tenant',
  name: 'Norr',
  team: 'team',
  site: `site of ${id}`,
  programme: 'hbtq-klivet',
  start: '2026-01-12',
  manager: `${id} manager`,
  group: [`${id} manager`, `${id} group`],
  processLead: `${id} lead`,
  safetyRep: null,
  members: [teamMember(`${id} manager`), teamMember(`${id} staff`)],
  membersReadAt: '2026-01-12T07:00:00.000Z',
  ...given,
});

export const teamMember = (id: string): Member => ({ id, name: id, owner: false, guest: false });

/** A matter of a due action, by its key. */
export const matter = (key: string, given: Partial<Matter> = {}): Matter => ({
  key,
  kind: 'N6',
  unit: 'unit',
  person: 'person',
  to: 'person',
  why: 'owner',
  on: '2026-01-12',
  until: '2026-01-26',
  priority: 0,
  line: {
    kind: 'N6',
    unit: 'unit',
    action: '7',
    title: 'Gå igenom blanketter',
    area: 'bemotande',
    dueDate: '2026-01-26',
    occurrence: 'first',
    workingDaysLeft: 10,
    stoodIn: false,
  },
  ...given,
});
