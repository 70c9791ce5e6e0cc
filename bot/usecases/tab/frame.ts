/**
 * What every use case of the tab shares: who calls, who may enter a unit, and how its rows are read and told to the
 * projection. To people outside the unit everything is not-found, whether it exists or not.
 */
import { type Actor, can, type Verb } from '../../core/access.ts';
import type { Programme } from '../../core/content.ts';
import { type ActorRole, done, failed, type Outcome } from '../../core/fault.ts';
import type { DoneBy, InventoryFacts, ThemesTold, UnitFacts } from '../../core/measurement.ts';
import type { Holidays } from '../../core/nudge.ts';
import { groupNow, isManagerGone, mayHaveRoles } from '../../core/roles.ts';
import { LIST_NAMES, type ListName, type RowOf, type Stored, type UnitRows } from '../../core/rows.ts';
import { inventoryFacts } from '../competence/facts.ts';
import { keepMembers } from '../members.ts';
import type {
  As,
  CalendarStore,
  Calendars,
  Clock,
  Directory,
  Files,
  Ids,
  InventoryStore,
  Journal,
  LifeStore,
  Lists,
  PeopleStore,
  ProgrammeStore,
  Projection,
  ReadFile,
  RowVersion,
  Site,
  SnapshotStore,
  SyncRequests,
  SyncStore,
  TalkStore,
  UnitRecord,
  UnitStore,
} from '../ports.ts';
import { programmeFor } from '../programme-for.ts';
import type { WaitingPorts } from '../waiting-for-it.ts';

export interface TabPorts extends WaitingPorts {
  lists: Lists;
  directory: Directory;
  calendars: Calendars;
  calendarStore: CalendarStore;
  files: Files;
  readFile: ReadFile;
  units: UnitStore;
  people: PeopleStore;
  life: Pick<LifeStore, 'of' | 'saveSettings' | 'markDone' | 'unmarkDone' | 'setDone' | 'changeDone'>;
  programmes: ProgrammeStore;
  inventory: InventoryStore;
  talks: TalkStore;
  snapshots: Pick<SnapshotStore, 'told' | 'forget'>;
  projection: Projection;
  sync: Pick<SyncStore, 'markStale'>;
  syncRequests: SyncRequests;
  clock: Clock;
  ids: Ids;
  journal: Journal;
  holidays: Holidays;
  /** Work that nobody waits for, done after the answer; what goes wrong in it is told to operators. */
  afterwards(work: () => Promise<unknown>): void;
}

/** A person whose token was found good. `assertion` is exchanged for tokens on their behalf; it is never logged. */
export interface Caller {
  /** Entra object id. */
  person: string;
  tenant: string;
  name: string;
  /** App roles of the token, such as `Stegvis.Operator`. */
  roles: readonly string[];
  assertion: string;
}

/** A unit that the caller has been let into. */
export interface Entered {
  unit: UnitRecord;
  actor: Actor;
  programme: Programme;
  /** Who has done which session, course or test. */
  done: DoneBy;
  /** What the unit's competence inventory says to the rules; null where it has none. */
  inventory?: InventoryFacts | null;
  /** Absent while no snapshot of its themes is frozen. */
  themes?: ThemesTold | undefined;
  as: As;
  site: Site;
}

/** The person's own rights: what they do in the tab is done on behalf of them. */
export const asPerson = (caller: Caller): As => ({
  kind: 'person',
  person: caller.person,
  tenant: caller.tenant,
  assertion: caller.assertion,
});

/** The roles that a person has in a unit; none for somebody who is not in its channel. */
export const rolesIn = (unit: UnitRecord, person: string): ActorRole[] => {
  const member = unit.members.find((candidate) => candidate.id === person);
  if (member === undefined) return [];
  if (member.guest) return ['member'];
  const roles: ActorRole[] = ['member'];
  if (unit.manager === person) roles.push('manager');
  if (unit.group.includes(person)) roles.push('group');
  if (unit.processLead === person) roles.push('processLead');
  if (unit.safetyRep === person) roles.push('safetyRep');
  if (member.owner) roles.push('owner');
  return roles;
};

/** Reads the channel's members anew with the caller's rights and keeps them; a failure leaves the known ones. */
export const refreshMembers = async (
  ports: TabPorts,
  caller: Caller,
  unit: UnitRecord,
): Promise<UnitRecord> => {
  const membership = unit.membership ?? 'standard';
  const read = await ports.directory.members(asPerson(caller), unit.team, unit.id, membership);
  return read.ok ? keepMembers(ports, unit, read.value) : unit;
};

/** Members who were read longer ago than this are read anew, after the answer. */
const MEMBERS_KEEP_MS = 86_400_000;

