import { can } from '../../core/access.ts';
import { adapted, decidedDays } from '../../core/adaptation.ts';
import type { Overview, SetUpUnit } from '../../core/api.ts';
import type { Language, Programme } from '../../core/content.ts';
import { done, type Fault, type FieldProblem, failed, type Outcome } from '../../core/fault.ts';
import type { UnitRows } from '../../core/rows.ts';
import type { Course } from '../../core/step-dates.ts';
import { inventoryFacts } from '../competence/facts.ts';
import type { UnitRecord } from '../ports.ts';
import { programmeFor, templateFor } from '../programme-for.ts';
import { waitingForIt } from '../waiting-for-it.ts';
import { alignSteps } from './align-steps.ts';
import {
  asPerson,
  type Caller,
  doneIn,
  type Entered,
  eligible,
  factsOf,
  mayTakeOver,
  readRows,
  refreshMembers,
  rolesIn,
  type TabPorts,
} from './frame.ts';
import { toOverview } from './overview.ts';
import { type StepChange, writeSteps, writeUnitRow } from './unit-rows.ts';

/** Somebody writing in the same rows meanwhile is met by reading them again, this many times. */
const MOST_TRIES = 3;

/**
 * Sets the unit up or changes it: programme, start, manager, group. Answers when lists and steps stand; repeating it
 * changes nothing. The first time the caller must own the team (or the private channel) and name themselves manager;
 * later it is the manager's, until they have left: then an owner may take over by naming themselves.
 */
export const setUpUnit = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  input: SetUpUnit,
  language: Language,
): Promise<Outcome<Overview>> => {
  const known = await ports.units.get(id);
  const refused = known === null ? null : await refusal(ports, caller, known, input);
  if (refused !== null) return failed(refused);
  const placed = await placeUnit(ports, caller, id, input);
  if (!placed.ok) return placed;
  const record = placed.value;
  if (known === null) {
    const owns = rolesIn(record, caller.person).includes('owner');
    if (!owns || input.manager !== caller.person) return failed({ kind: 'not-allowed', need: 'owner' });
  }
  const template = await templateFor(ports, caller.tenant, input.programme);
  const fields = problems(input, record, template);
  if (template === null || fields.length > 0) return failed({ kind: 'invalid', fields });
  const adaptation = (await ports.programmes.adaptation(id, template.id))?.value ?? null;
  const programme = adapted(template, adaptation);
  const before = known === null ? null : await courseOf(ports, known);

  const entered: Entered = {
    unit: record,
    actor: { id: caller.person, roles: rolesIn(record, caller.person) },
    programme,
    done: await doneIn(ports, id),
    inventory: await inventoryFacts(ports, record, programme),
    themes: (await ports.snapshots.told([id])).get(id),
    as: asPerson(caller),
    site: { tenant: record.tenant, site: record.site },
  };
  const provisioned = await ports.lists.provision(entered.as, entered.site);
  if (!provisioned.ok) return provisioned;
  if (provisioned.value.differs.length > 0)
    ports.journal.warn('lists-differ', { unit: id, differs: provisioned.value.differs });
  const rows = await writeRows(ports, entered, {
    before,
    after: { programme, start: record.start, decided: decidedDays(adaptation) },
    replan: known !== null && (known.programme !== record.programme || known.start !== record.start),
  });
  if (!rows.ok) return rows;
  await ports.units.save(record);
  // Subscriptions are made, and the rules see the lists, without the manager waiting for it.
  await ports.sync.markStale([record.site], false);
  await ports.syncRequests.request(record.site);
  await alignSteps(
    ports,
    entered,
    factsOf({ ...entered, unit: known ?? record }, rows.value),
    factsOf(entered, rows.value),
  );
  const waiting = await waitingForIt(ports, entered, language, true);
  return done(toOverview(entered, rows.value, ports.clock.now(), language, waiting));
};

/** What the unit's steps follow before the change; null when its template is no longer there. */
const courseOf = async (ports: TabPorts, known: UnitRecord): Promise<Course | null> => {
  const followed = await programmeFor(ports, known);
  if (followed === null) return null;
  return { programme: followed.programme, start: known.start, decided: decidedDays(followed.adaptation) };
};

/** Why the caller may not change a unit that is set up: outsiders learn nothing, members learn who may. */
const refusal = async (
  ports: TabPorts,
  caller: Caller,
  known: UnitRecord,
  input: SetUpUnit,
): Promise<Fault | null> => {
  if (known.tenant !== caller.tenant) return { kind: 'not-found', what: 'unit' };
  const before = rolesIn(known, caller.person);
  // Whether the manager is gone is asked of Teams now, not of yesterday's list.
  const unit = before.includes('manager') ? known : await refreshMembers(ports, caller, known);
  const roles = rolesIn(unit, caller.person);
  if (roles.length === 0) return { kind: 'not-found', what: 'unit' };
  const actor = { id: caller.person, roles };
  if (input.manager === caller.person && mayTakeOver(unit, actor)) return null;
  const answer = can(actor, 'change-unit');
  return answer.allowed ? null : { kind: 'not-allowed', need: answer.need };
};

/** Where the channel's team and site are, and who is in it, by the caller's own rights. */
const placeUnit = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  input: SetUpUnit,
): Promise<Outcome<UnitRecord>> => {
  const as = asPerson(caller);
  const place = await ports.directory.place(as, id);
  if (!place.ok) return place;
  const { team, teamName, channelName, site, membership } = place.value;
  const members = await ports.directory.members(as, team, id, membership);
  if (!members.ok) return members;
  const shared =
    membership !== 'standard' ||
    (await ports.units.all()).some((other) => other.team === team && other.id !== id);
  return done({
    id,
    tenant: caller.tenant,
    name: shared ? `${teamName}, ${channelName}` : teamName,
    team,
    site,
    ...(membership === 'standard' ? {} : { membership }),
    programme: input.programme,
    start: input.start,
    manager: input.manager,
    group: [...new Set(input.group)],
    processLead: input.processLead ?? null,
    safetyRep: input.safetyRep ?? null,
    members: members.value,
    membersReadAt: ports.clock.now().toISOString(),
  });
};

const problems = (input: SetUpUnit, unit: UnitRecord, programme: Programme | null): FieldProblem[] => {
  const found: FieldProblem[] = [];
  if (programme === null) found.push({ field: 'programme', code: 'not-a-choice' });
  const people = new Set(eligible(unit));
  const named = {
    manager: [input.manager],
    group: input.group,
    processLead: input.processLead == null ? [] : [input.processLead],
    safetyRep: input.safetyRep == null ? [] : [input.safetyRep],
  };
  for (const [field, ids] of Object.entries(named))
    if (ids.some((person) => !people.has(person))) found.push({ field, code: 'not-a-member' });
  return found;
};

const writeRows = async (
  ports: TabPorts,
  entered: Entered,
  change: StepChange,
): Promise<Outcome<UnitRows>> => {
  for (let tries = 1; ; tries += 1) {
    const rows = await readRows(ports, entered);
    if (!rows.ok) return rows;
    const own = await writeUnitRow(ports, entered, rows.value);
    const written = own.ok ? await writeSteps(ports, entered, own.value, change) : own;
    if (written.ok || written.fault.kind !== 'stale' || tries === MOST_TRIES) return written;
  }
};
