import { readFileSync } from 'node:fs';

const { jest } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));

/** The first half of `npm run oracles`: what is judged in the second is recorded here. */
export default {
  ...jest,
  rootDir: '../..',
  roots: ['<rootDir>/test'],
  testMatch: [
    '<rootDir>/test/oracles/story.test.ts',
    '<rootDir>/test/graph/**/*.test.ts',
    '<rootDir>/test/local/graph/**/*.test.ts',
    '<rootDir>/test/local/connector/**/*.test.ts',
    '<rootDir>/test/teams/**/*.test.ts',
    '<rootDir>/test/admin/**/*.test.ts',
  ],
  // What is long and says nothing new is judged where it runs anyhow: at the end of `npm test`.
  testPathIgnorePatterns: ['/node_modules/', '/test/local/graph/large', '/test/graph/provision-interrupted'],
  globalTeardown: undefined,
  testTimeout: 120_000,
};
