import { describe, expect, test } from '@jest/globals';
import { writeThrough } from './writes.ts';

describe('with a part of all requests to Graph failing, before and after they were accepted', () => {
  test.each([1, 2, 3])('every write lands once or is told (three in ten, %i)', async (seed) => {
    const told = await writeThrough(200, 0.3, seed);
    expect(told).toMatchObject({ lost: 0, doubled: 0, unasked: 0 });
    expect(told.done).toBeGreaterThan(told.writes * 0.8);
    // The weather had something of everything.
    expect(Object.keys(told.dealt).length).toBeGreaterThan(7);
  });

  test.each([4, 5])('most writes fail, and still none is told wrongly (seven in ten, %i)', async (seed) => {
    const told = await writeThrough(200, 0.7, seed);
    expect(told).toMatchObject({ lost: 0, doubled: 0, unasked: 0 });
    expect(told.done + told.notDone + told.inDoubt).toBe(told.writes);
  });
});
