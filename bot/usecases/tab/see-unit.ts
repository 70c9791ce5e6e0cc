import type { Overview } from '../../core/api.ts';
import type { Language } from '../../core/content.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { waitingForIt } from '../waiting-for-it.ts';
import { type Caller, enter, readRows, refreshMembers, rolesIn, type TabPorts } from './frame.ts';
import { toOverview } from './overview.ts';

/** Members are read anew when they were read longer ago than this. */
const MEMBERS_KEEP_MS = 3_600_000;

/** The unit at a glance: its programme, steps, next things and people. */
export const seeUnit = async (
  ports: TabPorts,
  caller: Caller,
  id: string,
  language: Language,
): Promise<Outcome<Overview>> => {
  const entered = await enter(ports, caller, id, 'see-unit');
  if (!entered.ok) return entered;
  const now = ports.clock.now();
  const readAt = entered.value.unit.membersReadAt;
  const old = readAt === null || now.getTime() - Date.parse(readAt) > MEMBERS_KEEP_MS;
  const unit = old ? await refreshMembers(ports, caller, entered.value.unit) : entered.value.unit;
  const roles = rolesIn(unit, caller.person);
  if (roles.length === 0) return { ok: false, fault: { kind: 'not-found', what: 'unit' } };
  const seen = { ...entered.value, unit, actor: { id: caller.person, roles } };
  const [rows, waiting] = await Promise.all([readRows(ports, seen), waitingForIt(ports, seen, language)]);
  if (!rows.ok) return rows;
  return done(toOverview(seen, rows.value, now, language, waiting));
};
