/**
 * [Ja] and [Inte än] under the question that follows a theme session (R27). The answer goes to the inventory and stands
 * on no card: the card keeps that it was answered, whatever was said.
 */
import { isBaseline } from '../../core/nudges/n9-baseline.ts';
import type { Reply } from '../../core/reply.ts';
import { type Act, hindered, present, settle } from './act.ts';

export const tellBaseline =
  (met: boolean) =>
  async (act: Act): Promise<Reply> => {
    const { line, ports, unit, writer } = act;
    if (!isBaseline(line)) return present(act);
    if (act.actor.roles.length === 0) return hindered(act, { kind: 'not-allowed', need: 'member' });
    const kept = await ports.baseline.setBaseline(unit.id, writer.id, line.area, met);
    if (!kept) return hindered(act, { kind: 'conflict', reason: 'inventory-closed' });
    return settle(act, { kind: 'told', at: act.now.toISOString() });
  };
