/** Change notifications of lists: subscriptions (learn.microsoft.com/graph/api/subscription-post-subscriptions). */
import { randomUUID } from 'node:crypto';
import type { Collection } from '../state.ts';
import { bodyOf, type Call, type GraphHandler, type JsonObject, param, type World } from './call.ts';
import { accessDenied, badRequest, notServed, Refusal } from './errors.ts';
import { listFor } from './lists.ts';
import { collection, entity } from './paging.ts';
import { checkShape, supports } from './query.ts';
import type { Route } from './routing.ts';

export interface Subscription {
  id: string;
  resource: string;
  site: string;
  list: string;
  changeType: 'updated';
  notificationUrl: string;
  lifecycleUrl: string | null;
  clientState: string | null;
  expires: string;
  creator: string;
}

/** learn.microsoft.com/graph/api/resources/subscription: SharePoint list, under 30 days. */
const LONGEST_MINUTES = 42_300;
const HANDSHAKE_MS = 10_000;

const SHAPE = {
  changeType: 'string',
  clientState: 'string',
  expirationDateTime: 'string',
  includeResourceData: 'boolean',
  latestSupportedTlsVersion: 'string',
  lifecycleNotificationUrl: 'string',
  notificationUrl: 'string',
  resource: 'string',
} as const;

const refused = (message: string): Refusal => new Refusal(400, 'ValidationError', message);

/** A segment of the resource, decoded; one that is no valid percent-encoding names nothing. */
const decodedIn = (segment: string): string => {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw refused("The property 'resource' is not a valid path.");
  }
};

export const subscriptionsIn = (world: World): Collection<Subscription> =>
  world.tenant.state.collection('graph.subscriptions');

/** Seconds are those of the tenant's clock: a subscription ends when the clock passes its end. */
const expiryIn = (world: World, given: unknown): string => {
  const at =
    typeof given === 'string' && /^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(given)
      ? Date.parse(given)
      : Number.NaN;
  const now = world.tenant.clock.now().getTime();
  if (Number.isNaN(at)) throw refused("The property 'expirationDateTime' must be a date and time in UTC.");
  if (at <= now) throw refused('Subscription expiration must be in the future.');
  if (at - now > LONGEST_MINUTES * 60_000)
    throw refused(`Subscription expiration can only be ${LONGEST_MINUTES} minutes in the future.`);
  return new Date(at).toISOString();
};

/** The client proves that it wants the notifications (learn.microsoft.com/graph/change-notifications-delivery-webhooks). */
const handshake = async (url: string): Promise<boolean> => {
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const address = new URL(url);
  address.searchParams.set('validationToken', token);
  try {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(HANDSHAKE_MS),
      redirect: 'error',
    });
    return (
      answer.status === 200 &&
      (answer.headers.get('content-type') ?? '').startsWith('text/plain') &&
      (await answer.text()) === token
    );
  } catch {
    // Nobody answers, or not in time: for Graph the same as a wrong answer.
    return false;
  }
};

