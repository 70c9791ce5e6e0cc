/** A tenant in memory with its identity service, and requests to it. */
import { randomUUID } from 'node:crypto';
import { makeClock } from '../../../infra/local/clock.ts';
import type { Req, Res } from '../../../infra/local/http.ts';
import { type Identity, KEYS, makeIdentity } from '../../../infra/local/identity/index.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import { openState, type State } from '../../../infra/local/state.ts';
import type { Person, Tenant } from '../../../infra/local/tenant.ts';
import { noteAnswer } from '../families.ts';

/** Keys take their time to be made: worlds share those of the first one. */
const warm = openState(null);

export const makeTenant = (): Tenant => {
  const state = openState(null);
  for (const [id, document] of warm.collection(KEYS).entries()) state.collection(KEYS).set(id, document);
  return tenantOn(state);
};

const tenantOn = (state: State): Tenant => {
  return {
    ids,
    ...seed(),
    state,
    clock: makeClock(state, () => false),
    addresses: {
      bot: 'http://localhost:4100',
      http: 'http://localhost:4102',
      https: 'https://localhost:4103',
      serviceUrl: 'https://localhost:4103/connector/',
    },
  };
};

const first = makeIdentity(tenantOn(warm));
await first.federatedToken({ key: 'other' });
await first.channelToken({ key: 'unendorsed' });
await first.channelToken({ key: 'otherChannel' });

/** A request as the frame hands it to a service. */
export const request = (method: string, target: string, more: Partial<Req> = {}): Req => {
  const cut = target.indexOf('?');
  return {
    method,
    target,
    path: cut < 0 ? target : target.slice(0, cut),
    query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
    headers: {},
    body: Buffer.alloc(0),
    gone: new AbortController().signal,
    ...more,
  };
};

export const withToken = (token: string): Req =>
  request('GET', '/', { headers: { authorization: `Bearer ${token}` } });

export const SECRET: Record<string, string> = { client_id: ids.appId, client_secret: ids.secret };
export const ON_BEHALF_OF = 'urn:ietf:params:oauth:grant-type:jwt-bearer';

export interface World {
  tenant: Tenant;
  identity: Identity;
  person: Person;
  guest: Person;
  /** Posts a form to the token endpoint; undefined leaves a field out. */
  ask(
    form: Record<string, string | undefined>,
    tenantName?: string,
  ): Promise<Res & { body: Record<string, unknown> }>;
  get(path: string): Promise<Record<string, unknown>>;
}

export const makeWorld = (): World => {
  const tenant = makeTenant();
  const identity = makeIdentity(tenant);
  const find = (guest: boolean): Person => {
    const found = tenant.people.find((one) => one.guest === guest);
    if (!found) throw new Error('The seed has no such person.');
    return found;
  };
  return {
    tenant,
    identity,
    person: find(false),
    guest: find(true),
    async ask(form, tenantName = tenant.ids.tenant) {
      const fields = Object.entries(form).filter(
        (entry): entry is [string, string] => entry[1] !== undefined,
      );
      const res = await identity.handle(
        request('POST', `/identity/${tenantName}/oauth2/v2.0/token`, {
          headers: {
            'content-type': 'application/x-www-form-urlencoded;charset=utf-8',
            'client-request-id': randomUUID(),
          },
          body: Buffer.from(new URLSearchParams(fields).toString()),
        }),
      );
      noteAnswer(res.status, form, tenantName);
      return { ...res, body: res.body as Record<string, unknown> };
    },
    async get(path) {
      const res = await identity.handle(request('GET', path));
      if (res.status !== 200) throw new Error(`${path} answered ${res.status}`);
      return res.body as Record<string, unknown>;
    },
  };
};
