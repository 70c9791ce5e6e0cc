/**
 * Following a meeting: the answer comes at once to whoever has nothing yet or has missed something, else as soon as
 * something has changed. It is read from what the program knows of the lists, since many follow at the same time; the
 * first look reads the lists themselves, so that it begins with what stands in SharePoint.
 */
import type { Live } from '../../core/api-live.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { type Caller, enter, readRows } from '../tab/frame.ts';
import type { LivePorts } from './ports.ts';
import { liveView } from './view.ts';

export interface Asked {
  /** List item id; null: the one at hand. */
  meeting: string | null;
  /** The version that the reader has; null: none yet. */
  since: string | null;
}

export const seeLive = async (
  ports: LivePorts,
  caller: Caller,
  unitId: string,
  { meeting, since }: Asked,
  gone: AbortSignal,
): Promise<Outcome<Live>> => {
  const entered = await enter(ports, caller, unitId, 'see-meetings');
  if (!entered.ok) return entered;
  const { unit } = entered.value;
  if (since === null) {
    const rows = await readRows(ports, entered.value);
    // With SharePoint away the meeting goes on by what is known.
    if (!rows.ok && rows.fault.kind !== 'busy' && rows.fault.kind !== 'offline') return rows;
  } else {
    // Listening begins before the look, so that nothing can fall in between.
    const ear = ports.ears.listen(unit.id, caller.person);
    try {
      if (String(await ports.live.version(unit.id)) === since) await ear.news(gone);
    } finally {
      ear.stop();
    }
  }
  // The number is read first: what is read after it is at least as new.
  const version = String(await ports.live.version(unit.id));
  const news = version === since ? null : await liveView(ports, entered.value, meeting);
  return done({ version, now: ports.clock.now().toISOString(), news });
};
