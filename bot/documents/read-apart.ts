/**
 * Reads a file in a thread of its own, with limits of time and memory: whatever a file was made to do to its reader, the
 * program goes on.
 */
import { Worker } from 'node:worker_threads';
import type { ReadFile } from '../usecases/ports.ts';
import type { FileRead } from './read-file.ts';

const MOST_MS = 20_000;
const MOST_MEMORY_MB = 384;

const WORKER = new URL('./read-worker.ts', import.meta.url);

const readOne = (bytes: Uint8Array): Promise<FileRead> =>
  new Promise((resolve) => {
    const worker = new Worker(WORKER, {
      workerData: bytes,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    });
    const end = (read: FileRead): void => {
      clearTimeout(timer);
      resolve(read);
      void worker.terminate();
    };
    const timer = setTimeout(() => end({ ok: false, why: 'too-large' }), MOST_MS);
    worker.once('message', (read: FileRead) => end(read));
    // Out of memory, or the reader's own fault: the file cannot be read here.
    worker.once('error', (error: Error & { code?: string }) =>
      end({ ok: false, why: error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'broken' }),
    );
    worker.once('exit', () => end({ ok: false, why: 'broken' }));
  });

/** The port. Files are read one after the other, so that many at once take no more memory than one. */
export const makeReadFile = (): ReadFile => {
  let last: Promise<unknown> = Promise.resolve();
  return (bytes) => {
    const read = last.then(() => readOne(bytes));
    last = read;
    return read;
  };
};
