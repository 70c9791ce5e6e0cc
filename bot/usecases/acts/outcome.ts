/**
 * How an item of an APT went: [Diskuterad], [Gör till åtgärd], [Hanns inte] (R17). Facts about the item's row; where
 * somebody has said something else in the tab, theirs stands and is shown.
 */
import { agendaOf, agendaState, nextOrder } from '../../core/agenda.ts';
import { placedAt } from '../../core/agenda-source.ts';
import { PLAN_AREAS } from '../../core/content.ts';
import { nextMeeting } from '../../core/meeting.ts';
import type { Answer, Reply } from '../../core/reply.ts';
import type { AgendaRow, Stored } from '../../core/rows.ts';
import { addPromotedAction } from '../apt/promote.ts';
import { programmeFor } from '../programme-for.ts';
import { type Act, byMe, byOther, hindered, present, settle } from './act.ts';
import { type Settled, state } from './facts.ts';
import { meetingOf } from './place.ts';

/** Whoever is asked leads the item or manages the unit; who has left it is asked no more. */
export const mayTell = (act: Act): boolean => act.actor.roles.length > 0;

const notAllowed = { fault: { kind: 'not-allowed', need: 'manager' } } as const;

/** The item itself is gone: deleted, or in another unit. */
export const lost = (
  act: Act,
  settled: Settled<'StegvisAgenda'> & { kind: 'hindered' },
): Promise<Reply> | Reply =>
  settled.fault.kind === 'not-found'
    ? present(act, {
        key: act.key,
        answer: { kind: 'outdated', title: act.line.kind === 'N5' ? act.line.title : '' },
      })
    : hindered(act, settled.fault);

/** The key of the meeting that the card asks about; null while it has none, or is gone. */
const askedKey = async (act: Act): Promise<string | null> =>
  act.line.kind === 'N5'
    ? ((await act.ports.projection.row(act.unit.id, 'StegvisMeetings', act.line.meeting))?.key ?? null)
    : null;

/** What the row says that somebody has answered already; null while nobody has. */
const toldBefore = (row: Stored<AgendaRow>, asked: string | null, act: Act): Answer | null => {
  const { title, meetingKey } = row.value;
  const told = agendaState(row.value);
  if (told === 'discussed') return { kind: 'discussed', title, ...byOther(row, act) };
  if (told === 'notReached' || meetingKey === null || (asked !== null && meetingKey !== asked))
    return { kind: 'carried', title, to: null, ...byOther(row, act) };
  return null;
};

/** Keeps an answer, unless a double of this press has kept its own meanwhile. */
const settleFirst = async (act: Act, answer: Answer): Promise<Reply> => {
  const card = await act.ports.claims.card(act.card.id);
  return card?.answers.some(({ key }) => key === act.key) ? present(act) : settle(act, answer);
};

export const markDiscussed = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N5') return present(act);
  const asked = await askedKey(act);
  const settled = await state(act, 'StegvisAgenda', line.item, (row) => {
    if (!mayTell(act)) return notAllowed;
    return toldBefore(row, asked, act) === null ? { state: 'discussed' as const } : null;
  });
  if (settled.kind === 'hindered') return lost(act, settled);
  if (settled.kind === 'left')
    return settleFirst(act, toldBefore(settled.row, asked, act) ?? { kind: 'outdated', title: line.title });
  const was = agendaState(settled.before.value);
  return settle(act, { kind: 'discussed', title: settled.row.value.title, ...byMe(act), was });
};

/** A draft of the plan with the item's title and where it comes from; once, however often it is pressed. */
export const promoteItem = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N5') return present(act);
  const settled = await state(act, 'StegvisAgenda', line.item, (row) => {
    if (!mayTell(act)) return notAllowed;
    return agendaState(row.value) === 'discussed' ? null : { state: 'discussed' as const };
  });
  if (settled.kind === 'hindered') return lost(act, settled);
  const { title } = settled.row.value;
  const added = await addPromotedAction(act, settled.row, {
    meeting: { start: line.start },
    ideas: act.ports.content.aptIdeas,
    areas: (await programmeFor(act.ports, act.unit))?.programme.planAreas ?? PLAN_AREAS,
  });
  if (!added.ok) return hindered(act, added.fault);
  const was = settled.kind === 'saved' ? agendaState(settled.before.value) : 'discussed';
  const { id, version } = added.value;
  return settle(act, { kind: 'promoted', title, ...byMe(act), row: id, version, was });
};

/** Moves the item on to the next APT, or off every agenda until there is one. */
export const carryOn = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N5') return present(act);
  if (!mayTell(act)) return hindered(act, notAllowed.fault);
  const asked = await askedKey(act);
  const rows = await act.ports.projection.rows(act.unit.id);
  const others = rows.StegvisMeetings.filter(({ id }) => id !== line.meeting);
  const coming = nextMeeting(others, act.now, 'apt');
  const next = coming === null ? null : await meetingOf(act, coming.id);
  if (next !== null && !next.ok && next.fault.kind !== 'not-found') return hindered(act, next.fault);
  const meeting = next?.ok ? next.value : null;
  const order = meeting === null ? 0 : nextOrder(agendaOf(rows.StegvisAgenda, meeting.key));
  const settled = await state(act, 'StegvisAgenda', line.item, (row) => {
    if (toldBefore(row, asked, act) !== null) return null;
    return meeting === null
      ? { state: 'notReached' as const, meetingKey: null }
      : placedAt(row.value, meeting.key, order);
  });
  if (settled.kind === 'hindered') return lost(act, settled);
  if (settled.kind === 'left')
    return settleFirst(act, toldBefore(settled.row, asked, act) ?? { kind: 'outdated', title: line.title });
  const { value } = settled.before;
  const from = { meetingKey: value.meetingKey, order: value.order, state: agendaState(value) };
  return settle(act, {
    ...{ kind: 'carried', title: value.title, to: meeting?.value.start ?? null, ...byMe(act) },
    moved: { from, toKey: meeting?.key ?? null },
  });
};
