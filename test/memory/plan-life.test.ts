import { describe } from '@jest/globals';
import { planLifeContract } from '../contracts/plan-life.ts';
import { makeMemoryFeedback, makeMemoryPlanVersions } from './plan-life.ts';

describe('versions and feedback in memory', () => {
  const stores = { versions: makeMemoryPlanVersions(), feedback: makeMemoryFeedback() };
  planLifeContract(() => stores);
});
