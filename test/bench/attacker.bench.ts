/**
 * The attacker at length (test/privacy/attacker): 10,000 histories against the program as it is built, and some against
 * builds with one guard broken. `ATTACKER_HISTORIES` changes how many.
 */
import { intact, planted } from '../privacy/attacker/builds.ts';
import { attackAll } from '../privacy/attacker/threads.ts';
import type { Row } from './run.ts';

const HISTORIES = Number(process.env.ATTACKER_HISTORIES ?? 10_000);
const PLANTED = Math.max(60, Math.round(HISTORIES / 50));
const BESIDE = Math.max(60, Math.round(HISTORIES / 20));
const MOST = 0.01;
const CLEARLY = 0.1;

const digits = (value: number, error: number): string => `${value.toFixed(4)} ± ${error.toFixed(4)}`;

export const attacker = {
  name: 'attacker',
  async run(): Promise<Row[]> {
    const rows: Row[] = [];
    const asBuilt = await attackAll(intact, HISTORIES);
    rows.push({
      what: `advantage over the bands, as built: ${asBuilt.histories} histories, ${asBuilt.snapshots} snapshots`,
      value: digits(asBuilt.advantage, asBuilt.error),
      limit: `≤ ${MOST}`,
      holds: asBuilt.advantage <= MOST,
    });
    rows.push({
      what: 'the same by the true levels (scatters more)',
      value: digits(asBuilt.byTruth, asBuilt.errorByTruth),
      limit: `≤ ${MOST} within two errors`,
      holds: asBuilt.byTruth - 2 * asBuilt.errorByTruth <= MOST,
    });
    for (const build of planted) {
      const won = await attackAll(build, PLANTED);
      rows.push({
        what: `advantage against a build ${build.name}: ${won.histories} histories`,
        value: `${digits(won.advantage, won.error)}, by the true levels ${digits(won.byTruth, won.errorByTruth)}`,
        limit: `≥ ${CLEARLY}`,
        holds: won.advantage >= CLEARLY,
      });
    }
    const last = await attackAll(intact, BESIDE, 'last-bands');
    rows.push({
      what: `beside it: over a Bayesian who has forgotten all but the last band of each person, ${last.histories} histories`,
      value: digits(last.advantage, last.error),
      limit: 'told, not limited',
      holds: true,
    });
    return rows;
  },
};
