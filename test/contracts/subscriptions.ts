/** What every implementation of the port `Subscriptions` must do. Run on Graph (test/graph) and on the memory one. */
import { describe, expect, test } from '@jest/globals';
import type { As, Site, Subscriptions } from '../../bot/usecases/ports.ts';
import { got } from './samples.ts';

export interface SubscriptionsBench {
  subscriptions: Subscriptions;
  as: As;
  site: Site;
  /** An instant so many days from now, which the service grants as an end. */
  inDays(days: number): string;
}

/** Declares the suite on the bench that `bench` gives when a test runs. */
export const subscriptionsContract = (name: string, bench: () => SubscriptionsBench): void =>
  describe(`subscriptions of ${name}`, () => {
    const make = async (list: 'StegvisPlan' | 'StegvisUnit' = 'StegvisPlan'): Promise<string> => {
      const { subscriptions, as, site, inDays } = bench();
      const wish = { clientState: 'hemligt', expires: inDays(20) };
      return got(await subscriptions.create(as, site, list, wish)).id;
    };

    test('each has an id of its own and the end that was asked for', async () => {
      const { subscriptions, as, site, inDays } = bench();
      const wish = { clientState: 'hemligt', expires: inDays(20) };
      const made = got(await subscriptions.create(as, site, 'StegvisPlan', wish));
      expect(made.expires).toBe(inDays(20));
      expect(await make('StegvisUnit')).not.toBe(made.id);
    });

    test('one that is made stands, is renewed, and stands no more once it is ended', async () => {
      const { subscriptions, as, inDays } = bench();
      const id = await make();
      expect(got(await subscriptions.stands(as, id))).toBe(true);
      expect(got(await subscriptions.renew(as, id, inDays(28))).expires).toBe(inDays(28));
      got(await subscriptions.end(as, id));
      expect(got(await subscriptions.stands(as, id))).toBe(false);
    });

    test('one that nobody knows is not found when renewed; to end it is done', async () => {
      const { subscriptions, as, inDays } = bench();
      const never = '00000000-0000-4000-8000-000000000000';
      expect(await subscriptions.renew(as, never, inDays(5))).toMatchObject({
        ok: false,
        fault: { kind: 'not-found' },
      });
      expect(got(await subscriptions.stands(as, never))).toBe(false);
      got(await subscriptions.end(as, never));
    });
  });
