import type { Overview } from '../../core/api.ts';
import type { Language } from '../../core/content.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { waitingForIt } from '../waiting-for-it.ts';
import { type Caller, enter, readRows, type TabPorts } from './frame.ts';
import { toOverview } from './overview.ts';

/** The unit at a glance: its programme, steps, next things and people, in one round trip to Graph. */
export const seeUnit = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  language: Language,
): Promise<Outcome<Overview>> => {
  const entered = await enter(ports, caller, id, 'see-unit');
  if (!entered.ok) return entered;
  const seen = entered.value;
  const [rows, waiting] = await Promise.all([readRows(ports, seen), waitingForIt(ports, seen, language)]);
  if (!rows.ok) return rows;
  return done(toOverview(seen, rows.value, ports.clock.now(), language, waiting));
};
