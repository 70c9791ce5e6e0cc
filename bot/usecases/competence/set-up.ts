/** Setting a unit's inventory up: the trust check before anything, a pause that anybody may ask for, and the matrix. */
import { can } from '../../core/access.ts';
import type { CompetenceArea, InventoryView, MatrixInput, TrustInput } from '../../core/api-competence.ts';
import type { Language } from '../../core/choices.ts';
import { areasFor, libraryAreas, toArea, toOwnArea } from '../../core/competence-areas.ts';
import { changeMatrix, liveMatrix } from '../../core/competence-matrix.ts';
import { whyShut } from '../../core/competence-open.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { problemTexts } from '../../core/texts/rules/problems.ts';
import { type Caller, type Entered, eligible, enter, type TabPorts } from '../tab/frame.ts';
import { followed } from './follow.ts';
import { leadingOf, today } from './frame.ts';

/** The library, for everybody who is signed in. */
export const seeAreas = (language: Language): { areas: CompetenceArea[] } => ({
  areas: libraryAreas.map((area) => toArea(area, language)),
});

const toView = async (ports: TabPorts, entered: Entered, language: Language): Promise<InventoryView> => {
  const { unit, actor, programme } = entered;
  const inventory = await ports.inventory.of(unit.id);
  const { trustHeld, pausedOn, newest } = inventory;
  const matrix = liveMatrix(newest);
  const reason = whyShut(inventory, leadingOf(unit));
  const person = eligible(unit).includes(actor.id);
  const leads = can(actor, 'interview').allowed && unit.manager !== actor.id;
  return {
    trust: trustHeld === null ? null : { held: trustHeld },
    paused: pausedOn !== null,
    matrix: matrix && {
      version: matrix.version,
      published: matrix.published,
      areas: matrix.areas.map((area) => toArea(area, language)),
    },
    draft: can(actor, 'publish-matrix').allowed
      ? {
          areas: areasFor(programme).map((area) => toArea(area, language)),
          own: (newest?.areas ?? []).filter(({ own }) => own).map(toOwnArea),
        }
      : null,
    open: reason === null,
    reason: reason === null ? null : problemTexts[language].conflict[reason].detail,
    may: {
      trust: can(actor, 'record-trust').allowed,
      matrix: leads && trustHeld !== null && can(actor, 'publish-matrix').allowed,
      interview: leads && reason === null,
      freeze: leads && matrix !== null,
      planSessions: can(actor, 'write-meetings').allowed,
      pause: person && pausedOn === null,
      answer: person && reason === null,
    },
  };
};

/** The unit's inventory as everybody in it sees it: no answer, no number of them, no name. */
export const seeInventory = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<InventoryView>> => {
  const entered = await enter(ports, caller, unit, 'see-inventory');
  return entered.ok ? done(await toView(ports, entered.value, language)) : entered;
};

/** Notes that purpose, who sees what and the right to decline were gone through (R50). After a pause it has to be anew. */
export const recordTrust = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  { held }: TrustInput,
  language: Language,
): Promise<Outcome<InventoryView>> => {
  const entered = await enter(ports, caller, unit, 'record-trust');
  if (!entered.ok) return entered;
  if (held > today(ports))
    return failed({ kind: 'invalid', fields: [{ field: 'held', code: 'in-the-future' }] });
  const { pausedOn } = await ports.inventory.of(unit);
  if (pausedOn !== null && held < pausedOn)
    return failed({ kind: 'invalid', fields: [{ field: 'held', code: 'out-of-range' }] });
  await ports.inventory.recordTrust(unit, held);
  return done(await toView(ports, entered.value, language));
};

/** Asks for a pause. Nothing tells who did, neither here nor in a log. */
export const pauseInventory = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  language: Language,
): Promise<Outcome<InventoryView>> => {
  const entered = await enter(ports, caller, unit, 'pause-inventory');
  if (!entered.ok) return entered;
  if (!eligible(entered.value.unit).includes(caller.person))
    return failed({ kind: 'not-allowed', need: 'member' });
  await ports.inventory.pause(unit, today(ports));
  return done(await toView(ports, entered.value, language));
};

/** Publishes the next version of the matrix, or takes the newest back while nobody has answered (R23). */
export const setMatrix = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
  input: MatrixInput,
  language: Language,
): Promise<Outcome<InventoryView>> => {
  const entered = await enter(ports, caller, unit, 'publish-matrix');
  if (!entered.ok) return entered;
  if (entered.value.unit.manager === caller.person)
    return failed({ kind: 'conflict', reason: 'lead-is-manager' });
  const { trustHeld } = await ports.inventory.of(unit);
  if (trustHeld === null) return failed({ kind: 'conflict', reason: 'no-trust' });
  const library = areasFor(entered.value.programme);
  const changed = await ports.inventory.changeMatrix(unit, (newest, answered) =>
    changeMatrix(input, { library, newest, answered, today: today(ports) }),
  );
  if (!changed.ok) return changed;
  followed(ports, entered.value);
  return done(await toView(ports, entered.value, language));
};
