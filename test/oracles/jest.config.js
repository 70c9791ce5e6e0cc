import { readFileSync } from 'node:fs';

const { jest } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** Contract tests against Microsoft's official schemas in ORACLES_DIR: the second half of `npm run oracles`. */
export default {
  ...jest,
  rootDir: '../..',
  roots: ['<rootDir>/test/oracles'],
  globalTeardown: undefined,
  testPathIgnorePatterns: ['/node_modules/', '/test/oracles/story'],
  testTimeout: 120_000,
};
