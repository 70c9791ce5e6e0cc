/**
 * [Föreslå punkt]: a line of the person's own for a meeting's agenda (R19). Under a group meeting for those who write its
 * agenda; in the channel for everybody who is in the unit, and there the first to propose a thing is shown.
 */
import { can } from '../../core/access.ts';
import { agendaOf, nextOrder } from '../../core/agenda.ts';
import { oneLine, proposalBase, sameTitle } from '../../core/agenda-source.ts';
import type { NudgeLine } from '../../core/nudge.ts';
import type { Reply } from '../../core/reply.ts';
import { addProposal } from '../apt/add-proposal.ts';
import { type Act, gone, hindered, nameOf, present, settle, shown, textOf } from './act.ts';
import { inTurn } from './in-turn.ts';
import { comes, meetingOf } from './place.ts';

/** SharePoint's limit for a single line. */
const LONGEST = 255;
const USUAL_MINUTES = 5;

const ask = async (act: Act, meeting: string, title: string): Promise<Reply> => {
  const row = await act.ports.projection.row(act.unit.id, 'StegvisMeetings', meeting);
  return {
    ...{ kind: 'ask-item', card: shown(act.card, act.unit.name), key: act.key, meeting },
    meetingTitle: row?.value.title ?? title,
    once: act.ports.ids.uuid(),
  };
};

/** Asks for the line, and with it adds a proposal; `once` comes from the question, so a double press adds one. */
export const proposeItem = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N1' && line.kind !== 'N4') return present(act);
  const shared = line.kind === 'N4';
  const may = shared ? act.actor.roles.length > 0 : can(act.actor, 'write-agenda').allowed;
  if (!may) return hindered(act, { kind: 'not-allowed', need: shared ? 'member' : 'manager' });
  const title = oneLine(textOf(act.data, 'title') ?? '');
  const once = textOf(act.data, 'once');
  if (title === '' || once === null) return ask(act, line.meeting, line.kind === 'N1' ? line.title : 'APT');
  if (title.length > LONGEST)
    return hindered(act, { kind: 'invalid', fields: [{ field: 'title', code: 'too-long', limit: LONGEST }] });
  // The question opened twice, or sent twice: the later press finds what the earlier one added.
  return inTurn(`propose ${act.card.id} ${act.writer.id}`, () => add(act, line, title));
};

const add = async (act: Act, line: NudgeLine & { kind: 'N1' | 'N4' }, title: string): Promise<Reply> => {
  const shared = line.kind === 'N4';
  const meeting = await meetingOf(act, line.meeting);
  if (!meeting.ok)
    return meeting.fault.kind === 'not-found' ? gone(act, 'meeting') : hindered(act, meeting.fault);
  if (!comes(meeting.value, act.now))
    return present(act, { key: act.key, answer: { kind: 'outdated', title: meeting.value.value.title } });

  const by = textOf(act.data, 'as') === 'group' ? null : act.writer.id;
  const { StegvisAgenda } = await act.ports.projection.rows(act.unit.id);
  if (shared) {
    const own = proposalBase(act.unit.id, by, title);
    const first = agendaOf(StegvisAgenda, meeting.value.key).find(
      (row) => row.key?.startsWith(own) !== true && sameTitle(row.value.title, title),
    );
    if (first !== undefined) {
      const card = (await act.ports.claims.card(act.card.id)) ?? act.card;
      const kept = card.answers.find(({ key: answered }) => answered === act.key)?.answer;
      if (kept?.kind === 'proposed' && sameTitle(kept.title, title)) return present(act);
      const { source } = first.value;
      const named = source === 'gruppen' ? null : (first.changedBy ?? 'SharePoint');
      const at = first.changedAt ?? act.now.toISOString();
      return present(act, {
        key: act.key,
        answer: { kind: 'proposed', title: first.value.title, by: named, at },
      });
    }
  }
  const added = await addProposal(act, StegvisAgenda, {
    ...{ title, by, whose: null, minutes: USUAL_MINUTES },
    on: {
      meetingKey: meeting.value.key,
      order: nextOrder(agendaOf(StegvisAgenda, meeting.value.key)),
    },
  });
  if (!added.ok) return hindered(act, added.fault);
  const told = shared ? { by: by === null ? null : nameOf(act), at: act.now.toISOString() } : {};
  return settle(act, { kind: 'proposed', title, ...told });
};
