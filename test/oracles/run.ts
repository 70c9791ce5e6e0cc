/**
 * `npm run oracles`: records what the program and the local tenant say to each other in a broad story and in the suites
 * of Graph and the connector, then judges that, and what the last `npm test` and `npm run walks` have left.
 */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ORACLES_DIR, present } from './oracle.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const jest = (...args: string[]): number =>
  spawnSync(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--disable-warning=ExperimentalWarning',
      'node_modules/jest/bin/jest.js',
      ...args,
    ],
    { cwd: ROOT, stdio: 'inherit' },
  ).status ?? 1;

if (!present) process.stdout.write(`skipped: there are no schemas in ${ORACLES_DIR} (ORACLES_DIR)\n`);
const recorded = present ? jest('--config', 'test/oracles/record.config.js') : 0;
const judged = jest('--config', 'test/oracles/jest.config.js', ...process.argv.slice(2));
process.exitCode = recorded || judged;
