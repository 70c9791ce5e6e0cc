/** The agenda of a meeting as its chat sees it: what is done, what is at hand, what is left. */
import { asPoint, pointsOf } from '../../core/at-hand.ts';
import { meetingKind } from '../../core/meeting.ts';
import type { Reply } from '../../core/reply.ts';
import { whereAt } from '../../core/running.ts';
import type { UnitRecord } from '../ports.ts';
import type { OpeningPorts } from './ports.ts';
import { knownRows } from './rows.ts';

/** Null: the meeting is there no more. */
export const runningReply = async (
  ports: Pick<OpeningPorts, 'projection' | 'runs'>,
  unit: Pick<UnitRecord, 'id' | 'name'>,
  meeting: string,
): Promise<(Reply & { kind: 'running' }) | null> => {
  const rows = await knownRows(ports.projection, unit.id);
  const row = rows.StegvisMeetings.find(({ id }) => id === meeting);
  if (row === undefined) return null;
  const run = await ports.runs.of(unit.id, meeting);
  const points = pointsOf(rows, row);
  return {
    ...{ kind: 'running', unit: unit.id, unitName: unit.name, meeting },
    ...{ meetingKind: meetingKind(row.value), title: row.value.title, start: row.value.start },
    items: points.map((point) => ({ ...asPoint(point), title: point.value.title })),
    current: whereAt(points.map(asPoint), run).current,
    over: run?.endedAt != null,
  };
};
