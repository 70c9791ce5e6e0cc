/** A meeting while it is held, as one reader sees it. */
import { type Actor, can } from '../../core/access.ts';
import type { LiveMeeting } from '../../core/api-live.ts';
import { asPoint, meetingAtHand, pointsOf } from '../../core/at-hand.ts';
import { meetingKind } from '../../core/meeting.ts';
import { whereAt } from '../../core/running.ts';
import type { UnitRecord } from '../ports.ts';
import { toAgendaItem } from '../tab/wire.ts';
import type { LivePorts } from './ports.ts';
import { knownRows } from './rows.ts';

const instant = (value: string | null): string | null =>
  value === null || Number.isNaN(Date.parse(value)) ? null : new Date(value).toISOString();

/** The meeting that was asked for, or the one at hand. */
export const liveView = async (
  ports: Pick<LivePorts, 'projection' | 'runs' | 'clock'>,
  { unit, actor }: { unit: UnitRecord; actor: Actor },
  asked: string | null,
): Promise<LiveMeeting> => {
  const [rows, underWay] = await Promise.all([
    knownRows(ports.projection, unit.id),
    ports.runs.underWay(unit.id),
  ]);
  const row =
    rows.StegvisMeetings.find(({ id }) => id === asked) ??
    meetingAtHand(rows.StegvisMeetings, ports.clock.now(), underWay?.meeting ?? null);
  const inUnit = unit.members.some(({ id, guest }) => id === actor.id && !guest);
  const may = { chair: can(actor, 'chair-meeting').allowed, propose: inUnit };
  if (row === null) return { meeting: null, agenda: [], run: null, current: null, since: null, may };
  const run = underWay?.meeting === row.id ? underWay.run : await ports.runs.of(unit.id, row.id);
  const points = pointsOf(rows, row);
  const { title, start, end } = row.value;
  return {
    meeting: {
      ...{ id: row.id, kind: meetingKind(row.value), title },
      ...{ start: instant(start), end: instant(end) },
    },
    agenda: points.map((point) => toAgendaItem(point, rows)),
    run: run && { startedAt: run.startedAt, endedAt: run.endedAt },
    ...whereAt(points.map(asPoint), run),
    may,
  };
};
