/**
 * Subscriptions to lists through Graph: the port `Subscriptions`
 * (learn.microsoft.com/graph/api/subscription-post-subscriptions). The page asks Sites.ReadWrite.All of an app and does
 * not name Sites.Selected; where a tenant refuses, the caller is told so and the sweep serves alone.
 */
import { done, type Fault, failed, type Outcome } from '../core/fault.ts';
import type { As, Subscriptions } from '../usecases/ports.ts';
import type { Effort, GraphClient } from './client.ts';
import { type SiteLists, sitePath } from './lists/site.ts';
import { DELEGATED_SCOPES } from './scopes.ts';
import { faultOf, isGood, type Sent, text } from './sent.ts';

/** Graph asks our own endpoint back before it answers, and gives it ten seconds. */
const EFFORT_MS = 20_000;

const pathOf = (id: string): string => `/subscriptions/${encodeURIComponent(id)}`;

/**
 * A subscription that is refused says nothing of the site, which may well be open to the app: whoever reads this is not
 * to be sent to give it once more.
 */
const withoutSite = (fault: Fault): Fault =>
  fault.kind === 'refused' && fault.closed
    ? {
        kind: 'refused',
        remedy:
          `${fault.remedy.split(' Give the app the site:')[0]} Microsoft does not promise subscriptions to lists for ` +
          'an app with Sites.Selected. Nothing has to be done: the lists are read every two hours of the working day, ' +
          'and before anything is sent.',
      }
    : fault;

/** Makes the port. `notificationUrl`: where Graph reaches `POST /api/notifications`; it serves lifecycle events too. */
export const makeSubscriptions = (
  client: GraphClient,
  sites: SiteLists,
  notificationUrl: string | null,
): Subscriptions => {
  const effort = (): Effort => client.effort(DELEGATED_SCOPES, EFFORT_MS);
  const failure = (sent: Sent, as: As): { ok: false; fault: ReturnType<typeof faultOf> } =>
    failed(faultOf(sent, as, 'unit', DELEGATED_SCOPES));
  const ends = (sent: Sent & { kind: 'answered' }, wished: string): string => {
    const end = text(sent.body, 'expirationDateTime');
    return end !== null && !Number.isNaN(Date.parse(end)) ? new Date(end).toISOString() : wished;
  };

  return {
    async create(as, site, list, { clientState, expires }) {
      if (notificationUrl === null)
        return failed({ kind: 'refused', remedy: 'There is no address for notifications.' });
      const time = effort();
      const ask = async (): Promise<Outcome<Sent>> => {
        const ids = await sites.ids(as, site, time);
        if (!ids.ok) return ids;
        const body = {
          changeType: 'updated',
          resource: `${sitePath(site).slice(1)}/lists/${ids.value[list]}`,
          notificationUrl,
          lifecycleNotificationUrl: notificationUrl,
          clientState,
          expirationDateTime: expires,
        };
        return done(await client.send(as, { method: 'POST', path: '/subscriptions', body }, time));
      };
      let asked = await ask();
      if (asked.ok && asked.value.kind === 'answered' && asked.value.status === 404) {
        // The lists were made anew since their ids were read.
        sites.forget(site);
        asked = await ask();
      }
      if (!asked.ok) return asked;
      const sent = asked.value;
      if (!isGood(sent)) return failed(withoutSite(failure(sent, as).fault));
      const id = text(sent.body, 'id');
      return id === null
        ? failed({ kind: 'refused', remedy: 'Graph answered a subscription without an id.' })
        : done({ id, expires: ends(sent, expires) });
    },
    async renew(as, id, expires) {
      const body = { expirationDateTime: expires };
      const sent = await client.send(
        as,
        { method: 'PATCH', path: pathOf(id), body, repeatable: true },
        effort(),
      );
      return isGood(sent) ? done({ expires: ends(sent, expires) }) : failure(sent, as);
    },
    async stands(as, id): Promise<Outcome<boolean>> {
      const sent = await client.send(as, { method: 'GET', path: pathOf(id) }, effort());
      if (isGood(sent)) return done(true);
      const outcome = failure(sent, as);
      return outcome.fault.kind === 'not-found' ? done(false) : outcome;
    },
    async end(as, id): Promise<Outcome<void>> {
      const sent = await client.send(as, { method: 'DELETE', path: pathOf(id), repeatable: true }, effort());
      if (isGood(sent)) return done(undefined);
      const outcome = failure(sent, as);
      return outcome.fault.kind === 'not-found' ? done(undefined) : outcome;
    },
  };
};
