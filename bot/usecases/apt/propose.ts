/** Anybody in the unit proposes an item (R19), by name or through the group. */
import { oneLine } from '../../core/agenda-source.ts';
import type { AgendaItem } from '../../core/api.ts';
import type { NewProposal } from '../../core/api-apt.ts';
import { done, type Fault, failed, type Outcome } from '../../core/fault.ts';
import type { As } from '../ports.ts';
import { type Caller, type Entered, enter, readRows } from '../tab/frame.ts';
import { toAgendaItem } from '../tab/wire.ts';
import { lookAtSites } from '../waiting-for-it.ts';
import { addProposal } from './add-proposal.ts';
import type { AptPorts } from './ports.ts';

const USUAL_MINUTES = 5;

/** Lets in whoever may propose: everybody of the unit, but no guests, who are not of it. */
export const enterToPropose = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<Entered>> => {
  const entered = await enter(ports, caller, unit, 'propose');
  if (!entered.ok) return entered;
  return mayPropose(entered.value) ? entered : failed({ kind: 'not-allowed', need: 'member' });
};

export const mayPropose = ({ unit, actor }: Entered): boolean =>
  unit.members.some(({ id, guest }) => id === actor.id && !guest);

/** Whether the app itself can write in the unit's site, so that a row need not bear its sender's name. */
export const throughGroup = async (ports: AptPorts, { unit }: Entered): Promise<boolean> => {
  const known = await ports.access.has(unit.site);
  if (known !== null) return known;
  const [verdict] = await lookAtSites(ports, { kind: 'app', tenant: unit.tenant }, [unit.site]);
  return verdict === 'good';
};

const onlyByName: Fault = { kind: 'conflict', reason: 'only-by-name' };

/**
 * Adds a proposal that waits for the manager and the group. Through the group the row is the app's own, with nobody's
 * id in it or in its key; where the app cannot write, nothing is sent and the person is asked to choose.
 */
export const propose = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  input: NewProposal,
): Promise<Outcome<AgendaItem>> => {
  const entered = await enterToPropose(ports, caller, unit);
  if (!entered.ok) return entered;
  if (!input.named && !(await throughGroup(ports, entered.value))) return failed(onlyByName);
  const rows = await readRows(ports, entered.value);
  if (!rows.ok) return rows;
  const { site } = entered.value;
  const app: As = { kind: 'app', tenant: entered.value.unit.tenant };
  const as = input.named ? entered.value.as : app;
  const added = await addProposal({ ports, as, site, unit: entered.value.unit }, rows.value.StegvisAgenda, {
    title: oneLine(input.title),
    minutes: input.minutes ?? USUAL_MINUTES,
    by: input.named ? caller.person : null,
    whose: input.whose ?? null,
    on: null,
  });
  if (!added.ok)
    return !input.named && added.fault.kind === 'refused' && added.fault.closed ? failed(onlyByName) : added;
  return done(toAgendaItem(added.value, rows.value));
};
