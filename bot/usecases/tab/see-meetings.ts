import type { Meetings } from '../../core/api.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { shownMeetings } from '../calendar/frame.ts';
import { type Caller, enter, readRows, type TabPorts } from './frame.ts';

/** The unit's meetings with their agendas, earliest first. */
export const seeMeetings = async (
  ports: TabPorts,
  caller: Caller,
  unit: string,
): Promise<Outcome<Meetings>> => {
  const entered = await enter(ports, caller, unit, 'see-meetings');
  if (!entered.ok) return entered;
  const rows = await readRows(ports, entered.value);
  return rows.ok ? done(await shownMeetings(ports, entered.value, rows.value)) : rows;
};
