/**
 * Who is calling the tab's API: the person's single sign-on token, checked against the keys that their tenant
 * publishes (learn.microsoft.com/entra/identity-platform/access-tokens#validate-tokens).
 */
import { createRemoteJWKSet, customFetch, decodeJwt, errors, type JWTPayload, jwtVerify } from 'jose';

/** A person whose token was found good. `assertion` is exchanged for tokens on their behalf; it is never logged. */
export interface Caller {
  /** Entra object id. */
  person: string;
  tenant: string;
  name: string;
  /** App roles, such as `Stegvis.Operator`. */
  roles: string[];
  assertion: string;
}

export type Authenticated =
  | { ok: true; caller: Caller }
  /** 401: `why` is for the log. */
  | { ok: false; reason: 'token'; why: string }
  /** 503: the keys could not be fetched, so nothing can be said about the token. */
  | { ok: false; reason: 'unavailable'; why: string };

export interface PeopleOptions {
  /** `https://login.microsoftonline.com`, without a slash at the end. */
  identityBaseUrl: string;
  /** The app registration's id: tokens are for it, as `{id}` or `api://…/{id}`. */
  appId: string;
  allowedTenants: readonly string[];
  fetch?: typeof fetch;
}

type Keys = ReturnType<typeof createRemoteJWKSet>;

class Unavailable extends Error {}

const DISCOVERY_LIMIT_MS = 5_000;
/** An unknown key is looked for again, but not oftener than this, whatever tokens strangers send. */
const COOLDOWN_MS = 250;
const TOLERANCE_S = 60;

/** Makes the check. It never throws for a bad token; it accepts only delegated RS256 tokens of an allowed tenant. */
export const makeAuthenticate = (options: PeopleOptions): ((token: string) => Promise<Authenticated>) => {
  const send = options.fetch ?? fetch;
  const allowed = new Set(options.allowedTenants.map((tenant) => tenant.toLowerCase()));
  const keysOf = new Map<string, Promise<Keys>>();

  const discover = async (issuer: string): Promise<Keys> => {
    let found: unknown;
    try {
      const response = await send(`${issuer}/.well-known/openid-configuration`, {
        signal: AbortSignal.timeout(DISCOVERY_LIMIT_MS),
      });
      if (!response.ok) throw new Error(`answered ${response.status}`);
      found = await response.json();
    } catch (error) {
      throw new Unavailable(`the OpenID configuration of ${issuer} could not be read: ${String(error)}`);
    }
    const address = (found as { jwks_uri?: unknown } | null)?.jwks_uri;
    if (typeof address !== 'string' || !URL.canParse(address))
      throw new Unavailable(`the OpenID configuration of ${issuer} names no keys`);
    return createRemoteJWKSet(new URL(address), {
      cooldownDuration: COOLDOWN_MS,
      timeoutDuration: DISCOVERY_LIMIT_MS,
      [customFetch]: (url, init) => send(url, init),
    });
  };
  const keys = (issuer: string): Promise<Keys> => {
    const known = keysOf.get(issuer);
    if (known) return known;
    const asked = discover(issuer);
    keysOf.set(issuer, asked);
    asked.catch(() => keysOf.delete(issuer));
    return asked;
  };

  const verify = async (token: string): Promise<Authenticated> => {
    // Read before it is trusted, only to choose the issuer whose keys decide: foreign tenants are never asked.
    const claimed = decodeJwt(token).tid;
    if (typeof claimed !== 'string' || !allowed.has(claimed.toLowerCase()))
      return { ok: false, reason: 'token', why: 'the tenant is not allowed' };
    const issuer = `${options.identityBaseUrl}/${claimed.toLowerCase()}/v2.0`;
    const { payload } = await jwtVerify(token, await keys(issuer), {
      issuer,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'aud', 'oid', 'tid', 'scp'],
      clockTolerance: TOLERANCE_S,
    });
    return callerOf(payload, token, claimed.toLowerCase(), options.appId);
  };

  return async (token) => {
    try {
      return await verify(token);
    } catch (error) {
      if (error instanceof Unavailable || error instanceof errors.JWKSTimeout)
        return { ok: false, reason: 'unavailable', why: error.message };
      if (error instanceof errors.JOSEError) {
        // A generic JOSEError is a key set that could not be fetched; every fault of the token has a class of its own.
        const reason =
          error.code === 'ERR_JOSE_GENERIC' || error.code === 'ERR_JWKS_INVALID' ? 'unavailable' : 'token';
        return { ok: false, reason, why: `${error.code}: ${error.message}` };
      }
      if (error instanceof TypeError) {
        const unreachable = error.message === 'fetch failed';
        return { ok: false, reason: unreachable ? 'unavailable' : 'token', why: error.message };
      }
      throw error;
    }
  };
};

const forApp = (audience: unknown, appId: string): boolean => {
  if (typeof audience !== 'string') return false;
  return audience === appId || (audience.startsWith('api://') && audience.endsWith(`/${appId}`));
};

const callerOf = (payload: JWTPayload, token: string, tenant: string, appId: string): Authenticated => {
  const bad = (why: string): Authenticated => ({ ok: false, reason: 'token', why });
  if (!forApp(payload.aud, appId)) return bad('the token is for another audience');
  const { oid, scp, name, roles } = payload;
  if (typeof oid !== 'string' || oid === '') return bad('the token names no person');
  if (typeof scp !== 'string' || !scp.split(' ').includes('access_as_user'))
    return bad('the token lacks the scope access_as_user');
  return {
    ok: true,
    caller: {
      person: oid,
      tenant,
      name: typeof name === 'string' ? name : '',
      roles: Array.isArray(roles) ? roles.filter((role): role is string => typeof role === 'string') : [],
      assertion: token,
    },
  };
};