/** Reads members that are a day old anew with the caller's rights, once they have their answer. */
export const refreshAfterwards = (ports: TabPorts, caller: Caller, unit: UnitRecord): void => {
  const { membersReadAt } = unit;
  const age = membersReadAt === null ? null : ports.clock.now().getTime() - Date.parse(membersReadAt);
  if (age === null || age > MEMBERS_KEEP_MS) ports.afterwards(() => refreshMembers(ports, caller, unit));
};

/** Who has done what in a unit. */
export const doneIn = async (ports: Pick<TabPorts, 'life'>, unit: string): Promise<DoneBy> =>
  (await ports.life.of([unit])).get(unit)?.done ?? new Map();

/** Whether the person may become manager of a unit whose manager is no longer in its channel. */
export const mayTakeOver = (unit: UnitRecord, actor: Actor): boolean =>
  isManagerGone(unit, unit.members) && can(actor, 'take-over-unit').allowed;

/**
 * Lets the caller into a unit for one verb. Somebody who is not among the known members is looked for once more in
 * Teams, since they may have joined a moment ago.
 */
export const enter = async (
  ports: TabPorts,
  caller: Caller,
  unitId: string,
  verb: Verb,
): Promise<Outcome<Entered>> => {
  const known = await ports.units.get(unitId);
  if (known === null || known.tenant !== caller.tenant) return failed({ kind: 'not-found', what: 'unit' });
  const unit = rolesIn(known, caller.person).length > 0 ? known : await refreshMembers(ports, caller, known);
  const roles = rolesIn(unit, caller.person);
  if (roles.length === 0) return failed({ kind: 'not-found', what: 'unit' });
  const actor = { id: caller.person, roles };
  const answer = can(actor, verb);
  if (!answer.allowed) return failed({ kind: 'not-allowed', need: answer.need });
  const programme = (await programmeFor(ports, unit))?.programme ?? null;
  if (programme === null) return failed({ kind: 'not-found', what: 'programme' });
  const [doneBy, told, inventory] = await Promise.all([
    doneIn(ports, unit.id),
    ports.snapshots.told([unit.id]),
    inventoryFacts(ports, unit, programme),
  ]);
  return done({
    unit,
    actor,
    programme,
    done: doneBy,
    inventory,
    themes: told.get(unit.id),
    as: asPerson(caller),
    site: { tenant: unit.tenant, site: unit.site },
  });
};

type AnyRow = Stored<RowOf[ListName]>;

/** Whether the projection's row is as new as the one just read; then it is left alone. */
const upToDate = (known: RowVersion | undefined, read: AnyRow): boolean =>
  known !== undefined &&
  (known.version === read.version ||
    (known.changedAt !== null && read.changedAt !== null && known.changedAt > read.changedAt));

/** Reads all rows of the unit and tells the projection what it did not know. */
export const readRows = async (ports: TabPorts, entered: Entered): Promise<Outcome<UnitRows>> => {
  const known = await ports.projection.versions(entered.unit.id);
  const counts = Object.fromEntries(LIST_NAMES.map((list) => [list, known[list].size]));
  const read = await ports.lists.readUnit(entered.as, entered.site, entered.unit.id, counts);
  if (!read.ok) return read;
  for (const list of LIST_NAMES) {
    const news = (read.value[list] as AnyRow[]).filter((row) => !upToDate(known[list].get(row.id), row));
    if (news.length > 0) await ports.projection.put(entered.unit.id, list, news);
  }
  return read;
};

/** Tells the projection of one row that was just written, so that rules see it at once. */
export const putRow = <L extends ListName>(
  ports: TabPorts,
  entered: Entered,
  list: L,
  row: Stored<RowOf[L]>,
): Promise<void> => ports.projection.put(entered.unit.id, list, [row]);

/** The rows with one of them replaced, or added when it is new. */
export const withRow = <L extends ListName>(rows: UnitRows, list: L, row: Stored<RowOf[L]>): UnitRows => {
  const before: Stored<RowOf[L]>[] = rows[list];
  const replaced = before.some((other) => other.id === row.id)
    ? before.map((other) => (other.id === row.id ? row : other))
    : [...before, row];
  return { ...rows, [list]: replaced };
};

/** The facts that the programme's rules are asked of; the group is those of it who are still there. */
export const factsOf = (
  { unit, done, inventory = null, themes }: Pick<Entered, 'unit' | 'done' | 'inventory' | 'themes'>,
  rows: UnitRows,
): UnitFacts => ({
  rows,
  manager: unit.manager,
  group: groupNow(unit.group, unit.members),
  members: eligible(unit),
  done,
  inventory,
  themes,
});

/** Members who may be named for something: everybody in the channel but guests. */
export const eligible = (unit: Pick<UnitRecord, 'members'>): string[] => [...mayHaveRoles(unit.members)];
