/** The unit writes the year in its own words, or takes ours again. */
import type { WheelInput, WheelView } from '../../core/api-apt.ts';
import { itemsByQuarter } from '../../core/apt-library.ts';
import { localDay } from '../../core/calendar.ts';
import type { Language } from '../../core/choices.ts';
import { done, type Outcome } from '../../core/fault.ts';
import { PER_QUARTER } from '../../core/wheel.ts';
import { type Caller, enter } from '../tab/frame.ts';
import { rowsBeforeAdding } from '../tab/rows-before.ts';
import type { AptPorts } from './ports.ts';
import { wheelView } from './see-apt.ts';

export const saveWheel = async (
  ports: AptPorts,
  caller: Caller,
  unit: string,
  input: WheelInput,
  language: Language,
): Promise<Outcome<WheelView>> => {
  const entered = await enter(ports, caller, unit, 'change-wheel');
  if (!entered.ok) return entered;
  const rows = await rowsBeforeAdding(ports, entered.value);
  if (!rows.ok) return rows;
  const own =
    input.months === null ? null : { months: input.months, perQuarter: input.perQuarter ?? PER_QUARTER };
  await ports.wheels.save(entered.value.unit.id, own);
  return done(wheelView(own, itemsByQuarter(rows.value, localDay(ports.clock.now())), language));
};
