/** The local tenant's Graph behind the program's own client: real requests over real sockets, tokens and all. */
import { GRAPH_RESOURCE, makeGraph } from '../../bot/graph/index.ts';
import type { Machine } from '../../bot/graph/machine.ts';
import { makeTokens } from '../../bot/identity/tokens.ts';
import type { As, Journal } from '../../bot/usecases/ports.ts';
import type { PersonalApp } from '../../infra/local/graph/call.ts';
import { type Graph as LocalGraph, makeGraph as makeLocalGraph } from '../../infra/local/graph/index.ts';
import type { Req, Res } from '../../infra/local/http.ts';
import type { Person, Unit } from '../../infra/local/tenant.ts';
import { type House, OUTSIDE, openHouse } from '../identity/house.ts';

export interface GraphHouse extends House {
  local: LocalGraph;
  unit: Unit;
  manager: Person;
  lists: ReturnType<typeof makeGraph>['lists'];
  directory: ReturnType<typeof makeGraph>['directory'];
  notes: ReturnType<typeof makeGraph>['notes'];
  sites: ReturnType<typeof makeGraph>['sites'];
  subscriptions: ReturnType<typeof makeGraph>['subscriptions'];
  calendars: ReturnType<typeof makeGraph>['calendars'];
  personalApps: ReturnType<typeof makeGraph>['personalApps'];
  app: As;
  person(person: Person, claims?: Record<string, unknown>): Promise<As>;
  /** A request to Graph past the program, with the manager's rights; SharePoint's own pages stand behind it too. */
  outside(method: string, path: string, body?: unknown): Promise<{ status: number; body: unknown }>;
  /** Has the app's own token fetched anew, as its permissions have changed. */
  renew(): Promise<void>;
  /** Requests of the program to Graph so far. */
  graphRequests(): Req[];
  journal: { event: string; facts: Record<string, unknown> }[];
}

export interface GraphHouseOptions {
  machine?: Machine;
  unit?: string;
  notificationUrl?: string;
  personalApp?: PersonalApp;
  innerFault?(method: string, path: string): Promise<Res | null>;
}

/** Opens the tenant with its Graph. */
export const openGraphHouse = async (options: GraphHouseOptions = {}): Promise<GraphHouse> => {
  let local: LocalGraph | null = null;
  const house = await openHouse((tenant, identity) => {
    const made = makeLocalGraph(tenant, identity, {
      isInstalledInTeam: () => true,
      ...(options.personalApp ? { personalApp: options.personalApp } : {}),
      ...(options.innerFault ? { innerFault: options.innerFault } : {}),
    });
    local = made;
    return (req) => made.handle(req);
  }, options.innerFault !== undefined);
  const { tenant, identity } = house;
  const unit = tenant.units.find(({ programme }) => programme === (options.unit ?? 'hbtq-klivet'));
  const manager = tenant.people.find(({ id }) => id === unit?.manager);
  if (!local || !unit || !manager) throw new Error('the seed lacks the unit');
  const journal: GraphHouse['journal'] = [];
  const note = (event: string, facts: Record<string, unknown> = {}): void =>
    void journal.push({ event, facts });
  const tell: Journal = { info: note, warn: note, error: note };
  const tokens = makeTokens({
    identityBaseUrl: house.identityBaseUrl,
    clientId: tenant.ids.appId,
    credential: { secret: tenant.ids.secret },
    fetch: house.fetch,
  });
  const graph = makeGraph({
    baseUrl: `${tenant.addresses.https}/graph/`,
    teamsApp: { manifestId: tenant.ids.teamsAppId, catalogId: null },
    tokens,
    journal: tell,
    fetch: house.fetch,
    ...(options.notificationUrl ? { notificationUrl: options.notificationUrl } : {}),
    ...(options.machine ? { machine: options.machine } : {}),
  });
  return Object.assign(house, {
    local,
    unit,
    manager,
    ...graph,
    journal,
    app: { kind: 'app', tenant: tenant.ids.tenant } as const,
    person: async (person: Person, claims: Record<string, unknown> = {}) =>
      ({
        kind: 'person',
        person: person.id,
        tenant: tenant.ids.tenant,
        assertion: await identity.personToken(person, { claims }),
      }) as const,
    renew: async () => {
      const as = { kind: 'app', tenant: tenant.ids.tenant } as const;
      await tokens(as, { resource: GRAPH_RESOURCE, scopes: [], fresh: true });
    },
    graphRequests: () => house.requests.filter((req) => req.path.startsWith('/graph/')),
    outside: async (method: string, path: string, body?: unknown) => {
      const scp = 'Sites.ReadWrite.All Sites.Manage.All';
      const token = await identity.graphToken(manager, { claims: { scp } });
      const answer = await house.fetch(`${tenant.addresses.https}/graph/v1.0${path}`, {
        method,
        headers: {
          authorization: `Bearer ${token}`,
          'content-type': 'application/json',
          'user-agent': OUTSIDE,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text === '' ? null : (JSON.parse(text) as unknown) };
    },
  });
};
