/** Loaded into the measured program beside it (`--import`): on SIGUSR2 it tells what is in use after a collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect: unknown = runInNewContext('gc');

process.on('SIGUSR2', () => {
  if (typeof collect === 'function') collect();
  const { heapUsed, rss, external } = process.memoryUsage();
  console.log(JSON.stringify({ probe: { heapUsed, rss, external } }));
});
