/** What every implementation of the port `WheelStore` must do. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { WheelStore } from '../../bot/usecases/ports.ts';

export interface WheelsBench {
  wheels: WheelStore;
  close?(): Promise<void>;
}

const months = (first: string): string[][] =>
  Array.from({ length: 12 }, (_, index) => (index === 0 ? [first, 'Å "citat" \' och, komma'] : []));

/** Declares the suite. `open` is called once. */
export const wheelsContract = (name: string, open: () => Promise<WheelsBench>): void =>
  describe(`wheels in ${name}`, () => {
    let bench: WheelsBench;
    beforeAll(async () => {
      bench = await open();
    });
    afterAll(() => bench.close?.());

    test('a unit has none of its own until it writes one, and may change and forget it', async () => {
      const { wheels } = bench;
      expect(await wheels.of('a')).toBeNull();
      await wheels.save('a', { months: months('Uppstart'), perQuarter: 1 });
      await wheels.save('b', { months: months('Annat'), perQuarter: 0 });
      await wheels.save('a', { months: months('SAM'), perQuarter: 2 });
      expect(await wheels.of('a')).toEqual({ months: months('SAM'), perQuarter: 2 });
      await wheels.save('a', null);
      await wheels.save('a', null);
      expect(await wheels.of('a')).toBeNull();
      expect(await wheels.of('b')).toEqual({ months: months('Annat'), perQuarter: 0 });
    });
  });
