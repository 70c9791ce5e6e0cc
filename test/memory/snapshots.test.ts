import { describe } from '@jest/globals';
import { snapshotContract } from '../contracts/snapshots.ts';
import { makeMemorySnapshots } from './snapshots.ts';

describe('frozen themes in memory', () => {
  const store = makeMemorySnapshots();
  snapshotContract(() => store);
});