/** `policy.refuse`: the tenant's permissions do not allow apps to subscribe to lists. */
export const subscriptionRoutes = (
  world: World,
  policy: () => { refuse: boolean } = () => ({ refuse: false }),
): Route[] => {
  const all = subscriptionsIn(world);
  const view = (one: Subscription): JsonObject => ({
    id: one.id,
    resource: one.resource,
    applicationId: world.tenant.ids.appId,
    changeType: one.changeType,
    clientState: null,
    notificationUrl: one.notificationUrl,
    lifecycleNotificationUrl: one.lifecycleUrl,
    expirationDateTime: one.expires,
    creatorId: one.creator,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    notificationQueryOptions: null,
  });
  const creator = (call: Call): string =>
    call.caller.kind === 'person' ? call.caller.person : world.tenant.ids.appId;
  const live = (one: Subscription): boolean => Date.parse(one.expires) > world.tenant.clock.now().getTime();
  const own = (call: Call): Subscription => {
    const one = all.get(param(call, 'subscription'));
    if (!one || !live(one) || one.creator !== creator(call))
      throw new Refusal(404, 'ResourceNotFound', 'The object was not found.');
    return one;
  };
  /**
   * The page's table asks for Sites.ReadWrite.All on a list, of people and of apps; a grant of the role write under
   * Sites.Selected stands for it in its site (learn.microsoft.com/graph/permissions-selected-overview: "the role allows
   * for the operation requested").
   */
  const mayWatch = (call: Call, site: string, list: string): ReturnType<typeof listFor> => {
    const watched = listFor(world, { ...call, params: { site, list } }, 'write');
    if (policy().refuse) throw accessDenied();
    return watched;
  };
  const addressIn = (name: string, given: unknown): string => {
    // The real service takes https only; here the tenant's own bot, which stands on plain http beside it, is let in too.
    const url = typeof given === 'string' ? given : '';
    const bot = url.startsWith(`${world.tenant.addresses.bot}/`);
    if (!bot && !(url.startsWith('https://') && URL.canParse(url)))
      throw refused(`The property '${name}' must be an address with https.`);
    return url;
  };

  const add: GraphHandler = async (call) => {
    const body = bodyOf(call);
    checkShape('subscription', body, SHAPE);
    for (const name of ['changeType', 'notificationUrl', 'resource', 'expirationDateTime'])
      if (typeof body[name] !== 'string') throw refused(`The property '${name}' is required.`);
    const resource = String(body.resource);
    if (/^https?:/.test(resource)) throw refused("The property 'resource' must not include the base URL.");
    const parts = /^\/?sites\/([^/]+)\/lists\/([^/?]+)$/.exec(resource);
    if (!parts) throw notServed(`subscriptions to ${resource}`);
    const list = mayWatch(call, decodedIn(parts[1] ?? ''), decodedIn(parts[2] ?? ''));
    // "Drive root item and list change notifications support only the updated changeType."
    if (body.changeType !== 'updated') throw refused("Lists support only the changeType 'updated'.");
    if (body.includeResourceData === true)
      throw refused('Lists do not support resource data in notifications.');
    if (typeof body.clientState === 'string' && body.clientState.length > 128)
      throw refused("The property 'clientState' takes at most 128 characters.");
    const notificationUrl = addressIn('notificationUrl', body.notificationUrl);
    const lifecycleUrl =
      body.lifecycleNotificationUrl === undefined
        ? null
        : addressIn('lifecycleNotificationUrl', body.lifecycleNotificationUrl);
    const expires = expiryIn(world, body.expirationDateTime);
    // "you must validate both": one after the other, also where they are the same address.
    if (!(await handshake(notificationUrl)) || (lifecycleUrl !== null && !(await handshake(lifecycleUrl))))
      throw refused(
        'Subscription validation request failed. Notification endpoint must respond with 200 OK to validation request.',
      );
    const one: Subscription = {
      id: randomUUID(),
      resource,
      site: list.site,
      list: list.id,
      changeType: 'updated',
      notificationUrl,
      lifecycleUrl,
      clientState: typeof body.clientState === 'string' ? body.clientState : null,
      expires,
      creator: creator(call),
    };
    all.set(one.id, one);
    return {
      status: 201,
      body: entity(call, 'subscriptions', { ...view(one), clientState: one.clientState }),
    };
  };
  const list: GraphHandler = (call) => {
    supports(call);
    const value = [...all.values()].filter((one) => live(one) && one.creator === creator(call)).map(view);
    return { status: 200, body: collection(call, 'subscriptions', value) };
  };
  const get: GraphHandler = (call) => ({ status: 200, body: entity(call, 'subscriptions', view(own(call))) });
  const renew: GraphHandler = (call) => {
    const one = own(call);
    const body = bodyOf(call);
    checkShape('subscription', body, { expirationDateTime: 'string', notificationUrl: 'string' });
    if (body.notificationUrl !== undefined) throw badRequest("Only 'expirationDateTime' can be changed.");
    // "Renewing may fail if the app is no longer authorized to access to the resource."
    mayWatch(call, one.site, one.list);
    const next = { ...one, expires: expiryIn(world, body.expirationDateTime) };
    all.set(one.id, next);
    return { status: 200, body: entity(call, 'subscriptions', view(next)) };
  };
  /** learn.microsoft.com/graph/api/subscription-reauthorize: no body, 204, the end stays. */
  const reauthorize: GraphHandler = (call) => {
    const one = own(call);
    if (call.req.body.length > 0 && Object.keys(bodyOf(call)).length > 0)
      throw badRequest('The action takes no request body.');
    mayWatch(call, one.site, one.list);
    return { status: 204 };
  };
  const remove: GraphHandler = (call) => {
    all.delete(own(call).id);
    return { status: 204 };
  };
  return [
    { method: 'GET', pattern: '/subscriptions', handler: list },
    { method: 'POST', pattern: '/subscriptions', handler: add },
    { method: 'GET', pattern: '/subscriptions/{subscription}', handler: get },
    { method: 'PATCH', pattern: '/subscriptions/{subscription}', handler: renew },
    { method: 'DELETE', pattern: '/subscriptions/{subscription}', handler: remove },
    { method: 'POST', pattern: '/subscriptions/{subscription}/reauthorize', handler: reauthorize },
  ];
};
