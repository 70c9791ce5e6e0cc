/**
 * The attacker at length (test/privacy/attacker): 10,000 histories against the program as it is built, and some against
 * builds with one guard broken. `ATTACKER_HISTORIES` changes how many.
 */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { type Build, intact, planted } from '../privacy/attacker/builds.ts';
import type { Bayesian } from '../privacy/attacker/guess.ts';
import { type Attacked, type Measured, measured } from '../privacy/attacker/measure.ts';
import type { Row } from './run.ts';

const HISTORIES = Number(process.env.ATTACKER_HISTORIES ?? 10_000);
const PLANTED = Math.max(60, Math.round(HISTORIES / 50));
const BESIDE = Math.max(60, Math.round(HISTORIES / 20));
const MOST = 0.01;
const CLEARLY = 0.1;

export interface AttackPart {
  build: string;
  histories: number;
  from: number;
  bayesian: Bayesian;
}

const inThread = (part: AttackPart): Promise<Attacked> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./support/attack.ts', import.meta.url), { workerData: part });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

const run = async (build: Build, histories: number, bayesian: Bayesian = 'own-bands'): Promise<Measured> => {
  const threads = Math.max(1, Math.min(4, availableParallelism()));
  const each = Math.ceil(histories / threads);
  const parts = Array.from({ length: threads }, (_, thread) =>
    inThread({ build: build.name, histories: each, from: thread * each, bayesian }),
  );
  return measured(build, await Promise.all(parts));
};

const digits = (value: number, error: number): string => `${value.toFixed(4)} ± ${error.toFixed(4)}`;

export const attacker = {
  name: 'attacker',
  async run(): Promise<Row[]> {
    const rows: Row[] = [];
    const asBuilt = await run(intact, HISTORIES);
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
      const won = await run(build, PLANTED);
      rows.push({
        what: `advantage against a build ${build.name}: ${won.histories} histories`,
        value: `${digits(won.advantage, won.error)}, by the true levels ${digits(won.byTruth, won.errorByTruth)}`,
        limit: `≥ ${CLEARLY}`,
        holds: won.advantage >= CLEARLY,
      });
    }
    const last = await run(intact, BESIDE, 'last-bands');
    rows.push({
      what: `beside it: over a Bayesian who has forgotten all but the last band of each person, ${last.histories} histories`,
      value: digits(last.advantage, last.error),
      limit: 'told, not limited',
      holds: true,
    });
    return rows;
  },
};
