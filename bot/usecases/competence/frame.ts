/** What the use cases of the inventory share: whether it is open, whose answers are meant, and how they are told. */
import type { OwnCompetence } from '../../core/api-competence.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { type Answers, levelsOf, NO_VERSION, stateOf, type Writing } from '../../core/competence.ts';
import { toArea } from '../../core/competence-areas.ts';
import { liveMatrix, type Matrix } from '../../core/competence-matrix.ts';
import { type Inventory, type Leading, whyNotBegun, whyShut } from '../../core/competence-open.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { mayHaveRoles } from '../../core/roles.ts';
import type { UnitRecord } from '../ports.ts';
import { bare } from '../tab/change-seen.ts';
import { type Caller, type Entered, eligible, enter, rolesIn, type TabPorts } from '../tab/frame.ts';

/** Who leads the unit's inventory: the process lead, while they are in the unit. */
export const leadingOf = ({ manager, processLead, members }: UnitRecord): Leading => ({
  manager,
  lead: processLead !== null && mayHaveRoles(members).has(processLead) ? processLead : null,
});

/** A unit with its inventory, where answers may be seen: a trust check was held and a matrix is published. */
export interface Begun {
  unit: UnitRecord;
  inventory: Inventory;
  matrix: Matrix;
  lead: string | null;
}

/** Refused before the trust check and a published matrix (409). */
export const begun = async (
  ports: Pick<TabPorts, 'inventory'>,
  unit: UnitRecord,
): Promise<Outcome<Begun>> => {
  const inventory = await ports.inventory.of(unit.id);
  const why = whyNotBegun(inventory);
  if (why !== null) return failed({ kind: 'conflict', reason: why });
  const matrix = liveMatrix(inventory.newest);
  if (matrix === null) return failed({ kind: 'conflict', reason: 'no-matrix' });
  return done({ unit, inventory, matrix, lead: leadingOf(unit).lead });
};

/** Refused while no answers are taken: also during a pause, and where nobody may lead it (409). */
export const open = async (ports: Pick<TabPorts, 'inventory'>, unit: UnitRecord): Promise<Outcome<Begun>> => {
  const here = await begun(ports, unit);
  if (!here.ok) return here;
  const why = whyShut(here.value.inventory, leadingOf(unit));
  return why === null ? here : failed({ kind: 'conflict', reason: why });
};

/** The unit that a person means without naming it: the one that has an inventory, else the first that is open. */
const meant = async (ports: TabPorts, caller: Caller): Promise<UnitRecord | null> => {
  const mine = (await ports.units.ofPerson(caller.person)).filter(
    (unit) => unit.tenant === caller.tenant && eligible(unit).includes(caller.person),
  );
  const with_ = await ports.inventory.begun(mine.map(({ id }) => id));
  const having = mine.filter(({ id }) => with_.has(id));
  if (having.length <= 1) return having[0] ?? mine[0] ?? null;
  for (const unit of having) if ((await open(ports, unit)).ok) return unit;
  return having[0] ?? null;
};

/** Lets the caller to their own answers, in the unit that they name or mean. Guests are not asked. */
export const enterOwn = async (
  ports: TabPorts,
  caller: Caller,
  named: string | null,
): Promise<Outcome<Entered>> => {
  const unit = named ?? (await meant(ports, caller))?.id ?? null;
  if (unit === null) return failed({ kind: 'not-found', what: 'unit' });
  const entered = await enter(ports, caller, unit, 'answer-inventory');
  if (!entered.ok) return entered;
  return eligible(entered.value.unit).includes(caller.person)
    ? entered
    : failed({ kind: 'not-allowed', need: 'member' });
};

/** Lets the process lead in, who is never the unit's own manager. */
export const enterAsLead = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<Entered>> => {
  const entered = await enter(ports, caller, unit, 'interview');
  if (!entered.ok) return entered;
  return entered.value.unit.manager === caller.person
    ? failed({ kind: 'not-allowed', need: 'processLead' })
    : entered;
};

/**
 * The unit in which the caller leads the inventory for somebody, where they do not name it. Whoever leads none is told
 * so, and whoever leads another that there is no such person here: neither says whether there is.
 */
const led = async (ports: TabPorts, caller: Caller, person: string): Promise<Outcome<UnitRecord>> => {
  const own = (await ports.units.ofPerson(caller.person)).filter(
    (unit) =>
      unit.tenant === caller.tenant &&
      unit.processLead === caller.person &&
      unit.manager !== caller.person &&
      rolesIn(unit, caller.person).length > 0,
  );
  if (own.length === 0) return failed({ kind: 'not-allowed', need: 'processLead' });
  const shared = own.filter((unit) => eligible(unit).includes(person));
  for (const unit of shared) if ((await open(ports, unit)).ok) return done(unit);
  return shared[0] ? done(shared[0]) : failed({ kind: 'not-found', what: 'person' });
};

/** Lets the process lead to somebody's answers; somebody whom they do not lead it for is not-found, whoever it is. */
export const enterInterview = async (
  ports: TabPorts,
  caller: Caller,
  person: string,
  named: string | null,
): Promise<Outcome<Begun>> => {
  const found = named === null ? await led(ports, caller, person) : done({ id: named });
  if (!found.ok) return found;
  const entered = await enterAsLead(ports, caller, found.value.id);
  if (!entered.ok) return entered;
  if (person === caller.person || !eligible(entered.value.unit).includes(person))
    return failed({ kind: 'not-found', what: 'person' });
  return open(ports, entered.value.unit);
};

/** What a write needs: the areas of the matrix as it stands now, and the version that the write makes. */
export const writing = (ports: Pick<TabPorts, 'ids'>, matrix: Matrix, lead: string | null): Writing => ({
  areas: matrix.areas.map(({ id }) => id),
  lead,
  version: ports.ids.uuid(),
});

/** Refuses areas that the matrix does not have. */
export const unknownAreas = (named: readonly string[], { areas }: Matrix): Outcome<void> => {
  const known = new Set(areas.map(({ id }) => id));
  const fields = named
    .filter((area) => !known.has(area))
    .map((area) => ({ field: `answers.${area}`, code: 'not-a-choice' }) as const);
  return fields.length > 0 ? failed({ kind: 'invalid', fields }) : done(undefined);
};

/** The answers as they are told; `answers` is what the reader may see of them. */
export const toOwn = (
  { unit }: Pick<Begun, 'unit'>,
  matrix: Matrix,
  answers: Answers | null,
  language: Language,
): OwnCompetence => {
  const ids = matrix.areas.map(({ id }) => id);
  return {
    unit: unit.id,
    unitName: unit.name,
    matrix: matrix.version,
    areas: matrix.areas.map((area) => toArea(area, language)),
    levels: levelsOf(answers, ids),
    comment: answers?.comment ?? null,
    state: stateOf(answers, ids),
    version: answers?.version ?? NO_VERSION,
  };
};

/** Whether the version that was seen, where one came, is the one that stands. */
export const isSeen = (seen: string | null, answers: Answers | null): boolean =>
  seen === null || seen.trim() === '' || bare(seen) === (answers?.version ?? NO_VERSION);

export const today = (ports: Pick<TabPorts, 'clock'>): string => localDay(ports.clock.now());
