/** Leading a meeting from the tab: begin it, go to an item, say what came of one and go on, end it. */

import type { AgendaItem } from '../../core/api.ts';
import type { Live, Steer, Tick } from '../../core/api-live.ts';
import { asPoint, pointsOf } from '../../core/at-hand.ts';
import { done, failed, type Outcome } from '../../core/fault.ts';
import { isAround, nextAfter } from '../../core/running.ts';
import type { UnitRecord } from '../ports.ts';
import { changeAgendaItem } from '../tab/change-agenda-item.ts';
import { type Caller, type Entered, enter } from '../tab/frame.ts';
import { openMeeting } from './open-meeting.ts';
import type { LivePorts } from './ports.ts';
import { knownRows } from './rows.ts';
import { liveView } from './view.ts';

const seen = async (ports: LivePorts, entered: Entered, meeting: string): Promise<Live> => {
  const version = String(await ports.live.version(entered.unit.id));
  const news = await liveView(ports, entered, meeting);
  return { version, now: ports.clock.now().toISOString(), news };
};

/** Begins, moves or ends a meeting, for those who may lead it. Saying it twice changes nothing. */
export const steerMeeting = async (
  ports: LivePorts,
  caller: Caller,
  unitId: string,
  input: Steer,
): Promise<Outcome<Live>> => {
  const entered = await enter(ports, caller, unitId, 'chair-meeting');
  if (!entered.ok) return entered;
  const { unit } = entered.value;
  const rows = await knownRows(ports.projection, unit.id);
  const row = rows.StegvisMeetings.find(({ id }) => id === input.meeting);
  if (row === undefined) return failed({ kind: 'not-found', what: 'meeting' });
  const at = ports.clock.now().toISOString();
  if (input.to === 'end') await ports.runs.end(unit.id, row.id, at);
  else if (input.to === 'start') await openMeeting(ports, unit, row);
  else {
    const point = pointsOf(rows, row).find(({ id }) => id === input.item);
    if (point === undefined) return failed({ kind: 'not-found', what: 'agenda-item' });
    if (asPoint(point).state !== 'onAgenda') return failed({ kind: 'conflict', reason: 'already-decided' });
    const run = await ports.runs.of(unit.id, row.id);
    if (run === null || run.endedAt !== null) await openMeeting(ports, unit, row);
    await ports.runs.move(unit.id, row.id, point.id, at);
  }
  await ports.live.changed([unit.id]);
  return done(await seen(ports, entered.value, row.id));
};

/** What came of an item, written on the version that the person saw; the meeting goes on to the next that is left. */
export const tickItem = async (
  ports: LivePorts,
  caller: Caller,
  unitId: string,
  version: string | null,
  { meeting, item, state, outcome }: Tick,
): Promise<Outcome<{ item: AgendaItem; live: Live }>> => {
  const entered = await enter(ports, caller, unitId, 'chair-meeting');
  if (!entered.ok) return entered;
  const { unit } = entered.value;
  const change = { state, ...(outcome === undefined ? {} : { outcome }) };
  const changed = await changeAgendaItem(ports, caller, unitId, item, version, change);
  if (!changed.ok) return changed;
  await beginAround(ports, unit, meeting);
  await goOn(ports, unit.id, meeting, item);
  return done({ item: changed.value, live: await seen(ports, entered.value, meeting) });
};

/** Whoever says what came of an item at the meeting's time has begun it. */
const beginAround = async (ports: LivePorts, unit: UnitRecord, meeting: string): Promise<void> => {
  const rows = await knownRows(ports.projection, unit.id);
  const row = rows.StegvisMeetings.find(({ id }) => id === meeting);
  if (!row || !isAround(row.value.start, ports.clock.now())) return;
  if ((await ports.runs.of(unit.id, meeting)) === null) await openMeeting(ports, unit, row);
};

/** The item is settled: a meeting that is under way goes on to the next. */
export const goOn = async (
  ports: Pick<LivePorts, 'runs' | 'clock'> & {
    projection: Pick<LivePorts['projection'], 'ruleRows'>;
    live: Pick<LivePorts['live'], 'changed'>;
  },
  unit: string,
  meeting: string,
  settled: string,
): Promise<void> => {
  const rows = await knownRows(ports.projection, unit);
  const row = rows.StegvisMeetings.find(({ id }) => id === meeting);
  const run = row && (await ports.runs.of(unit, meeting));
  if (row && run && run.endedAt === null) {
    const points = pointsOf(rows, row).map(asPoint);
    // Whoever settles an item out of turn leaves the one at hand where it is.
    const stays = points.some(
      ({ id, state }) => id === run.current && id !== settled && state === 'onAgenda',
    );
    if (!stays)
      await ports.runs.move(unit, meeting, nextAfter(points, settled), ports.clock.now().toISOString());
  }
  await ports.live.changed([unit]);
};
