/** 1,000 races for one row between the tab, a card's [Klart] and another program. */
import { race } from '../faults/races.ts';
import type { Row } from './run.ts';

const RACES = 1_000;

export const races = {
  name: 'races',
  async run(): Promise<Row[]> {
    const start = performance.now();
    const raced = await race(RACES, 2026);
    const seconds = ((performance.now() - start) / 1_000).toFixed(0);
    return [
      {
        what: `changes accepted in ${RACES} races of three (${raced.refused} refusals with 412, ${seconds} s)`,
        value: String(raced.accepted),
        limit: String(3 * RACES),
        holds: raced.accepted === 3 * RACES,
      },
      {
        what: 'accepted changes that do not stand at the end',
        value: String(raced.missing),
        limit: '0',
        holds: raced.missing === 0,
      },
      {
        what: 'rows with more or fewer versions than accepted changes',
        value: String(raced.unaccounted),
        limit: '0',
        holds: raced.unaccounted === 0,
      },
    ];
  },
};
