/** A tenant in memory with Graph in it, asked as different callers without any token. */
import { makeClock } from '../../../infra/local/clock.ts';
import { type Graph, type GraphCaller, type GraphDeps, makeGraph } from '../../../infra/local/graph/index.ts';
import type { Req, Res } from '../../../infra/local/http.ts';
import { ids, seed } from '../../../infra/local/seed.ts';
import { openState, type State } from '../../../infra/local/state.ts';
import type { Person, Tenant, Unit } from '../../../infra/local/tenant.ts';
import { keepExchange } from '../../oracles/recorder.ts';
import { noteAnswer } from '../families.ts';

/** JSON that a test reads by the names it expects. */
export interface Json {
  [name: string]: Json;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  /** What came back; read it as the shape that the test expects. */
  body: Json;
  /** The entries of a collection. */
  values: Json[];
  code: string;
  message: string;
}

/** Every delegated scope that the program asks for. */
export const SCOPES = [
  'User.Read',
  'User.ReadBasic.All',
  'Team.ReadBasic.All',
  'TeamMember.Read.All',
  'Channel.ReadBasic.All',
  'ChannelMember.Read.All',
  'GroupMember.Read.All',
  'TeamsTab.ReadWriteForTeam',
  'TeamsAppInstallation.ReadForTeam',
  'Sites.Manage.All',
  'Calendars.ReadWrite',
  'Files.ReadWrite',
  'Files.Read.All',
  'Chat.ReadBasic',
];

export interface Room {
  tenant: Tenant;
  graph: Graph;
  unit: Unit;
  other: Unit;
  manager: Person;
  /** In the unit of the manager. */
  employee: Person;
  /** Of another unit. */
  outsider: Person;
  guest: Person;
  installed: Set<string>;
  ask(
    who: Person | GraphCaller | null,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
}

export const asPerson = (person: Person, scopes: string[] = SCOPES): GraphCaller => ({
  kind: 'person',
  person: person.id,
  scopes,
});
export const APP: GraphCaller = { kind: 'app', roles: ['Sites.Selected'] };

const must = <T>(value: T | undefined): T => {
  if (value === undefined) throw new Error('the seed lacks somebody');
  return value;
};

export const makeTenant = (state: State): Tenant => ({
  ids,
  ...seed(),
  state,
  clock: makeClock(state, () => false),
  addresses: {
    bot: 'http://localhost:4300',
    http: 'http://localhost:4302',
    https: 'https://localhost:4303',
    serviceUrl: 'https://localhost:4303/connector/',
  },
});

export const openRoom = (deps: Partial<GraphDeps> = {}, state = openState(null)): Room => {
  const tenant = makeTenant(state);
  const installed = new Set<string>();
  const callers = new Map<string, GraphCaller>();
  const graph = makeGraph(
    tenant,
    { checkGraph: async (req) => callers.get(req.headers.authorization ?? '') ?? null },
    { isInstalledInTeam: (team) => installed.has(team), ...deps },
  );
  // Vårdcentral Björken is the largest unit; Kontaktcenter has a guest.
  const unit = must(tenant.units.find((one) => one.programme === 'hbtq-klivet'));
  const other = must(tenant.units.find((one) => one.programme === 'soderhamn-rfsl'));
  const inUnit = (id: string): Person[] => tenant.people.filter((person) => person.unit === id);

  const ask: Room['ask'] = async (who, method, path, body, headers = {}) => {
    const caller = who === null ? null : 'kind' in who ? who : asPerson(who);
    const key = `Bearer ${JSON.stringify(caller)}`;
    if (caller) callers.set(key, caller);
    const absolute = path.replace(/^https?:\/\/[^/]+/, '');
    const target = absolute.startsWith('/graph/') ? absolute : `/graph/v1.0${absolute}`;
    const cut = target.indexOf('?');
    const raw = Buffer.isBuffer(body) || typeof body === 'string';
    const req: Req = {
      method,
      target,
      path: cut < 0 ? target : target.slice(0, cut),
      query: new URLSearchParams(cut < 0 ? '' : target.slice(cut + 1)),
      headers: {
        host: 'localhost:4303',
        ...(caller ? { authorization: key } : {}),
        ...(body === undefined || raw ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      body:
        body === undefined ? Buffer.alloc(0) : raw ? Buffer.from(body) : Buffer.from(JSON.stringify(body)),
      gone: new AbortController().signal,
    };
    const res: Res = await graph.handle(req);
    noteAnswer(res.status, method, path, body, headers, caller);
    keepExchange('graph', req, res, { ofProgram: false, ofTenant: true });
    // What would go over the wire: no undefined, no references into the tenant's memory.
    const wire: unknown =
      res.body === undefined || Buffer.isBuffer(res.body) ? res.body : JSON.parse(JSON.stringify(res.body));
    const { error, value } = (wire ?? {}) as { error?: { code?: string; message?: string }; value?: Json[] };
    return {
      status: res.status,
      headers: res.headers ?? {},
      body: wire as Json,
      values: value ?? [],
      code: error?.code ?? '',
      message: error?.message ?? '',
    };
  };
  return {
    tenant,
    graph,
    unit,
    other,
    manager: must(tenant.people.find((person) => person.id === unit.manager)),
    employee: must(inUnit(unit.id).find((person) => person.role === 'employee')),
    outsider: must(inUnit(other.id).find((person) => person.role === 'employee' && !person.guest)),
    guest: must(tenant.people.find((person) => person.guest)),
    installed,
    ask,
  };
};

/** A list with one column of each kind that the program uses; its address below the version. */
export const makeList = async (room: Room, extra: object[] = []): Promise<string> => {
  const lists = `/sites/${room.unit.site}/lists`;
  const made = await room.ask(room.manager, 'POST', lists, {
    displayName: 'StegvisPlan',
    columns: [
      { name: 'Unit', text: {}, indexed: true },
      { name: 'StegvisKey', text: {}, indexed: true, enforceUniqueValues: true },
      { name: 'State', choice: { choices: ['Utkast', 'Pågår', 'Klar'] }, indexed: true },
      { name: 'DueDate', dateTime: { format: 'dateOnly' }, indexed: true },
      { name: 'Minutes', number: { decimalPlaces: 'none', minimum: 0, maximum: 600 }, indexed: true },
      { name: 'Need', displayName: 'Behov', text: { allowMultipleLines: true } },
      { name: 'Indicator', text: {} },
      { name: 'Open', boolean: {} },
      { name: 'Owner0', personOrGroup: {} },
      ...extra,
    ],
    list: { template: 'genericList' },
  });
  if (made.status !== 201) throw new Error(`${made.status} ${made.message}`);
  return `${lists}/${made.body.id}`;
};

/** Every page of a collection. */
export const allPages = async (
  room: Room,
  who: Person | GraphCaller,
  path: string,
): Promise<{ values: Json[]; pages: number }> => {
  const values: Json[] = [];
  let pages = 0;
  for (let next: string | undefined = path; next; ) {
    const answer: Answer = await room.ask(who, 'GET', next);
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.message}`);
    values.push(...answer.values);
    pages++;
    next = answer.body['@odata.nextLink'] === undefined ? undefined : String(answer.body['@odata.nextLink']);
  }
  return { values, pages };
};
