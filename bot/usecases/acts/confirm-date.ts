/** [Stämmer]: a meeting's date, read in a calendar long ago, still holds. From now on it counts as read today. */
import { can } from '../../core/access.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, gone, hindered, present, settle } from './act.ts';

/** Keeps that the date holds, if it still is the date that the card tells. */
export const confirmDate = async (act: Act): Promise<Reply> => {
  const { line, ports, unit } = act;
  if ((line.kind !== 'N1' && line.kind !== 'N3') || line.readOn === undefined) return present(act);
  if (!can(act.actor, 'link-events').allowed) return hindered(act, { kind: 'not-allowed', need: 'manager' });
  const row = await ports.projection.row(unit.id, 'StegvisMeetings', line.meeting);
  if (row === null) return gone(act, 'meeting');
  const stands =
    (row.value.state ?? 'planned') === 'planned' &&
    row.value.start !== null &&
    Date.parse(row.value.start) === Date.parse(line.start);
  if (!stands || row.key === null)
    return present(act, { key: act.key, answer: { kind: 'outdated', title: row.value.title } });
  await ports.calendarStore.confirm(unit.id, row.key, act.now.toISOString());
  return settle(act, { kind: 'date-confirmed' });
};
