/**
 * *föreslå <text>*: a line for the next workplace meeting (R19), from the personal chat and from channels. Everybody in the
 * unit may, guests not. The row is the same as the tab's and a card's: through the group nothing of it tells who.
 */
import { can } from '../../core/access.ts';
import { agendaOf, nextOrder } from '../../core/agenda.ts';
import { GROUP, isProposal, oneLine, proposalBase, sameTitle } from '../../core/agenda-source.ts';
import type { ProposalPlace } from '../../core/commands/replies.ts';
import type { Fault } from '../../core/fault.ts';
import type { Reply } from '../../core/reply.ts';
import { rolesIn } from '../acts/act.ts';
import { inTurn } from '../acts/in-turn.ts';
import { meetingOf } from '../acts/place.ts';
import { addProposal } from '../apt/add-proposal.ts';
import type { ChatPorts, Writer } from '../conversation.ts';
import type { UnitRecord } from '../ports.ts';
import { type NextApt, nextAptOf } from './place.ts';

/** SharePoint's limit for a single line. */
const LONGEST = 255;
const USUAL_MINUTES = 5;

export interface Line {
  text: string | null;
  through: 'person' | 'group';
  /** Understood only by correcting typing errors: it is asked about first. */
  unsure?: boolean;
}

const no = (why: 'no-unit' | 'not-waiting' | 'too-long'): Reply => ({ kind: 'no-proposal', why });
const problem = (fault: Fault): Reply => ({ kind: 'problem', fault, card: null });

const placeIn = ({ unit, meeting }: NextApt): ProposalPlace => ({
  unit: unit.id,
  unitName: unit.name,
  start: meeting?.value.start ?? null,
});

/** Units in which the writer may propose; of guests none. */
const theirs = (units: readonly UnitRecord[], person: string): UnitRecord[] =>
  units.filter((unit) => can({ id: person, roles: rolesIn(unit, person) }, 'propose').allowed);

/** Proposes the line, or asks for it where none was given or it was not understood to the letter. */
export const proposeLine = async (
  ports: ChatPorts,
  writer: Writer,
  units: readonly UnitRecord[],
  { text, through, unsure = false }: Line,
): Promise<Reply> => {
  const next = await nextAptOf(ports, theirs(units, writer.id));
  if (next === null)
    return units.length === 0 ? no('no-unit') : problem({ kind: 'not-allowed', need: 'member' });
  const title = oneLine(text ?? '');
  const place = placeIn(next);
  if (title.length > LONGEST) return no('too-long');
  if (title === '' || unsure)
    return { kind: 'ask-proposal', place, title: title === '' ? null : title, through };
  // Sent twice, the later finds what the earlier added.
  return inTurn(`propose ${next.unit.id} ${writer.id}`, () => add(ports, writer, next, title, through));
};

const add = async (
  ports: ChatPorts,
  writer: Writer,
  next: NextApt,
  title: string,
  through: 'person' | 'group',
): Promise<Reply> => {
  const { unit } = next;
  const place = placeIn(next);
  const desk = {
    ports,
    unit,
    as: { kind: 'app', tenant: unit.tenant } as const,
    site: { tenant: unit.tenant, site: unit.site },
  };
  const meeting = next.meeting === null ? null : await meetingOf(desk, next.meeting.id);
  if (meeting !== null && !meeting.ok) return problem(meeting.fault);
  const by = through === 'group' ? null : writer.id;
  const { StegvisAgenda } = await ports.projection.rows(unit.id);
  const items = meeting === null ? [] : agendaOf(StegvisAgenda, meeting.value.key);
  const own = proposalBase(unit.id, by, title);
  const first = items.find(
    ({ key, value }) => key?.startsWith(own) !== true && sameTitle(value.title, title),
  );
  const said = { kind: 'proposal', place, title, through } as const;
  if (first !== undefined) return { ...said, row: first.id, already: true };
  const added = await addProposal(desk, StegvisAgenda, {
    ...{ title, by, whose: null, minutes: USUAL_MINUTES },
    on: meeting === null ? null : { meetingKey: meeting.value.key, order: nextOrder(items) },
  });
  return added.ok ? { ...said, row: added.value.id, already: false } : problem(added.fault);
};

/** Takes a proposal back while it waits: one's own, or one of the unit's that names nobody. */
export const undoProposal = async (
  ports: ChatPorts,
  writer: Writer,
  unit: UnitRecord,
  row: string,
): Promise<Reply> => {
  if (theirs([unit], writer.id).length === 0) return problem({ kind: 'not-allowed', need: 'member' });
  const as = { kind: 'app', tenant: unit.tenant } as const;
  const site = { tenant: unit.tenant, site: unit.site };
  const read = await ports.lists.readRow(as, site, 'StegvisAgenda', row);
  if (!read.ok) return read.fault.kind === 'not-found' ? no('not-waiting') : problem(read.fault);
  const { unit: home, version, value } = read.value;
  if (home !== unit.id || !isProposal(value)) return no('not-waiting');
  if (value.source !== GROUP && value.proposedBy !== writer.id)
    return problem({ kind: 'not-allowed', need: 'owner' });
  const deleted = await ports.lists.deleteRow(as, site, 'StegvisAgenda', row, version);
  if (!deleted.ok && deleted.fault.kind !== 'not-found') return problem(deleted.fault);
  await ports.projection.remove(unit.id, 'StegvisAgenda', [row]);
  return { kind: 'proposal-undone', title: value.title };
};
