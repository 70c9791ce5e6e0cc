/** A dialog has closed: the row that it made, to be shown in the message that the person writes. */
import type { Language } from '../../core/content.ts';
import type { DialogResult } from '../../core/extension/dialogs.ts';
import type { Hit } from '../../core/extension/hit.ts';
import type { Writer } from '../conversation.ts';
import { actionHit, itemHit } from './hits.ts';
import type { ExtensionPorts } from './ports.ts';
import { languageFor, mayIn } from './units.ts';

/** The row, if it is there and the person may read it; null where nothing is to be shown. */
export const made = async (
  ports: ExtensionPorts,
  writer: Writer,
  result: DialogResult,
): Promise<{ hit: Hit; language: Language } | null> => {
  if (result.made === 'answer' || !result.insert) return null;
  const unit = await ports.units.get(result.unit);
  const verb = result.made === 'action' ? 'see-plan' : 'see-meetings';
  if (unit === null || !mayIn(unit, writer, verb)) return null;
  const language = await languageFor(ports, writer);
  if (result.made === 'action') {
    const row = await ports.projection.row(unit.id, 'StegvisPlan', result.id);
    return row === null ? null : { hit: actionHit(unit, row), language };
  }
  const row = await ports.projection.row(unit.id, 'StegvisAgenda', result.id);
  if (row === null) return null;
  const { StegvisMeetings } = await ports.projection.rows(unit.id);
  return { hit: itemHit(unit, row, StegvisMeetings), language };
};
