/** One request to Graph as handlers see it: who asks, what for, with which options; and the world it is asked of. */
import { jsonOf, type Req, type Res } from '../http.ts';
import type { Tenant } from '../tenant.ts';
import { badRequest, Refusal } from './errors.ts';
import type { ListStore } from './list-store.ts';

export type GraphCaller =
  | { kind: 'person'; person: string; scopes: string[] }
  | { kind: 'app'; roles: string[] };

export interface GraphDeps {
  /** Whether the app stands installed in the team: its resource-specific permissions hold only then. */
  isInstalledInTeam(team: string): boolean;
  /** A fault for one request inside a `$batch`; `path` begins with `/v1.0`. */
  innerFault?(method: string, path: string): Promise<Res | null>;
  /** The app in people's personal chats; absent: it stands in none and can be added to none. */
  personalApp?: PersonalApp;
  /** Resource-specific application permissions that the app's manifest asks for. */
  resourcePermissions?: readonly string[];
}

/** What the connector's side knows of the app in a personal chat. */
export interface PersonalApp {
  has(person: string): boolean;
  /** Adds the app; the bot is told by and by. False when it was there already. */
  install(person: string): boolean;
  /** Whether the tenant's policy for apps keeps it from this person. */
  isBlocked(person: string): boolean;
  /** Id of the chat that the person has with the bot. */
  chatOf(person: string): string;
}

export interface World {
  tenant: Tenant;
  deps: GraphDeps;
  lists: ListStore;
}

export interface Call {
  req: Req;
  caller: GraphCaller;
  query: Query;
  params: Record<string, string>;
  /** Absolute address of the version, e.g. `https://localhost:3981/graph/v1.0`. */
  base: string;
  /** Path below the version, percent-encoded. */
  path: string;
}

/** System query options as they were given. */
export interface Query {
  select: string[] | null;
  expand: string | null;
  filter: string | null;
  orderby: string | null;
  top: number | null;
  skip: number | null;
  skiptoken: string | null;
  count: boolean;
  /** Options that are given, by their bare names. */
  given: string[];
  /** Everything that is no system option, e.g. `startDateTime`. */
  others: Map<string, string>;
}

export type GraphHandler = (call: Call) => Res | Promise<Res>;

export const param = (call: Call, name: string): string => call.params[name] ?? '';

export type JsonObject = Record<string, unknown>;

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * The JSON object of a write. Graph wants the content type said ("Write requests (excluding DELETE) must contain the
 * Content-Type header declaration"), and JSON in it; 415 for other types as listed in learn.microsoft.com/graph/errors.
 */
export const bodyOf = (call: Call): JsonObject => {
  const type = call.req.headers['content-type'];
  if (!type)
    throw badRequest('Write requests (excluding DELETE) must contain the Content-Type header declaration.');
  if (!/^application\/json\b/i.test(type.trim()))
    throw new Refusal(
      415,
      'UnsupportedMediaType',
      'A supported MIME type could not be found that matches the content type of the request.',
    );
  if (call.req.body.length === 0) throw badRequest('Empty Payload. JSON content expected.');
  const body = jsonOf(call.req);
  if (!isObject(body))
    throw badRequest(
      'Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.',
    );
  return body;
};

/** Now in the tenant, to the second, as SharePoint writes instants. */
export const stamp = (world: World): string => world.tenant.clock.iso().replace(/\.\d+Z$/, 'Z');
