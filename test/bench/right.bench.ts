/** "Right" at length: a thousand units lived through for a year, with everything that happens in it, and nothing broken. */
import fc from 'fast-check';
import { planSlot, stillDue } from '../../bot/core/nudges/plan.ts';
import { broken } from '../core/nudges/right.ts';
import { arbitraryYear, liveYear } from '../core/nudges/year.ts';
import type { Row } from './run.ts';

const UNITS = Number(process.env.RIGHT_UNITS ?? 1_000);

export const right = {
  name: 'right',
  async run(): Promise<Row[]> {
    let units = 0;
    let sent = 0;
    let lines = 0;
    let dropped = 0;
    const start = performance.now();
    const details = fc.check(
      fc.property(arbitraryYear, (year) => {
        if (units >= UNITS) return true;
        const lived = liveYear(year, { planSlot, stillDue });
        units += year.units.length;
        sent += lived.sent.length;
        lines += lived.sent.reduce((sum, { matters }) => sum + matters.length, 0);
        dropped += lived.drops.length;
        const wrong = broken(lived);
        if (wrong.length > 0) throw new Error(wrong.join('\n'));
        return true;
      }),
      { numRuns: UNITS },
    );
    if (details.failed) console.error(fc.defaultReportMessage(details), details.errorInstance);
    const seconds = Math.round((performance.now() - start) / 1_000);
    return [
      {
        what: `units lived through a year: ${sent} cards with ${lines} matters, ${dropped} dropped with a reason, ${seconds} s`,
        value: String(units),
        limit: `≥ ${UNITS}`,
        holds: units >= UNITS,
      },
      {
        what: 'caps, quiet hours, opt-outs broken; matters lost or told twice',
        value: details.failed ? 'some' : '0',
        limit: '0',
        holds: !details.failed,
      },
    ];
  },
};
