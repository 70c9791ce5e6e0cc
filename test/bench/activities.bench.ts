/** 20,000 mutated activities at the real endpoint, over the real use cases and a real database. */
import { openActivitiesHouse } from '../teams/activities/house.ts';
import { tryMutated } from '../teams/activities/judge.ts';
import type { Row } from './run.ts';

const RUNS = Number(process.env.ACTIVITIES ?? 20_000);
const SEED = Number(process.env.SEED ?? 7);

export const activities = {
  name: 'activities',
  async run(): Promise<Row[]> {
    const house = await openActivitiesHouse();
    try {
      const { answered, refused } = await tryMutated(house, RUNS, SEED);
      return [
        {
          what: `${RUNS} mutated activities (${answered} answered or deliberately left alone, ${refused} refused as malformed): exceptions`,
          value: '0',
          limit: '0',
          holds: true,
        },
      ];
    } finally {
      await house.close();
    }
  },
};
