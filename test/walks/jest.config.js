import { readFileSync } from 'node:fs';

const { jest } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** All stories in the browser: `npm run walks`. */
export default {
  ...jest,
  rootDir: '../..',
  roots: ['<rootDir>/test/walks', '<rootDir>/test/faults'],
  testPathIgnorePatterns: ['/node_modules/'],
  testTimeout: 120_000,
};
