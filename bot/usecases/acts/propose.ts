/** [Föreslå punkt]: a line of the person's own for a group meeting's agenda (R19). */
import { can } from '../../core/access.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, gone, hindered, present, settle, shown, textOf } from './act.ts';
import { addItem, comes, meetingOf } from './place.ts';

/** SharePoint's limit for a single line. */
const LONGEST = 255;
const USUAL_MINUTES = 5;

/** Asks for the line, and with it adds a proposal; `once` comes from the question, so a double press adds one. */
export const proposeItem = async (act: Act): Promise<Reply> => {
  const { line } = act;
  if (line.kind !== 'N1') return present(act);
  if (!can(act.actor, 'write-agenda').allowed) return hindered(act, { kind: 'not-allowed', need: 'manager' });
  const title = textOf(act.data, 'title')?.replace(/\s+/g, ' ').trim() ?? '';
  const once = textOf(act.data, 'once');
  if (title === '' || once === null)
    return {
      kind: 'ask-item',
      card: shown(act.card, act.unit.name),
      key: act.key,
      meeting: line.meeting,
      meetingTitle: line.title,
      once: act.ports.ids.uuid(),
    };
  if (title.length > LONGEST)
    return hindered(act, { kind: 'invalid', fields: [{ field: 'title', code: 'too-long', limit: LONGEST }] });
  const meeting = await meetingOf(act, line.meeting);
  if (!meeting.ok)
    return meeting.fault.kind === 'not-found' ? gone(act, 'meeting') : hindered(act, meeting.fault);
  if (!comes(meeting.value, act.now))
    return present(act, { key: act.key, answer: { kind: 'outdated', title: meeting.value.value.title } });
  const added = await addItem(act, meeting.value, `proposed:${act.card.id}:${once}`, {
    title,
    minutes: USUAL_MINUTES,
    state: 'proposed',
    source: 'person',
  });
  return added.ok ? settle(act, { kind: 'proposed', title }) : hindered(act, added.fault);
};
