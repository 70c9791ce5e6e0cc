/** The attacker's histories, shared out over threads: outside Jest's own machinery they go three times as fast. */
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Build } from './builds.ts';
import type { Bayesian } from './guess.ts';
import { type Attacked, type Measured, measured } from './measure.ts';

export interface Part {
  build: string;
  histories: number;
  from: number;
  bayesian: Bayesian;
}

const MOST_THREADS = 4;

const inThread = (part: Part): Promise<Attacked> =>
  new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./thread.ts', import.meta.url), { workerData: part, execArgv: [] });
    worker.once('message', resolve);
    worker.once('error', reject);
  });

/** Attacks a build's histories from the first seed on. */
export const attackAll = async (
  build: Build,
  histories: number,
  bayesian: Bayesian = 'own-bands',
): Promise<Measured> => {
  const threads = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  const each = Math.ceil(histories / threads);
  const parts = Array.from({ length: threads }, (_, thread) =>
    inThread({ build: build.name, histories: each, from: thread * each, bayesian }),
  );
  return measured(build, await Promise.all(parts));
};
