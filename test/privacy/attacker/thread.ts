/** One part of the attacker's histories, in a thread of its own. */
import { parentPort, workerData } from 'node:worker_threads';
import { intact, planted } from './builds.ts';
import { attack } from './measure.ts';
import type { Part } from './threads.ts';

const { build, histories, from, bayesian } = workerData as Part;
const found = [intact, ...planted].find(({ name }) => name === build);
if (found === undefined) throw new Error(`no build ${build}`);
parentPort?.postMessage(await attack(found, histories, from, bayesian));
