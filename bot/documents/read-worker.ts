/** The thread that reads one file and ends. */
import { parentPort, workerData } from 'node:worker_threads';
import { readFileHere } from './read-file.ts';

parentPort?.postMessage(await readFileHere(workerData as Uint8Array));
